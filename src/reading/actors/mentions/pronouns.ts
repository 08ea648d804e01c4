/**
 * Whom a pronoun means. *who* and *which* hang on a phrase, *I* and *we* are of who speaks; of those whom the sentences before
 * *he*, *it* and *they* mean and who agree in number, sex and being a person, the likeliest (`antecedents.ts`). Binding excludes
 * who stands in the same clause.
 */
import { at, lowerAt, xposAt } from '../../text/tokens.js';
import { type Asked, likeliest } from './antecedents.js';
import { type Occurrence, type Referent, stands } from './discourse.js';
import type { Pronoun } from './lexicon.js';
import { sayerOf, speakerOf } from './quotations.js';
import { knownReferent, type Meant, one, partyActor, partyOf, type Scene } from './scene.js';
import type { Gender } from './types.js';

const WHY = 'actors/pronoun';
/** From which share on who is meant is surely meant. */
const SURE = 0.8;

export function pronounMeans(scene: Scene, token: number, word: Pronoun): Meant | undefined {
  // 'her' is one or the other.
  const pronoun: Pronoun = xposAt(scene.tokens, token) === 'PRP$' ? { ...word, use: 'possessive' } : word;
  switch (pronoun.for) {
    case 'person':
      return pronoun.use === 'relative' ? relative(scene, token) : meant(scene, token, pronoun, 'person');
    case 'body':
      return pronoun.use === 'relative' ? relative(scene, token) : meant(scene, token, pronoun, 'body');
    case 'any':
      return relative(scene, token);
    case 'several':
      return meant(scene, token, pronoun, 'several');
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

/** Whom *he*, *it* or *they* means: of those who agree in number, sex and being a person the likeliest. */
const meant = (scene: Scene, token: number, pronoun: Pronoun, sort: Sort): Meant | undefined => {
  const { grammar } = scene;
  const quotation = at(grammar.quotes.of, token);
  const sayer = quotation === -1 ? undefined : speakerOf(scene, quotation);
  const clause = grammar.clauseOf(token);
  const { use, gender = '' } = pronoun;
  const excluded = excludedBy(scene, token, clause, pronoun);
  const own = use === 'reflexive' ? inClause(scene, token, clause, grammar.subjects(clause)) : undefined;
  const isSubject = use === 'subject' || (clause !== -1 && grammar.subjects(clause).includes(token));
  const asked = { token, sort, use, gender, clause, isSubject, above: sayersOver(scene, clause) };
  const found = likeliest(
    scene,
    asked,
    (occurrence, referent) =>
      MAY[sort](referent, occurrence, gender) &&
      referent !== sayer &&
      !excluded.has(referent) &&
      (!own || own.has(referent)),
  );
  const [referent] = found?.of ?? [];
  if (!found || !referent) return undefined;
  // A guess is no proof of who is a man and who a woman.
  if (sort === 'person' && referent.gender === '' && found.share >= SURE) referent.gender = gender;
  return { of: found.of, plural: sort === 'several', why: [WHY] };
};

type Sort = Exclude<Asked['sort'], 'together'>;

/** Who may be meant by each sort of pronoun. */
const MAY: Readonly<Record<Sort, (referent: Referent, occurrence: Occurrence, gender: Gender) => boolean>> = {
  person: ({ who, gender: own }, _, gender) =>
    (who.kind === 'person' || (who.kind === 'office' && who.country !== '')) && (own === '' || own === gender),
  body: ({ who }, { form }) => isBody(who.kind) && form !== 'adjective',
  several: ({ who }, { form }) => (isBody(who.kind) || who.kind === 'group') && form !== 'adjective',
};

const isBody = (kind: string): boolean =>
  kind !== 'person' && kind !== 'group' && kind !== 'place' && kind !== 'office';

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
