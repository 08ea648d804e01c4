/**
 * Whom a pronoun means. *who* and *which* hang on a phrase, *I* and *we* are of who speaks; of those whom the sentences before
 * *he*, *it* and *they* mean and who agree in number, sex and being a person, the likeliest (`antecedents.ts`). Binding excludes
 * who stands in the same clause.
 */
import { at, lowerAt, xposAt } from '../../text/tokens.js';
import { isBodyKind } from '../meant/nouns.js';
import { likeliest } from './antecedents.js';
import { type Asked, type Occurrence, type Referent, stands } from './discourse.js';
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
  const sort = pronoun.for;
  if (sort === 'speaker' || sort === 'side') return speakerMeant(scene, token, pronoun);
  return sort === 'any' || pronoun.use === 'relative' ? relative(scene, token) : meant(scene, token, pronoun, sort);
}

/** 'who', 'which': the phrase on which the clause hangs. */
const relative = (scene: Scene, token: number): Meant | undefined => {
  const { tokens, grammar, discourse } = scene;
  const tag = xposAt(tokens, token);
  if (tag !== 'WP' && tag !== 'WDT' && tag !== 'WP$') return undefined;
  const antecedents = grammar.resolve(token).filter((word) => word < token);
  const before = [...discourse.before(token, 0)].filter(({ of }) => of.length > 0);
  const found =
    before.find(({ head, from, to }) => antecedents.some((word) => word === head || (from <= word && word < to))) ??
    // Right behind a comma the clause hangs on the phrase before it, whatever the tree says.
    before.find(({ to }) => to === token - 1 && lowerAt(tokens, to) === ',');
  return found && { of: found.of, plural: found.of.length > 1, why: ['actors/relative'] };
};

/** Whom binding keeps a pronoun from meaning: who does or suffers the same, and with whose name a phrase of it stands. */
const excludedBy = (scene: Scene, token: number, clause: number, pronoun: Pronoun): ReadonlySet<Referent> => {
  const { grammar } = scene;
  if (pronoun.use === 'possessive') return besideName(scene, token);
  if (pronoun.use === 'reflexive' || clause === -1) return NOBODY;
  const others =
    pronoun.use === 'object' ? grammar.subjects(clause) : [...grammar.patient(clause), ...grammar.recipient(clause)];
  const words = others.filter((word) => word !== token);
  return inClause(scene, token, clause, words);
};
const NOBODY: ReadonlySet<Referent> = new Set();

/** Whom words of a clause mean; the relative pronoun of the clause stands among its objects. */
const inClause = (scene: Scene, token: number, clause: number, words: readonly number[]): ReadonlySet<Referent> => {
  const isRelative = ({ form, clause: own, rank }: Occurrence): boolean =>
    form === 'pronoun' && own === clause && rank === 'object';
  const there = [...scene.discourse.before(token, 0)].filter(
    (one) => isRelative(one) || stands(scene.grammar, one, words),
  );
  return new Set(there.flatMap(({ of }) => of));
};

/** 'Jang Song Thaek, his uncle', 'Cho Tae-yong, once his colleague': not of the one named. */
const besideName = (scene: Scene, token: number): ReadonlySet<Referent> => {
  let comma = token - 1;
  if (comma > 0 && /^(?:once|then|now|and|long)$/.test(lowerAt(scene.tokens, comma))) comma--;
  if (lowerAt(scene.tokens, comma) !== ',') return NOBODY;
  const name = [...scene.discourse.before(token, 0)].find(({ to, form }) => to === comma && form === 'name');
  return new Set(name?.of);
};

/** The predicates above a clause: whoever says it. */
const sayersOver = (scene: Scene, clause: number): Set<number> => {
  const found = new Set<number>();
  let above = clause;
  while (above !== -1 && found.size < 3) {
    above = scene.grammar.governor(above);
    if (above !== -1) found.add(above);
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
  body: ({ who }, { form }) => isBodyKind(who.kind) && form !== 'adjective',
  several: ({ who }, { form }) => (isBodyKind(who.kind) || who.kind === 'group') && form !== 'adjective',
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
