import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConlluError, parseConllu, printConllu } from '../../src/cli/conllu.js';
import { at, sentenceCount, type Tokens, UPOS, uposOf } from '../../src/reading/text/tokens.js';
import { language } from '../language.js';
import { describeShared, sharedText } from '../shared.js';

const { analyse, tag } = language();

const row = (
  id: string | number,
  form: string,
  rest: Partial<Record<'lemma' | 'upos' | 'head' | 'rel' | 'misc', string>> = {},
): string =>
  [
    id,
    form,
    rest.lemma ?? '_',
    rest.upos ?? 'X',
    '_',
    '_',
    rest.head ?? '_',
    rest.rel ?? '_',
    '_',
    rest.misc ?? '_',
  ].join('\t');
const source = (...lines: string[]): string => `${lines.join('\n')}\n`;

/** What a round trip must keep. */
const kept = (tokens: Tokens) => ({
  forms: tokens.forms,
  lemmas: tokens.lemmas,
  upos: [...tokens.upos],
  sentences: [...tokens.sentences],
  paragraphs: [...tokens.paragraphs],
  heads: tokens.tree ? [...tokens.tree.heads] : undefined,
  relations: tokens.tree?.relations,
});

const NO_SPACE = { misc: 'SpaceAfter=No' };

describe('parseConllu', () => {
  it.each<[what: string, text: string, lines: string[]]>([
    ['words with spaces between them', 'He left', [row(1, 'He'), row(2, 'left')]],
    ['words that touch', 'He left.', [row(1, 'He'), row(2, 'left', NO_SPACE), row(3, '.')]],
    [
      'two sentences',
      'He left. Good.',
      [row(1, 'He'), row(2, 'left', NO_SPACE), row(3, '.'), '', row(1, 'Good', NO_SPACE), row(2, '.')],
    ],
    ['a new paragraph', 'One\n\nTwo', [row(1, 'One'), '', '# newpar id = 2', row(1, 'Two')]],
    ['a new document', 'One\n\nTwo', [row(1, 'One'), '', '# newdoc', row(1, 'Two')]],
    ['comments passed over', 'One', ['# sent_id = 1', '# text = something else', row(1, 'One')]],
    ['several blank lines', 'One Two', ['', '', row(1, 'One'), '', '', row(1, 'Two'), '']],
    [
      'the words of a multiword token side by side',
      'canot go',
      [row('1-2', 'cannot'), row(1, 'ca'), row(2, 'not'), row(3, 'go')],
    ],
    ['empty nodes passed over', 'One Two', [row(1, 'One'), row('1.1', 'empty'), row(2, 'Two')]],
  ])('puts the text together: %s', (_, text, lines) => {
    const tokens = parseConllu(source(...lines));
    expect(tokens.text).toBe(text);
    for (let i = 0; i < tokens.size; i++)
      expect(tokens.text.slice(at(tokens.starts, i), at(tokens.ends, i))).toBe(tokens.forms[i]);
  });

  it('reads CR and LF, no line break at the end, and nothing at all', () => {
    expect(parseConllu(`${row(1, 'One')}\r\n\r\n${row(1, 'Two')}`).forms).toEqual(['One', 'Two']);
    expect(parseConllu('').size).toBe(0);
    expect(parseConllu('# a comment\n').size).toBe(0);
  });

  it('takes heads and relations, counted through the text', () => {
    const tokens = parseConllu(
      source(
        row(1, 'He', { head: '2', rel: 'nsubj' }),
        row(2, 'left', { head: '0', rel: 'root' }),
        '',
        row(1, 'Good', { head: '0', rel: 'root' }),
        row(2, 'day', { head: '1', rel: 'obj' }),
      ),
    );
    expect([...(tokens.tree?.heads ?? [])]).toEqual([1, -1, -1, 2]);
    expect(tokens.tree?.relations).toEqual(['nsubj', 'root', 'root', 'obj']);
  });

  it('takes a missing lemma from the form and a missing tag as X', () => {
    const tokens = parseConllu(source(row(1, 'Left', { upos: '_' }), row(2, 'Left', { lemma: 'leave', upos: 'VERB' })));
    expect(tokens.lemmas).toEqual(['left', 'leave']);
    expect([uposOf(tokens, 0), uposOf(tokens, 1)]).toEqual(['X', 'VERB']);
  });

  it.each<[what: string, line: number, text: string]>([
    ['plain text', 1, 'Blinken met Qin.\n'],
    ['nine columns', 2, source(row(1, 'One'), row(2, 'Two').slice(0, -2))],
    ['eleven columns', 1, source(`${row(1, 'One')}\tx`)],
    ['a word out of turn', 2, source(row(1, 'One'), row(3, 'Two'))],
    ['a sentence that does not begin at 1', 4, source(row(1, 'One'), '', '# x', row(2, 'Two'))],
    ['a number that is none', 1, source(row('one', 'One'))],
    ['a tag that is none', 3, source(row(1, 'One'), row(2, 'Two'), row(3, 'Three', { upos: 'NN' }))],
    ['a word that is empty', 2, source(row(1, 'One'), row(2, ''))],
    ['a head outside the sentence', 2, source(row(1, 'One'), row(2, 'Two', { head: '3' }))],
    ['a head before the sentence', 1, source(row(1, 'One', { head: '-1' }))],
    ['a head that is no number', 3, source(row(1, 'One'), '', row(1, 'Two', { head: 'x' }))],
  ])('names the line of %s', (_, line, text) => {
    expect(() => parseConllu(text)).toThrow(ConlluError);
    expect(() => parseConllu(text)).toThrow(new RegExp(`^line ${line}: `));
  });
});

describe('printConllu and parseConllu', () => {
  const words = fc.record({
    form: fc.string({
      unit: fc.constantFrom('a', 'B', '1', '.', '’', 'é', '\u{1f600}', '#'),
      minLength: 1,
      maxLength: 4,
    }),
    lemma: fc.constantFrom('be', 'go', '.'),
    upos: fc.constantFrom(...UPOS),
    touches: fc.boolean(),
    head: fc.nat(6),
  });
  const sentences = fc.array(
    fc.record({ newParagraph: fc.boolean(), words: fc.array(words, { minLength: 1, maxLength: 6 }) }),
    { maxLength: 5 },
  );

  it('keep words, lemmas, tags, sentences, paragraphs, heads and relations', () => {
    fc.assert(
      fc.property(sentences, (list) => {
        const lines = list.flatMap((sentence) => [
          ...(sentence.newParagraph ? ['# newpar'] : []),
          ...sentence.words.map((word, i) =>
            row(i + 1, word.form, {
              lemma: word.lemma,
              upos: word.upos,
              head: String(Math.min(word.head, sentence.words.length)),
              rel: 'dep',
              ...(word.touches ? NO_SPACE : {}),
            }),
          ),
          '',
        ]);
        const first = parseConllu(source(...lines));
        expect(first.forms).toEqual(list.flatMap((sentence) => sentence.words.map((word) => word.form)));
        const second = parseConllu(printConllu(first));
        expect(kept(second)).toEqual(kept(first));
        expect(second.text).toBe(first.text);
        expect(printConllu(second)).toBe(printConllu(first));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    'Antony Blinken met Qin Gang in Beijing. They spoke for hours.\n\n“We don’t agree,” Qin said.',
    'It can’t be: U.S.-China ties (since 1979) cost $1,000.50!',
    '',
    '...',
  ])('keep the words that our own analysis finds: %j', (text) => {
    const tokens = analyse(text);
    const again = parseConllu(printConllu(tokens));
    expect(again.forms).toEqual(tokens.forms);
    expect([...again.upos]).toEqual([...tokens.upos]);
    expect([...again.sentences]).toEqual([...tokens.sentences]);
  });

  it('print ten columns, a text and an id for every sentence, and words counted from 1', () => {
    const printed = printConllu(analyse('He left. She stayed.'));
    expect(printed.match(/^# sent_id = /gm)).toHaveLength(2);
    expect(printed).toContain('# text = He left.\n1\tHe\t');
    for (const line of printed.split('\n').filter((one) => /^\d/.test(one))) expect(line.split('\t')).toHaveLength(10);
    expect(printed.endsWith('\n\n')).toBe(true);
  });
});

describe('words that are given', () => {
  it('are kept with their sentences, and get tags and trees of our own', () => {
    const given = parseConllu(
      source(row(1, 'He'), row(2, 'met'), row(3, 'Xi', NO_SPACE), row(4, '.'), '', row(1, 'Good')),
    );
    const tagged = tag(given);
    expect(tagged.forms).toEqual(given.forms);
    expect([...tagged.sentences]).toEqual([...given.sentences]);
    expect([uposOf(tagged, 0), uposOf(tagged, 1), uposOf(tagged, 3)]).toEqual(['PRON', 'VERB', 'PUNCT']);
    expect(tagged.lemmas[1]).toBe('meet');
    expect([...(tagged.tree?.heads ?? [])]).toEqual([1, -1, 1, 1, -1]);
    expect(tagged.tree?.relations.slice(0, 3)).toEqual(['nsubj', 'root', 'obj']);
  });

  it('are kept where we would part them otherwise', () => {
    const given = parseConllu(
      source(row(1, 'do', NO_SPACE), row(2, "n't"), row(3, 'U.S.', NO_SPACE), row(4, '-', NO_SPACE), row(5, 'China')),
    );
    const tagged = tag(given);
    expect(tagged.forms).toEqual(['do', "n't", 'U.S.', '-', 'China']);
  });

  it('are kept, whatever they are', () => {
    const form = fc.string({
      unit: fc.constantFrom('a', 'B', '1', '.', "'", '-', 'é', '\u{1f600}'),
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(form, fc.boolean()), { minLength: 1, maxLength: 12 }), (list) => {
        const given = parseConllu(
          source(...list.map(([word, touches], i) => row(i + 1, word, touches ? NO_SPACE : {}))),
        );
        const tagged = tag(given);
        expect(tagged.forms).toEqual(given.forms);
        expect(sentenceCount(tagged)).toBe(sentenceCount(given));
        expect([...tagged.starts]).toEqual([...given.starts]);
      }),
      { numRuns: 300 },
    );
  });
});

describeShared('a treebank', () => {
  it('comes back from print and parse as it was, and keeps its words when it is tagged anew', () => {
    // Whole sentences of the first part of a large file.
    const text = sharedText('eval/ud/ewt-dev.conllu').slice(0, 400_000);
    const bank = parseConllu(text.slice(0, text.lastIndexOf('\n\n') + 2));
    expect(bank.size).toBeGreaterThan(4000);
    expect(kept(parseConllu(printConllu(bank)))).toEqual(kept(bank));
    expect(tag(bank).forms).toEqual(bank.forms);
  });
});
