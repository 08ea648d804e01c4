/** What was struck, seized or entered: it tells the kind of an incident, and whether a word tells of one at all. */
import type { IncidentKind } from '../../model/generated/lists.js';
import type { Context } from '../context.js';
import type { IncidentRule } from '../resources.js';
import { at, firstFrom, sentenceEnd, sentenceStart, uposOf } from '../text/tokens.js';
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
    const lemma = at(tokens.lemmas, token).toLowerCase();
    const kind = resources.incidentThings.get(lemma);
    return needs.includes(`=${lemma}`) || (kind !== undefined && needs.includes(kind));
  };
  const fitsOrOf = (word: number): boolean =>
    fits(word) || grammar.nounObliques(word).some((one) => one.preposition === 'of' && one.words.some(fits));
  const passive = rule.word !== 'noun' && grammar.voice(head) === 'passive' ? grammar.subjects(head) : [];
  const patients = rule.word === 'noun' ? [] : [...grammar.patient(head), ...passive];
  if (needs.includes('person') && patients.some((word) => isHeld(context, word))) return true;
  if (patients.some(fitsOrOf)) return true;
  if (needs.every((need) => need === 'person')) return false;
  // 'torpedoed the submarine contract': what is struck is the head of the object, if that is a thing.
  const isOther = patients.some(
    (word) => (word < from || word >= to) && uposOf(tokens, word) === 'NOUN' && !isHeld(context, word),
  );
  if (isOther && !needs.some((need) => need.startsWith('='))) return false;
  const sentence = at(tokens.sentenceOf, head);
  const end = Math.min(sentenceEnd(tokens, sentence), to + REACH);
  for (let i = to; i < end; i++) if (fits(i)) return true;
  for (let i = from - 1; i >= Math.max(sentenceStart(tokens, sentence), from - REACH); i--) if (fits(i)) return true;
  return false;
};

/** Whether a word is for somebody who can be held: a name that is no state, a national, a reporter. */
const isHeld = (context: Context, word: number): boolean => {
  const { tokens, resources, actors, places, numbered } = context;
  const lemma = at(tokens.lemmas, word).toLowerCase();
  if (resources.dealings.held.has(lemma) || resources.grammar.persons.has(lemma)) return true;
  const mention = mentionOver(context, word);
  const kind = mention && actors.byId.get(mention.actor)?.kind;
  // 'three Germans': people of a state, not the state.
  if (kind) return kind === 'person' || kind === 'group' || at(tokens.xpos, word) === 'NNPS';
  if (resources.meetings.phrases.longest(word, word + 1, numbered.lowers, numbered.lemmas)) return false;
  const place = places[firstFrom(places, word + 1) - 1];
  return uposOf(tokens, word) === 'PROPN' && !(place && word < place.to);
};

/** The kind of the row, or that of the thing it was done to. */
export const kindOf = (context: Context, hit: Framed<IncidentRule>): IncidentKind => {
  const { tokens, resources, grammar } = context;
  const { from, to, rule, head } = hit;
  if (rule.kind === 'detention' && isOfSpies(context, head)) return 'espionage';
  if (FIXED.has(rule.kind)) return rule.kind;
  const kindAt = (i: number): IncidentKind | undefined =>
    resources.incidentThings.get(at(tokens.lemmas, i).toLowerCase());
  if (rule.word !== 'noun') {
    const targets = AT.flatMap((preposition) => grammar.oblique(head, preposition)).filter(
      (word) => !isTime(context, word),
    );
    if (rule.needs.includes('person') && grammar.patient(head).some((word) => isHeld(context, word) && !kindAt(word)))
      return 'detention';
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
  const sentence = at(tokens.sentenceOf, head);
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

const isTime = ({ dates }: Context, word: number): boolean => {
  const mention = dates.mentions[firstFrom(dates.mentions, word + 1) - 1];
  return mention !== undefined && word < mention.to;
};

/** 'arrested on suspicion of spying': who is held for that is a spy. */
const isOfSpies = ({ tokens, resources }: Context, head: number): boolean => {
  const end = Math.min(sentenceEnd(tokens, at(tokens.sentenceOf, head)), head + 2 * REACH);
  for (let i = head + 1; i < end; i++)
    if (resources.dealings.spies.has(at(tokens.lemmas, i).toLowerCase())) return true;
  return false;
};
