/**
 * Verbs with their auxiliaries: voice, modality, tense, aspect. A conjunct without auxiliary of its own takes that of the
 * conjunct before it where its form allows (*should ratify and publish*, but not *was detained but left*).
 */
import { at, xposAt } from '../tokens.js';
import { isBase, isGerund, isParticiple, maybeParticiple, tenseOfAuxiliary, tenseOfForm } from './forms.js';
import { prepositionOf } from './obliques.js';
import { Relation } from './relations.js';
import { NONE, type Structure } from './structure.js';

type Tense = 'past' | 'present' | 'future' | 'none';
type Aspect = 'simple' | 'progressive' | 'perfect' | 'perfect-progressive' | 'none';

/** A predicate's auxiliaries and copula in the order of the text, and its infinitive `to`. */
interface VerbGroup {
  readonly auxiliaries: readonly number[];
  /** The `to`, -1 where there is none. */
  readonly to: number;
}

export type Verbs = ReturnType<typeof createVerbs>;

const NO_GROUP: VerbGroup = { auxiliaries: [], to: NONE };

export function createVerbs(s: Structure) {
  const { lexicon } = s;
  const groups = ownGroups(s);
  const shared = new Uint8Array(s.size);
  const passive = new Uint8Array(s.size);
  const group = (token: number): VerbGroup => at(groups, token);

  const isBareParticiple = (token: number): boolean => {
    const relation = at(s.relations, token);
    const ofConjunct = relation === Relation.conjunct && at(passive, s.head(token)) === 1 && isBare(s.head(token));
    if (
      !ofConjunct &&
      relation !== Relation.nounClause &&
      relation !== Relation.adverbialClause &&
      relation !== Relation.openComplement
    )
      return false;
    if (!isBare(token) || !(ofConjunct ? isParticiple : maybeParticiple)(s, token)) return false;
    return s.slot(token, 'object') === NONE || (lexicon.verbs.get(s.lemma(token))?.has('recipient') ?? false);
  };
  /** A verb form without auxiliary, subject and `to`. */
  const isBare = (token: number): boolean => {
    const { auxiliaries, to } = group(token);
    return s.isVerb(token) && auxiliaries.length === 0 && to === NONE && s.slot(token, 'subject') === NONE;
  };

  /** 'Peru called for talks': a past tense without auxiliary is active, whatever the tree calls its subject. */
  const isBarePast = (token: number): boolean =>
    xposAt(s.tokens, token) === 'VBD' && at(shared, token) === 0 && group(token).auxiliaries.length === 0;

  for (const token of s.order) {
    if (s.is(token, Relation.conjunct) && mayShare(s, token, group(token), group(s.head(token)))) {
      groups[token] = group(s.head(token));
      shared[token] = 1;
    }
    if (
      group(token).auxiliaries.some((auxiliary) => isPassiveAuxiliary(s, auxiliary)) ||
      (s.slot(token, 'subject') !== NONE &&
        s.is(s.slot(token, 'subject'), Relation.passiveSubject) &&
        !isBarePast(token)) ||
      (s.slot(token, 'passiveAgent') !== NONE && isParticiple(s, token)) ||
      isBareParticiple(token)
    )
      passive[token] = 1;
  }

  /** `to` with no finite auxiliary before it. */
  const isInfinitive = (token: number): boolean => {
    const { auxiliaries, to } = group(token);
    const [first = NONE] = auxiliaries;
    return to !== NONE && (first === NONE || to < first || s.is(first, Relation.copula));
  };

  /** Modal auxiliary of its own or shared, or `be to`; '' for none. */
  const modal = (token: number): string => {
    const { auxiliaries, to } = group(token);
    for (const auxiliary of auxiliaries) {
      const lemma = s.lemma(auxiliary);
      if (lexicon.words.modal.has(lemma)) return lemma === 'ought' ? 'ought to' : lemma;
      if (auxiliary > to || s.lemma(auxiliary) !== 'be' || isPassiveAuxiliary(s, auxiliary)) continue;
      if (s.slot(token, 'outerSubject') === NONE ? s.isVerb(token) || s.is(auxiliary, Relation.auxiliary) : false)
        return 'be to';
    }
    return '';
  };

  const tense = (token: number): Tense => {
    const lemma = modal(token);
    if (lemma !== '') return lemma === 'will' || lemma === 'shall' ? 'future' : 'none';
    if (isInfinitive(token) && s.slot(token, 'outerSubject') === NONE) return 'none';
    const [first = NONE] = group(token).auxiliaries;
    if (first !== NONE) return tenseOfAuxiliary(s, first) || 'none';
    if (!s.isVerb(token) || at(passive, token) === 1 || s.is(token, Relation.openComplement)) return 'none';
    const hasSubject = s.slot(token, 'subject') !== NONE;
    if ((s.is(token, Relation.nounClause) || s.is(token, Relation.adverbialClause)) && !hasSubject) return 'none';
    if (xposAt(s.tokens, token) === 'VB' && !hasSubject) return 'none';
    return tenseOfForm(s, token) || 'none';
  };

  const aspect = (token: number): Aspect => {
    const { auxiliaries } = group(token);
    let perfect = false;
    let progressive = false;
    let finite = false;
    auxiliaries.forEach((auxiliary, k) => {
      const lemma = s.lemma(auxiliary);
      if (k === 0) finite = tenseOfAuxiliary(s, auxiliary) !== '' || lexicon.words.modal.has(s.lemma(auxiliary));
      if (lemma === 'have') perfect = true;
      else if (k > 0 && s.lower(auxiliary) === 'being') progressive = true;
      else if (lemma === 'be' && s.is(auxiliary, Relation.auxiliary) && isGerund(s, token)) progressive = true;
    });
    if (perfect) return progressive ? 'perfect-progressive' : 'perfect';
    if (auxiliaries.length === 0) return isSimple(token) ? 'simple' : 'none';
    if (!finite || isInfinitive(token)) return 'none';
    return progressive ? 'progressive' : 'simple';
  };
  const isSimple = (token: number): boolean => {
    if (!s.isVerb(token) || group(token).to !== NONE || at(passive, token) === 1 || isGerund(s, token)) return false;
    if (s.is(token, Relation.openComplement)) return false;
    const clause = s.is(token, Relation.nounClause) || s.is(token, Relation.adverbialClause);
    return !clause || s.slot(token, 'subject') !== NONE;
  };

  return {
    isPassive: (token: number) => at(passive, token) === 1,
    group,
    isInfinitive,
    modal,
    tense,
    aspect,
    /** Whether it uses the auxiliaries of the conjunct before it. */
    shares: (token: number) => at(shared, token) === 1,
    /** An infinitive behind *agree*, or behind *urge* and its object, that the tree calls adverbial. */
    isIntended: (token: number) => {
      const head = s.head(token);
      if (head === NONE || token < head || !s.is(token, Relation.adverbialClause) || !isInfinitive(token)) return false;
      if (s.slot(token, 'subject') !== NONE) return false;
      const frames = lexicon.verbs.get(s.lemma(head));
      const object = s.slot(head, 'object');
      const isBehindObject =
        at(passive, head) === 1 ||
        (object !== NONE && !lexicon.calendar.has(s.lower(object))) ||
        s.slot(head, 'indirectObject') !== NONE;
      if (isBehindObject) return frames?.has('commanding') ?? false;
      return (frames?.has('intending') ?? false) || isBehindController(s, head, token);
    },
    /** A conjunct that by its tag and its auxiliaries can only be a command: *I am late, but do not tell him*. */
    isCommand: (token: number) => {
      if (!s.is(token, Relation.conjunct) || xposAt(s.tokens, token) !== 'VB' || at(shared, token) === 1) return false;
      if (s.head(at(s.coordination, token)) !== NONE || s.slot(token, 'marker') !== NONE) return false;
      const { auxiliaries, to } = group(token);
      return to === NONE && auxiliaries.every((auxiliary) => s.lower(auxiliary) === 'do');
    },
  };
}

/** *called on both sides to stop*. */
const isBehindController = (s: Structure, head: number, token: number): boolean => {
  const prepositions = s.lexicon.controllers.get(s.lemma(head));
  if (!prepositions) return false;
  return s
    .dependents(head)
    .some((word) => word < token && s.is(word, Relation.oblique) && prepositions.has(prepositionOf(s, word)));
};

/** *be* or *get*; in *having lost* a parser may err, and *got caught* has no other sense. */
const isPassiveAuxiliary = (s: Structure, token: number): boolean =>
  (s.is(token, Relation.passiveAuxiliary) && s.lemma(token) !== 'have') ||
  (s.is(token, Relation.auxiliary) && s.lemma(token) === 'get');

/** The group that stands on each word itself. */
const ownGroups = (s: Structure): VerbGroup[] =>
  Array.from({ length: s.size }, (_, head) => {
    const dependents = s.dependents(head);
    if (dependents.length === 0) return NO_GROUP;
    return {
      auxiliaries: dependents.filter((token) => AUXILIARIES.has(at(s.relations, token))),
      to: dependents.findLast((token) => s.is(token, Relation.marker) && s.lower(token) === 'to') ?? NONE,
    };
  });
const AUXILIARIES: ReadonlySet<number> = new Set([Relation.auxiliary, Relation.passiveAuxiliary, Relation.copula]);

/** Whether a conjunct takes the auxiliaries (or the `to`) of the one before it. */
const mayShare = (s: Structure, token: number, own: VerbGroup, other: VerbGroup): boolean => {
  if (own.auxiliaries.length > 0 || own.to !== NONE || (other.auxiliaries.length === 0 && other.to === NONE))
    return false;
  if (s.slot(token, 'subject') !== NONE || s.slot(token, 'expletive') !== NONE || s.slot(token, 'marker') !== NONE)
    return false;
  const last = other.auxiliaries.at(-1);
  if (last === undefined) return s.isVerb(token) && isBase(s, token);
  if (s.is(last, Relation.copula)) return other.to < last && (!s.isVerb(token) || xposAt(s.tokens, token) === 'VBN');
  if (!s.isVerb(token)) return false;
  if (other.to > last) return isBase(s, token);
  if (isPassiveAuxiliary(s, last)) return isParticiple(s, token) && s.slot(token, 'object') === NONE;
  const lemma = s.lemma(last);
  if (lemma === 'have') return maybeParticiple(s, token);
  if (lemma === 'be') return isGerund(s, token);
  return isBase(s, token);
};
