/**
 * Whom a pronoun means: of those whom the sentences before it mean and who agree in number, sex and being a person, the one
 * that stands out most. Subjects stand out more than objects, near ones more than far ones, whoever is said to say something
 * more than others for the subject of what is said. Binding excludes who stands in the same clause. After Lappin and Leass
 * (1994), with fewer weights.
 */
import { at, lemmaAt, lowerAt, sentenceAt, xposAt } from '../../text/tokens.js';
import { likeliest } from './antecedents.js';
import { isAttribute, isJoined } from './collectives.js';
import { type Occurrence, type Referent, stands } from './discourse.js';
import type { Pronoun } from './lexicon.js';
import { sayerOf, speakerOf } from './quotations.js';
import { distinct, knownReferent, type Meant, one, partyActor, partyOf, type Scene } from './scene.js';

const WHY = 'actors/pronoun';
const BY_DISTANCE = [60, 50, 25, 10];
/** How much of what a place in a clause counts is left so many sentences further on. */
const FADING = [1, 1, 0.5, 0.5];
const SUBJECT = 30;
const OBJECT = 10;
const POSSESSOR = 6;
const PARALLEL = 8;
const OWN_CLAUSE = 25;
const SAYER = 40;
/** What hangs on something, a possession or a clause, is mostly of somebody in the sentence. */
const SAME_SENTENCE = 12;
/** From which share on who is meant is surely meant. */
const SURE = 0.8;
export function pronounMeans(scene: Scene, token: number, word: Pronoun): Meant | undefined {
  // 'her' is one or the other.
  const pronoun: Pronoun = xposAt(scene.tokens, token) === 'PRP$' ? { ...word, use: 'possessive' } : word;
  switch (pronoun.for) {
    case 'person':
      return pronoun.use === 'relative' ? relative(scene, token) : personMeant(scene, token, pronoun);
    case 'body':
      return pronoun.use === 'relative' ? relative(scene, token) : bodyMeant(scene, token, pronoun);
    case 'any':
      return relative(scene, token);
    case 'several':
      return severalMeant(scene, token, pronoun);
    case 'speaker':
    case 'side':
      return speakerMeant(scene, token, pronoun);
  }
}

/** 'who', 'which': the phrase on which the clause hangs. */
const relative = (scene: Scene, token: number): Meant | undefined => {
  const { tokens, grammar, discourse } = scene;
  const tag = xposAt(tokens, token);
  if (tag !== 'WP' && tag !== 'WDT' && tag !== 'WP$') return undefined;
  const antecedents = grammar.resolve(token).filter((word) => word < token);
  for (const { head, from, to, of } of discourse.before(token, 0))
    if (of.length > 0 && antecedents.some((word) => word === head || (from <= word && word < to)))
      return { of, plural: of.length > 1, why: ['actors/relative'] };
  // Right behind a comma the clause hangs on the phrase before it, whatever the tree says.
  if (token < 2 || lowerAt(scene.tokens, token - 1) !== ',') return undefined;
  for (const { to, of } of discourse.before(token, 0))
    if (to === token - 1 && of.length > 0) return { of, plural: of.length > 1, why: ['actors/relative'] };
  return undefined;
};

interface Candidate {
  readonly referent: Referent;
  readonly score: number;
}

/** The best of those who fit; occurrences of the clause that binding excludes do not count against their referents elsewhere. */
const best = (
  scene: Scene,
  token: number,
  pronoun: Pronoun,
  isWanted: (referent: Referent, occurrence: Occurrence) => boolean,
): Referent | undefined => {
  const { tokens, grammar, discourse } = scene;
  const sentence = sentenceAt(tokens, token);
  const clause = grammar.clauseOf(token);
  const isSubject = pronoun.use === 'subject' || (clause !== -1 && grammar.subjects(clause).includes(token));
  const excluded = excludedBy(scene, token, clause, pronoun);
  const own = pronoun.use === 'reflexive' ? inClause(scene, token, clause, grammar.subjects(clause)) : undefined;
  const sayers = isSubject || pronoun.use === 'possessive' ? sayersOver(scene, clause) : new Set<number>();
  let found: Candidate | undefined;
  const isInner = pronoun.use === 'possessive' || !grammar.mainPredicates(sentence).includes(clause);
  const totals = new Map<Referent, number>();
  for (const occurrence of discourse.before(token, BY_DISTANCE.length - 1)) {
    const { of, rank } = occurrence;
    if (of.length > 1) continue;
    const [referent] = of;
    if (!referent || excluded.has(referent) || !isWanted(referent, occurrence)) continue;
    if (own && !own.has(referent)) continue;
    const distance = sentence - occurrence.sentence;
    let weight = rank === 'subject' ? SUBJECT : rank === 'object' ? OBJECT : rank === 'possessor' ? POSSESSOR : 0;
    if (isSubject && rank === 'subject') weight += PARALLEL;
    if (pronoun.use === 'object' && rank === 'object') weight += PARALLEL;
    if (pronoun.use === 'possessive' && occurrence.clause === clause && rank === 'subject') weight += OWN_CLAUSE;
    if (sayers.has(occurrence.clause) && rank === 'subject') weight += SAYER;
    if (occurrence.form === 'pronoun') weight += 2;
    if (distance === 0 && isInner) weight += SAME_SENTENCE;
    const score = (BY_DISTANCE[distance] ?? 0) + weight * (FADING[distance] ?? 0);
    const total = score + Math.min(totals.get(referent) ?? 0, 9);
    totals.set(referent, (totals.get(referent) ?? 0) + 3);
    if (!found || total > found.score) found = { referent, score: total };
  }
  return found?.referent;
};

/** Whom binding keeps a pronoun from meaning: who does or suffers the same, and with whose name a phrase of it stands. */
const excludedBy = (scene: Scene, token: number, clause: number, pronoun: Pronoun): ReadonlySet<Referent> => {
  const { grammar } = scene;
  if (pronoun.use === 'possessive') return besideName(scene, token);
  if (pronoun.use === 'reflexive' || clause === -1) return NOBODY;
  const others =
    pronoun.use === 'object' ? grammar.subjects(clause) : [...grammar.patient(clause), ...grammar.recipient(clause)];
  return inClause(
    scene,
    token,
    clause,
    others.filter((word) => word !== token),
  );
};
const NOBODY: ReadonlySet<Referent> = new Set();

/** Whom words of a clause mean; the relative pronoun of the clause stands among its objects. */
const inClause = (scene: Scene, token: number, clause: number, words: readonly number[]): ReadonlySet<Referent> => {
  const found = new Set<Referent>();
  for (const occurrence of scene.discourse.before(token, 0)) {
    const { of, clause: own, form, rank } = occurrence;
    const isRelative = form === 'pronoun' && own === clause && rank === 'object';
    if (isRelative || stands(scene.grammar, occurrence, words)) for (const referent of of) found.add(referent);
  }
  return found;
};

/** 'Jang Song Thaek, his uncle', 'Cho Tae-yong, once his colleague': not of the one named. */
const besideName = (scene: Scene, token: number): ReadonlySet<Referent> => {
  let comma = token - 1;
  if (comma > 0 && /^(?:once|then|now|and|long)$/.test(lowerAt(scene.tokens, comma))) comma--;
  if (lowerAt(scene.tokens, comma) !== ',') return NOBODY;
  for (const { to, of, form } of scene.discourse.before(token, 0))
    if (to === comma && form === 'name') return new Set(of);
  return NOBODY;
};

/** The predicates above a clause: whoever says it. */
const sayersOver = (scene: Scene, clause: number): Set<number> => {
  const found = new Set<number>();
  for (let predicate = clause, step = 0; predicate !== -1 && step < 3; step++) {
    const governor = scene.grammar.governor(predicate);
    if (governor === -1) break;
    found.add(governor);
    predicate = governor;
  }
  return found;
};

const personMeant = (scene: Scene, token: number, pronoun: Pronoun): Meant | undefined => {
  const quotation = at(scene.grammar.quotes.of, token);
  const sayer = quotation === -1 ? undefined : speakerOf(scene, quotation);
  const { grammar } = scene;
  const clause = grammar.clauseOf(token);
  const { use, gender = '' } = pronoun;
  const excluded = excludedBy(scene, token, clause, pronoun);
  const own = use === 'reflexive' ? inClause(scene, token, clause, grammar.subjects(clause)) : undefined;
  const isSubject = use === 'subject' || (clause !== -1 && grammar.subjects(clause).includes(token));
  const asked = { token, use, gender, clause, isSubject, above: sayersOver(scene, clause) };
  const found = likeliest(
    scene,
    asked,
    (_, referent) =>
      referent !== undefined &&
      (referent.who.kind === 'person' || (referent.who.kind === 'office' && referent.who.country !== '')) &&
      (referent.gender === '' || referent.gender === gender) &&
      referent !== sayer &&
      !excluded.has(referent) &&
      (!own || own.has(referent)),
  );
  const referent = found?.referent;
  // A guess is no proof of who is a man and who a woman.
  if (referent?.gender === '' && found && found.share >= SURE) referent.gender = pronoun.gender;
  return referent && one(referent, WHY);
};

const bodyMeant = (scene: Scene, token: number, pronoun: Pronoun): Meant | undefined => {
  const { grammar } = scene;
  const clause = grammar.clauseOf(token);
  if (pronoun.use === 'subject' && clause !== -1 && isExpletive(scene, token, clause)) return undefined;
  const isSubject = clause !== -1 && grammar.subjects(clause).includes(token);
  // As an object 'it' is mostly a thing: 'denied it'.
  if (pronoun.use === 'subject' && !isSubject) return undefined;
  const found = best(scene, token, pronoun, ({ who }, { form }) => isBody(who.kind) && form !== 'adjective');
  return found && one(found, WHY);
};

const isBody = (kind: string): boolean =>
  kind !== 'person' && kind !== 'group' && kind !== 'place' && kind !== 'office';

/** 'it was clear that', 'it rains', 'it is known': no body does it. */
const isExpletive = (scene: Scene, token: number, clause: number): boolean => {
  const { tokens, grammar } = scene;
  if (grammar.voice(clause) === 'passive' && grammar.complements(clause).length > 0) return true;
  if (scene.words.expletives.has(lemmaAt(scene.tokens, clause))) return true;
  // What somebody says of themselves may be anything: 'said it was ready'.
  const governor = grammar.governor(clause);
  if (governor !== -1 && governor < token) return false;
  const tag = xposAt(tokens, clause);
  return !tag.startsWith('V') || grammar.voice(clause) === 'passive';
};

/** 'they', 'their': the collective, the coordination or the group that stands out most. */
const severalMeant = (scene: Scene, token: number, pronoun: Pronoun): Meant | undefined => {
  const { tokens, discourse, grammar } = scene;
  const sentence = sentenceAt(tokens, token);
  const clause = grammar.clauseOf(token);
  let found: { readonly of: readonly Referent[]; readonly score: number } | undefined;
  const consider = (of: readonly Referent[], occurrence: Occurrence): void => {
    let score = BY_DISTANCE[sentence - occurrence.sentence] ?? 0;
    if (occurrence.rank === 'subject') score += SUBJECT + (pronoun.use === 'subject' ? PARALLEL : 0);
    if (pronoun.use === 'possessive' && occurrence.clause === clause && occurrence.rank === 'subject')
      score += OWN_CLAUSE;
    if (pronoun.use === 'object' && occurrence.clause === clause && occurrence.rank === 'subject') return;
    // 'They left when the Russians came; they sang': the same again.
    if (/^PRP/.test(xposAt(tokens, occurrence.head))) score += 2;
    // A list grows with each one that is read.
    const isLonger = found?.score === score && found.of.every((one) => of.includes(one));
    if (!found || score > found.score || isLonger) found = { of, score };
  };
  let run: Occurrence[] = [];
  for (const occurrence of discourse.before(token, 2)) {
    const [referent] = occurrence.of;
    if (occurrence.form === 'none') consider([], occurrence);
    if (!referent || occurrence.form === 'adjective') continue;
    if (occurrence.plural || referent.who.kind === 'group') consider(occurrence.of, occurrence);
    const before = run.at(-1);
    if (before && isAttribute(scene, before, occurrence)) continue;
    if (before && isCoordinated(scene, occurrence, before)) run.push(occurrence);
    else if (before && isMet(scene, occurrence, run)) run.push(occurrence);
    else run = [occurrence];
    const [first] = run;
    if (first && run.length > 1)
      consider(
        distinct(run.toReversed().flatMap(({ of }) => of)),
        first.rank === 'subject' || occurrence.rank === 'subject' ? { ...first, rank: 'subject' } : first,
      );
  }
  const { of = [] } = found ?? {};
  if (of.length > 0) return { of, plural: true, why: [WHY] };
  return undefined;
};

/** 'Silva met | with Ortiz and Rossi': who does something with others is one of them all. */
const isMet = ({ grammar }: Scene, subject: Occurrence, run: readonly Occurrence[]): boolean => {
  const first = run.at(-1);
  if (!first || subject.rank !== 'subject' || subject.sentence !== first.sentence || subject.of.length !== 1)
    return false;
  if ((subject.of[0]?.who.kind === 'person') !== (first.of[0]?.who.kind === 'person')) return false;
  return subject.clause !== -1 && stands(grammar, first, grammar.oblique(subject.clause, 'with'));
};

const isCoordinated = (scene: Scene, first: Occurrence, second: Occurrence): boolean => {
  if (first.sentence !== second.sentence || second.from < first.to) return false;
  if (
    first.of[0]?.who.kind === 'person' &&
    second.of[0]?.who.kind === 'person' &&
    isJoined(scene, first.to, second.from)
  )
    return true;
  if (second.from - first.to > 5) return false;
  const conjuncts = scene.grammar.conjuncts(first.head);
  if (conjuncts.length > 1 && conjuncts.includes(second.head)) return true;
  const word = lowerAt(scene.tokens, first.to);
  return second.from === first.to + 1 && (word === 'and' || word === '&');
};

/** 'I', 'we' in a quotation: who says it, or the side for which they say it. */
const speakerMeant = (scene: Scene, token: number, pronoun: Pronoun): Meant | undefined => {
  const quotation = at(scene.grammar.quotes.of, token);
  if (quotation === -1) return undefined;
  const sayer = sayerOf(scene, quotation);
  if (!sayer) return undefined;
  if (pronoun.for === 'speaker') return sayer.who.kind === 'person' ? one(sayer, 'actors/pronoun-quoted') : undefined;
  if (sayer.who.kind !== 'person' && sayer.who.kind !== 'group') return one(sayer, 'actors/pronoun-quoted');
  const side = knownReferent(scene, partyActor(scene, sayer.offices[0]?.party ?? partyOf(sayer)));
  return side && one(side, 'actors/pronoun-quoted');
};
