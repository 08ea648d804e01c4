/**
 * Phrases that mean several: 'the two sides', 'both presidents', 'the four', 'U.S. and Chinese officials', 'the prime
 * ministers of Poland and Slovenia', 'their foreign ministers'. Whom they mean are those that the text has put together: a
 * coordination, or who does something with whom.
 */
import type { Party } from '../../../model/generated/parties.js';
import { lemmaAt, lowerAt, sentenceStartAt } from '../../text/tokens.js';
import type { RoleHead } from '../who/grammar.js';
import { likeliest } from './antecedents.js';
import { type Chunk, COUNTS, nameAt } from './chunks.js';
import { asWho, type Said } from './describing.js';
import type { Referent } from './discourse.js';
import { fitsRole } from './fit.js';
import { isPlural, knownReferent, type Meant, type Scene, wordsBefore } from './scene.js';

/** Nouns that are several as they stand, with their number. */
const PAIRS = new Map(Object.entries({ pair: 2, duo: 2, trio: 3, quartet: 4 }));
const ONE_OF_TWO = new Set(['each', 'neither', 'either']);
const WHY = 'actors/collective';

/** 'both sides', 'the three leaders', 'the pair', 'the two', 'Both': the likeliest of those whom the text has put together. */
export function collective(scene: Scene, chunk: Chunk, said: Said | undefined): Meant | undefined {
  const { grammar } = scene;
  const { head, begins } = chunk;
  if (begins === 'indefinite' || begins === 'owner' || begins === 'pronoun') return undefined;
  const before = wordsBefore(scene, chunk);
  const form = lowerAt(scene.tokens, head);
  const alone = COUNTS.get(form);
  const count =
    alone ?? PAIRS.get(form) ?? before.map((word) => COUNTS.get(word)).find((number) => number !== undefined);
  if (alone !== undefined) {
    const isAlone = begins === 'definite' || form === 'both' || before.includes('all');
    if (!isAlone || ONE_OF_TWO.has(form)) return undefined;
  } else {
    const isSeveral = isPlural(scene, head) || PAIRS.has(form) || before.some((word) => ONE_OF_TWO.has(word));
    if (!isSeveral || (count === undefined && begins !== 'definite')) return undefined;
    if (said && (said.phrase.states.length > 0 || said.phrase.organization || said.phrase.region !== ''))
      return undefined;
  }
  const lemma = PAIRS.has(form) ? form : lemmaAt(scene.tokens, head);
  // 'the heads of state'
  const behind = `${lowerAt(scene.tokens, head + 1)} ${lowerAt(scene.tokens, head + 2)}`;
  const sort = scene.words.collectives.get(lemma) ?? scene.words.collectives.get(`${lemma} ${behind}`);
  const role = said?.phrase.head.is === 'role' ? said.phrase.head : undefined;
  if (sort === undefined && !role && alone === undefined) return undefined;
  const holding = (of: readonly Referent[]): number =>
    role ? of.filter((one) => fitsRole(one, role.role, said?.phrase.before ?? [])).length : 0;
  const fitting = (of: readonly Referent[]): readonly string[] => {
    const fits = holding(of);
    return [
      count === undefined ? `of ${Math.min(of.length, 4)}` : of.length === count ? 'as many' : 'not as many',
      ...(role ? [fits === of.length ? 'in office' : fits > 0 ? 'some in office' : 'none in office'] : []),
    ];
  };
  const clause = grammar.clauseOf(head);
  const asked = {
    token: chunk.from,
    sort: 'together',
    use: '',
    gender: '',
    clause,
    isSubject: clause !== -1 && grammar.subjects(clause).includes(head),
    above: NONE,
    noun: alone === undefined ? (sort ?? 'people') : 'number',
    lemma,
    fitting,
  } as const;
  const of = likeliest(scene, asked, () => false)?.of ?? [];
  // 'The two presidents' of a text about their ministers: the presidents of the same states.
  if (role && said && sort === undefined && of.length > 1 && holding(of) === 0) {
    const states = [...new Set(of.flatMap(({ who }) => (who.party === '' ? [] : [who.party])))];
    const holders = ofStates(scene, states, said, form);
    if (holders?.of.every(({ who }) => who.kind === 'person')) return holders;
  }
  return of.length > 1 ? { of, plural: true, why: [WHY] } : undefined;
}
const NONE: ReadonlySet<number> = new Set();

/** So many commas and words between two of a list. */
const LONGEST_JOIN = 12;

/** 'U.S. and Chinese officials', 'an Israeli and an American delegation': the states before a noun, and where they begin. */
export function ownersBefore(scene: Scene, chunk: Chunk): { readonly states: readonly Party[]; readonly from: number } {
  const states: Party[] = [];
  let { from } = chunk;
  const take = (token: number): boolean => {
    const name = nameAt(scene, token);
    const party =
      name && (name.form === 'adjective' || name.known.kind === 'state' || name.form === 'group')
        ? name.known.country
        : '';
    if (!name || party === '') return false;
    if (!states.includes(party)) states.unshift(party);
    from = Math.min(from, name.from);
    return true;
  };
  for (let i = chunk.head; i >= chunk.from; i--) take(i);
  if (states.length === 0) return { states, from };
  const start = sentenceStartAt(scene.tokens, chunk.head);
  for (let i = chunk.from - 1, joins = 0; i >= start; i--) {
    const word = lowerAt(scene.tokens, i);
    if (word === 'and' || word === ',') {
      if (++joins > LONGEST_JOIN) break;
      continue;
    }
    if (joins === 0) break;
    if (!take(i)) break;
    i = from;
    joins = 0;
  }
  return { states, from };
}

/** People or bodies of several states, each as a group of its own, or the holders of an office. */
export function ofStates(scene: Scene, states: readonly Party[], said: Said, noun: string): Meant | undefined {
  const { phrase } = said;
  const role = phrase.head.is === 'role' ? phrase.head : undefined;
  const referents = states.flatMap((party): Referent[] => {
    const described = scene.describer.describe({
      ...said,
      phrase: { ...phrase, states: [party], head: role ? single(role) : phrase.head, several: !role },
    });
    if (described.id) return [knownReferent(scene, scene.table.actor(described.id)) ?? []].flat();
    const state = scene.table.actor(`state:${party}`);
    // 'their countries' are the states themselves.
    if (described.kind === 'state' && state) return [knownReferent(scene, state) ?? []].flat();
    const who = asWho(
      {
        ...described,
        kind: described.kind === 'person' || described.kind === 'office' ? 'group' : described.kind,
        name: `${noun} of ${state?.name ?? party}`,
      },
      undefined,
    );
    return who ? [scene.discourse.referent(who)] : [];
  });
  return referents.length > 0 ? { of: referents, plural: true, why: [WHY] } : undefined;
}

const single = (role: RoleHead): RoleHead => ({ ...role, plural: false });
