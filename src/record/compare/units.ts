/**
 * Cuts an account into units, the smallest stretches that say one thing: a clause with what hangs on it, one of several
 * coordinated predicates, an item of a list. Pure.
 */
import { type Context, mentionsIn } from '../../reading/context.js';
import {
  FINITE,
  formAt,
  lowerAt,
  sentenceCount,
  sentenceEnd,
  sentenceStart,
  type Tokens,
  uposOf,
  xposAt,
} from '../../reading/text/tokens.js';
import { contentWord } from './content.js';

/** Tokens `from` to `to` (exclusive), within one sentence. */
export interface Unit {
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
}

/** A unit of fewer words with content belongs to the one before it. */
const LEAST_CONTENT = 2;
/** An item of a list stands alone from this many words with content. */
const LEAST_ITEM = 2;
/** A relative clause or a purpose stands alone from this many words with content. */
const LEAST_ADDED = 8;
const RELATIVE = new Set(['which', 'who', 'whom', 'whose', 'where']);
const PURPOSE = new Set(['to', 'so', 'in']);
/** Signs before a clause that add it rather than need it. */
const PARTING = new Set([',', ';', ':', '–', '—', '-', '(']);
/** What the parts of 'with land swaps agreed by both' hang on. */
const ADDING = new Set(['with', 'including']);

export function cutUnits(context: Context): Unit[] {
  const { tokens } = context;
  const units: Unit[] = [];
  for (let sentence = 0; sentence < sentenceCount(tokens); sentence++) {
    const first = sentenceStart(tokens, sentence);
    const end = sentenceEnd(tokens, sentence);
    const cuts = [...cutsOf(context, sentence)].filter((cut) => cut > first && cut < end).sort((a, b) => a - b);
    const pieces: { from: number; to: number }[] = [];
    for (const [i, from] of [first, ...cuts].entries()) {
      const to = [...cuts, end][i] ?? end;
      const last = pieces.at(-1);
      if (
        last &&
        (countContent(tokens, from, to) < LEAST_CONTENT || countContent(tokens, last.from, last.to) < LEAST_CONTENT)
      )
        last.to = to;
      else pieces.push({ from, to });
    }
    for (const piece of pieces) {
      const trimmed = trim(tokens, piece.from, piece.to);
      if (trimmed) units.push({ ...trimmed, sentence });
    }
  }
  return units;
}

/** First tokens of the parts of a sentence, unsorted; the sentence's own first may be missing. */
const cutsOf = (context: Context, sentence: number): Set<number> => {
  const { tokens, grammar } = context;
  const cuts = new Set<number>();
  for (const predicate of grammar.predicates(sentence)) {
    const { from } = grammar.whole(predicate);
    const isFurther = grammar.conjuncts(predicate).some((other) => other < predicate && grammar.isPredicate(other));
    // 'threaten or use force': two verbs of one object.
    if (uposOf(tokens, from) === 'CCONJ' && from > 0 && grammar.conjuncts(predicate).includes(from - 1)) continue;
    const isBehindSign = from > 0 && uposOf(tokens, from - 1) === 'PUNCT';
    // A verb behind a comma goes on with what stands before an aside: 'Chad, for its part, will not'.
    if (isBehindSign && (FINITE.has(xposAt(tokens, from)) || uposOf(tokens, from) === 'AUX')) continue;
    // What a relative clause or a purpose adds belongs to what it is added to, unless it is long.
    const adds = RELATIVE.has(lowerAt(tokens, from)) || PURPOSE.has(lowerAt(tokens, from));
    if (adds && !isFurther && countContent(tokens, from, grammar.whole(predicate).to) < LEAST_ADDED) continue;
    if ((isFurther && (isBehindSign || uposOf(tokens, from) === 'CCONJ')) || PARTING.has(formAt(tokens, from - 1)))
      cuts.add(from);
  }
  for (let token = sentenceStart(tokens, sentence); token < sentenceEnd(tokens, sentence); token++) {
    const lower = lowerAt(tokens, token);
    if (ADDING.has(lower) && addsMatter(tokens, token, sentenceEnd(tokens, sentence))) cuts.add(token);
    if (uposOf(tokens, token) !== 'NOUN' && uposOf(tokens, token) !== 'PROPN') continue;
    const items = grammar.conjuncts(token);
    // Those who act together stay together: 'Finland and Sweden applied'.
    if (items.length < 2 || items[0] !== token || token < grammar.clauseOf(token)) continue;
    for (const item of items.slice(1)) {
      const { from, to } = grammar.phrase(item);
      if (countContent(tokens, from, to) >= LEAST_ITEM && !isOfPerson(context, from, to)) cuts.add(from);
    }
  }
  return cuts;
};

/** 'State Councilor and Foreign Minister Qin Gang': who they are is no matter of its own. */
const isOfPerson = (context: Context, from: number, to: number): boolean =>
  mentionsIn(context, from, to).some(({ actor }) => {
    const kind = context.actors.byId.get(actor)?.kind;
    return kind === 'person' || kind === 'office';
  });

/** Whether 'with' or 'including' adds a matter of its own: 'with land swaps mutually agreed by both', or a list. */
const addsMatter = (tokens: Tokens, token: number, end: number): boolean => {
  if (lowerAt(tokens, token) === 'including') return countContent(tokens, token + 1, end) >= LEAST_ITEM;
  let i = token + 1;
  while (i < end && NAMING.has(uposOf(tokens, i))) i++;
  if (i === token + 1) return false;
  while (i < end && uposOf(tokens, i) === 'ADV') i++;
  return xposAt(tokens, i) === 'VBN' || xposAt(tokens, i) === 'VBG';
};
/** What a short noun phrase is made of. */
const NAMING: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM']);

const countContent = (tokens: Tokens, from: number, to: number): number => {
  let count = 0;
  for (let i = from; i < to; i++) if (contentWord(tokens, i) !== '') count++;
  return count;
};

/** Without punctuation and conjunctions at the edges; undefined where nothing is left. */
const trim = (tokens: Tokens, first: number, end: number): { from: number; to: number } | undefined => {
  let [from, to] = [first, end];
  while (from < to && (uposOf(tokens, from) === 'PUNCT' || uposOf(tokens, from) === 'CCONJ') && !opens(tokens, from))
    from++;
  while (to > from && isLoose(tokens, to - 1)) to--;
  return from < to ? { from, to } : undefined;
};

/** What joins a part to the next one: a comma, 'and', 'as well as'. */
const isLoose = (tokens: Tokens, token: number): boolean =>
  (uposOf(tokens, token) === 'PUNCT' && !/["”»)\]]/.test(formAt(tokens, token))) ||
  uposOf(tokens, token) === 'CCONJ' ||
  lowerAt(tokens, token) === 'as' ||
  (lowerAt(tokens, token) === 'well' && lowerAt(tokens, token - 1) === 'as');

/** A quotation keeps its opening mark. */
const opens = (tokens: Tokens, token: number): boolean => /["“«]/.test(formAt(tokens, token));
