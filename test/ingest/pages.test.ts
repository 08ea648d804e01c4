import { describe, expect, it } from 'vitest';
import { pageDraft } from '../../src/ingest/html/page.js';
import { ARTICLE, bytesOf, LAYOUTS } from './layouts.js';

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Share of the words of `wanted` that `found` has, and share of those of `found` that `wanted` lacks; each word counts once a time. */
const shares = (wanted: string, found: string): { readonly kept: number; readonly foreign: number } => {
  const left = new Map<string, number>();
  for (const word of words(wanted)) left.set(word, (left.get(word) ?? 0) + 1);
  let kept = 0;
  for (const word of words(found)) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    kept++;
    left.set(word, count - 1);
  }
  return { kept: kept / words(wanted).length, foreign: 1 - kept / Math.max(1, words(found).length) };
};

describe('a page of news', () => {
  it('is laid out in twenty ways', () => {
    expect(new Set(LAYOUTS.map(({ name }) => name)).size).toBe(20);
  });

  it.each(LAYOUTS)('gives its text: $name', (layout) => {
    const { input } = pageDraft(bytesOf(layout, ARTICLE), { url: layout.url });
    const { kept, foreign } = shares(ARTICLE.paragraphs.join('\n\n'), input.text);
    expect(kept, `kept of the text:\n${input.text}`).toBeGreaterThanOrEqual(0.95);
    expect(foreign, `foreign words in:\n${input.text}`).toBeLessThanOrEqual(0.03);
  });

  it.each(LAYOUTS)('gives its title, day and publisher: $name', (layout) => {
    const { input } = pageDraft(bytesOf(layout, ARTICLE), { url: layout.url });
    expect(input.title).toBe(ARTICLE.title);
    if (!layout.untold?.includes('published')) expect(input.published?.slice(0, 10)).toBe(ARTICLE.day);
    if (!layout.untold?.includes('publisher')) expect(input.publisher).toBe(ARTICLE.publisher);
  });

  it('keeps paragraphs apart', () => {
    const [layout] = LAYOUTS;
    if (!layout) throw new Error('no layout');
    const { input } = pageDraft(bytesOf(layout, ARTICLE), {});
    expect(input.text.split('\n\n')).toEqual(ARTICLE.paragraphs);
  });
});
