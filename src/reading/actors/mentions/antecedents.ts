/**
 * Whom *he*, *it* and *they* mean: those before them who may be meant, alone or together, or nobody who acts, each with marks
 * of where they stood; a model that can be read (`data/en/antecedents.csv`, learned by `scripts/train-antecedents.ts`) says
 * how likely each is.
 */
import { sharesOf } from '../../choice.js';
import { at, firstFrom, formAt, lemmaAt, lowerAt, sentenceAt, sentenceStart, xposAt } from '../../text/tokens.js';
import type { Antecedent, Asked, Occurrence, Referent } from './discourse.js';
import { speakerOf } from './quotations.js';
import { isSaying, type Scene } from './scene.js';
import { unitsBefore } from './units.js';

/** Of those who fit, in the order of who was meant last, the likeliest with its share. */
export function likeliest(
  scene: Scene,
  asked: Asked,
  fits: (occurrence: Occurrence, referent: Referent) => boolean,
): { readonly of: readonly Referent[]; readonly share: number } | undefined {
  const found = antecedents(scene, asked, fits);
  if (found.length < 2) return undefined;
  const chosen = scene.hears?.pronoun?.(asked, found, scene.discourse);
  if (chosen) return { of: chosen.of, share: 1 };
  const shares = sharesOf(scene.resources.antecedents, found);
  const share = Math.max(...shares);
  return { of: at(found, shares.indexOf(share)).of, share };
}

/** Occurrences of one who may be meant, or of several together, the last first. */
interface Seen {
  readonly of: readonly Referent[];
  readonly all: Occurrence[];
  /** How several are put together. */
  readonly how: string;
}

function antecedents(
  scene: Scene,
  asked: Asked,
  fits: (occurrence: Occurrence, referent: Referent) => boolean,
): readonly Antecedent[] {
  const { tokens, discourse, grammar } = scene;
  const seen = new Map<unknown, Seen>();
  const add = (key: unknown, of: readonly Referent[], occurrence: Occurrence, how = ''): void => {
    const one = seen.get(key);
    if (!one) seen.set(key, { of, all: [occurrence], how });
    else one.all.push(occurrence);
  };
  for (const occurrence of discourse.before(asked.token)) {
    if (occurrence.of.length > 1) continue;
    const [referent] = occurrence.of;
    if (referent && fits(occurrence, referent)) add(referent, occurrence.of, occurrence);
  }
  if (asked.sort === 'several' || asked.sort === 'together')
    for (const { of, at: occurrence, how } of unitsBefore(scene, asked))
      add(
        of
          .map(({ who }) => who.id)
          .sort()
          .join(),
        of,
        occurrence,
        how,
      );
  const isMain = ({ rank, clause, sentence: own }: Occurrence): boolean =>
    rank === 'subject' && grammar.mainPredicates(own).includes(clause);
  const goesOn = asked.isSubject && isSaying(scene, asked.clause);
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
  const kind = asked.sort === 'person' ? '' : `${asked.sort}: `;
  const nobody = [NOBODY, `${NOBODY}, ${pronoun}`, `${NOBODY}, of ${Math.min(list.length, 3)}`];
  if (asked.noun) nobody.push(`${NOBODY}, ${asked.noun}`, `${NOBODY}, ${asked.lemma}`);
  if (kind !== '') nobody.push(...thingMarks(scene, asked, pronoun).map((one) => `${NOBODY}, ${kind}${one}`));
  const known = list.map((one, order): Antecedent => {
    const { of, all, how } = one;
    const [referent] = of.length === 1 ? of : [];
    const last = at(all, 0);
    const marks: string[] = [];
    const mark = (text: string): void => {
      marks.push(text, `${pronoun}: ${text}`);
      if (kind !== '') marks.push(`${kind}${text}`, `${kind}${pronoun}: ${text}`);
    };
    const gap = sentence - last.sentence;
    const near = nearOf(last);
    const subject = all.find(({ rank }) => rank === 'subject');
    mark(`order ${Math.min(order, 3)}`);
    mark(`${near}, ${placeOf(last)}`);
    if (gap <= 1) marks.push(`${place}: ${near}, ${placeOf(last)}`);
    if (isTail) marks.push(`tail: ${nearOf(last)}`, `tail: ${nearOf(subject ?? last)}, subject`);
    mark(`form ${last.form}`);
    if (subject) mark(`subject ${Math.min(sentence - subject.sentence, 3)} before`);
    if (all.some((other) => other.sentence === sentence - 1 && isFirst(list, other)))
      mark('first of the sentence before');
    const first = all.findLast((other) => other.sentence === sentence);
    if (first?.rank === 'subject' && isFirst(list, first)) mark('first of the sentence');
    // 'Darroch suggested that Trump might be open. He said': who says something says more.
    const said = all.find(({ rank, clause }) => rank === 'subject' && isSaying(scene, clause));
    if (said && goesOn) marks.push(`says: said ${Math.min(sentence - said.sentence, 3)} before`);
    const main = all.find(isMain);
    if (main) mark(`main subject ${Math.min(sentence - main.sentence, 3)} before`);
    if (all.some(({ rank, clause }) => rank === 'subject' && clause === asked.clause)) mark('subject of the clause');
    if (all.some(({ rank, clause }) => rank === 'subject' && asked.above.has(clause))) mark('subject above');
    if (referent && referent === spoke) mark('spoke last');
    if (quotation === -1 && at(grammar.quotes.of, last.head) !== -1) mark('in a quotation');
    if (quotation !== -1 && at(grammar.quotes.of, last.head) === quotation) mark('in the same quotation');
    if (often.indexOf(one) === 0 && all.length > 1) mark('oftenest');
    if (all.length > 2) mark('often');
    if (referent && asked.gender !== '' && referent.gender === asked.gender) marks.push('of that sex');
    if (referent?.who.kind === 'office') marks.push('office');
    if (referent && (referent.who.role !== undefined || referent.offices.length > 0)) marks.push('of rank');
    if (list.length === 1) mark('alone');
    if (joined.includes(last.clause)) mark(`clause joined, ${last.rank}`);
    if (kind !== '') mark(how === '' ? `is ${referent?.who.kind ?? 'nobody'}` : `${how}, ${sortOf(of)}`);
    for (const fit of asked.fitting?.(of) ?? []) marks.push(fit, `${fit}, ${how}`, `${fit}, ${asked.noun}`);
    if (asked.noun)
      marks.push(`${asked.noun}: ${sortOf(of)}`, `${asked.lemma}: ${sortOf(of)}`, `${asked.noun}: ${how}`);
    if (kind !== '' && referent) mark(`says it by ${xposAt(tokens, last.head)}`);
    const verb = last.clause === -1 ? '' : lemmaAt(tokens, last.clause);
    if (verb !== '' && asked.clause !== -1 && last.clause !== asked.clause && verb === lemmaAt(tokens, asked.clause))
      mark(`same verb, ${last.rank}`);
    return { of, all, marks };
  });
  return [{ of: [], all: [], marks: nobody }, ...known];
}

const NOBODY = 'nobody';
/** What stands between words and who says them. */
const TAIL = /^[,"”’'?!]+$/;
/** So many tokens from its beginning a pronoun stands at the head of a sentence. */
const AT_HEAD = 2;

const placeOf = ({ rank, form }: Occurrence): string => (form === 'pronoun' ? `${rank} pronoun` : rank);

const sortOf = (of: readonly Referent[]): string =>
  of.every(({ who }) => who.kind === 'person')
    ? 'persons'
    : of.some(({ who }) => who.kind === 'person')
      ? 'mixed'
      : 'bodies';

/** What speaks for a thing, or for nothing at all: *it is clear that*, *its price*, *The bill was long. It*. */
const thingMarks = (scene: Scene, { token, clause, sort }: Asked, pronoun: string): readonly string[] => {
  const { tokens, grammar, resources, words } = scene;
  const marks: string[] = [pronoun];
  if (pronoun === 'possessive') {
    const noun = token + 1 < tokens.size ? grammar.headOf(token + 1, grammar.phrase(token + 1).to) : -1;
    marks.push(`has ${lemmaAt(tokens, noun)}`);
  } else if (clause !== -1) {
    const verb = lemmaAt(tokens, clause);
    const complements = grammar.complements(clause).length > 0 ? ' and a clause' : '';
    marks.push(`${pronoun} of ${verb}`, `${pronoun} of ${xposAt(tokens, clause)}${complements}`);
    marks.push(`${pronoun}, ${grammar.voice(clause)}${complements}`);
    if (words.expletives.has(verb)) marks.push('expletive');
    for (const group of resources.grammar.verbs.get(verb) ?? []) marks.push(`${pronoun} of ${group}`);
    const governor = grammar.governor(clause);
    marks.push(governor === -1 ? 'main' : governor < token ? 'below' : 'before what governs');
    if (isSaying(scene, governor)) marks.push(`${pronoun}, said`);
  } else marks.push(`${pronoun} of nothing`);
  const before = lowerAt(tokens, token - 1);
  marks.push(`behind ${/^\p{L}/u.test(before) ? xposAt(tokens, token - 1) : before === ',' ? 'a comma' : 'a mark'}`);
  const sentence = sentenceAt(tokens, token);
  const taken = new Set<number>();
  for (const { from, to, of } of scene.discourse.before(token, 1))
    if (of.length > 0) for (let i = from; i < to; i++) taken.add(i);
  const tag = sort === 'body' ? /^NN$/ : /S$/;
  for (const s of [sentence, sentence - 1]) {
    if (s < 0) continue;
    const subjects = grammar.predicates(s).flatMap((one) => grammar.subjects(one));
    const things = subjects.filter((one) => one < token && tag.test(xposAt(tokens, one)) && !taken.has(one));
    marks.push(`${Math.min(things.length, 2)} things subjects ${sentence - s} before`);
  }
  return marks;
};

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
