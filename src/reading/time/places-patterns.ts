/**
 * Names of places that are made by a pattern: 'Kabul airport', 'the Swedish embassy in Baghdad', 'the China-India border',
 * 'northern Mali', 'Kherson region', 'the Lena River', 'the G20 summit'. Each gives a draft whose country and city come
 * from the name inside it or behind it.
 */
import { BLANK, type PlaceKind, type Qualifier, type Sense } from './places-table.js';
import type { PlaceText } from './places-text.js';

/** A stretch that may be a place, before it is known which one and whether it is one. */
export interface Draft {
  readonly from: number;
  /** After its last token. */
  readonly to: number;
  /** After the qualifier behind it. */
  readonly end: number;
  /** What its name, or the name inside it, may stand for. */
  readonly senses: readonly Sense[];
  /** 'Texas' stands behind it, and these are the senses that fit. */
  readonly qualified: boolean;
  /** A pattern has settled that it is a place and of which kind. */
  readonly pattern?: { readonly kind: PlaceKind; readonly why: string; readonly confidence: number };
  readonly sidelines?: boolean;
  readonly dateline?: true;
  /** Also the name of a firm or body: 'Amazon'. */
  readonly shared?: boolean;
}

/** Words between a name and the noun that makes it a site: 'Kabul international airport'. */
const LONGEST_MIDDLE = 3;
const LONGEST_PROPER = 5;
/** What the noun behind a name makes of it: 'Kabul airport', 'Torkham border crossing', 'Anbar province'. */
export const withNoun = (text: PlaceText, inner: Draft): Draft | undefined => {
  const limit = text.limit(inner.from);
  // 'the Clinton camp', 'the Police Department': more often a person or a common word than a town.
  const plain = inner.to - inner.from === 1 && (text.is(inner.from, 'ordinary') || text.isSurname(inner.from));
  const cities = inner.senses.filter(
    (sense) => (sense.kind === 'city' && (sense.acts || !plain)) || sense.kind === 'region',
  );
  for (let k = inner.to; k < Math.min(limit, inner.to + LONGEST_MIDDLE + 1); k++) {
    if (cities.length > 0) {
      if (k === inner.to && (text.is(k, 'province') || isStateNoun(text, inner, k)))
        return settled(inner.from, k + 1, provincesFirst(cities), 'region', 'province', 0.8);
      if (text.is(k, 'site')) return settled(inner.from, k + 1, cities, 'institution-site', 'site', 0.8);
      if (text.is(k, 'venue') && isVenueNoun(text, inner.from, k))
        return settled(inner.from, k + 1, cities, 'venue', 'venue', 0.8);
    }
    if (text.isCapitalized(k) && text.is(k, 'water')) return settled(inner.from, k + 1, [], 'sea', 'feature', 0.8);
    if (text.isCapitalized(k) && text.is(k, 'land')) return settled(inner.from, k + 1, [], 'other', 'feature', 0.8);
    if (!text.is(k, 'middle')) return undefined;
  }
  return undefined;
};

/** 'Kano state', 'Washington state'; 'Arizona State' is a university, 'Badger state' a nickname. */
const isStateNoun = (text: PlaceText, { from, senses }: Draft, noun: number): boolean => {
  if (text.lower(noun) !== 'state' || text.upos(noun + 1) === 'NOUN') return false;
  const american = senses.every((sense) => sense.country === 'USA');
  if (text.isCapitalized(noun) && american) return located(text, from) && !text.isCapitalized(noun + 1);
  return senses.some((sense) => sense.kind === 'region' || sense.edited);
};

/** A residence or palace is a venue where people are 'at' it; a hotel of a town is just one of its hotels. */
const isVenueNoun = (text: PlaceText, from: number, noun: number): boolean => {
  const grand = text.lower(noun) === 'residence' || text.lower(noun) === 'palace' || text.lower(noun) === 'castle';
  return grand && (text.isCapitalized(noun) || located(text, from));
};

/** What a pattern has settled to be a place; by no rule ('') it is a name that is none. */
const settled = (
  from: number,
  to: number,
  senses: readonly Sense[],
  kind: PlaceKind,
  rule: string,
  confidence: number,
): Draft => ({
  from,
  to,
  end: to,
  senses,
  qualified: false,
  pattern: { kind, why: rule && `places/${rule}`, confidence },
});

const provincesFirst = (senses: readonly Sense[]): readonly Sense[] => {
  const provinces = senses.filter((sense) => sense.kind === 'region');
  return provinces.length > 0 ? provinces : senses;
};

/** Whether 'at', 'in', 'at the', 'to the president's' stands before a token. */
const located = (text: PlaceText, from: number): boolean => {
  const start = text.start(from);
  for (let k = from - 1, steps = 0; k >= start && steps < 5; k--, steps++) {
    if (text.is(k, 'locative') || text.lower(k) === 'to' || text.lower(k) === 'from' || text.is(k, 'entering'))
      return true;
    if (!['DET', 'ADJ', 'PART', 'NOUN', 'PRON'].includes(text.upos(k))) return false;
  }
  return false;
};

/** 'the Swedish embassy in Baghdad': an institution of a state, in the city that is named behind it. */
export const embassyAt = (text: PlaceText, from: number, noun: number): Draft | undefined => {
  if (!text.is(noun, 'embassy')) return undefined;
  const to = noun + 1;
  if (text.lower(to) !== 'in' && text.lower(to) !== 'at') return undefined;
  const place = text.placeAt(to + 1);
  const cities = place?.senses.filter((sense) => sense.kind === 'city') ?? [];
  if (cities.length === 0) return undefined;
  return settled(from, to, cities, 'institution-site', 'embassy', 0.9);
};

/** 'China-India border', 'Serbian border', and 'frontier between Poland and Belarus'. */
export const borderAt = (text: PlaceText, i: number): Draft | undefined => {
  const side = sideEnd(text, i);
  if (side !== undefined) {
    let noun = side;
    if (text.isDash(noun)) noun = sideEnd(text, noun + 1) ?? noun;
    if (text.is(noun, 'border')) return border(i, text.is(noun + 1, 'crossing') ? noun + 2 : noun + 1);
    return undefined;
  }
  if (!text.is(i, 'border') || text.isCapitalized(i)) return undefined;
  if (text.lower(i + 1) === 'with') {
    const other = sideEnd(text, i + 2);
    return other === undefined ? undefined : border(i, other);
  }
  if (text.lower(i + 1) !== 'between') return undefined;
  const first = sideEnd(text, i + 2);
  if (first === undefined || text.lower(first) !== 'and') return undefined;
  const second = sideEnd(text, first + 1);
  return second === undefined ? undefined : border(i, second);
};

const border = (from: number, to: number): Draft => settled(from, to, [], 'border', 'border', 0.8);

/** End of the name or adjective of a state at a token. */
const sideEnd = (text: PlaceText, i: number): number | undefined => {
  const actor = text.actorAt(i);
  const adjective = actor?.kind === 'adjective' ? actor.to : undefined;
  const place = text.placeAt(i);
  const state = place?.senses.some((sense) => sense.kind === 'state') ? place.to : undefined;
  if (adjective === undefined) return state;
  return state === undefined ? adjective : Math.max(adjective, state);
};

/** A gathering of states as the setting: 'at the G20 summit', 'on the sidelines of the UN General Assembly'. */
export const occasionAt = (text: PlaceText, i: number): Draft | undefined => {
  const place = text.placeAt(i);
  let to = place?.senses.some((sense) => sense.kind === 'occasion') ? place.to : undefined;
  if (to === undefined) {
    const actor = text.actorAt(i);
    if (actor?.kind !== 'other') return undefined;
    let noun = actor.to;
    if (text.isPossessive(noun)) noun++;
    while (
      noun < actor.to + 3 &&
      (text.lower(noun) === 'leaders' || text.lower(noun) === "'" || text.upos(noun) === 'ADJ')
    )
      noun++;
    if (!text.is(noun, 'gathering-of-states') || noun >= text.limit(i)) return undefined;
    to = noun + 1;
  }
  const before = beforeOccasion(text, i);
  return {
    ...settled(i, to, [], 'occasion', before.located ? 'occasion' : '', 0.8),
    ...(before.sidelines ? { sidelines: true } : {}),
  };
};

const OCCASION_BEFORE = new Set(['at', 'during', 'of', 'in', 'to', 'for', 'after', 'before', 'from', 'outside']);

const beforeOccasion = (text: PlaceText, from: number): { readonly located: boolean; readonly sidelines: boolean } => {
  const start = text.start(from);
  let k = from - 1;
  while (k >= start && k > from - 5 && ['DET', 'ADJ', 'NUM'].includes(text.upos(k))) k--;
  if (k < start || (!OCCASION_BEFORE.has(text.lower(k)) && k !== from - 1)) return { located: false, sidelines: false };
  const sidelines = text.lower(k) === 'of' && text.is(k - 1, 'sideline');
  return { located: OCCASION_BEFORE.has(text.lower(k)) && (text.lower(k) !== 'of' || sidelines), sidelines };
};

/** 'northern Mali', 'the east of Ukraine' not: the word stands right before the name. */
export const directionAt = (text: PlaceText, i: number): Draft | undefined => {
  if (!text.is(i, 'direction') || i + 1 >= text.limit(i)) return undefined;
  const place = text.placeAt(i + 1);
  const senses = place?.senses.filter((sense) => sense.kind === 'state' || sense.kind === 'region') ?? [];
  if (!place || senses.length === 0 || text.isPossessive(place.to)) return undefined;
  return settled(i, place.to, senses, 'region', 'direction', 0.9);
};

/** Capitalized words that no table knows, made a place by their last one: 'Lena River', 'Al Noor Palace', 'Dover Air Base'. */
export const properAt = (text: PlaceText, i: number): Draft | undefined => {
  if (!text.isCapitalized(i) || text.upos(i) !== 'PROPN' || (i > text.start(i) && isProper(text, i - 1)))
    return undefined;
  const limit = Math.min(text.limit(i), i + LONGEST_PROPER);
  let to = i;
  while (to < limit && isProper(text, to)) to++;
  const last = to - 1;
  if (to - i < 2) return undefined;
  // 'Pacific Island leaders'.
  if (text.upos(to) === 'NOUN' && !text.isCapitalized(to)) return undefined;
  const behind = qualifierAt(text, to);
  const [qualifier] = behind?.qualifiers ?? [];
  const make = (kind: PlaceKind, rule: string): Draft => ({
    ...settled(i, to, qualifier ? [{ ...townIn('', qualifier), kind: 'region' }] : [], kind, rule, 0.5),
    end: behind?.end ?? to,
  });
  if (text.is(last, 'water')) return make('sea', 'feature');
  if (text.is(last, 'land')) return make('other', 'feature');
  if (!located(text, i)) return undefined;
  if (text.is(last, 'province')) return make('region', 'province');
  if (text.is(last, 'site')) return make('institution-site', 'site');
  if (text.is(last, 'venue')) return make('venue', 'venue');
  return undefined;
};

const isProper = (text: PlaceText, i: number): boolean =>
  text.isCapitalized(i) && (text.upos(i) === 'PROPN' || text.is(i, 'site') || text.is(i, 'venue')) && !text.titleAt(i);

/** Tokens of a province or state behind a comma, and what they stand for. */
const qualifierAt = (
  text: PlaceText,
  comma: number,
): { readonly end: number; readonly qualifiers: readonly Qualifier[] } | undefined => {
  if (text.lower(comma) !== ',' || !text.isCapitalized(comma + 1)) return undefined;
  const limit = Math.min(text.limit(comma), comma + 6);
  for (let end = limit; end > comma + 1; end--) {
    // The dash of a dateline and the stop of a sentence belong to no name.
    if (text.isDash(end - 1) || text.keyOf(end - 1, end) === '') continue;
    const qualifiers = text.table.qualifiers(text.keyOf(comma + 1, end));
    if (qualifiers.length > 0) return { end, qualifiers };
  }
  return undefined;
};

/** A name with the qualifier behind it, where there is one that some sense of the name fits. */
export const qualify = (text: PlaceText, name: Omit<Draft, 'end' | 'qualified'>): Draft => {
  const plain = { ...name, end: name.to, qualified: false };
  const found = qualifierAt(text, name.to);
  if (!found) return plain;
  const wider = name.senses.some((sense) => sense.kind === 'state' || sense.province === '' || sense.kind === 'region');
  // 'Colorado, Florida and Nevada' are three.
  if (wider && isListed(text, found.end)) return plain;
  const fitting = name.senses.filter((sense) => found.qualifiers.some((one) => fits(sense, one)));
  if (fitting.length > 0) return { ...plain, senses: fitting, end: found.end, qualified: true };
  const province = found.qualifiers.find((one) => one.province !== '');
  const cityName = name.senses.find((sense) => sense.kind === 'city');
  const divided = name.senses.some(
    (sense) => sense.kind === 'state' || (sense.kind === 'region' && sense.province !== ''),
  );
  if (!province || !cityName || divided || isListed(text, found.end)) return plain;
  // A town too small for the table: 'Geneva, Nebraska'.
  return { ...plain, senses: [townIn(cityName.name, province)], end: found.end, qualified: true };
};

/** Whether a list goes on: ', Nevada and', ', and Nevada'. */
const isListed = (text: PlaceText, end: number): boolean => {
  const comma = text.lower(end) === ',' ? end + 1 : end;
  if (text.lower(comma) === 'and' || text.lower(comma) === 'or') return text.isCapitalized(comma + 1);
  return comma > end && text.isCapitalized(comma) && text.placeAt(comma) !== undefined;
};

const fits = (sense: Sense, { country, province }: Qualifier): boolean =>
  sense.country === country &&
  sense.kind !== 'state' &&
  (province === '' || sense.province === province || (sense.kind !== 'city' && sense.province === ''));

const townIn = (name: string, { country, province }: Qualifier): Sense => ({
  ...BLANK,
  kind: 'city',
  name,
  country,
  province,
  edited: false,
});

/** 'in Millbrook, N.Y.': a town that no table knows, told by its province. */
export const townAt = (text: PlaceText, i: number): Draft | undefined => {
  if (!text.isCapitalized(i) || text.upos(i) !== 'PROPN' || !text.is(i - 1, 'locative')) return undefined;
  let to = i;
  while (to < Math.min(text.limit(i), i + 3) && text.isCapitalized(to) && text.upos(to) === 'PROPN') to++;
  const found = qualifierAt(text, to);
  const province = found?.qualifiers.find((one) => one.province !== '');
  if (!found || !province) return undefined;
  return { from: i, to, end: found.end, senses: [townIn(text.spelled(i, to), province)], qualified: true };
};
