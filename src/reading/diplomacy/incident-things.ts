/** What was struck, seized or entered: it tells the kind of an incident, and whether a word tells of one at all. */
import type { IncidentKind } from '../../model/generated/lists.js';
import type { Context } from '../context.js';
import type { IncidentRule } from '../resources.js';
import {
  at,
  firstFrom,
  formAt,
  lemmaAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import type { Framed } from './frames.js';
import { mentionOver } from './participants.js';

/** How far from its word the thing stands that was struck. */
const REACH = 12;
/** Kinds that a thing does not change. */
const FIXED: ReadonlySet<IncidentKind> = new Set<IncidentKind>(['espionage', 'consular']);
/** Kinds of words whose object alone tells another kind. */
const BY_OBJECT: ReadonlySet<IncidentKind> = new Set<IncidentKind>(['detention', 'cyber', 'violation']);
/** Prepositions behind which the target of a shot stands. */
const AT = ['at', 'on', 'into', 'against'];

/** Whether there stands beside a word what its row needs: a thing of a kind, a word itself ('=airspace'), a person. */
export const hasNeeds = (context: Context, { rule, head, from, to }: Framed<IncidentRule>): boolean => {
  const { needs } = rule;
  if (needs.length === 0) return true;
  const { grammar, tokens, resources } = context;
  const fits = (token: number): boolean => {
    const lemma = lemmaAt(tokens, token);
    const kind = resources.incidentThings.get(lemma);
    return needs.includes(`=${lemma}`) || (kind !== undefined && needs.includes(kind));
  };
  const fitsOrOf = (word: number): boolean =>
    fits(word) ||
    compoundOf(context, word).some(fits) ||
    grammar.nounObliques(word).some((one) => one.preposition === 'of' && one.words.some(fits));
  const passive = rule.word !== 'noun' && grammar.voice(head) === 'passive' ? grammar.subjects(head) : [];
  const patients = rule.word === 'noun' ? [] : [...grammar.patient(head), ...passive];
  // 'Paris was wounded to the quick': who is hurt is somebody, no state.
  if (needs.includes('!state')) return !patients.some((word) => isState(context, word));
  if (needs.includes('person') && patients.some((word) => isHeld(context, word))) return true;
  if (patients.some(fitsOrOf)) return true;
  if (needs.every((need) => need === 'person')) return false;
  // 'torpedoed the submarine contract': what is struck is the head of the object, if that is a thing.
  const isOther = patients.some(
    (word) => (word < from || word >= to) && uposOf(tokens, word) === 'NOUN' && !isHeld(context, word),
  );
  if (isOther && !needs.some((need) => need.startsWith('='))) return false;
  const sentence = sentenceAt(tokens, head);
  const end = Math.min(sentenceEnd(tokens, sentence), to + REACH);
  for (let i = to; i < end; i++) if (fits(i)) return true;
  for (let i = from - 1; i >= Math.max(sentenceStart(tokens, sentence), from - REACH); i--) if (fits(i)) return true;
  return false;
};

/** Whether a word is for somebody who can be held: a name that is no state, a national, a reporter. */
const isHeld = (context: Context, word: number): boolean => {
  const { tokens, resources, actors, places, numbered } = context;
  const lemma = lemmaAt(tokens, word);
  if (resources.dealings.held.has(lemma) || resources.grammar.persons.has(lemma)) return true;
  const mention = mentionOver(context, word);
  const kind = mention && actors.byId.get(mention.actor)?.kind;
  // 'three Germans': people of a state, not the state.
  if (kind) return kind === 'person' || kind === 'group' || xposAt(tokens, word) === 'NNPS';
  if (resources.meetings.phrases.longest(word, word + 1, numbered.lowers, numbered.lemmas)) return false;
  const place = places[firstFrom(places, word + 1) - 1];
  return uposOf(tokens, word) === 'PROPN' && !(place && word < place.to);
};

const isState = (context: Context, word: number): boolean => {
  const mention = mentionOver(context, word);
  return mention !== undefined && context.actors.byId.get(mention.actor)?.kind === 'state' && isName(context, word);
};
const isName = ({ tokens }: Context, word: number): boolean => xposAt(tokens, word) === 'NNP';

/**
 * What a thing is by the words right before its name, and beside it: 'the tanker Eagle S', 'the Stena, a tanker', 'the
 * demarcation line'; a 'submarine contract' is no submarine.
 */
const compoundOf = ({ grammar, tokens, resources }: Context, word: number): readonly number[] => {
  const { from } = grammar.name(word);
  const words: number[] = [...grammar.appositions(word)];
  const isNamed = uposOf(tokens, word) === 'PROPN';
  for (let i = from; i < word; i++)
    if (isNamed || resources.incidentThings.get(lemmaAt(tokens, i)) === 'border') words.push(i);
  return words;
};

/** The kind of the row, or that of the thing it was done to. */
export const kindOf = (context: Context, hit: Framed<IncidentRule>): IncidentKind => {
  const { tokens, resources, grammar } = context;
  const { from, to, rule, head } = hit;
  if (rule.kind === 'detention' && isOfSpies(context, head)) return 'espionage';
  if (FIXED.has(rule.kind)) return rule.kind;
  const kindAt = (i: number): IncidentKind | undefined => resources.incidentThings.get(lemmaAt(tokens, i));
  if (rule.word !== 'noun') {
    const targets = AT.flatMap((preposition) => grammar.oblique(head, preposition)).filter(
      (word) => !isTime(context, word),
    );
    const kindOfThing = (word: number): IncidentKind | undefined =>
      kindAt(word) ??
      compoundOf(context, word)
        .map(kindAt)
        .find((kind) => kind !== undefined);
    if (rule.needs.includes('person')) {
      const held = grammar.patient(head).filter((word) => isHeld(context, word));
      if (held.some((word) => !kindOfThing(word))) return 'detention';
      for (const word of held) if (kindOfThing(word) !== 'attack') return kindOfThing(word) ?? rule.kind;
    }
    if (rule.sides.includes('at') && isWarning(context, head)) return warnedWith(context, head);
    // Of a shot the object is what flew, not what was hit.
    const things = rule.sides.includes('at') ? targets : [...grammar.patient(head), ...targets];
    for (const word of things) {
      const kind = kindAt(word);
      if (kind) return kind;
    }
    if (rule.sides.includes('at') && targets.length > 0) return rule.kind;
  }
  if (BY_OBJECT.has(rule.kind)) return rule.kind;
  // Arms beside a clash at a border leave it one.
  const isStronger = (kind: IncidentKind): boolean => kind !== 'attack' || rule.kind !== 'border';
  const sentence = sentenceAt(tokens, head);
  const end = Math.min(sentenceEnd(tokens, sentence), to + REACH);
  for (let i = to; i < end; i++) {
    const kind = kindAt(i);
    if (kind && isStronger(kind)) return kind;
  }
  for (let i = from - 1; i >= Math.max(sentenceStart(tokens, sentence), from - REACH); i--) {
    const kind = kindAt(i);
    if (kind && isStronger(kind)) return kind;
  }
  return rule.kind;
};

/** 'fired warning shots'. */
const isWarning = ({ grammar, tokens }: Context, verb: number): boolean =>
  grammar.patient(verb).some((word) => at(tokens.lemmas, word) === 'shot' && formAt(tokens, word - 1) === 'warning');

/** Warning shots are fired at a border, at sea or in the air: what their sentence names tells which. */
const warnedWith = ({ tokens, resources }: Context, head: number): IncidentKind => {
  const sentence = sentenceAt(tokens, head);
  const end = Math.min(sentenceEnd(tokens, sentence), head + WARNED);
  for (let i = Math.max(sentenceStart(tokens, sentence), head - WARNED); i < end; i++) {
    const kind = resources.incidentThings.get(lemmaAt(tokens, i));
    if (kind === 'maritime' || kind === 'airspace') return kind;
  }
  return 'border';
};
const WARNED = 30;

const isTime = ({ dates }: Context, word: number): boolean => {
  const mention = dates.mentions[firstFrom(dates.mentions, word + 1) - 1];
  return mention !== undefined && word < mention.to;
};

/** 'arrested on suspicion of spying': who is held for that is a spy. */
const isOfSpies = ({ tokens, resources }: Context, head: number): boolean => {
  const end = Math.min(sentenceEndAt(tokens, head), head + 2 * REACH);
  const { spies } = resources.dealings;
  for (let i = head + 1; i < end; i++) {
    const lemma = lemmaAt(tokens, i);
    const next = i + 1 < end ? lemmaAt(tokens, i + 1) : '';
    if (spies.has(lemma) || spies.has(`${lemma} ${next}`)) return true;
  }
  return false;
};
