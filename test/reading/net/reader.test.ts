import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadResources } from '../../../src/index.js';
import { openReader } from '../../../src/reading/net/model.js';
import { type Reader, ReaderNet } from '../../../src/reading/net/reader.js';
import type { Arithmetic } from '../../../src/reading/text/en/parser/arithmetic.js';
import { wasmArithmetic } from '../../../src/reading/text/en/parser/wasm.js';
import { plainArithmetic } from '../text/en/parser/plain.js';

const root = new URL('../../../', import.meta.url);
const { language } = loadResources();
const fastArithmetic = wasmArithmetic(readFileSync(new URL('data/models/kernel.wasm', root)));

const readerOn = (make: (memory: WebAssembly.Memory) => Arithmetic): Reader =>
  new ReaderNet(openReader(readFileSync(new URL('data/models/reader-en.bin', root))), language.formRow, make);

const told = (reader: Reader, text: string, isAsked: (token: number) => boolean = () => false) =>
  reader
    .read(language.analyse(text), isAsked)
    ?.predicates.map(({ token, shares, fired, arguments: words, support }) => ({
      token,
      fired,
      shares: [...shares].map((share) => share.toFixed(3)),
      arguments: words.map((stretches) => stretches.map(({ from, to }) => [from, to])),
      support: reader.roles.map((_, role) => support(role, 0, 40).toFixed(3)),
    })) ?? [];

describe('the net that reads', () => {
  const reader = readerOn(fastArithmetic);

  it('says who did it to whom', () => {
    const text = 'France condemned Russia. The Chinese foreign minister met Antony Blinken.';
    const tokens = language.analyse(text);
    const words = reader
      .read(tokens, () => false)
      ?.predicates.map(({ token, arguments: given }) => [
        tokens.forms[token],
        ...given.slice(0, 2).map((all) => all.map(({ from, to }) => tokens.forms.slice(from, to).join(' ')).join(', ')),
      ]);
    expect(words).toEqual([
      ['condemned', 'France', 'Russia'],
      ['met', 'The Chinese foreign minister', 'Antony Blinken'],
    ]);
  });

  it('says the same without WebAssembly', () => {
    const text = readFileSync(new URL('demo/summit-report.txt', root), 'utf8');
    const own = told(reader, text, (token) => token % 7 === 0);
    expect(own.length).toBeGreaterThan(50);
    expect(told(readerOn(plainArithmetic), text, (token) => token % 7 === 0)).toEqual(own);
  });

  it('says of a sentence what it says of it alone', () => {
    const [first, second] = ['Egypt expelled two diplomats.', 'The envoy said the talks would go on in Oslo.'];
    const [one, both] = [told(reader, `${first}`), told(reader, `${first} ${second}`)];
    expect(one.length).toBeGreaterThan(0);
    expect(both.slice(0, one.length).map(({ support: _, ...rest }) => rest)).toEqual(
      one.map(({ support: _, ...rest }) => rest),
    );
  });

  it('reads a long text of words it has never met', () => {
    const strange = Array.from({ length: 300 }, (_, i) => `wörd${i}`).join(' ');
    const other = Array.from({ length: 300 }, (_, i) => `other${i}`).join(' ');
    const last = 'France recalled its ambassador.';
    const alone = told(readerOn(fastArithmetic), last).map(({ fired }) => fired);
    expect(
      told(readerOn(fastArithmetic), `${strange}.\n\n${other}.\n\n${last}`)
        .slice(-1)
        .map(({ fired }) => fired),
    ).toEqual(alone);
  });
});

describe('the roles of pairs of words', () => {
  it('are the same to the bit without WebAssembly', () => {
    const [product, sum, count, n, ld] = [8, 16, 3, 13, 16];
    const places = [1024, 2048, 8192, 8448, 16_384, 20_480, 24_576, 25_600, 26_624] as const;
    const given = (make: (memory: WebAssembly.Memory) => Arithmetic): Float32Array => {
      const ops = make(new WebAssembly.Memory({ initial: 1 }));
      const numbers = new Float32Array(ops.memory.buffer);
      let last = 7;
      for (let k = 256; k < 7168; k++) {
        last = (Math.imul(last, 1_103_515_245) + 12_345) | 0;
        numbers[k] = last / 2 ** 31;
      }
      const [left, right, ways, paths, buckets, weights, biases, out, scratch] = places;
      new Int32Array(ops.memory.buffer, ways, n).forEach((_, j, all) => {
        all[j] = (j * 5) % 20;
      });
      ops.roles(left, right, product, sum, ways, paths, buckets, weights, biases, count, out, ld, 4, n, scratch);
      return numbers.slice(out >> 2, (out >> 2) + count * ld);
    };
    const own = given(fastArithmetic);
    expect(new Set(own).size).toBeGreaterThan(count * 10);
    expect(given(plainArithmetic)).toEqual(own);
  });
});
