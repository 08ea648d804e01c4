/**
 * Who is meant where nobody is named: a pronoun, 'the two leaders', 'both sides', 'his counterpart'. The layer of actors is
 * asked first; where it knows nobody, those who were told to meet and those who were named last answer.
 */
import type { Party } from '../../model/generated/parties.js';
import { actorOf, type Context, mentionsIn } from '../context.js';
import {
  at,
  firstFrom,
  formAt,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceStart,
  sentenceStartAt,
  type Tokens,
  uposOf,
} from '../text/tokens.js';
import { isSuffix, type Side } from './naming.js';
import { partyAt, sidesUnder } from './participants.js';
import type { Roster } from './roster.js';

/** Those who were told to meet at a token. */
export interface Group {
  readonly from: number;
  readonly sides: readonly Side[];
  /** Whether the meeting took place. */
  readonly happened: boolean;
}

/** A context with those who were told to deal with one another so far, in the order of the text. */
export interface Dealings extends Context {
  readonly groups: readonly Group[];
  /** One mention of each party of the text, the parties that are named most first. */
  readonly named: readonly Side[];
  /** The persons that a sentence lists as participants. */
  readonly roster?: Roster | undefined;
}

/** How many are meant: a number, or `several` for a plural without one. */
type Wanted = number | 'several';

/** Sentences before its own in which the antecedent of a word is looked for. */
const SENTENCES_BACK = 2;
/** Tokens of a sentence in which it is looked for. */
const REACH = 60;
/** Mentions looked at on the way back. */
const LOOK_BACK = 24;
/** Tokens of a phrase that may say how many are meant: 'the two'. */
const LONGEST_COUNT = 6;

/** @returns those whom a word without a name takes up, nobody where it takes up nobody */
export const meantAt = (dealings: Dealings, head: number): readonly Side[] => {
  const from = Math.max(dealings.grammar.phrase(head).from, head - LONGEST_COUNT);
  const wanted = wantedAt(dealings, from, head);
  if (wanted === undefined || (wanted !== 1 && areFellows(dealings, head))) return meantAgain(dealings, head);
  const found =
    wanted === 1
      ? (sameNoun(dealings, from, head) ??
        ofSpeaker(dealings, head) ??
        bodyAgain(dealings, head) ??
        personAgain(dealings, head) ??
        singleBefore(dealings, from, head))
      : severalBefore(dealings, from, wanted, isOfPersons(dealings, head));
  if (found.length === 0) return meantAgain(dealings, head);
  return found.map((side) => ({ ...side, why: ['participants/taken-up'] }));
};

/** Those whom the layer of actors says that the word means. */
const meantAgain = ({ actors }: Dealings, head: number): readonly Side[] =>
  actors.meansAgain(head).flatMap((id): Side[] => {
    const actor = actors.byId.get(id);
    const party = actor?.party;
    // 'their advisers' are no delegates of their own.
    if (!actor || !party || actor.kind === 'group') return [];
    const isPerson = actor.kind === 'person';
    return [{ actor: id, party, isPerson, from: head, to: head + 1, why: ['participants/taken-up'] }];
  });

/** 'Both vowed' behind two rivals of one party: several people whom the layer of actors knows, and no two states. */
const areFellows = ({ actors }: Dealings, head: number): boolean => {
  const people = actors.meansAgain(head).flatMap((id) => actors.byId.get(id) ?? []);
  return (
    people.length > 1 &&
    people.every(({ kind }) => kind === 'person') &&
    new Set(people.map(({ party, country }) => party || country)).size === 1
  );
};

/** 'his government said it would': the body of a state that the layer of actors says a thing means. */
const bodyAgain = (dealings: Dealings, head: number): readonly Side[] | undefined => {
  if (!dealings.resources.dealings.thing.has(lowerAt(dealings.tokens, head))) return undefined;
  const sides = meantAgain(dealings, head).filter(
    (side) => dealings.actors.byId.get(side.actor)?.kind === 'government',
  );
  return sides.length > 0 ? sides : undefined;
};

/** The one person whom the layer of actors says that a word means: 'The president', far from his name. */
const personAgain = (dealings: Dealings, head: number): readonly Side[] | undefined => {
  if (uposOf(dealings.tokens, head) === 'PRON') return undefined;
  const sides = meantAgain(dealings, head);
  return sides.length === 1 && sides[0]?.isPerson ? sides : undefined;
};

/** 'Niger's junta ... the junta': who was called so before. */
const sameNoun = (dealings: Dealings, from: number, head: number): readonly Side[] | undefined => {
  const { tokens } = dealings;
  const lemma = lemmaAt(tokens, head);
  if (uposOf(tokens, head) !== 'NOUN' || lemma === 'counterpart') return undefined;
  for (let i = from - 1; i >= Math.max(0, from - REACH); i--) {
    if (lemmaAt(tokens, i) !== lemma) continue;
    const sides = sidesUnder(dealings, i);
    if (sides.length > 0) return sides;
  }
  return undefined;
};

/** 'Mongolia told the court that it would not': a pronoun in what is said is who says it. */
const ofSpeaker = (context: Dealings, head: number): readonly Side[] | undefined => {
  const { tokens, grammar, resources } = context;
  const clause = grammar.clauseOf(head);
  const governor = clause === -1 ? -1 : grammar.governor(clause);
  if (uposOf(tokens, head) !== 'PRON' || governor === -1) return undefined;
  const isThing = resources.dealings.thing.has(lowerAt(tokens, head));
  const [subject] = grammar.subjects(governor);
  if (subject === undefined || subject >= head || uposOf(tokens, subject) === 'PRON') return undefined;
  const sides = sidesUnder(context, subject).filter((side) => side.isPerson !== isThing);
  return sides.length === 1 ? sides : undefined;
};

/** 'The leaders', 'they' are people where any were named; 'the two sides' may be states. */
const isOfPersons = ({ tokens, resources }: Dealings, head: number): boolean =>
  uposOf(tokens, head) === 'PRON' || resources.grammar.persons.has(lemmaAt(tokens, head));

const wantedAt = ({ tokens, resources }: Dealings, from: number, head: number): Wanted | undefined => {
  const { dealings } = resources;
  const form = lowerAt(tokens, head);
  const lemma = lemmaAt(tokens, head);
  if (dealings.single.has(form)) return 1;
  let wanted: Wanted | undefined = dealings.several.has(form) ? 'several' : undefined;
  let definite = false;
  for (let i = from; i <= head; i++) {
    const word = lowerAt(tokens, i);
    definite ||= dealings.definite.has(word);
    const count = COUNTS.get(word);
    if (count !== undefined) wanted = count;
  }
  if (wanted !== undefined) return wanted;
  const isSomebody = resources.grammar.persons.has(lemma) || dealings.sides.has(lemma);
  if (!isSomebody || !definite) return undefined;
  return form === lemma ? 1 : 'several';
};
const COUNTS: ReadonlyMap<string, number> = new Map([
  ['two', 2],
  ['2', 2],
  ['both', 2],
  ['either', 2],
  ['three', 3],
  ['3', 3],
  ['four', 4],
  ['4', 4],
]);

/** Whether a person is named for every party. */
const areAllPersons = (sides: readonly Side[]): boolean =>
  sides.every((side) => side.isPerson || sides.some((other) => other.isPerson && other.party === side.party));

const partiesIn = (sides: readonly Side[]): number => new Set(sides.map((side) => side.party)).size;
const fits = (sides: readonly Side[], wanted: Wanted): boolean =>
  wanted === 'several' ? partiesIn(sides) > 1 : partiesIn(sides) === wanted;

/**
 * Several: those named side by side in the sentence, else those who were last told to meet, else those named side by
 * side in the sentences before, else the parties named last, else, where none was, those that come next.
 */
const severalBefore = (dealings: Dealings, before: number, wanted: Wanted, ofPersons: boolean): readonly Side[] => {
  const { tokens } = dealings;
  const sentence = sentenceAt(tokens, before);
  const own = runsIn(dealings, Math.max(sentenceStart(tokens, sentence), before - REACH), before).filter((run) =>
    fits(run, wanted),
  );
  const nearest = own.at(-1);
  if (nearest) return nearest;
  const group = wanted === 'several' ? groupNamed(dealings, before) : undefined;
  if (group) return [group];
  const isMet = (sides: readonly Side[]): boolean => fits(sides, wanted);
  const met =
    (ofPersons ? groupBefore(dealings, before, (sides) => isMet(sides) && areAllPersons(sides)) : undefined) ??
    groupBefore(dealings, before, isMet);
  if (met) return met;
  for (let back = 1; back <= SENTENCES_BACK && back <= sentence; back++) {
    const start = sentenceStart(tokens, sentence - back);
    const end = Math.min(start + REACH, sentenceStart(tokens, sentence - back + 1));
    const run = runsIn(dealings, start, end).find((one) => fits(one, wanted));
    if (run) return run;
  }
  // 'The two sides' are some two, 'they' may be anybody.
  if (wanted === 'several') return [];
  const last = lastNamed(dealings, before, wanted);
  const named = last.length > 0 ? last : nextNamed(dealings, before, wanted);
  return areMain(dealings, named, wanted) ? named : [];
};

/** A text that names some parties often and speaks of 'the two' means these, if parties at all. */
const areMain = ({ named }: Dealings, sides: readonly Side[], wanted: number): boolean => {
  const [first] = named;
  if (!first) return true;
  const main = new Set(named.slice(0, wanted).map(({ party }) => party));
  return sides.every(({ party }) => main.has(party));
};

/** 'U.S. officials spoke more warmly than they did in March': a group that the sentence named before. */
const groupNamed = (dealings: Dealings, before: number): Side | undefined => {
  const { tokens, actors } = dealings;
  const start = Math.max(sentenceStartAt(tokens, before), before - REACH);
  return namedIn(dealings, start, before).findLast((side) => actors.byId.get(side.actor)?.kind === 'group');
};

/** The sides of the last meeting told before a token. */
export const groupBefore = (
  { groups }: Dealings,
  token: number,
  isWanted: (sides: readonly Side[]) => boolean,
): readonly Side[] | undefined => {
  const end = firstFrom(groups, token + 1);
  for (let k = end - 1; k >= Math.max(0, end - LOOK_BACK); k--) {
    const { sides } = at(groups, k);
    if (isWanted(sides)) return sides;
  }
  return undefined;
};

/** Those with whom a party was last told to deal. */
export const metBy = (dealings: Dealings, token: number, party: Party): readonly Side[] => {
  const group = groupBefore(
    dealings,
    token,
    (sides) => partiesIn(sides) > 1 && sides.some((side) => side.party === party),
  );
  return group?.filter((side) => side.party !== party) ?? [];
};

/** Those with whom a party was last told to deal; else the one party that the text is about besides. */
export const othersOf = (dealings: Dealings, token: number, party: Party): readonly Side[] => {
  const met = metBy(dealings, token, party);
  if (met.length > 0) return met;
  const [first, second] = dealings.named;
  if (!first || !second || ![first.party, second.party].includes(party)) return [];
  const other = first.party === party ? second : first;
  return [{ ...other, from: token, to: token }];
};

/** Times that a party must be named to be what a text is about. */
const OFTEN = 3;

/** The parties of a text that are named often, the most named first, each by the actor that stands for it. */
export const namedMost = (context: Context): readonly Side[] => {
  const { actors } = context;
  const counts = new Map<Party, number>();
  for (const { actor, from, to } of actors.mentions) {
    const { party } = actorOf(context, { actor, from, to });
    if (party !== '') counts.set(party, (counts.get(party) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= OFTEN)
    .sort((a, b) => b[1] - a[1])
    .flatMap(([party]) => {
      const actor = actors.byId.get(`state:${party}`) ?? actors.actors.find((one) => one.party === party);
      return actor
        ? [
            {
              actor: actor.id,
              party,
              isPerson: actor.kind === 'person',
              from: 0,
              to: 0,
              why: ['participants/taken-up'],
            },
          ]
        : [];
    });
};

/** Persons and parties named side by side: 'Biden and Xi', 'Japan, France and Italy'. */
const runsIn = (context: Context, from: number, to: number): readonly (readonly Side[])[] => {
  const runs: Side[][] = [];
  let run: Side[] = [];
  let last = from;
  for (const side of namedIn(context, from, to)) {
    if (run.length > 0 && !areJoined(context.tokens, last, side.from)) {
      runs.push(run);
      run = [];
    }
    run.push(side);
    last = side.to;
  }
  runs.push(run);
  return runs.filter((one) => partiesIn(one) > 1);
};

/** Words between two who are named side by side: titles and commas, and an 'and' at last. */
const LONGEST_JOIN = 6;
const areJoined = (tokens: Tokens, from: number, to: number): boolean => {
  if (to - from > LONGEST_JOIN || to <= from) return to === from;
  let joined = false;
  for (let i = from; i < to; i++) {
    const upos = uposOf(tokens, i);
    const form = formAt(tokens, i);
    joined ||= form === ',' || form === '-' || form === '–' || upos === 'CCONJ';
    if (upos === 'VERB' || upos === 'AUX' || upos === 'ADP' || upos === 'SCONJ') return false;
  }
  return joined;
};

const namedIn = (context: Context, from: number, to: number): readonly Side[] => {
  const first = firstFrom(context.actors.mentions, from);
  return mentionsIn(context, from, to).flatMap((_, k) => sideAt(context, first + k));
};

/** The k-th mention as a side, if it acts for a party. */
const sideAt = (context: Context, k: number): readonly Side[] => {
  const mention = at(context.actors.mentions, k);
  if (isSuffix(context, mention)) return [];
  const isPerson = actorOf(context, mention).kind === 'person';
  const party = partyAt(context, k);
  return party === '' ? [] : [{ actor: mention.actor, party, isPerson, from: mention.from, to: mention.to, why: [] }];
};

/** A pronoun is the person named last in its sentence, else the first of the sentence before; 'it' likewise a party. */
const singleBefore = (context: Context, before: number, head: number): readonly Side[] => {
  const { tokens, resources } = context;
  const { thing } = resources.dealings;
  const isThing = thing.has(lowerAt(tokens, before)) || thing.has(lowerAt(tokens, head));
  const sentence = sentenceAt(tokens, before);
  for (let back = 0; back <= SENTENCES_BACK && back <= sentence; back++) {
    const first = sentenceStart(tokens, sentence - back);
    const start = back === 0 ? Math.max(first, before - REACH) : first;
    const end = back === 0 ? before : Math.min(first + REACH, sentenceStart(tokens, sentence - back + 1));
    const named = namedIn(context, start, end).filter((side) => side.isPerson !== isThing);
    const found = back === 0 ? named.at(-1) : named[0];
    if (found) return [found];
  }
  // 'Sunak said it would train them': the government of who was named.
  return isThing ? lastNamed(context, before, 1) : [];
};

const lastNamed = (context: Context, before: number, wanted: number): readonly Side[] => {
  const end = firstFrom(context.actors.mentions, before);
  const named: Side[] = [];
  for (let k = end - 1; k >= Math.max(0, end - LOOK_BACK); k--) named.push(...sideAt(context, k));
  return firstOfParties(named, wanted).toReversed();
};

const nextNamed = (context: Context, from: number, wanted: number): readonly Side[] => {
  const { mentions } = context.actors;
  const named: Side[] = [];
  for (let k = firstFrom(mentions, from); k < mentions.length && named.length < LOOK_BACK; k++)
    named.push(...sideAt(context, k));
  return firstOfParties(named, wanted);
};

/** The first of each of so many parties, persons before states. */
const firstOfParties = (named: readonly Side[], wanted: number): readonly Side[] => {
  const found = new Map<Party, Side>();
  for (const persons of [true, false])
    for (const side of named)
      if (side.isPerson === persons && found.size < wanted && !found.has(side.party)) found.set(side.party, side);
  return found.size === wanted ? [...found.values()] : [];
};
