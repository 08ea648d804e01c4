import { describe, expect, it } from 'vitest';
import { keptItems } from '../../src/store/parsed.js';
import { placed } from './fixtures.js';

const rowOf = (id: string, ...words: string[]) => {
  const { item } = placed(id, 'a', 'k', null, words);
  return { id, json: JSON.stringify(item) };
};

describe('items that are kept as they were parsed', () => {
  it('are the same for the same row, and made anew for another', () => {
    const { parse } = keptItems();
    const first = parse(rowOf('1', 'so'));
    expect(parse(rowOf('1', 'so'))).toBe(first);
    const other = parse(rowOf('1', 'not so'));
    expect(other).toEqual(JSON.parse(rowOf('1', 'not so').json));
    expect(parse(rowOf('1', 'so'))).toEqual(first);
  });

  it('are not parsed where they were written before', () => {
    const { keep, parse } = keptItems();
    const { item } = placed('1', 'a', 'k', null, ['so']);
    keep(JSON.stringify(item), item);
    expect(parse(rowOf('1', 'so'))).toBe(item);
    expect(parse(rowOf('1', 'not so'))).not.toBe(item);
  });

  it('go when there are too many, those asked for longest ago first', () => {
    const rows = ['1', '2', '3'].map((id) => rowOf(id, 'so'));
    const [one, two, three] = rows;
    if (!one || !two || !three) throw new Error('three rows');
    const { parse } = keptItems(one.json.length + two.json.length);
    const [a, b] = [parse(one), parse(two)];
    expect(parse(one)).toBe(a);
    parse(three);
    expect(parse(one)).toBe(a);
    expect(parse(two)).not.toBe(b);
  });
});
