/**
 * The form of a verb: by its tag where the tagger gave one, else by comparing it with its lemma.
 */
import { xposAt } from '../tokens.js';
import type { Structure } from './structure.js';

export const isGerund = (s: Structure, token: number): boolean => {
  const tag = xposAt(s.tokens, token);
  if (tag !== '') return tag === 'VBG';
  return s.lower(token).endsWith('ing') && s.lower(token) !== s.lemma(token);
};

/** The bare form: infinitive, imperative, subjunctive, present of the plural. */
export const isBase = (s: Structure, token: number): boolean => {
  const tag = xposAt(s.tokens, token);
  if (tag === 'VB' || tag === 'VBP') return true;
  return s.lower(token) === s.lemma(token) && (tag === '' || !tag.startsWith('VB'));
};

const isThirdPerson = (s: Structure, token: number): boolean => {
  const tag = xposAt(s.tokens, token);
  if (tag !== '') return tag === 'VBZ';
  const form = s.lower(token);
  const lemma = s.lemma(token);
  return (
    form !== lemma && form.endsWith('s') && (form.startsWith(lemma.slice(0, -1)) || form === 'has' || form === 'is')
  );
};

/** A form that may be a past participle; the past tense mostly looks the same. */
export const maybeParticiple = (s: Structure, token: number): boolean => {
  const tag = xposAt(s.tokens, token);
  if (tag !== '') return tag === 'VBN' || tag === 'VBD';
  if (isGerund(s, token) || isThirdPerson(s, token)) return false;
  return s.lower(token) !== s.lemma(token) || isUnchanging(s, token);
};

/** A past participle, as far as the tag says so. */
export const isParticiple = (s: Structure, token: number): boolean =>
  maybeParticiple(s, token) && xposAt(s.tokens, token) !== 'VBD';

/** Verbs whose past is their lemma: *put*, *cut*, *hit*. */
const isUnchanging = (s: Structure, token: number): boolean => s.lexicon.words.unchanging.has(s.lemma(token));

/** Tense of the form by itself: past or present where it is finite, else ''. */
export const tenseOfForm = (s: Structure, token: number): 'past' | 'present' | '' => {
  const tag = xposAt(s.tokens, token);
  if (tag === 'VBD') return 'past';
  if (tag === 'VBZ' || tag === 'VBP') return 'present';
  if (isGerund(s, token)) return '';
  if (s.lemma(token) === 'be') return tenseOfAuxiliary(s, token);
  if (isThirdPerson(s, token)) return 'present';
  return s.lower(token) === s.lemma(token) ? 'present' : 'past';
};

/** Tense of an auxiliary or copula: '' for *be*, *been*, *being*, *having*. */
export const tenseOfAuxiliary = (s: Structure, token: number): 'past' | 'present' | '' => {
  const form = s.lower(token);
  const { past, present } = s.lexicon.words;
  if (past.has(form)) return 'past';
  return present.has(form) && xposAt(s.tokens, token) !== 'VB' ? 'present' : '';
};
