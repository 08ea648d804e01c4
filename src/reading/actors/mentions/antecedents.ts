/**
 * Whom *he* and *she* mean: those before them who may be meant, or somebody whom the text does not introduce, each with marks
 * of where they stood; a model that can be read (`data/en/antecedents.csv`, learned by `scripts/train-antecedents.ts`) says
 * how likely each is.
 */
import { sharesOf } from '../../choice.js';
import { at, firstFrom, formAt, lemmaAt, sentenceAt, sentenceStart } from '../../text/tokens.js';
import type { Occurrence, Referent } from './discourse.js';
import { speakerOf } from './quotations.js';
import type { Scene } from './scene.js';

/** Somebody who may be meant, or nobody whom the text introduces, who has no referent. */
export interface Antecedent {
  readonly referent?: Referent;
  /** Where they were meant last, or somebody stands whom nothing else tells of. */
  readonly last?: Occurrence;
  readonly marks: readonly string[];
}

/** What is known of a pronoun. */
export interface Asked {
  readonly token: number;
  readonly use: string;
  readonly gender: string;
  /** The predicate of its clause, -1 without one. */
  readonly clause: number;
  readonly isSubject: boolean;
  /** Predicates above its clause. */
  readonly above: ReadonlySet<number>;
}

/** Of those who fit, in the order of who was meant last, the likeliest with its share. */
export function likeliest(
  scene: Scene,
  asked: Asked,
  fits: (occurrence: Occurrence, referent: Referent | undefined) => boolean,
): { readonly referent: Referent | undefined; readonly share: number } | undefined {
  const found = antecedents(scene, asked, fits);
  if (found.length < 2) return undefined;
  const chosen = scene.hears?.pronoun?.(asked.token, found);
  if (chosen) return { referent: chosen.referent, share: 1 };
  const shares = sharesOf(scene.antecedents, found);
  let best = 0;
  for (let i = 1; i < shares.length; i++) if (at(shares, i) > at(shares, best)) best = i;
  return { referent: at(found, best).referent, share: at(shares, best) };
}

/** Occurrences of one who may be meant, the last first. */
interface Seen {
  readonly referent: Referent;
  readonly all: Occurrence[];
}

function antecedents(
  scene: Scene,
  asked: Asked,
  fits: (occurrence: Occurrence, referent: Referent | undefined) => boolean,
): readonly Antecedent[] {
  const { tokens, discourse, grammar } = scene;
  const seen = new Map<Referent, Seen>();
  let unknown: Occurrence | undefined;
  for (const occurrence of discourse.before(asked.token)) {
    if (occurrence.of.length > 1) continue;
    const [referent] = occurrence.of;
    if (!fits(occurrence, referent)) continue;
    if (!referent) unknown ??= occurrence;
    else if (seen.has(referent)) seen.get(referent)?.all.push(occurrence);
    else seen.set(referent, { referent, all: [occurrence] });
  }
  const isSaying = (clause: number): boolean =>
    clause !== -1 && (scene.verbs.get(lemmaAt(tokens, clause))?.has('saying') ?? false);
  const isMain = ({ rank, clause, sentence: own }: Occurrence): boolean =>
    rank === 'subject' && grammar.mainPredicates(own).includes(clause);
  const goesOn = asked.isSubject && isSaying(asked.clause);
  const list = [...seen.values()];
  const sentence = sentenceAt(tokens, asked.token);
  const [start, quotation] = [sentenceStart(tokens, sentence), at(grammar.quotes.of, asked.token)];
  const pronoun = asked.use === 'possessive' ? 'possessive' : asked.isSubject ? 'subject' : 'object';
  const place = asked.token - start <= AT_HEAD ? 'at head' : 'within';
  // 'The winner is grateful, he said.'
  const isTail = asked.isSubject && TAIL.test(formAt(tokens, asked.token - 1));
  const spoke = lastSpeaker(scene, asked.token, quotation);
  const joined = asked.clause === -1 ? [] : grammar.conjuncts(asked.clause).filter((one) => one !== asked.clause);
  const often = [...list].sort((a, b) => b.all.length - a.all.length);
  const nearOf = (one: Occurrence): string =>
    sentence - one.sentence > 3 ? 'far before' : `${sentence - one.sentence} before`;
  const nobody = [NOBODY, `${NOBODY}, ${pronoun}`, `${NOBODY}, of ${Math.min(list.length, 3)}`];
  if (unknown) {
    const isLast = list.every(({ all }) => at(all, 0).from < (unknown?.from ?? 0));
    nobody.push(`${NOBODY}: ${nearOf(unknown)}, ${unknown.rank}`, isLast ? `${NOBODY}: last` : `${NOBODY}: not last`);
    const where = [
      `${nearOf(unknown)}, ${placeOf(unknown)}`,
      `subject ${Math.min(sentence - unknown.sentence, 3)} before`,
    ];
    if (isMain(unknown)) where.push(`main subject ${Math.min(sentence - unknown.sentence, 3)} before`);
    if (asked.above.has(unknown.clause)) where.push('subject above');
    if (goesOn && unknown.rank === 'subject' && isSaying(unknown.clause))
      nobody.push(`${NOBODY}, says: said ${Math.min(sentence - unknown.sentence, 3)} before`);
    nobody.push(...where, ...where.map((one) => `${pronoun}: ${one}`));
  } else nobody.push(`${NOBODY}, none seen`);
  const known = list.map((one, order): Antecedent => {
    const { referent, all } = one;
    const last = at(all, 0);
    const marks: string[] = [];
    const mark = (text: string): void => {
      marks.push(text, `${pronoun}: ${text}`);
    };
    const gap = sentence - last.sentence;
    const near = nearOf(last);
    const subject = all.find(({ rank }) => rank === 'subject');
    mark(`order ${Math.min(order, 3)}`);
    mark(`${near}, ${placeOf(last)}`);
    if (gap <= 1) marks.push(`${place}: ${near}, ${placeOf(last)}`);
    if (isTail) marks.push(`tail: ${nearOf(last)}`, `tail: ${nearOf(subject ?? last)}, subject`);
    marks.push(`form ${last.form}`);
    if (subject) mark(`subject ${Math.min(sentence - subject.sentence, 3)} before`);
    if (all.some((other) => other.sentence === sentence - 1 && isFirst(list, other)))
      mark('first of the sentence before');
    const first = all.findLast((other) => other.sentence === sentence);
    if (first?.rank === 'subject' && isFirst(list, first)) mark('first of the sentence');
    // 'Darroch suggested that Trump might be open. He said': who says something says more.
    const said = all.find(({ rank, clause }) => rank === 'subject' && isSaying(clause));
    if (said && goesOn) marks.push(`says: said ${Math.min(sentence - said.sentence, 3)} before`);
    const main = all.find(isMain);
    if (main) mark(`main subject ${Math.min(sentence - main.sentence, 3)} before`);
    if (all.some(({ rank, clause }) => rank === 'subject' && clause === asked.clause)) mark('subject of the clause');
    if (all.some(({ rank, clause }) => rank === 'subject' && asked.above.has(clause))) mark('subject above');
    if (referent === spoke) mark('spoke last');
    if (quotation === -1 && at(grammar.quotes.of, last.head) !== -1) mark('in a quotation');
    if (quotation !== -1 && at(grammar.quotes.of, last.head) === quotation) mark('in the same quotation');
    if (often.indexOf(one) === 0 && all.length > 1) mark('oftenest');
    if (all.length > 2) mark('often');
    if (referent.gender !== '' && referent.gender === asked.gender) marks.push('of that sex');
    if (referent.who.kind === 'office') marks.push('office');
    if (referent.who.role !== undefined || referent.offices.length > 0) marks.push('of rank');
    if (list.length === 1) marks.push('alone');
    if (joined.includes(last.clause)) mark(`clause joined, ${last.rank}`);
    const verb = last.clause === -1 ? '' : lemmaAt(tokens, last.clause);
    if (verb !== '' && asked.clause !== -1 && last.clause !== asked.clause && verb === lemmaAt(tokens, asked.clause))
      mark(`same verb, ${last.rank}`);
    return { referent, last, marks };
  });
  return [{ ...(unknown ? { last: unknown } : {}), marks: nobody }, ...known];
}

const NOBODY = 'nobody';
/** What stands between words and who says them. */
const TAIL = /^[,"”’'?!]+$/;
/** So many tokens from its beginning a pronoun stands at the head of a sentence. */
const AT_HEAD = 2;

const placeOf = ({ rank, form }: Occurrence): string => (form === 'pronoun' ? `${rank} pronoun` : rank);

/** Whether nobody else who may be meant stands before an occurrence in its sentence. */
const isFirst = (list: readonly Seen[], one: Occurrence): boolean =>
  list.every(({ all }) => all.every((other) => other.sentence !== one.sentence || other.from >= one.from));

/** Who says the last quotation that ends before a token. */
const lastSpeaker = (scene: Scene, token: number, own: number): Referent | undefined => {
  const { list } = scene.grammar.quotes;
  for (let i = firstFrom(list, token) - 1; i >= 0; i--) {
    const quotation = at(list, i);
    if (i === own || quotation.to > token) continue;
    return sentenceAt(scene.tokens, token) - sentenceAt(scene.tokens, quotation.to - 1) <= SPOKE
      ? speakerOf(scene, i)
      : undefined;
  }
  return undefined;
};
/** Sentences behind a quotation in which who said it may go on. */
const SPOKE = 3;
