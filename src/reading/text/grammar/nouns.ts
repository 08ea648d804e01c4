/**
 * Nouns that name an act: which light verb carries them, who does the act, to whom, with whom.
 */
import { once, onceUnlessCircle } from '../../once.js';
import { at, sentenceAt } from '../tokens.js';
import type { Arguments } from './arguments.js';
import type { EventNoun, LightVerb } from './lexicon.js';
import type { Obliques } from './obliques.js';
import { Relation } from './relations.js';
import type { Relatives } from './relatives.js';
import { addAll, EMPTY, inOrder, NONE, type Structure } from './structure.js';

interface Carried {
  readonly noun: number;
  readonly light: LightVerb;
}

/** How far a light verb is looked for through infinitives: *sanctions are expected to be imposed*. */
const DEEPEST_VERB = 4;

const agentOfEvery = (preposition: string): boolean =>
  preposition === 'by' || preposition === 'between' || preposition === 'among';

export function createNouns(
  s: Structure,
  relatives: Relatives,
  phrases: Obliques,
  args: () => Pick<Arguments, 'agent' | 'patient' | 'obliques' | 'resolve'>,
) {
  const { lexicon } = s;
  const openNouns = new Uint8Array(s.size);

  const frameOf = (noun: number): EventNoun | undefined => {
    const upos = s.upos(noun);
    const isNoun = upos === 'NOUN' || upos === 'PROPN';
    return isNoun ? lexicon.eventNouns.get(s.lemma(noun)) : undefined;
  };

  /** The noun of event that a word is or counts: *a series of strikes*. */
  const eventIn = (token: number): number => {
    if (frameOf(token)) return token;
    if (!lexicon.words.container.has(s.lemma(token))) return NONE;
    for (const { preposition, words } of phrases.ofNoun(token)) {
      if (preposition !== 'of') continue;
      const event = words.find((word) => frameOf(word));
      if (event !== undefined) return event;
    }
    return NONE;
  };

  const carriedBy = onceUnlessCircle((verb: number): Carried | undefined => {
    const rows = lexicon.lightVerbs.get(s.lemma(verb));
    return rows && s.isVerb(verb) ? findCarried(verb, rows) : undefined;
  }, undefined);

  const findCarried = (verb: number, rows: readonly LightVerb[]): Carried | undefined => {
    const particle = s.slot(verb, 'particle') === NONE ? '' : s.lower(s.slot(verb, 'particle'));
    for (const light of rows) {
      if (light.particle !== particle) continue;
      for (const word of wordsFor(verb, light)) {
        const noun = eventIn(word);
        if (noun !== NONE && (light.nouns.size === 0 || light.nouns.has(s.lemma(noun)))) return { noun, light };
      }
    }
    return undefined;
  };

  /** Where the noun of a light verb stands. */
  const wordsFor = (verb: number, light: LightVerb): readonly number[] => {
    if (light.preposition === '') return args().patient(verb);
    const found: number[] = [];
    const object = s.slot(verb, 'object');
    if (light.object !== '') {
      if (object === NONE || s.lemma(object) !== light.object) return EMPTY;
      for (const one of phrases.ofNoun(object)) if (one.preposition === light.preposition) addAll(found, one.words);
    }
    for (const one of args().obliques(verb)) if (one.preposition === light.preposition) addAll(found, one.words);
    return found;
  };

  const lightVerb = onceUnlessCircle((noun: number): number => (frameOf(noun) ? findVerb(noun) : NONE), NONE);

  const findVerb = (noun: number): number => {
    let top = at(s.coordination, noun);
    if (s.is(top, Relation.nominal) && s.head(top) !== NONE && lexicon.words.container.has(s.lemma(s.head(top))))
      top = at(s.coordination, s.head(top));
    for (const start of [s.head(top), ...clausesOn(top)]) {
      const verb = carrierFrom(start, noun);
      if (verb !== NONE) return verb;
    }
    // *took part in the talks*, where the phrase hangs on 'part'.
    const above = s.head(top);
    return above === NONE || s.isVerb(above) ? NONE : carrierFrom(s.head(above), noun);
  };

  /** A verb, its conjuncts, or the infinitives below it, whichever carries the noun. */
  const carrierFrom = (start: number, noun: number): number => {
    let verb = start;
    for (let depth = 0; depth < DEEPEST_VERB && verb !== NONE; depth++) {
      if (carriedBy(verb)?.noun === noun) return verb;
      const next = s.slot(verb, 'openComplement');
      verb = next === NONE ? s.slot(verb, 'complement') : next;
    }
    return NONE;
  };

  const clausesOn = once((noun) =>
    s.dependents(noun).filter((word) => s.is(word, Relation.relativeClause) || s.is(word, Relation.nounClause)),
  );

  const nounAgent = (noun: number): readonly number[] => {
    const frame = frameOf(noun);
    if (!frame || openNouns[noun] === 1) return EMPTY;
    openNouns[noun] = 1;
    const isDoer = (preposition: string): boolean => agentOfEvery(preposition) || frame.agent.has(preposition);
    const found = [
      ...onNoun(noun, (preposition) => isDoer(preposition) || (preposition === 'of' && frame.of === 'agent')),
      ...s.dependentsAndLent(noun).flatMap((dependent) => {
        if (!s.is(dependent, Relation.possessor)) return partiesIn(dependent, frame);
        return possessorSuffers(noun, frame) ? EMPTY : args().resolve(dependent);
      }),
      ...subjectAs('agent', lightVerb(noun)),
      // *a deal was reached between them*; who stands behind *by* is the verb's doer.
      ...onVerb(lightVerb(noun), (preposition) => preposition !== 'by' && isDoer(preposition)),
    ];
    openNouns[noun] = 0;
    return inOrder(found);
  };

  const nounPatient = (noun: number): readonly number[] => {
    const frame = frameOf(noun);
    if (!frame) return EMPTY;
    const possessor = possessorOf(noun);
    const verb = lightVerb(noun);
    const indirect = verb === NONE || !frame.patient.has('to') ? NONE : s.slot(verb, 'indirectObject');
    return inOrder([
      ...onNoun(noun, (one) => frame.patient.has(one) || (one === 'of' && frame.of === 'patient')),
      ...(possessor !== NONE && possessorSuffers(noun, frame) ? args().resolve(possessor) : EMPTY),
      ...onVerb(verb, (one) => frame.patient.has(one)),
      ...(indirect === NONE ? EMPTY : args().resolve(indirect)),
      ...subjectAs('patient', verb),
    ]);
  };

  const nounWith = (noun: number): readonly number[] => {
    if (!frameOf(noun)) return EMPTY;
    const isWith = (preposition: string): boolean => preposition === 'with';
    return inOrder([...onNoun(noun, isWith), ...onVerb(lightVerb(noun), isWith)]);
  };

  /** Words behind some prepositions on a noun, and on the light verb that carries it. */
  const onNoun = (noun: number, isWanted: (preposition: string) => boolean): readonly number[] =>
    phrases
      .ofNoun(noun)
      .flatMap((one) => (isWanted(one.preposition) ? (relatives.antecedentsOfPronoun(one.token) ?? one.words) : EMPTY));
  const onVerb = (verb: number, isWanted: (preposition: string) => boolean): readonly number[] =>
    verb === NONE
      ? EMPTY
      : args()
          .obliques(verb)
          .flatMap((one) => (isWanted(one.preposition) ? one.words : EMPTY));

  /** The doer of a light verb whose subject is that to its noun. */
  const subjectAs = (subject: LightVerb['subject'], verb: number): readonly number[] =>
    verb !== NONE && carriedBy(verb)?.light.subject === subject ? args().agent(verb) : EMPTY;

  const possessorOf = (noun: number): number =>
    s.dependentsAndLent(noun).find((word) => s.is(word, Relation.possessor)) ?? NONE;

  /** *Kosovo's recognition by Israel*; and *the general's arrest*, where nobody else is said to suffer it. */
  const possessorSuffers = (noun: number, frame: EventNoun): boolean => {
    let isBy = false;
    for (const { preposition } of phrases.ofNoun(noun)) {
      if (preposition === 'of') return false;
      if (preposition === 'by') isBy = true;
    }
    return isBy || frame.possessor === 'patient';
  };

  /** States, peoples and organizations before the noun: *Iraqi invasion*, *EU sanctions*, *US-led war*. */
  const partiesIn = (dependent: number, frame: EventNoun): readonly number[] => {
    const isAdjective = s.is(dependent, Relation.adjective);
    if (!isAdjective && !s.is(dependent, Relation.compound)) return EMPTY;
    if (isAdjective && s.isVerb(dependent)) return EMPTY;
    return s.conjuncts(dependent).filter((word) => isParty(s, word, frame));
  };

  return {
    /** The noun of event that a light verb carries (*pay a visit*), -1 for none. */
    eventNoun: (verb: number) => carriedBy(verb)?.noun ?? NONE,
    /** The light verb that carries a noun of event, -1 for none. */
    lightVerbOf: lightVerb,
    isEventNoun: (noun: number) => frameOf(noun) !== undefined,
    nounAgent,
    nounPatient,
    nounWith,
  };
}

/**
 * Whether a name or adjective before a noun is that of a party. A noun that several sides share has the name of a place
 * before it as often (*Geneva talks*), so that there the name must be known or be an abbreviation.
 */
const isParty = (s: Structure, token: number, frame: EventNoun): boolean => {
  const lower = s.lower(token);
  if (s.lexicon.calendar.has(lower)) return false;
  if (s.lexicon.parties.has(lower)) return true;
  const upos = s.upos(token);
  if (upos === 'PROPN') return !/^\d/.test(lower) && !frame.joint;
  // The lemma of an adjective keeps its capital where it has one; at the start of a sentence every word has.
  const lemma = at(s.tokens.lemmas, token);
  const isFirst = token === at(s.tokens.sentences, sentenceAt(s.tokens, token));
  return upos === 'ADJ' && lemma !== lemma.toLowerCase() && !isFirst;
};
