import { expect, it } from 'vitest';
import { ownDocuments, ownReports } from '../../scripts/train/annotated.js';
import { describeNeeding, hasShared, SHARED } from '../shared.js';

/** Every stretch of text that an annotation names. */
const spansIn = (marked: unknown): readonly (readonly [number, number])[] => {
  const spans: [number, number][] = [];
  JSON.stringify(marked, (_, value: unknown) => {
    if (Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number'))
      spans.push(value as [number, number]);
    return value;
  });
  return spans;
};
const areInside = (marked: unknown, { length }: string): boolean =>
  spansIn(marked).every(([start, end]) => start >= 0 && start < end && end <= length);

it('short reports mark stretches of their texts, and those that are measured are none that are learned from', () => {
  const [learned, measured] = [ownReports('learned'), ownReports('measured')];
  expect(learned.length).toBeGreaterThanOrEqual(700);
  expect(measured.length).toBeGreaterThanOrEqual(80);
  for (const { id, text, marked } of [...learned, ...measured]) expect(areInside(marked, text), id).toBe(true);
  const texts = new Set(learned.map(({ text }) => text));
  expect(measured.filter(({ text }) => texts.has(text))).toEqual([]);
  expect(new Set([...learned, ...measured].map(({ id }) => id)).size).toBe(learned.length + measured.length);
});

describeNeeding('shared', hasShared, 'the annotated documents of the project', () => {
  it('mark stretches of the texts that were annotated, and hold no words of them', () => {
    const documents = ownDocuments(SHARED);
    expect(documents.length).toBeGreaterThanOrEqual(60);
    for (const { id, text, marked } of documents) {
      expect(JSON.stringify(marked), id).not.toMatch(/"(?:content|evidence|action|role)":/);
      expect(areInside(marked, text), id).toBe(true);
    }
  });
});
