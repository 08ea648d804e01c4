import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpackBytes, unpackText } from '../../src/store/bytes.js';
import { compareFacts, compareVersions, instantOf } from '../../src/store/version.js';

describe('an instant', () => {
  it.each<[moment: string | null, instant: string | null]>([
    ['2023-06-18', '2023-06-18T00:00:00.000Z'],
    ['2023-06-18T10:00Z', '2023-06-18T10:00:00.000Z'],
    ['2023-06-18T10:00', '2023-06-18T10:00:00.000Z'],
    ['2023-06-18 10:00:30', '2023-06-18T10:00:30.000Z'],
    ['2023-06-18T10:00:30.5+02:00', '2023-06-18T08:00:30.500Z'],
    ['2023-06-18T10:00+0200', '2023-06-18T08:00:00.000Z'],
    ['2023-06-18T10:00-05:00', '2023-06-18T15:00:00.000Z'],
    [null, null],
    ['', null],
  ])('of %s is %s', (moment, instant) => {
    const got = instantOf(moment);
    expect(got === null ? null : new Date(got).toISOString()).toBe(instant);
  });
});

describe('the version in the record', () => {
  it('is the one retrieved last, by instant and not by the letters of the moment', () => {
    const tokyo = { retrieved: '2023-06-18T10:00+09:00', hash: 'f' };
    const london = { retrieved: '2023-06-18T02:00Z', hash: 'a' };
    expect(compareVersions(london, tokyo)).toBeGreaterThan(0);
    expect(compareVersions(tokyo, { hash: 'z' })).toBeGreaterThan(0);
  });

  it('is then the one of the greater hash', () => {
    expect(compareVersions({ hash: 'b' }, { hash: 'a' })).toBeGreaterThan(0);
    expect(compareVersions({ retrieved: '2023-06-18', hash: 'a' }, { retrieved: '2023-06-18T00:00Z', hash: 'b' })).toBe(
      -1,
    );
  });

  const moment = fc.option(fc.constantFrom('2023-01-01', '2023-01-01T00:00Z', '2023-01-01T01:00+01:00', '2023-01-02'));
  const facts = fc.record({ retrieved: moment, title: fc.constantFrom('a', 'b') }).map(({ retrieved, title }) => ({
    title,
    ...(retrieved ? { retrieved } : {}),
  }));

  it('has facts that are compared as a total order', () => {
    fc.assert(
      fc.property(facts, facts, facts, (a, b, c) => {
        expect(Math.sign(compareFacts(a, b))).toBe(-Math.sign(compareFacts(b, a)) + 0);
        if (compareFacts(a, b) >= 0 && compareFacts(b, c) >= 0) expect(compareFacts(a, c)).toBeGreaterThanOrEqual(0);
        if (compareFacts(a, b) === 0) expect(a).toEqual(b);
      }),
    );
  });
});

describe('packed bytes', () => {
  it('give back any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
        expect(unpackText(pack(text))).toBe(text);
      }),
    );
  });

  it('give back any bytes, at most a dozen longer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const packed = pack(bytes);
        expect([...unpackBytes(packed)]).toEqual([...bytes]);
        expect(packed.length).toBeLessThanOrEqual(bytes.length + 12);
      }),
    );
  });

  it('tell that a byte became another', () => {
    const packed = pack('Antony Blinken met Qin Gang in Beijing.'.repeat(5));
    for (let at = 1; at < packed.length; at++)
      expect(() => unpackBytes(packed.map((byte, i) => (i === at ? byte ^ 1 : byte)))).toThrow();
  });

  it('that were packed before there was a checksum are read', () => {
    expect(unpackText(Buffer.concat([Uint8Array.of(0), Buffer.from('plain')]))).toBe('plain');
    expect(unpackText(Buffer.concat([Uint8Array.of(1), deflateRawSync('deflated')]))).toBe('deflated');
  });

  it('of a method that is not known are refused', () => {
    expect(() => unpackBytes(Uint8Array.of(9, 1, 2))).toThrow('not known');
  });
});
