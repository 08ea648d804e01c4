/** Passages that a briefing quotes, and who speaks in them. */
import { describe, expect, it } from 'vitest';
import type { NamedActor } from '../../../src/model/record.js';
import type { Span } from '../../../src/model/span.js';
import { isSureOfSpeaker, type SentencedText, wholePassage } from '../../../src/record/briefing/passage.js';

const DEBY: NamedActor = { actor: 'person:deby', name: 'Mahamat Deby', party: 'TCD', role: 'president' };
const MORI: NamedActor = { actor: 'person:mori', name: 'Mori Takeo', party: 'JPN', role: 'prime minister' };

/** Sentences end with a full stop and a blank. */
const sentenced = (text: string): SentencedText => {
  const sentences: Span[] = [];
  let from = 0;
  for (const sentence of text.match(/[^.]+\. ?/g) ?? []) {
    sentences.push([from, from + sentence.trimEnd().length]);
    from += sentence.length;
  }
  return { text, sentences };
};
const spanIn = (text: string, words: string): Span => {
  const start = text.lastIndexOf(words);
  return [start, start + words.length];
};

describe('a passage', () => {
  const long = `President Deby spoke of ${'very '.repeat(90)}old wells`;
  it.each([
    [
      'a phrase cut in its middle is quoted to the end of its sentence',
      'It rained. President Deby voiced concern with the trade of his neighbor in arms. It was late.',
      'President Deby voiced concern with the trade of his',
      'President Deby voiced concern with the trade of his neighbor in arms.',
    ],
    [
      'a sentence is quoted from its beginning',
      'During the long talks President Deby said that wells are needed. It was late.',
      'the long talks President Deby said that wells are needed',
      'During the long talks President Deby said that wells are needed.',
    ],
    [
      'of a sentence too long for a line the part that a sign ends is quoted',
      `${long}, and President Deby said that the road to the lake is open; all agreed.`,
      'President Deby said that the road to the lake is open',
      'President Deby said that the road to the lake is open',
    ],
    [
      'a part of it that nothing ends is not quoted',
      `${long}, and President Deby said that the road to the lake is open.`,
      'President Deby said that the road to the lake',
      '',
    ],
    [
      'what points back is quoted with the sentence before',
      'It rained. Chad had closed the road to the lake. President Deby regretted this step of his neighbor.',
      'President Deby regretted this step',
      'Chad had closed the road to the lake. President Deby regretted this step of his neighbor.',
    ],
    [
      'what points back to nothing is not quoted',
      'President Deby said that these steps are late.',
      'President Deby said that these steps are late',
      '',
    ],
    [
      'this week is clear',
      'It rained. President Deby said that wells are dug this week in the north.',
      'President Deby said that wells are dug this week',
      'President Deby said that wells are dug this week in the north.',
    ],
    ['a few words say nothing', 'He agreed. It was late.', 'He agreed', ''],
  ])('%s', (_, text, words, passage) => {
    expect(wholePassage(spanIn(text, words), sentenced(text))).toBe(passage);
  });
});

describe('what two undertake', () => {
  const long = `They agreed on the road to the lake and on ${'very '.repeat(90)}old wells`;
  it.each([
    [
      'is quoted with what both say before it',
      'Both discussed wells and roads. They agreed to deal with these issues openly.',
      'to deal with these issues openly',
      'Both discussed wells and roads. They agreed to deal with these issues openly.',
    ],
    ['is quoted in a long sentence of its own', `${long}.`, 'the road to the lake', `${long}.`],
  ])('%s', (_, text, words, passage) => {
    expect(wholePassage(spanIn(text, words), sentenced(text), false)).toBe(passage);
  });
});

describe('who speaks', () => {
  it.each([
    ['is sure by name', 'President Deby welcomed the talks.', 'President Deby', DEBY, true],
    [
      'is sure of ‘he’ where the sentence before begins with him',
      'President Deby thanked Prime Minister Mori. He welcomed the talks.',
      'He',
      DEBY,
      true,
    ],
    [
      'is unsure of ‘he’ where it begins with the other',
      'President Deby thanked Prime Minister Mori. He welcomed the talks.',
      'He',
      MORI,
      false,
    ],
    [
      'looks behind sentences that name nobody',
      'The President spoke of wells. He laughed. He welcomed the talks.',
      'He',
      DEBY,
      true,
    ],
    [
      'is unsure of ‘he’ behind ‘they’',
      'President Deby came. They spoke of wells. He welcomed the talks.',
      'He',
      DEBY,
      false,
    ],
    ['is unsure of ‘he’ where nobody is named', 'It rained. He welcomed the talks.', 'He', DEBY, false],
    [
      'takes no vice president for the president',
      'The Vice President spoke of wells. He welcomed the talks.',
      'He',
      DEBY,
      false,
    ],
    [
      'is not whose invitation another speaks of',
      'All praised Prime Minister Mori’s invitation to visit.',
      'Prime Minister Mori',
      MORI,
      false,
    ],
    ['is not whose wish it is', 'All praised his wish to visit.', 'his', MORI, false],
    [
      'is not one of two who did it together',
      'The President and Prime Minister Mori discussed wells.',
      'Prime Minister Mori',
      MORI,
      false,
    ],
    [
      'is not the first of two who did it together',
      'President Deby and Prime Minister Mori discussed wells.',
      'President Deby',
      DEBY,
      false,
    ],
    [
      'is one where two clauses are joined',
      'The town was glad, and Prime Minister Mori welcomed the talks.',
      'Prime Minister Mori',
      MORI,
      true,
    ],
  ] as const)('%s', (_, text, words, speaker, sure) => {
    const source = [spanIn(text, words)];
    expect(isSureOfSpeaker({ source, speaker }, sentenced(text), [DEBY, MORI])).toBe(sure);
  });
});
