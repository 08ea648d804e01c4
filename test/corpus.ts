/** Texts for tests that read at random: the demo articles, and what the shared folder holds of news and readouts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { hasShared, ROOT, SHARED, sharedRows, sharedText } from './shared.js';

const DEMO = ['summit-report', 'summit-readout', 'summit-garbled'].map((name) =>
  readFileSync(join(ROOT, 'demo', `${name}.txt`), 'utf8'),
);

const textFiles = (folder: string): string[] =>
  readdirSync(join(SHARED, folder))
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => sharedText(join(folder, name)));

const rowTexts = (path: string): string[] => sharedRows<{ readonly text: string }>(path).map((row) => row.text);

/** The texts by where they come from; the demo articles alone where the shared folder is missing. */
export const corpora = (): Readonly<Record<string, readonly string[]>> => ({
  demo: DEMO,
  ...(hasShared
    ? {
        articles: textFiles('articles'),
        'pairs of readouts': textFiles('eval/readouts'),
        readouts: rowTexts('articles/readouts.jsonl'),
        'news of polnear': rowTexts('eval/polnear/dev.jsonl'),
        'sentences of plover': rowTexts('eval/plover-gsr/dev.jsonl'),
      }
    : {}),
});

/** Stretches of the texts, cut anywhere: within words, pairs of surrogates, quotations. */
export const slices = (texts: readonly string[], longest = 1500): fc.Arbitrary<string> =>
  fc
    .record({ text: fc.constantFrom(...texts), from: fc.nat(1_000_000), length: fc.nat(longest) })
    .map(({ text, from, length }) => {
      const start = from % Math.max(1, text.length);
      return text.slice(start, start + length);
    });

/** Stretches of the texts between marks that end sentences. */
export const sentencesOf = (texts: readonly string[]): fc.Arbitrary<string> =>
  slices(texts, 400).map((text) => text.split(/(?<=[.!?])\s|\n/).reduce((a, b) => (b.length > a.length ? b : a)));

/** A sentence broken off behind each of its words and hyphens. */
export const begun = (sentence: string): string[] =>
  Array.from(sentence.matchAll(/[\s-]|$/g), ({ index }) => sentence.slice(0, index + 1).trimEnd());

/** What no text should hold and some do: control characters, lone surrogates, marks, other scripts, runs without a space. */
export const garbage: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom(
      '“',
      '”',
      '"',
      '‘',
      '’',
      '.',
      '!',
      '-',
      '…',
      '\n',
      '\r\n',
      ' ',
      '\u00a0',
      '\u200b',
      'a',
      'said',
      'Xi',
    ),
    maxLength: 60,
  }),
  fc.string({
    unit: fc.constantFrom('\ud800', '\udc00', '\u0301', '\u202e', '\u0000', '\u001b[31m', '\u{1f468}\u200d', 'a'),
    maxLength: 40,
  }),
  fc
    .array(fc.constantFrom('Лавров', '外交部说', 'وزير', 'Erdoğan', 'नमस्ते', 'สวัสดี'), { maxLength: 12 })
    .map((words) => words.join(' ')),
  fc.nat(600).map((length) => 'x'.repeat(length)),
);

/** Words with a part in the rules, strung together in any order. */
export const wordSalad: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...'Antony|Blinken|Qin Gang|President|Xi Jinping|China|Chinese|officials|the United States|White Home|State Division|said|told|agreed to|met with|will|not|urged|visit|talks|by phone|on Sunday|June 18, 2023|in Beijing|sanctions|balloon|shot down|according to|he|“|”|,|.|—|and|of|to|\n\n'.split(
        '|',
      ),
    ),
    { maxLength: 60 },
  )
  .map((words) => words.join(' '));
