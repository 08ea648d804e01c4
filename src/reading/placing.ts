/**
 * Where an item was: of the places that the text names around its word, its datelines, and no place at all, what is likeliest, by
 * marks of how each stands to the word (`data/en/places.csv`, learned by `scripts/train-places.ts`).
 */
import type { Place } from '../model/reading.js';
import { distanceOf, toldAround } from './around.js';
import { sharesOf, type Weights } from './choice.js';
import type { Context } from './context.js';
import { textKindOf } from './issuer.js';
import { at, firstFrom, lowerAt, sentenceAt, sentenceEndAt, sentenceStartAt, uposOf } from './text/tokens.js';
import { type PlaceMention, toPlace } from './time/places.js';

/** What is placed: an item of a layer, by its word; of a meeting also what kind it is. */
export interface Placed {
  readonly layer: 'events' | 'meetings' | 'incidents';
  readonly token: number;
  readonly kind?: string;
}

/** A place that may be the item's; without a mention, that the text does not tell it. */
export interface PossiblePlace {
  readonly mention?: PlaceMention;
  readonly marks: readonly string[];
}

/** Sentences before that of an item whose places may be its own. */
const BEFORE = 2;
/** A dateline may be a sentence of its own of at most so many words. */
const LONGEST_DATELINE = 18;
const DEPTHS = [0, 1, 3, 9];
const SIDES = ['source', 'target'] as const;
/** From which share of the net on a place is named as a side. */
const NAMED = 0.2;

/** @returns where the item was; undefined where the text may not tell it */
export const placeOf = (context: Context, placed: Placed): PlaceMention | undefined => {
  const { answers } = surveyOf(context);
  const key = `${placed.layer} ${placed.kind ?? ''} ${placed.token}`;
  // The sides of a deed ask for it, too.
  if (!answers.has(key)) answers.set(key, likeliestPlace(context.resources.placeOdds, possiblePlaces(context, placed)));
  return answers.get(key);
};

/** The likeliest place where it is likelier than not, the most exact of those in it: a town speaks for its state, too, a house for its town. */
export const likeliestPlace = (weights: Weights, possible: readonly PossiblePlace[]): PlaceMention | undefined => {
  const shares = sharesOf(weights, possible);
  const shareIn = (mention: PlaceMention): number =>
    possible.reduce((sum, one, i) => sum + (one.mention && isWithin(one.mention, mention) ? at(shares, i) : 0), 0);
  let best: { readonly mention: PlaceMention; readonly share: number } | undefined;
  for (const [exactness, within] of WITHIN.entries()) {
    const wider = best;
    for (const { mention } of possible) {
      if (!mention || exactnessOf(mention) !== exactness) continue;
      const share = shareIn(mention);
      const isTold = wider && isWithin(mention, wider.mention) ? share >= within : !wider && share >= LEAST;
      if (isTold && (best === wider || share > (best?.share ?? 0))) best = { mention, share };
    }
  }
  return best?.mention;
};
/** From which share on a place is told, and a more exact one in what is told: a town in its state, a house in its town. */
const LEAST = 0.7;
const WITHIN = [LEAST, LEAST, 0.1];
const exactnessOf = (mention: PlaceMention): number => (mention.kind === 'state' ? 0 : isHouse(mention) ? 2 : 1);
const isHouse = ({ kind }: PlaceMention): boolean => kind === 'venue' || kind === 'institution-site';

/** Whether one is the other, or in it. */
const isWithin = (one: PlaceMention, other: PlaceMention): boolean =>
  one.name === other.name ||
  (other.kind === 'state' ? one.country === other.country && one.country !== undefined : one.city === other.name);

/** As the reading gives it: of a house its town, and no 'province' behind a name. */
export const placeGiven = (mention: PlaceMention): { readonly place: Place; readonly venue?: string } => {
  const isIn = isHouse(mention);
  return {
    place: {
      ...toPlace(mention),
      name: (isIn && mention.city) || mention.name.replace(PART, '') || mention.name,
    },
    ...(isIn ? { venue: mention.name } : {}),
  };
};
/** Ids of the rules that say that it is a place, and that a dateline stands in for one. */
export const whyThere = ({ why, dateline }: PlaceMention): readonly string[] =>
  dateline ? [why, 'places/from-dateline'] : [why];
/** Nouns of a part of a state that stand behind its name. */
const PART = / (?:prefecture|province|district|county|governorate|oblast|regions?)$/i;

/** Each place that may be the item's, with its marks. */
export function possiblePlaces(context: Context, { layer, token, kind }: Placed): readonly PossiblePlace[] {
  const { tokens, grammar, places, frames } = context;
  const sentence = sentenceAt(tokens, token);
  const [start, end] = [sentenceStartAt(tokens, token), sentenceEndAt(tokens, token)];
  // Where people met is not where what they speak of was.
  const mayBe = ({ kind, from, to }: PlaceMention): boolean =>
    kind !== 'occasion' &&
    !(layer === 'incidents' && from < start && frames.at(grammar.clauseOf(grammar.headOf(from, to)))?.meeting?.isSure);
  const near = toldAround(tokens, places, token, BEFORE).filter(mayBe);
  const dateline = datelineOf(context, token);
  const own = near.filter(({ from }) => from >= start && from < end);
  const rest = dateline && !near.includes(dateline) ? [dateline, ...near] : near;
  const { named, told } = surveyOf(context);
  const deeds = told.slice(firstFrom(told, start), firstFrom(told, end));
  const text = textKindOf(context);
  const verb = grammar.isPredicate(token) ? token : grammar.clauseOf(token);
  const word = verb === token ? 'verb' : 'noun';
  const what = [layer, ...(kind === undefined ? [] : [`${layer} ${kind}`]), word];
  const frame = frames.at(token);
  const isNamed = (side: 'source' | 'target', { from, to }: PlaceMention): boolean =>
    frame !== undefined && frame.naming(side, from, to) >= NAMED;
  const depth = `sentence ${DEPTHS.find((most) => sentence <= most) ?? 'later'}`;
  const found: PossiblePlace[] = rest.map((mention) => {
    const head = grammar.headOf(mention.from, mention.to);
    const sentences = sentenceAt(tokens, mention.from) - sentence;
    const away = Math.max(sentences, -BEFORE - 1);
    const preposition = grammar.preposition(head) || linkBefore(context, mention.from);
    const how = mention.dateline ? 'dateline' : `${mention.kind} ${preposition}`;
    const isLatest = !rest.some((one) => one.from > mention.from && sentenceAt(tokens, one.from) <= sentence);
    const holds = rest.some((one) => one !== mention && one.name !== mention.name && isWithin(one, mention));
    const isHeld = rest.some((one) => one !== mention && one.name !== mention.name && isWithin(mention, one));
    const marks = [
      'place',
      `at ${away}`,
      `why ${mention.why}`,
      mention.kind,
      `behind ${preposition}`,
      how,
      ...(mention.setting ? ['sidelines'] : []),
      ...rankOf(named.get(mention.name), mention.kind).flatMap((mark) => [mark, `at ${away}, ${mark}`]),
      ...(holds ? ['holds another'] : []),
      ...(isHeld ? ['within another'] : []),
      ...[mention.kind, how, depth, text, own.length > 1 ? 'several' : 'alone', ...what].map(
        (mark) => `at ${away}, ${mark}`,
      ),
      ...what.map((one) => `${one}, ${how}`),
      ...(sentences < 0 ? [isLatest ? 'latest' : 'another since'] : []),
    ];
    if (sentences !== 0) return { mention, marks };
    const { side, gap, verbs } = distanceOf(tokens, token, mention.from, mention.to);
    const way = grammar.way(token, head);
    const isNearer = deeds.some(({ from }) => Math.abs(from - head) < Math.abs(token - head));
    const nearer = isNearer ? 'another nearer' : 'nearest';
    const rank = own.filter((one) => Math.abs(one.from - token) < Math.abs(mention.from - token)).length;
    const step = `gap ${gap} ${side}`;
    const clause = grammar.clauseOf(head);
    const whose = clause === verb ? 'own clause' : clause === token ? 'its own' : 'another clause';
    marks.push(
      `way ${way}`,
      `way ${way}, ${word}`,
      `way ends ${way.slice(way.lastIndexOf('>'))}, ${side}`,
      step,
      `${step}, ${word}`,
      `${step}, behind ${preposition}`,
      `verbs ${verbs} ${side}`,
      `verbs ${verbs} ${side}, behind ${preposition}`,
      `rank ${Math.min(rank, 2)} ${side}`,
      `rank ${Math.min(rank, 2)}, ${how}`,
      nearer,
      `${nearer}, ${how}`,
      `${nearer}, ${side}`,
      whose,
      `${whose}, ${how}`,
      ...what.map((one) => `${one}, ${whose}`),
      ...SIDES.map((side) => `${layer}, ${isNamed(side, mention) ? side : `no ${side}`}`),
    );
    return { mention, marks };
  });
  const around = [
    ...what,
    text,
    depth,
    own.length > 0 ? 'placed' : 'unplaced',
    `${text}, ${layer}`,
    `${layer}, ${own.length > 0 ? 'placed' : 'unplaced'}`,
    dateline ? 'dateline' : 'no dateline',
  ];
  return [...found, { marks: ['none', ...around.map((mark) => `none, ${mark}`)] }];
}

interface Named {
  count: number;
  /** The sentence of its first mention. */
  readonly first: number;
  /** By how often the text names it, among those of its sort. */
  rank: number;
}

/** What is the same for all items of a text, worked out once. */
interface Survey {
  /** How often and where the text names each place. */
  readonly named: ReadonlyMap<string, Named>;
  /** The words that tell something, in the order of the text. */
  readonly told: readonly { readonly from: number }[];
  /** Where what was asked for was. */
  readonly answers: Map<string, PlaceMention | undefined>;
}

const surveyOf = ({ tokens, places, frames }: Context): Survey => {
  const known = SURVEYS.get(places);
  if (known) return known;
  const named = new Map<string, Named>();
  for (const { name, from } of places) {
    const one = named.get(name);
    if (one) one.count++;
    else named.set(name, { count: 1, first: sentenceAt(tokens, from), rank: 0 });
  }
  [...named.values()]
    .sort((a, b) => b.count - a.count || a.first - b.first)
    .forEach((one, i) => {
      one.rank = i;
    });
  const survey = { named, told: frames.list.map(({ token }) => ({ from: token })), answers: new Map() };
  SURVEYS.set(places, survey);
  return survey;
};
const SURVEYS = new WeakMap<readonly PlaceMention[], Survey>();

const rankOf = (named: Named | undefined, kind: string): readonly string[] =>
  named
    ? [
        `named ${Math.min(named.count, 4)}`,
        `${kind} named ${Math.min(named.count, 4)}`,
        `place ${Math.min(named.rank, 3)} of the text`,
        ...(named.first === 0 ? ['in the heading', `${kind} in the heading`] : []),
      ]
    : [];

/** The word of a phrase of place before a name, where the tree does not say so; '' where there is none. */
const linkBefore = ({ tokens }: Context, place: number): string =>
  uposOf(tokens, place - 1) === 'ADP' ? lowerAt(tokens, place - 1) : '';

/** The dateline of the paragraph of a word, if it stands in the first sentence behind it. */
function datelineOf({ tokens, places }: Context, token: number): PlaceMention | undefined {
  const start = sentenceStartAt(tokens, token) - LONGEST_DATELINE;
  let found: PlaceMention | undefined;
  for (let k = firstFrom(places, token) - 1; k >= 0 && at(places, k).to > start; k--) {
    const place = at(places, k);
    if (place.dateline) found = place;
    else if (found) break;
  }
  return found;
}
