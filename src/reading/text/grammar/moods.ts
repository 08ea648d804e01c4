/** Whether a predicate is negated, asks or commands. */
import { once } from '../../once.js';
import { at, sentenceAt, xposAt } from '../tokens.js';
import { isDirectSpeech } from './clauses.js';
import { isBase, isGerund } from './forms.js';
import { Relation } from './relations.js';
import { NONE, type Structure } from './structure.js';
import type { Verbs } from './verbs.js';

export function createMoods(
  s: Structure,
  verbs: Verbs,
  quotationOf: Int32Array,
  subjects: (predicate: number) => readonly number[],
) {
  const { words } = s.lexicon;
  const negated = new Uint8Array(s.size);

  for (const token of s.order) if (isNegatedItself(s, token)) negated[token] = 1;

  const endings = endMarks(s);
  /** Whether a predicate heads a main clause: of the sentence, or of a direct speech in it. */
  const isMain = (token: number): boolean => {
    const leader = at(s.coordination, token);
    const head = s.head(leader);
    if (head === NONE) return true;
    const relation = at(s.relations, leader);
    if (relation !== Relation.complement && relation !== Relation.parataxis) return false;
    return (
      isDirectSpeech(s, leader, head, quotationOf) ||
      (relation === Relation.parataxis && s.slot(leader, 'marker') === NONE)
    );
  };

  const isQuestion = (token: number): boolean => {
    if (!isMain(token)) return false;
    const end = at(endings, token);
    if (end === NONE || !s.lower(end).includes('?') || at(quotationOf, end) !== at(quotationOf, token)) return false;
    // *He asked: is it safe?*
    const said = s.slot(token, 'complement');
    if (said > token && said < end && isDirectSpeech(s, said, token, quotationOf)) return false;
    if (!s.isCoordinated(token)) return true;
    // Of several clauses before one question mark those ask that have the order or the words of a question.
    if (s.is(token, Relation.conjunct) && s.slot(token, 'subject') === NONE)
      return isQuestion(at(s.coordination, token));
    return asks(token) || !anyAsks(at(s.coordination, token));
  };
  const anyAsks = once((leader) => s.conjuncts(leader).some((token) => asks(token)));
  const asks = (token: number): boolean => {
    const [first = NONE] = verbs.group(token).auxiliaries;
    const subject = s.slot(token, 'subject');
    if (first !== NONE && subject !== NONE && first < subject) return true;
    for (const dependent of s.dependents(token)) {
      if (dependent >= token) break;
      if (words.interrogative.has(s.lower(dependent))) return true;
      if (words.interrogative.has(s.lower(at(s.leftmost, dependent)))) return true;
    }
    return false;
  };

  const isImperative = (token: number): boolean => {
    const isCopular = s.slot(token, 'copula') !== NONE;
    if (!isMain(token) || (!s.isVerb(token) && !isCopular)) return false;
    if (s.slot(token, 'subject') !== NONE || subjects(token).length > 0 || s.slot(token, 'expletive') !== NONE)
      return false;
    if (s.slot(token, 'outerSubject') !== NONE || s.slot(token, 'clausalSubject') !== NONE) return false;
    const { auxiliaries, to } = verbs.group(token);
    if (to !== NONE || s.slot(token, 'marker') !== NONE) return false;
    // Whose doer is named is no command.
    if (s.dependents(token).some((dependent) => s.is(dependent, Relation.passiveAgent))) return false;
    if (
      !isBase(s, token) ||
      xposAt(s.tokens, token) === 'VBP' ||
      !auxiliaries.every((auxiliary) => s.lower(auxiliary) === 'do')
    )
      return false;
    const end = at(endings, token);
    return end === NONE || !s.lower(end).includes('?');
  };

  return { isNegated: (token: number) => at(negated, token) === 1, isQuestion, isImperative };
}

const isNegatedItself = (s: Structure, token: number): boolean =>
  s.dependents(token).some((dependent) => {
    switch (at(s.relations, dependent)) {
      case Relation.adverb:
      case Relation.coordinator:
      case Relation.preconjunction:
        return isNegativeAdverb(s, token, dependent);
      case Relation.subject:
      case Relation.passiveSubject:
      case Relation.object:
        return isNegativePhrase(s, dependent);
      case Relation.marker:
        return s.lower(dependent) === 'without' && isGerund(s, token);
      default:
        return false;
    }
  });

const isNegativeAdverb = (s: Structure, token: number, adverb: number): boolean => {
  const form = s.lower(adverb);
  const { words } = s.lexicon;
  if (words['negative-adverb'].has(form)) return !isLimited(s, token, adverb);
  if (form === 'longer') return s.dependents(adverb).some((dependent) => s.lower(dependent) === 'no');
  return form === 'no' && words['negative-adverb'].has(`no ${s.lower(adverb + 1)}`);
};

/** *not only*, where the tree has both on the predicate or one on the other. */
const isLimited = (s: Structure, token: number, adverb: number): boolean =>
  adverb + 1 < token && s.lexicon.words.limiter.has(s.lower(adverb + 1));

const isNegativePhrase = (s: Structure, noun: number): boolean => {
  const { negative } = s.lexicon.words;
  if (negative.has(s.lower(noun)) && s.upos(noun) !== 'NOUN') return true;
  return s
    .dependents(noun)
    .some(
      (word) => (s.is(word, Relation.determiner) || s.is(word, Relation.preconjunction)) && negative.has(s.lower(word)),
    );
};

/** For each word the mark at or after it that ends its clause, within the sentence. */
const endMarks = (s: Structure): Int32Array => {
  const marks = new Int32Array(s.size).fill(NONE);
  let mark = NONE;
  for (let i = s.size - 1; i >= 0; i--) {
    const isLast = i + 1 === s.size || sentenceAt(s.tokens, i + 1) !== sentenceAt(s.tokens, i);
    if (isLast) mark = NONE;
    if (s.isPunctuation(i) && /^[.?!\u2026]+$/.test(s.lower(i))) mark = i;
    marks[i] = mark;
  }
  return marks;
};
