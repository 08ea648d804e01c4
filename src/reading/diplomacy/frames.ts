/**
 * Rows of words that carry an item of diplomacy: a verb or a noun, and where those who take part stand beside it. The
 * grammar says who stands there; where a tree errs, the words nearest to it do.
 */
import { type Context, type Hit, hitsOf, mentionsIn } from '../context.js';
import type { Frame } from '../frame.js';
import type { PhraseRules } from '../rules.js';
import {
  at,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceStart,
  sentenceStartAt,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import { type Side, sidesBetween } from './naming.js';
import { mentionOver, sidesUnder } from './participants.js';
import { type Dealings, meantAt } from './refer.js';

/** A row found in a text, with the word of it that governs the rest. */
export interface Framed<T> extends Hit<T> {
  readonly head: number;
  /** Lemma of what a pronoun stands for, where the head is one: 'the old one'. */
  readonly noun?: string;
}

/** The rows of a table that the text has, those of the part of speech that stands there. */
export function* framed<T extends Frame>(context: Context, rules: PhraseRules<T>): Generator<Framed<T>> {
  for (const { from, to, rules: found } of hitsOf(context, rules)) {
    const [verb, last] = [isVerb(context, from), isVerb(context, to - 1)];
    // A participle may be the noun that the tagger did not see: 'in fighting with troops'.
    const rule =
      found.find(({ word }) => word === 'any' || (word === 'verb' ? verb : !last)) ??
      found.find(({ word }) => word === 'noun' && xposAt(context.tokens, to - 1) === 'VBG');
    if (rule) yield { from, to, rule, head: rule.word === 'noun' ? nounIn(context, from, to) : from };
  }
}

const isVerb = ({ tokens }: Context, token: number): boolean => {
  const upos = uposOf(tokens, token);
  return upos === 'AUX' || (upos === 'VERB' && !isVerbalNoun(tokens, token));
};

/** 'the border crossing was closed': a noun and its article stand before what ends in -ing. */
const isVerbalNoun = ({ forms, xpos }: Context['tokens'], token: number): boolean =>
  token > 1 && at(forms, token).endsWith('ing') && at(xpos, token - 1) === 'NN' && at(xpos, token - 2) === 'DT';

const nounIn = ({ tokens }: Context, from: number, to: number): number => {
  for (let i = to - 1; i > from; i--) {
    const upos = uposOf(tokens, i);
    if (upos === 'NOUN' || upos === 'PROPN') return i;
  }
  return from;
};

/** The words that stand in one place beside a verb or noun. */
export const headsIn = (
  { grammar, tokens }: Context,
  head: number,
  isNoun: boolean,
  slot: string,
): readonly number[] => {
  if (!isNoun) {
    if (slot === 'subject') return grammar.agent(head);
    if (slot === 'object') return grammar.patient(head);
    if (slot === 'recipient') return grammar.recipient(head);
    return grammar.oblique(head, slot).filter((word) => slot !== 'with' || !isOfGerund(tokens, head, word));
  }
  if (slot === 'subject') return grammar.nounAgent(head);
  if (slot === 'object') return grammar.nounPatient(head);
  if (slot === 'with') return grammar.nounWith(head);
  const own = grammar.nounObliques(head).flatMap((one) => (one.preposition === slot ? one.words : []));
  const verb = grammar.lightVerbOf(head);
  return verb === -1 ? own : [...own, ...grammar.oblique(verb, slot)];
};

/** 'talked about embedding troops | with them': with them is what the other verb does. */
const isOfGerund = (tokens: Context['tokens'], head: number, word: number): boolean => {
  for (let i = head + 2; i < word; i++)
    if (xposAt(tokens, i) === 'VBG' && lowerAt(tokens, i - 1) === 'about') return true;
  return false;
};

/** Those who take part, by the place in which they stand. */
export interface Cast {
  readonly sides: readonly Side[];
  /** Whether something stands as its object that is nobody: 'welcomed the decision'. */
  readonly isOfThing: boolean;
  /** Whether somebody stands as its object. */
  readonly hasObject: boolean;
  /** Whether the object is named, no pronoun. */
  readonly isNamed: boolean;
}

/** @param slots places of a row, in the order in which they are looked at */
export const castOf = (context: Dealings, head: number, isNoun: boolean, slots: readonly string[]): Cast => {
  const bySlot = new Map<string, readonly Side[]>();
  let isOfThing = false;
  const isOfKin = slots.some((slot) => headsIn(context, head, isNoun, slot).some((word) => isKin(context, word)));
  for (const slot of slots) {
    const heads = headsIn(context, head, isNoun, slot);
    const somebody = heads.filter((word) => isSomebody(context, word) && !isKin(context, word));
    if (slot === 'object' && !isNoun) isOfThing = heads.length > 0 && somebody.length === 0;
    const nearer = slot === 'subject' && !isNoun ? behindAnd(context, head, heads) : [];
    const found = nearer.length > 0 ? nearer : somebody.flatMap((word) => sidesOrTakenUp(context, word));
    bySlot.set(
      slot,
      heads.length > 0 || (isOfKin && slot !== 'subject') ? found : slotByWords(context, head, isNoun, slot),
    );
  }
  const sides = once([...bySlot.values()].flat());
  const objects = bySlot.get('object') ?? [];
  const hasObject = objects.length > 0;
  const isNamed = objects.some((side) => !side.why.includes('participants/taken-up'));
  if (isNoun || isOfThing || isOfKin || partiesAmong(sides) > 1) return { sides, isOfThing, hasObject, isNamed };
  // The tree may have the wrong word for the subject, the words beside the verb do not.
  for (const slot of slots) if (slot !== 'object') bySlot.set(slot, slotByWords(context, head, isNoun, slot));
  const byWords = once([...bySlot.values()].flat());
  return { sides: partiesAmong(byWords) > 1 ? byWords : sides, isOfThing, hasObject, isNamed };
};

/** 'Hamas is to release hostages and Israeli troops will pull back': the subject behind the 'and', not the one that the tree shares. */
const behindAnd = (context: Dealings, head: number, heads: readonly number[]): readonly Side[] => {
  const { tokens } = context;
  const first = heads.length > 0 ? Math.max(...heads) : head;
  const start = Math.max(sentenceStartAt(tokens, head), head - REACH);
  let and = -1;
  for (let i = head - 1; i > Math.max(start, first); i--) {
    const upos = uposOf(tokens, i);
    if (and === -1 && upos === 'VERB') break;
    // Without a verb of the first subject before it, the 'and' joins two subjects.
    if (and !== -1 && upos === 'VERB') return sidesBetween(context, and + 1, head, head);
    if (and === -1 && upos === 'CCONJ') and = i;
  }
  return [];
};

const partiesAmong = (sides: readonly Side[]): number => new Set(sides.map((side) => side.party)).size;

/** 'met the wife of an Omani pastor': she is of no party, and whose wife she is does not take part. */
const isKin = (context: Context, word: number): boolean =>
  uposOf(context.tokens, word) === 'NOUN' && context.resources.dealings.kin.has(lemmaAt(context.tokens, word));

/** Whether a word names somebody: a name, a person's office, a pronoun. */
const isSomebody = (context: Context, word: number): boolean => {
  const { tokens, grammar, resources } = context;
  const upos = uposOf(tokens, word);
  if (upos === 'PRON') return true;
  const { persons } = resources.grammar;
  if (resources.dealings.people.has(lemmaAt(tokens, word))) return true;
  if (persons.has(lemmaAt(tokens, word)) || persons.has(lowerAt(tokens, word))) return true;
  if (mentionOver(context, word) || upos === 'NUM' || resources.dealings.sides.has(lemmaAt(tokens, word))) return true;
  const { from, to } = grammar.name(word);
  return mentionsIn(context, from, to).some((mention) => mention.to > word);
};
/** Whether a word is a noun for people who sit or speak together, as a visit alone is none. */
export const isSitting = ({ resources, numbered }: Context, token: number): boolean =>
  resources.meetings.phrases
    .longest(token, token + 1, numbered.lowers, numbered.lemmas)
    ?.values.some((row) => row.word === 'noun' && row.kind !== 'visit') ?? false;

/** Whether a side is a body of persons: 'Chinese officials', an organization, not a bare state. */
export const isBody = (context: Context, side: Side): boolean => {
  const kind = context.actors.byId.get(side.actor)?.kind;
  if (kind !== 'state') return true;
  const { tokens, resources } = context;
  const start = Math.max(sentenceStartAt(tokens, side.from), side.from - 3);
  for (let i = start; i < Math.min(tokens.size, side.to + 4); i++) {
    const lemma = lemmaAt(tokens, i);
    if (resources.grammar.persons.has(lemma) || resources.dealings.people.has(lemma)) return true;
  }
  return false;
};

const sidesOrTakenUp = (context: Dealings, word: number): readonly Side[] => {
  const { tokens, grammar } = context;
  // 'its president and the Maldivian leader': whose office it is comes first.
  const isOwned = xposAt(tokens, grammar.phrase(word).from) === 'PRP$';
  const named = isOwned && !hasName(context, word) ? meantAt(context, word) : [];
  if (named.length > 0) return named.map((side) => ({ ...side, from: grammar.phrase(word).from, to: word + 1 }));
  const sides = sidesUnder(context, word);
  return sides.length > 0 ? sides : meantAt(context, word);
};

const hasName = (context: Context, word: number): boolean => {
  const { from, to } = context.grammar.phrase(word);
  return mentionsIn(context, from, to).length > 0;
};

/** Each actor once, the first that names a person before one that names a state. */
export const once = (sides: readonly Side[]): readonly Side[] => {
  const found = new Map<string, Side>();
  for (const side of sides) if (!found.has(side.actor)) found.set(side.actor, side);
  return [...found.values()];
};

/** How far from its word somebody may stand where the tree does not say so. */
const REACH = 14;

/** Who stands in a place by the words alone: right before a verb, or behind the preposition that is next. */
const slotByWords = (context: Dealings, head: number, isNoun: boolean, slot: string): readonly Side[] => {
  const { tokens } = context;
  const sentence = sentenceAt(tokens, head);
  const end = Math.min(sentenceEnd(tokens, sentence), head + REACH);
  if (head + 1 >= end && slot !== 'subject') return [];
  if (slot === 'subject') return isNoun ? [] : before(context, head, sentenceStart(tokens, sentence));
  // 'called on all leaders': what stands behind a preposition is no object.
  if (slot === 'object') {
    const isObject = uposOf(tokens, head + 1) !== 'ADP' || lowerAt(tokens, head + 1) === 'with';
    return isNoun || !isObject ? [] : behind(context, head + 1, end);
  }
  for (let i = head + 1; i < end; i++) {
    const form = lowerAt(tokens, i);
    // 'talked about embedding troops with them': with them is what the other verb does.
    if (uposOf(tokens, i) === 'VERB' && xposAt(tokens, i) === 'VBG') break;
    if (form === slot) return behind(context, i + 1, sentenceEnd(tokens, sentence));
    if (uposOf(tokens, i) === 'VERB' || form === ';') break;
  }
  return [];
};

const behind = (context: Dealings, from: number, limit: number): readonly Side[] =>
  from < limit ? sidesBetween(context, from, Math.min(limit, from + 3 * REACH)) : [];

const isPronoun = ({ tokens, resources }: Context, i: number): boolean => {
  const form = lowerAt(tokens, i);
  const { single, several } = resources.dealings;
  return (uposOf(tokens, i) === 'PRON' && (single.has(form) || several.has(form))) || form === 'two' || form === 'both';
};

/** Words before a verb in which a pronoun or 'the two' may be its subject. */
const TAKEN_UP = 4;

/** The naming that ends right before a word: back to the last word that cannot belong to it. */
const before = (context: Dealings, head: number, start: number): readonly Side[] => {
  const { tokens } = context;
  let from = head;
  while (from > start && head - from < 2 * REACH) {
    const upos = uposOf(tokens, from - 1);
    const form = lowerAt(tokens, from - 1);
    const goesOn =
      upos !== 'VERB' &&
      upos !== 'SCONJ' &&
      xposAt(tokens, from - 1) !== 'WRB' &&
      (upos !== 'ADP' || form === 'of') &&
      form !== ';' &&
      form !== ':';
    if (!goesOn || (upos === 'AUX' && head - from > 4)) break;
    from--;
  }
  const sides = from < head ? sidesBetween(context, from, head, head) : [];
  if (sides.length > 0) return sides;
  // 'The two last met': who is meant stands right before the verb, whatever the tree has.
  for (let i = head - 1; i >= Math.max(start, head - TAKEN_UP); i--)
    if (isPronoun(context, i)) return meantAt(context, i);
  return [];
};
