/**
 * One side's account as points: each unit of its text with what it is about, what is done with it, and the facts that
 * another account may contradict. Pure.
 */
import type { Topic } from '../../model/generated/lists.js';
import type { Party } from '../../model/generated/parties.js';
import type { Span } from '../../model/span.js';
import { type Context, mentionsIn, topicsIn } from '../../reading/context.js';
import { foldQuotes, formAt, lemmaAt, lowerAt, spanOf, uposOf, xposAt } from '../../reading/text/tokens.js';
import { contentWord } from './content.js';
import { cutUnits, type Unit } from './units.js';
import type { CompareWords, SpeechAct } from './words.js';

/** A stretch of an account that says one thing. */
export interface Point {
  readonly span: Span;
  readonly sentence: number;
  /** What it is about: lemmas, actors (`@id`), places (`@place:`), topics (`#`), with how telling each is, 0 to 1. */
  readonly terms: ReadonlyMap<string, number>;
  readonly topics: readonly Topic[];
  readonly act: SpeechAct | '';
  readonly negated: boolean;
  /** Lemmas within what is negated: 'no blockade', 'did not hold him responsible'. */
  readonly denied: ReadonlySet<string>;
  /** Where those who meet are to meet again, as terms; undefined where no such thing is told. */
  readonly ahead: readonly string[] | undefined;
  /** Numbers with the noun that they count: 'ton 500'. */
  readonly numbers: readonly Counted[];
  /** Days named, as exact as they stand. */
  readonly dates: readonly string[];
  readonly claims: readonly Claim[];
  /** Greetings, thanks, and words that say nothing of a matter: 'We want to build on that'. */
  readonly isIdle: boolean;
  /** It has a verb; else it is an item of a list, of which only the sentence says what is done with it. */
  readonly isClause: boolean;
  /** The first of its account: who met whom, and where. */
  readonly isOpening: boolean;
}

interface Counted {
  readonly of: string;
  readonly number: string;
}

/** 'the capital of Chad': a noun for what only one can have, of what, and whose it is said to be. */
export interface Claim {
  readonly noun: string;
  readonly owner: string;
}

/** Of a topic beside the words that name it. */
const TOPIC_WEIGHT = 0.4;
/** A name says more than its words. */
const NAME_WEIGHT = 0.9;
const PART_OF_NAME = 0.6;
/** A set wording of a position says what it is about better than its words. */
const FORMULA_WEIGHT = 1;
const LEAST_SHARE = 0.01;

/** @param context the layers of the account's text, with its own words */
export function pointsOf(context: Context, words: CompareWords): Point[] {
  const people = peopleOf(context);
  const acts = actsOf(context, words);
  const body = bodyOf(context);
  return cutUnits(context)
    .filter(({ from }) => spanOf(context.tokens, from, from + 1)[0] >= body)
    .map((unit, place) => pointOf(unit, context, words, people, acts, place === 0));
}

/** Where the account begins behind its title: a first line without a sentence's end that a blank line follows. */
const bodyOf = ({ document: { text, title } }: Context): number =>
  title === undefined ? (/^[^\n]*[^\s.!?:;,”"]\s*\n\s*\n/.exec(text)?.[0].length ?? 0) : title.length;

/** Ids of persons: who speaks and who is spoken to says nothing of what it is about. */
const peopleOf = ({ actors }: Context): ReadonlySet<string> =>
  new Set(actors.actors.filter(({ kind }) => kind === 'person' || kind === 'office').map(({ id }) => id));

const pointOf = (
  unit: Unit,
  context: Context,
  words: CompareWords,
  people: ReadonlySet<string>,
  acts: readonly (SpeechAct | '')[],
  isFirst: boolean,
): Point => {
  const { tokens } = context;
  const terms = new Map<string, number>();
  const add = (term: string, weight: number): void => {
    terms.set(term, Math.max(weight, terms.get(term) ?? 0));
  };
  const named = new Set<number>();
  const present = new Set<string>();
  for (const mention of mentionsIn(context, unit.from, unit.to)) {
    for (let i = mention.from; i < mention.to; i++) {
      named.add(i);
      // A name of several words is told by its words, too: 'the Hashemite Kingdom', 'the Hashemite custodianship'.
      const word = contentWord(tokens, i);
      if (mention.to - mention.from > 1 && word !== '' && !people.has(mention.actor))
        add(word, PART_OF_NAME * tellingOf(word, words));
    }
    if (people.has(mention.actor)) present.add(mention.actor);
    else add(`@${mention.actor}`, NAME_WEIGHT);
  }
  let courtesies = 0;
  for (let i = unit.from; i < unit.to; i++) {
    const word = contentWord(tokens, i);
    if (word === '' || named.has(i)) continue;
    if (words.courtesies.has(lowerAt(tokens, i)) || words.courtesies.has(word)) {
      courtesies++;
      continue;
    }
    // What is done with a matter is compared for itself.
    if (words.acts.has(word)) continue;
    add(word, tellingOf(word, words));
  }
  for (const place of context.places)
    if (place.from >= unit.from && place.to <= unit.to && !named.has(place.from)) {
      for (let i = place.from; i < place.to; i++) terms.delete(contentWord(tokens, i));
      add(`@place:${place.name}`, NAME_WEIGHT);
    }
  const formulas = formulasIn(context.document.text.slice(...spanOf(tokens, unit.from, unit.to)), words.formulas);
  for (const formula of formulas) add(`=${formula}`, FORMULA_WEIGHT);
  const topics = topicsIn(context, unit.from, unit.to);
  for (const topic of topics) add(`#${topic}`, TOPIC_WEIGHT);
  const own = acts.slice(unit.from, unit.to).find((act) => act !== '');
  return {
    span: spanOf(tokens, unit.from, unit.to),
    sentence: unit.sentence,
    terms,
    topics,
    act: own ?? inheritedAct(unit, acts, context),
    negated: isNegated(unit, context),
    denied: deniedIn(unit, context),
    ahead: aheadOf(unit, context, words, terms),
    numbers: numbersOf(unit, context),
    dates: context.dates.mentions
      .filter(({ from, to }) => from >= unit.from && to <= unit.to)
      .flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
    claims: claimsOf(unit, context, words),
    isIdle: isIdle(terms, context, courtesies, own !== undefined, present.size > 0),
    isClause: hasPredicate(unit, context),
    isOpening: isFirst && (present.size > 1 || isOfGathering(unit, context, words)),
  };
};

/** Ids of the formulas whose words stand in a stretch, in the order of the table. */
export const formulasIn = (text: string, formulas: CompareWords['formulas']): readonly string[] => {
  const folded = ` ${foldFormula(text)} `;
  return formulas.filter(({ phrases }) => phrases.some((phrase) => folded.includes(` ${phrase} `))).map(({ id }) => id);
};

/** In lower case, without commas and quotation marks, single blanks between words. */
export const foldFormula = (text: string): string =>
  foldQuotes(text.toLowerCase())
    .replace(/[,;:.!?“”"()]+(?=\s|$)|["“”(]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** 'Very good to be here with the prime minister of Chad', 'We want to build on that'. */
const isIdle = (
  terms: ReadonlyMap<string, number>,
  { actors }: Context,
  courtesies: number,
  hasAct: boolean,
  isOfPerson: boolean,
): boolean => {
  const marked = [...terms.keys()].filter((term) => /^[@#=]/.test(term));
  if (courtesies > 0 && marked.length === terms.size)
    return marked.every((term) => actors.byId.get(term.slice(1))?.kind === 'state');
  if (marked.length > 0) return false;
  let sum = 0;
  for (const weight of terms.values()) sum += weight;
  if (hasAct && courtesies === 0) return sum < (isOfPerson ? LEAST_TOLD_OF : LEAST_TOLD);
  return sum < LEAST_MATTER;
};
/** Words without a name or topic say something of a matter from this weight on. */
const LEAST_MATTER = 1.2;
/** The same where it is said, asked, thanked for. */
const LEAST_TOLD = 0.4;
/** The same where somebody is named: 'He thanked President Deby for his efforts'. */
const LEAST_TOLD_OF = 0.15;

/** How much a word tells of what a text is about: little where states' accounts, or all texts, have it anyhow; 0 to 1. */
const tellingOf = (word: string, { shares, frequencies }: CompareWords): number => {
  const share = Math.max(LEAST_SHARE, shares.get(word) ?? LEAST_SHARE);
  const frequency = Math.min(COMMON, Math.max(RARE, frequencies.get(word) ?? RARE));
  return Math.min(
    Math.log(1 / share) / Math.log(1 / LEAST_SHARE),
    Math.log(COMMON / frequency) / Math.log(COMMON / RARE),
  );
};
/** Times in a million words: as rare as any, and so common that it tells nothing. */
const RARE = 10;
const COMMON = 2000;

/** The act of each token that is a word for one, else ''. */
const actsOf = ({ tokens }: Context, { acts }: CompareWords): (SpeechAct | '')[] =>
  Array.from({ length: tokens.size }, (_, i) => acts.get(contentWord(tokens, i)) ?? acts.get(lowerAt(tokens, i)) ?? '');

/** A part of a list stands under the verb before it: 'they discussed trade, the border and energy'. */
const inheritedAct = (
  { from, sentence }: Unit,
  acts: readonly (SpeechAct | '')[],
  { tokens }: Context,
): SpeechAct | '' => {
  for (let i = from - 1; i >= (tokens.sentences[sentence] ?? 0); i--) {
    const act = acts[i];
    if (act) return act;
  }
  return '';
};

const hasPredicate = ({ from, to }: Unit, { grammar }: Context): boolean => {
  for (let i = from; i < to; i++) if (grammar.isPredicate(i)) return true;
  return false;
};

const isNegated = ({ from, to }: Unit, { tokens, grammar }: Context): boolean => {
  for (let i = from; i < to; i++) if (grammar.isPredicate(i) && grammar.isNegated(i)) return true;
  for (let i = from; i < to; i++) if (lowerAt(tokens, i) === 'no' || lowerAt(tokens, i) === 'never') return true;
  return false;
};

const deniedIn = ({ from, to }: Unit, { tokens, grammar }: Context): ReadonlySet<string> => {
  const denied = new Set<string>();
  const deny = (token: number): void => {
    const word = contentWord(tokens, token);
    if (word !== '') denied.add(word);
  };
  for (let i = from; i < to; i++) {
    if (grammar.isPredicate(i) && grammar.isNegated(i)) {
      for (let inner = from; inner < to; inner++) if (grammar.clauseOf(inner) === i) deny(inner);
    } else if (NONE_OF.has(lowerAt(tokens, i)))
      for (let noun = i + 1; noun < Math.min(to, i + 4); noun++) if (uposOf(tokens, noun) !== 'PUNCT') deny(noun);
  }
  return denied;
};
const NONE_OF = new Set(['no', 'without', 'nothing', 'never', 'neither', 'nor']);

/** 'will meet in Chad': the places of what is still to come. */
const aheadOf = (
  unit: Unit,
  context: Context,
  words: CompareWords,
  terms: ReadonlyMap<string, number>,
): readonly string[] | undefined => {
  const { tokens } = context;
  let isAhead = false;
  for (let i = unit.from; i < unit.to; i++)
    if (xposAt(tokens, i) === 'MD' || lowerAt(tokens, i) === 'next') isAhead = true;
  return isAhead && isOfGathering(unit, context, words)
    ? [...terms.keys()].filter((term) => /^@(?:place|state):/.test(term))
    : undefined;
};

const isOfGathering = ({ from, to }: Unit, { tokens }: Context, { gatherings }: CompareWords): boolean => {
  for (let i = from; i < to; i++)
    if (gatherings.has(lemmaAt(tokens, i)) || gatherings.has(lowerAt(tokens, i))) return true;
  return false;
};

const numbersOf = ({ from, to }: Unit, { tokens }: Context): Counted[] => {
  const found: Counted[] = [];
  for (let i = from; i < to; i++) {
    if (uposOf(tokens, i) !== 'NUM' || /^(?:19|20)\d\d$/.test(formAt(tokens, i))) continue;
    let number = lowerAt(tokens, i).replace(/,/g, '');
    let next = i + 1;
    while (next < to && uposOf(tokens, next) === 'NUM') number += ` ${lowerAt(tokens, next++)}`;
    const of = CURRENCY.exec(formAt(tokens, i - 1))?.[0] ?? countedNoun(tokens, next, Math.min(to, next + 4));
    if (of !== '') found.push({ of, number });
    i = next - 1;
  }
  return found;
};
const CURRENCY = /[$€£¥₽₺]/u;

const countedNoun = (tokens: Context['tokens'], from: number, to: number): string => {
  for (let i = from; i < to; i++) {
    if (uposOf(tokens, i) === 'NOUN' || uposOf(tokens, i) === 'SYM') return lemmaAt(tokens, i);
    if (uposOf(tokens, i) === 'PUNCT' || uposOf(tokens, i) === 'VERB') return '';
  }
  return '';
};

const claimsOf = ({ from, to }: Unit, context: Context, words: CompareWords): Claim[] => {
  const { tokens, grammar } = context;
  const found: Claim[] = [];
  for (let i = from; i < to; i++) {
    const noun = contentWord(tokens, i);
    if (!words.claims.has(noun)) continue;
    const owner = ownerOf(i, from, context) ?? ofOwner(grammar.nounObliques(i), context);
    if (owner !== undefined) found.push({ noun, owner });
  }
  return found;
};

/** 'its capital': the state named last before it. */
const ownerOf = (noun: number, from: number, context: Context): Party | undefined => {
  const { tokens } = context;
  for (let i = noun - 1; i >= Math.max(from, noun - 3); i--) {
    if (lowerAt(tokens, i) !== 'its' && lowerAt(tokens, i) !== 'their') continue;
    const before = mentionsIn(context, tokens.sentences[tokens.sentenceOf[i] ?? 0] ?? 0, i).filter(
      ({ form }) => form === 'name',
    );
    const last = before.map(({ actor }) => partyOf(actor, context)).filter((party) => party !== undefined);
    return last.at(-1);
  }
  return undefined;
};

const ofOwner = (
  obliques: readonly { readonly preposition: string; readonly words: readonly number[] }[],
  context: Context,
): Party | undefined => {
  for (const { preposition, words } of obliques) {
    if (preposition !== 'of') continue;
    for (const word of words) {
      const [mention] = mentionsIn(context, word, word + 1);
      const party = mention && partyOf(mention.actor, context);
      if (party) return party;
    }
  }
  return undefined;
};

const partyOf = (actor: string, { actors }: Context): Party | undefined => {
  const known = actors.byId.get(actor);
  return known?.kind === 'state' && known.party !== '' ? known.party : undefined;
};
