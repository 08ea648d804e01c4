/** Marks of words that may name who speaks: how they hang together with the cue, what stands around them, how they begin and end. */
import type { MarkLists } from '../choice.js';
import type { Context } from '../context.js';
import { once } from '../once.js';
import { FINITE, lemmaAt, lowerAt, sentenceEndAt, sentenceStartAt, uposOf, xposAt } from '../text/tokens.js';
import { kindOfHead } from './agents.js';
import type { Cue } from './cues.js';
import { isComma, type Stretch } from './stretch.js';
import { compared, lengthOf, nearWay, wordOf } from './word-marks.js';

/** What is known of a cue wherever its source stands. */
type Known = Readonly<ReturnType<typeof knownOf>>;

export const knownOf = (context: Context, cue: Cue) => {
  const { tokens, grammar } = context;
  const isNoun = cue.rule.class === 'noun';
  const start = sentenceStartAt(tokens, cue.from);
  const before = cue.shown.from > start ? wordOf(tokens, cue.shown.from - 1) : 'nothing';
  const next = cue.to < sentenceEndAt(tokens, cue.from) ? wordOf(tokens, cue.to) : 'nothing';
  const form = xposAt(tokens, cue.head);
  // *was convinced that* is a state, and nobody convinces.
  const isState = cue.to - cue.from > 1 && lemmaAt(tokens, cue.from) === 'be';
  return {
    cue,
    isNoun,
    /** Of a noun, of a verb by its form, of what stands before and behind it. */
    about: isNoun
      ? ['noun', `noun behind ${before}`, `noun before ${next}`]
      : [
          'verb',
          isState ? 'JJ active' : `${form} ${grammar.voice(cue.head)}`,
          `${form}, ${xposAt(tokens, cue.shown.from)} behind ${before}`,
          `verb before ${next}`,
          ...cue.rule.frames,
          cue.rule.act,
        ],
  };
};

/** Of the word that heads what may be a source; @param between heads that stand nearer */
export function marksOfHead(
  context: Context,
  { cue, about, isNoun }: Known,
  head: number,
  between: number,
): readonly string[] {
  const { tokens, grammar } = context;
  const kind = isNoun ? 'of noun' : 'of verb';
  const side = `${kind} ${head < cue.from ? 'before' : 'behind'}`;
  const way = grammar.way(cue.head, head);
  const tag = xposAt(tokens, head);
  const who = kindOfHead(context, head);
  const marks = [
    ...about.map((one) => `${side}, ${one}`),
    ...about.map((one) => `way ${way}, ${one}`),
    ...about.map((one) => `${side} ${between}, ${one}`),
    ...about.map((one) => `is ${who}, ${one}`),
    `${kind}: way ${way}`,
    `${side} ${between}`,
    `${side} ${between}, way ${nearWay(context, cue.head, head)}`,
    `${kind}: ${tag}`,
    `${side}: ${tag}`,
    `${kind}: is ${who}`,
    `${side}: ${tag} is ${who}`,
    `${side}: ${between}, is ${who}`,
    ...[grammar.preposition(head)].filter(Boolean).map((above) => `${side}: under ${above}`),
    `${kind}: clause ${grammar.clauseOf(head) === cue.head ? 'own' : 'other'}`,
  ];
  if (uposOf(tokens, head) === 'PRON') marks.push(`${kind}: ${lowerAt(tokens, head)}`);
  const [from, to] = head < cue.from ? [head + 1, cue.shown.from] : [cue.to, head];
  let [verbs, commas] = [0, 0];
  for (let i = from; i < to; i++) {
    if (FINITE.has(xposAt(tokens, i))) verbs++;
    if (isComma(tokens, i)) commas++;
  }
  marks.push(`${side}: verbs between ${Math.min(verbs, 2)}`, `${side}: commas between ${Math.min(commas, 3)}`);
  return marks;
}

/**
 * Of the words themselves: a function from a stretch to its marks, in lists that stretches share which begin or end alike.
 * @param said what the net takes for who says it
 */
export function marksOfWords(
  context: Context,
  { cue, about, isNoun }: Known,
  head: number,
  said: readonly Stretch[],
): (stretch: Stretch) => MarkLists {
  const { tokens, grammar } = context;
  const isBefore = head < cue.from;
  const side = `${isNoun ? 'of noun' : 'of verb'} ${isBefore ? 'before' : 'behind'}`;
  const [name, phrase] = [grammar.name(head), grammar.phrase(head)];
  const all = (...marks: readonly string[]): readonly string[] => marks.map((mark) => `${side}: ${mark}`);
  const away = ({ from, to }: Stretch): string => `away ${lengthOf(isBefore ? cue.shown.from - to : from - cue.to)}`;
  const awayMarks = (gap: string): readonly string[] => all(gap, ...about.map((one) => `${gap}, ${one}`));
  const next = once((to) => (to < sentenceEndAt(tokens, to - 1) ? wordOf(tokens, to) : 'the end'));
  const ends = once((to) => `ends ${wordOf(tokens, to - 1)}`);
  const begun = once((from) => {
    const opens = `opens ${wordOf(tokens, from)}`;
    const before = `behind ${from > sentenceStartAt(tokens, from) ? wordOf(tokens, from - 1) : 'nothing'}`;
    const begins = `begins ${compared(from, name.from)} name, ${compared(from, phrase.from)} phrase`;
    const own = all(opens, `${opens} ${before}`, begins, `${begins}, ${before}`, `${begins}, ${opens}`);
    return isBefore ? own : [...own, ...awayMarks(away({ from, to: from }))];
  });
  const ended = once((to) => {
    const [last, behind] = [ends(to), `before ${next(to)}`];
    const stops = `ends ${compared(to, name.to)} name, ${compared(to, phrase.to)} phrase`;
    const own = all(last, `${last} ${behind}`, stops, `${stops}, ${last.slice('ends '.length)}`, `${stops} ${behind}`);
    const isCut = uposOf(tokens, to - 1) === 'PROPN' && to < tokens.size && uposOf(tokens, to) === 'PROPN';
    return [...own, ...(isBefore ? awayMarks(away({ from: to, to })) : []), ...(isCut ? ['ends in a name'] : [])];
  });
  return ({ from, to }) => {
    let [commas, brackets, verbs, isRelative] = [0, 0, 0, false];
    for (let i = from; i < to; i++) {
      const word = lowerAt(tokens, i);
      if (isComma(tokens, i)) {
        if (i < to - 1) commas++;
        isRelative = false;
      } else if (word === '(') brackets++;
      else if (word === ')') brackets--;
      if (xposAt(tokens, i).startsWith('W')) isRelative = true;
      if (FINITE.has(xposAt(tokens, i)) && !isRelative) verbs++;
    }
    const gap = away({ from, to });
    const marks = [
      ...all(
        `${gap}, ${ends(to)}`,
        `${commas} commas, ends ${isComma(tokens, to - 1) ? 'with one' : `before ${next(to)}`}, ${gap}`,
        `${Math.min(verbs, 2)} verbs, ${commas} commas`,
        `words ${lengthOf(to - from)}`,
      ),
      ...(brackets === 0 ? [] : ['a bracket is open']),
    ];
    const [first] = said;
    if (first) {
      marks.push(first.from >= to || first.to <= from ? 'net elsewhere' : 'net here');
      if (Math.abs(first.from - from) <= 1) marks.push('net begins');
      if (Math.abs(first.to - to) <= 1) marks.push('net ends');
    }
    return [begun(from), ended(to), marks];
  };
}

/** Of nobody being named. */
export const marksOfNobody = (
  { grammar }: Context,
  { cue, about }: Known,
  count: number,
  net: 'silent' | 'nobody' | 'somebody',
): readonly string[] =>
  [
    'always',
    `net ${net}`,
    `subjects ${grammar.subjects(cue.head).length > 0}`,
    `agents ${grammar.agent(cue.head).length > 0}`,
    `heads ${Math.min(count, 2)}`,
    ...about,
    ...about.map((one) => `${one}, agents ${grammar.agent(cue.head).length > 0}`),
  ].map((mark) => `nobody: ${mark}`);
