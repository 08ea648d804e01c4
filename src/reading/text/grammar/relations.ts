/**
 * Relations of https://universaldependencies.org/u/dep/ as small numbers, so that questions compare numbers. A subtype
 * that is not listed counts as its relation; names of older treebanks count as those of today.
 */

/** Every relation that the questions ask for, by the name they have for it. */
const LABELS = {
  root: ['root'],
  subject: ['nsubj'],
  passiveSubject: ['nsubj:pass'],
  outerSubject: ['nsubj:outer'],
  clausalSubject: ['csubj'],
  object: ['obj'],
  indirectObject: ['iobj'],
  oblique: ['obl'],
  passiveAgent: ['obl:agent'],
  unmarkedOblique: ['obl:unmarked', 'obl:npmod', 'obl:tmod'],
  complement: ['ccomp'],
  openComplement: ['xcomp'],
  adverbialClause: ['advcl'],
  adverbialRelative: ['advcl:relcl'],
  nounClause: ['acl'],
  relativeClause: ['acl:relcl'],
  parataxis: ['parataxis'],
  conjunct: ['conj'],
  coordinator: ['cc'],
  preconjunction: ['cc:preconj'],
  auxiliary: ['aux'],
  passiveAuxiliary: ['aux:pass'],
  copula: ['cop'],
  marker: ['mark'],
  preposition: ['case'],
  determiner: ['det'],
  predeterminer: ['det:predet'],
  adjective: ['amod'],
  number: ['nummod'],
  compound: ['compound'],
  particle: ['compound:prt'],
  flat: ['flat', 'goeswith'],
  fixed: ['fixed'],
  apposition: ['appos'],
  nominal: ['nmod'],
  possessor: ['nmod:poss'],
  description: ['nmod:desc'],
  unmarkedNominal: ['nmod:unmarked', 'nmod:npmod', 'nmod:tmod'],
  adverb: ['advmod'],
  expletive: ['expl'],
  vocative: ['vocative'],
  discourse: ['discourse'],
  punctuation: ['punct'],
} as const;
type Name = keyof typeof LABELS;
const NAMES = Object.keys(LABELS) as Name[];

/** Numbers of the relations, from 1; every other relation is 0. */
export const Relation = Object.fromEntries(NAMES.map((name, i) => [name, i + 1])) as Readonly<Record<Name, number>>;

const NUMBERS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((name) => LABELS[name].map((label) => [label, Relation[name]] as const)),
);

export function relationNumber(relation: string): number {
  const exact = NUMBERS.get(relation);
  if (exact !== undefined) return exact;
  const colon = relation.indexOf(':');
  return (colon > 0 ? NUMBERS.get(relation.slice(0, colon)) : undefined) ?? 0;
}
