import { expect, it } from 'vitest';
import { ownDocuments } from '../../scripts/train/annotated.js';
import { describeNeeding, hasShared, SHARED } from '../shared.js';

describeNeeding('shared', hasShared, 'the annotated documents of the project', () => {
  it('mark stretches of the texts that were annotated, and hold no words of them', () => {
    const documents = ownDocuments(SHARED);
    expect(documents.length).toBeGreaterThanOrEqual(60);
    for (const { id, text, marked } of documents) {
      expect(JSON.stringify(marked), id).not.toMatch(/"(?:content|evidence|action|role)":/);
      const spans: [number, number][] = [];
      JSON.stringify(marked, (_, value: unknown) => {
        if (Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number'))
          spans.push(value as [number, number]);
        return value;
      });
      expect(
        spans.every(([start, end]) => start >= 0 && start < end && end <= text.length),
        id,
      ).toBe(true);
    }
  });
});
