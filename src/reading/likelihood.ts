/**
 * How likely a statement, an event, a meeting, an undertaking or an incident is right that is told: what the net thinks of its word,
 * weighed by marks of the line as it came out, above all whether its words name its sides (`data/en/line-odds.csv`, learned by
 * `scripts/train-lines.ts`).
 */
import type { Channel, Commitment, Event, Incident, Meeting, Statement } from '../model/reading.js';
import type { MeantContext } from './actors/meant/meanings.js';
import { sharesOf, type Weights } from './choice.js';
import { type Context, mentionsIn } from './context.js';
import { startOf } from './dating.js';
import { isShort } from './issuer.js';
import { hundredths } from './odds.js';
import { marksOfLine, marksOfStatement, upTo } from './statement-marks.js';
import { at, firstFrom, sentenceCount, tokenFrom } from './text/tokens.js';

export type Line =
  | { readonly layer: 'events'; readonly line: Event }
  | { readonly layer: 'meetings'; readonly line: Meeting }
  | { readonly layer: 'commitments'; readonly line: Commitment }
  | { readonly layer: 'channels'; readonly line: Channel }
  | { readonly layer: 'incidents'; readonly line: Incident };

type Layer = Line['layer'] | 'statements';

/** From which likelihood on a line is given; chosen on the development documents and by what readers held for right. */
const LEAST: Readonly<Record<Layer, number>> = {
  statements: 0.25,
  events: 0.4,
  meetings: 0.3,
  commitments: 0.45,
  channels: 0.4,
  incidents: 0.45,
};

/** @returns the lines that are likely enough, with their likelihoods; all as they are where nothing was learned */
export const likely = <T extends Line['line']>(
  context: MeantContext,
  layer: Line['layer'],
  lines: readonly T[],
): readonly T[] => given(context, layer, lines, (line) => marksOf(context, { layer, line } as Line));

/** The same of statements: what stands within one that is not given stands within the one around that. */
export const likelyStatements = (context: Context, statements: readonly Statement[]): readonly Statement[] => {
  const all = new Map(statements.map((one) => [one.id, one]));
  const kept = statements.flatMap((one) =>
    // Turns are told by their labels and signatures.
    one.why.some((rule) => TURNS.has(rule))
      ? [one]
      : given(context, 'statements', [one], (told) => marksOfStatement(context, told)),
  );
  const ids = new Set(kept.map(({ id }) => id));
  return kept.map(({ within, ...one }) => {
    let outer = within;
    while (outer !== undefined && !ids.has(outer)) outer = all.get(outer)?.within;
    return outer === undefined ? one : { ...one, within: outer };
  });
};

const TURNS: ReadonlySet<string> = new Set(['statements/transcript', 'statements/signed-post']);

/** Sentences of a text whose statements are all given. */
const FEW = 2;

const given = <T extends { readonly confidence: number }>(
  context: Context,
  layer: Layer,
  lines: readonly T[],
  marks: (line: T) => readonly string[],
): readonly T[] => {
  const weights = context.resources.lineOdds;
  if (weights.size === 0) return lines;
  const isKept = isShort(context) || (layer === 'statements' && sentenceCount(context.tokens) <= FEW);
  return lines.flatMap((line) => {
    const share = likelihoodOf(weights, marks(line));
    // A text of a sentence or two was taken for what it tells.
    return share < LEAST[layer] && !isKept ? [] : [{ ...line, confidence: hundredths(share) }];
  });
};

/** @returns 0 to 1 */
export const likelihoodOf = (weights: Weights, marks: readonly string[]): number =>
  sharesOf(weights, [{ marks }, { marks: [] }])[0] ?? 0;

/** What bears on whether a line is right; each mark begins with its layer. */
export function marksOf(context: MeantContext, told: Line): readonly string[] {
  const { tokens, dates } = context;
  const { layer, line } = told;
  const evidence = at(line.evidence, 0);
  const [from, to] = [tokenFrom(tokens, evidence[0]), tokenFrom(tokens, evidence[1])];
  const parties = partiesOf(context, told);
  return marksOfLine(context, layer, line.confidence, from, [
    `parties ${upTo(4, parties.length)}`,
    ...namingOf(context, parties, from, to),
    `statement ${'statement' in line ? 'within' : 'none'}`,
    ...formOf(context, from, to),
    ...(layer === 'commitments' ? [] : [`when ${ageOf(startOf(line.date ?? null), dates.reference)}`]),
    ...ownOf(context, told),
  ]);
}

const partiesOf = ({ meant }: MeantContext, { layer, line }: Line): readonly string[] => {
  if (layer === 'events') return [...meant.partiesOf([...line.source, ...line.target])];
  if (layer === 'meetings') return [...new Set(line.participants.map(({ party }) => party))];
  return layer === 'commitments' ? [...new Set([...line.by, ...line.to])] : line.parties;
};

/** How many of its parties its own words name, or mean by a pronoun or description, and how many others they name. */
const namingOf = (context: MeantContext, parties: readonly string[], from: number, to: number): readonly string[] => {
  const { references } = context.actors;
  const first = firstFrom(references, from);
  const meant = references.slice(first, firstFrom(references, to));
  const named: ReadonlySet<string> = context.meant.partiesOf(mentionsIn(context, from, to).map(({ actor }) => actor));
  const referred: ReadonlySet<string> = context.meant.partiesOf(meant.map(({ actor }) => actor));
  const unnamed = parties.filter((party) => !named.has(party));
  return [
    `referred ${upTo(2, unnamed.filter((party) => referred.has(party)).length)}`,
    `unnamed ${upTo(2, unnamed.filter((party) => !referred.has(party)).length)}`,
    `others ${upTo(2, [...named].filter((party) => !parties.includes(party)).length)}`,
  ];
};

/** Of the first clause of its words: its verb's aspect and modality. */
const formOf = ({ grammar }: Context, from: number, to: number): readonly string[] => {
  for (let i = from; i < to; i++)
    if (grammar.isPredicate(i)) return [`aspect ${grammar.aspect(i)}`, `modality ${grammar.modality(i)}`];
  return ['aspect of-noun'];
};

/** How long before or after the text its day is, and how exact that is. */
const ageOf = (start: string, reference: string | undefined): string => {
  if (start === '' || !reference) return 'unknown';
  const days = (Date.parse(start + MIDDLE.slice(start.length)) - Date.parse(reference)) / DAY;
  const [, how = ''] = AGES.find(([least]) => days >= least) ?? [0, 'long ago'];
  return `${start.length >= MIDDLE.length ? 'day' : start.length === 'YYYY-MM'.length ? 'month' : 'year'} ${how}`;
};
/** What stands for a month or day that is not told. */
const MIDDLE = 'YYYY-07-15';
const DAY = 86_400_000;
const AGES: readonly (readonly [least: number, how: string])[] = [
  [35, 'far ahead'],
  [1, 'ahead'],
  [-8, 'of these days'],
  [-60, 'of these weeks'],
  [-400, 'of these months'],
];

/** What saw a deed: the rows, the net, or both. */
const SEEING = /^(?:events|net)\//;

/** What only a line of its layer has. */
const ownOf = ({ meant }: MeantContext, { layer, line }: Line): readonly string[] => {
  const kindOf = (id: string | undefined): string =>
    id?.includes(':?') ? 'described' : ((id && meant.actor(id)?.kind) ?? 'nobody');
  if (layer === 'events')
    return [
      `type ${line.plover}`,
      `status ${line.status}`,
      `seen by ${line.why.filter((one) => SEEING.test(one)).map((one) => one.split('/')[0])}`,
      `sides ${line.why.includes('sides/implied') ? 'implied' : 'found'}`,
      `source ${kindOf(line.source[0])}`,
      `target ${kindOf(line.target[0])}`,
    ];
  if (layer === 'commitments')
    return [`status ${line.status} ${line.by.length > 1 ? 'together' : 'alone'}`, `to ${upTo(2, line.to.length)}`];
  if (layer === 'channels') return [`kind ${line.kind}`, `state ${line.state}`];
  if (layer === 'incidents') return [`kind ${line.kind}`, `place ${line.place ? 'told' : 'none'}`];
  const people = new Map<string, string>();
  for (const { actor: id, party } of line.participants)
    if (people.get(party) !== 'person') people.set(party, kindOf(id));
  return [
    `kind ${line.kind}`,
    `format ${line.format}`,
    `status ${line.status}`,
    `level ${line.level}`,
    `sides ${[...new Set(people.values())].sort().join(' and ')}`,
    `told ${upTo(3, line.evidence.length)}`,
    `place ${line.place ? 'told' : 'none'}`,
  ];
};
