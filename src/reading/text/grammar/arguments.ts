/**
 * Who does what to whom: subjects through control and raising, relative clauses and coordination; from them doer,
 * sufferer and receiver by voice; and the oblique phrases by their prepositions.
 */
import { onceUnlessCircle } from '../../once.js';
import { at, formAt, xposAt } from '../tokens.js';
import { isGerund } from './forms.js';
import type { Oblique, Obliques } from './obliques.js';
import { Relation } from './relations.js';
import type { Relatives } from './relatives.js';
import { EMPTY, inOrder, NONE, type Structure } from './structure.js';
import type { Verbs } from './verbs.js';

export type Arguments = ReturnType<typeof createArguments>;

/** @param nouns what must be asked of the nouns of event, which in turn ask for arguments */
export function createArguments(
  s: Structure,
  verbs: Verbs,
  relatives: Relatives,
  phrases: Obliques,
  nouns: { readonly nounAgent: (noun: number) => readonly number[]; readonly eventNoun: (verb: number) => number },
) {
  const { lexicon } = s;

  /** What a word stands for: the antecedent of a relative pronoun; else itself with its conjuncts. */
  const resolve = (token: number): readonly number[] => relatives.antecedentsOfPronoun(token) ?? s.conjuncts(token);
  const isReciprocal = (token: number): boolean => isReciprocalPhrase(s, token);
  /** As `resolve`; *each other* stands for the predicate's doer. */
  const resolveIn = (predicate: number, token: number): readonly number[] =>
    isReciprocal(token) ? agent(predicate) : resolve(token);

  /**
   * The subject, found through the clauses above where the predicate has none of its own. In a circle of questions (a noun's doer is its verb's, whose subject is the noun's doer ...) nobody is found.
   */
  const subjects = onceUnlessCircle((predicate: number): readonly number[] => {
    const own = s.slot(predicate, 'subject');
    if (own !== NONE) return resolve(own);
    const outer = s.slot(predicate, 'outerSubject');
    if (outer !== NONE) return verbs.modal(predicate) === 'be to' ? resolve(outer) : EMPTY;
    if (s.slot(predicate, 'expletive') !== NONE || s.slot(predicate, 'clausalSubject') !== NONE) return EMPTY;
    const head = s.head(predicate);
    if (head === NONE) return EMPTY;
    switch (at(s.relations, predicate)) {
      case Relation.conjunct: {
        const missing = relatives.missingSubject(predicate);
        if (missing.length > 0) return missing;
        if (verbs.isCommand(predicate)) return EMPTY;
        const main = behindAside(s, predicate);
        return subjects(main === NONE ? head : main);
      }
      case Relation.openComplement:
        return controller(predicate, head);
      case Relation.complement: {
        const missing = relatives.missingSubject(predicate);
        if (missing.length > 0) return missing;
        return verbs.isInfinitive(predicate) || isBareGerund(predicate) ? controller(predicate, head) : EMPTY;
      }
      case Relation.adverbialClause:
        if (verbs.isIntended(predicate)) return controller(predicate, head);
        return objectOfGerund(predicate, head) ?? subjects(head);
      case Relation.nounClause:
        return ofNounClause(predicate, head);
      case Relation.relativeClause:
      case Relation.adverbialRelative:
        return relatives.hasPronoun(predicate) ? EMPTY : relatives.nounsOf(predicate);
      default:
        return EMPTY;
    }
  }, EMPTY);

  const isBareGerund = (predicate: number): boolean =>
    isGerund(s, predicate) && verbs.group(predicate).auxiliaries.length === 0;

  /** Who does what an infinitive says: the object of the verb above it, else its subject. */
  const controller = (predicate: number, above: number): readonly number[] => {
    // *a deal was reached to free them*, *made an effort to free them*: whoever does what the noun says.
    const event = nouns.eventNoun(above);
    if (event !== NONE) return verbs.isPassive(above) ? nouns.nounAgent(event) : subjects(above);
    if (verbs.isPassive(above) || lexicon.verbs.get(s.lemma(above))?.has('promise')) return subjects(above);
    const indirect = s.slot(above, 'indirectObject');
    if (indirect !== NONE && indirect !== predicate) return resolveIn(above, indirect);
    const found = objects(above);
    return found.length > 0 ? found : subjects(above);
  };

  /** *accused Chad of arming*: the object; undefined for every other adverbial clause. */
  const objectOfGerund = (predicate: number, above: number): readonly number[] | undefined => {
    const marker = s.slot(predicate, 'marker');
    if (marker === NONE || !isGerund(s, predicate)) return undefined;
    if (!lexicon.gerunds.get(s.lemma(above))?.has(s.lower(marker)) || verbs.isPassive(above)) return undefined;
    const found = objects(above);
    return found.length > 0 ? found : undefined;
  };

  const ofNounClause = (predicate: number, noun: number): readonly number[] => {
    const { auxiliaries } = verbs.group(predicate);
    // *the decision to block*, *accusations of arming* tell who did it; *officials visiting* are who does it.
    if (verbs.isInfinitive(predicate) || (isGerund(s, predicate) && s.slot(predicate, 'marker') !== NONE))
      return nouns.nounAgent(noun);
    const isFiniteForm = auxiliaries.some(
      (auxiliary) => s.lower(auxiliary) !== 'being' && s.lower(auxiliary) !== 'having',
    );
    return isFiniteForm ? EMPTY : relatives.nounsOf(predicate);
  };

  /** The doer, whatever the voice. */
  const agent = (predicate: number): readonly number[] => {
    if (!verbs.isPassive(predicate)) return subjects(predicate);
    for (const words of [s.dependents(predicate), s.lentTo(predicate)]) {
      const found = words.filter((dependent) => s.is(dependent, Relation.passiveAgent)).flatMap(resolve);
      if (found.length > 0) return inOrder(found);
    }
    return EMPTY;
  };

  /** The object of a verb in the active, of its own, missing or shared. */
  const objects = (predicate: number): readonly number[] => {
    const own = s.slot(predicate, 'object');
    // *said Thursday*: a day is no object; *banned the march* has no month.
    if (own !== NONE)
      return lexicon.calendar.has(s.lower(own)) && s.lower(own) !== formAt(s.tokens, own)
        ? EMPTY
        : resolveIn(predicate, own);
    const missing = relatives.missingObject(predicate);
    if (missing.length > 0 || !s.is(predicate, Relation.conjunct)) return missing;
    if (s.slot(predicate, 'complement') !== NONE || !s.isVerb(predicate)) return EMPTY;
    for (const dependent of s.lentTo(predicate))
      if (s.is(dependent, Relation.object)) return resolveIn(predicate, dependent);
    const ofFirst = s.slot(s.head(predicate), 'object');
    const isRelative = ofFirst !== NONE && ofFirst < s.head(predicate) && relatives.antecedentsOfPronoun(ofFirst);
    return isRelative && !relatives.hasPronoun(predicate) ? resolve(ofFirst) : EMPTY;
  };

  /** *told reporters that ...*: some trees call the one who is spoken to an object. */
  const addressee = (predicate: number): number => {
    const object = s.slot(predicate, 'object');
    if (object === NONE || s.slot(predicate, 'indirectObject') !== NONE || verbs.isPassive(predicate)) return NONE;
    if (!lexicon.verbs.get(s.lemma(predicate))?.has('addressee')) return NONE;
    return s.slot(predicate, 'complement') !== NONE || s.slot(predicate, 'openComplement') !== NONE ? object : NONE;
  };

  /** To whom or what it is done: object of the active, subject of the passive. */
  const patient = (predicate: number): readonly number[] => {
    if (!verbs.isPassive(predicate)) {
      if ((s.slot(predicate, 'copula') !== NONE && !s.isVerb(predicate)) || addressee(predicate) !== NONE) return EMPTY;
      return objects(predicate);
    }
    const kept = s.slot(predicate, 'object');
    return kept === NONE ? subjects(predicate) : resolve(kept);
  };

  const recipient = (predicate: number): readonly number[] => {
    const indirect = s.slot(predicate, 'indirectObject');
    if (indirect !== NONE) return resolveIn(predicate, indirect);
    const spokenTo = addressee(predicate);
    if (spokenTo !== NONE) return resolveIn(predicate, spokenTo);
    if (verbs.isPassive(predicate) && s.slot(predicate, 'object') !== NONE) return subjects(predicate);
    if (!lexicon.verbs.get(s.lemma(predicate))?.has('recipient')) return EMPTY;
    return inOrder(obliques(predicate).flatMap(({ preposition, words }) => (preposition === 'to' ? words : EMPTY)));
  };

  /** Every phrase with a preposition on the predicate. */
  const obliques = (predicate: number): readonly Oblique[] =>
    phrases.of(predicate).map((one) => {
      const stands = isReciprocal(one.token) ? agent(predicate) : relatives.antecedentsOfPronoun(one.token);
      return stands ? { ...one, words: stands } : one;
    });

  return {
    /** Finds all subjects from the roots down, so that none asks for more than a few others. */
    prepare: () => {
      for (const token of s.order) subjects(token);
    },
    subjects,
    agent,
    patient,
    recipient,
    obliques,
    resolve,
  };
}

/**
 * *condemned the launches, which broke a ban, and reaffirmed ...*: the verb of the same tense that a relative clause
 * between commas stands aside from, where the tree joined the verb behind to that clause; -1 for none.
 */
const behindAside = (s: Structure, predicate: number): number => {
  const leader = at(s.coordination, predicate);
  if (!s.is(leader, Relation.relativeClause) || leader > predicate) return NONE;
  let and = predicate - 1;
  while (and > leader && s.upos(and) === 'ADV') and--;
  if (s.upos(and) !== 'CCONJ' || s.lower(and - 1) !== ',') return NONE;
  const noun = s.head(leader);
  let opening = leader - 1;
  while (opening > noun && !ASIDE.has(s.lower(opening))) opening--;
  if (opening <= noun || s.lower(opening - 1) !== ',') return NONE;
  let main = noun;
  while (main !== NONE && !s.isVerb(main)) main = s.head(main);
  if (main === NONE || main > noun) return NONE;
  return xposAt(s.tokens, main) === xposAt(s.tokens, predicate) ? main : NONE;
};

/** Pronouns that open a clause beside the point. */
const ASIDE = new Set(['which', 'who', 'whose', 'whom']);

/** *each other*, *one another*, whichever of the two words the tree puts above the other. */
const isReciprocalPhrase = (s: Structure, token: number): boolean => {
  const { reciprocal } = s.lexicon.words;
  const form = s.lower(token);
  if (form === 'each' || form === 'one') return token + 1 < s.size && reciprocal.has(`${form} ${s.lower(token + 1)}`);
  return (form === 'other' || form === 'another') && token > 0 && reciprocal.has(`${s.lower(token - 1)} ${form}`);
};
