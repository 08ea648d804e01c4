import { describe, expect, it } from 'vitest';
import { packModel } from '../../src/desk/table/sections.js';
import { ModelError, openModel } from '../../src/reading/container.js';

const head = { name: 'test', version: '1', trainedOn: 'nothing', licence: 'MIT' };
const file = packModel(head, [
  ['one', Uint8Array.from([1, 2, 3])],
  ['two', new Uint8Array(0)],
  ['three', new Uint8Array(new Int16Array([5, -6]).buffer)],
]);

describe('a model file', () => {
  it('gives back its head and its sections', () => {
    const model = openModel(file, 'test');
    expect(model.head).toMatchObject(head);
    expect([...model.bytes('one')]).toEqual([1, 2, 3]);
    expect(model.bytes('two')).toHaveLength(0);
    expect([...new Int16Array(model.bytes('three').buffer)]).toEqual([5, -6]);
  });

  it('has the same bytes from the same parts', () => {
    expect(packModel(head, [['a', Uint8Array.from([1])]])).toEqual(packModel(head, [['a', Uint8Array.from([1])]]));
  });

  it.each<[what: string, bytes: Uint8Array, kind: string, message: RegExp]>([
    ['of another kind', file, 'other', /'test' where 'other' belongs/],
    ['that is cut off', file.subarray(0, 40), 'test', /cut off/],
    ['without its end', file.subarray(0, file.length - 16), 'test', /damaged/],
    ['with one byte changed', file.map((byte, i) => (i === file.length - 16 ? byte ^ 1 : byte)), 'test', /checksum/],
    ['that is none', new TextEncoder().encode('something else entirely'), 'test', /no model file/],
    ['that is empty', new Uint8Array(0), 'test', /no model file/],
  ])('%s is refused', (_, bytes, kind, message) => {
    expect(() => openModel(bytes, kind)).toThrow(ModelError);
    expect(() => openModel(bytes, kind)).toThrow(message);
  });

  it('says which section is missing', () => {
    expect(() => openModel(file, 'test').bytes('four')).toThrow(/no section 'four'/);
  });
});
