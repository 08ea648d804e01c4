/**
 * Sources: which words name who says something by a cue. Each noun and pronoun near the cue may, with more or fewer of the words
 * around it, or nobody is named: chosen by marks (`source-marks.ts`) whose weights stand in a table that people can read
 * (`data/en/source-odds.csv`, learned by `scripts/train-sources.ts`).
 */
import { chosen, type MarkLists } from '../choice.js';
import { type Context, mentionsIn } from '../context.js';
import type { Saying } from '../frames/frame.js';
import { at, lowerAt, sentenceEndAt, sentenceStartAt, uposOf, xposAt } from '../text/tokens.js';
import type { Cue } from './cues.js';
import { knownOf, marksOfHead, marksOfNobody, marksOfWords } from './source-marks.js';
import { isName, isNominal, joinedWithin, type Source } from './source-words.js';
import { isComma, type Stretch } from './stretch.js';

/** Words that may name who speaks; none where nobody is named. */
export interface SourceCandidate {
  readonly source: Source | undefined;
  readonly marks: MarkLists;
}

/** Words before and behind a cue that are looked at, and heads of phrases among them. */
const FAR_BEFORE = 45;
const FAR_BEHIND = 25;
const MOST_HEADS = 8;
const MOST_HEADS_BEHIND = 4;
/** Words of a phrase behind its name, and before it. */
const LONGEST = 40;
const LONGEST_BEFORE = 10;
const MOST_ENDS = 8;

/** The source of a cue; undefined where nobody is named. */
export const sourceOf = (context: Context, cue: Cue, saying: Saying | undefined): Source | undefined =>
  chosen(context.resources.sourceOdds, candidatesOf(context, cue, saying))?.source;

/** All that may be the source of a cue, nobody first. @param saying what the net thinks of it */
export function candidatesOf(context: Context, cue: Cue, saying: Saying | undefined): readonly SourceCandidate[] {
  const known = knownOf(context, cue);
  const [before, behind] = headsNear(context, cue);
  const net = !saying ? 'silent' : saying.speaker.length === 0 ? 'nobody' : 'somebody';
  const found: SourceCandidate[] = [
    { source: undefined, marks: [marksOfNobody(context, known, before.length + behind.length, net)] },
  ];
  for (const heads of [before, behind])
    for (const [k, head] of heads.entries()) {
      const own = marksOfHead(context, known, head, k);
      const words = marksOfWords(context, known, head, saying?.speaker ?? []);
      for (const stretch of stretchesOf(context, cue, head))
        found.push({ source: withHeads(context, stretch, head), marks: [own, ...words(stretch)] });
    }
  return found;
}

/** A relative pronoun stands for whom its clause describes. */
const withHeads = ({ grammar, tokens }: Context, { from, to }: Stretch, head: number): Source => {
  const stood = /^W/.test(xposAt(tokens, head)) ? grammar.resolve(head).filter((one) => one < from) : [];
  if (stood.length > 0) return { from, to, head: at(stood, stood.length - 1), heads: stood };
  return joinedWithin(grammar, { from, to }, head);
};

/** The heads of the phrases before a cue and behind it, the nearest first. */
const headsNear = (context: Context, cue: Cue): readonly [readonly number[], readonly number[]] => {
  const { tokens, grammar, quotes } = context;
  const start = Math.max(sentenceStartAt(tokens, cue.from), cue.shown.from - FAR_BEFORE);
  const end = Math.min(sentenceEndAt(tokens, cue.from), cue.to + FAR_BEHIND);
  const subjects = [...grammar.subjects(cue.head), ...grammar.agent(cue.head)];
  /** Words of a name that another word heads. */
  const parts = new Set<number>();
  const isHead = (token: number): boolean =>
    at(quotes.of, token) === at(quotes.of, cue.head) &&
    // Nobody is called *himself* who has not been named.
    !/sel(?:f|ves)$/.test(lowerAt(tokens, token)) &&
    // *a second said*, *UN chief urges*, where the noun was taken for an adjective
    (isName(context, token) || subjects.includes(token) || (token + 1 === cue.shown.from && isNominal(context, token)));
  const all: number[] = [];
  for (let i = start; i < end; i++) {
    if ((i >= cue.shown.from && i < cue.to) || !isHead(i)) continue;
    all.push(i);
    const name = grammar.name(i);
    for (let k = name.from; k < name.to; k++) if (k !== i) parts.add(k);
  }
  const heads = all.filter((one) => !parts.has(one) || subjects.includes(one));
  const before = heads.filter((one) => one < cue.from).reverse();
  return [
    before.filter((one, k) => k < MOST_HEADS || subjects.includes(one)),
    heads.filter((one) => one >= cue.to).slice(0, MOST_HEADS_BEHIND),
  ];
};

/** The name that a word heads with more or fewer of the words around it. */
const stretchesOf = (context: Context, cue: Cue, head: number): readonly Stretch[] => {
  const { tokens, grammar, quotes } = context;
  const isBefore = head < cue.from;
  const first = isBefore ? sentenceStartAt(tokens, head) : cue.to;
  const end = isBefore ? cue.shown.from : sentenceEndAt(tokens, head);
  const isWithin = (token: number): boolean => at(quotes.of, token) === at(quotes.of, head);
  const { from, to } = grammar.name(head);
  const phrase = grammar.phrase(head);
  const starts = new Set<number>();
  const addStart = (token: number): void => {
    if (token >= first && token <= head && isWithin(token)) starts.add(token);
  };
  addStart(head);
  addStart(from);
  addStart(phrase.from);
  let start = from;
  while (start > first && start > from - LONGEST_BEFORE && isNominal(context, start - 1) && isWithin(start - 1))
    start--;
  addStart(start);
  const ends = new Set<number>();
  const addEnd = (token: number): void => {
    if (token > head && token <= end && isWithin(token - 1)) ends.add(token);
  };
  const names = mentionsIn(context, Math.max(0, from - LONGEST_BEFORE), to + LONGEST);
  for (const one of names)
    if (one.from <= head && head < one.to) {
      addStart(one.from);
      addEnd(one.to);
    }
  addEnd(to);
  addEnd(phrase.to);
  for (const one of grammar.conjuncts(head)) if (one > head) addEnd(grammar.phrase(one).to);
  if (xposAt(tokens, to) === 'POS') addEnd(to + 1);
  for (let i = to; i < Math.min(end, to + LONGEST) && ends.size < MOST_ENDS; i++) {
    if (!isWithin(i)) {
      addEnd(i);
      break;
    }
    if (isComma(tokens, i)) addEnd(i);
    if (lowerAt(tokens, i) === ')') addEnd(i + 1);
  }
  if (isBefore && end - head < LONGEST) {
    addEnd(end);
    if (uposOf(tokens, end - 1) === 'PUNCT') addEnd(end - 1);
  }
  // *Theresa May called on*: no name is cut, whatever the tagger takes its end for.
  const isWhole = (token: number): boolean => !names.some((one) => one.from < token && token < one.to);
  const whole = [...ends].filter(isWhole);
  return [...starts].filter(isWhole).flatMap((a) => whole.map((b) => ({ from: a, to: b })));
};
