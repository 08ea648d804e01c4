/**
 * What of an item counts in comparing: made once for each, so that comparing many pairs is cheap. Pure.
 */
import type { EventStatus, MeetingStatus } from '../model/generated/lists.js';
import type { Party } from '../model/generated/parties.js';
import { PLOVER, type PloverType } from '../model/generated/plover.js';
import type { Place } from '../model/reading.js';
import type { Item, NamedActor } from '../model/record.js';
import { type Interval, widthOf } from './days.js';
import { isUnknown } from './unknown.js';
import { LONGEST_DAYS, PUBLICATION_DAYS, WIDTHS } from './weights.js';
import { fold, namesOf, numbersOf, quotationsOf, stemsOf } from './words.js';

/** The people named for one party; '' for those of no party. */
export interface Side {
  readonly party: Party | '';
  readonly keys: readonly string[];
  /** True where one of them stands in the actor table: two such lists without a common name are of different people. */
  readonly known: boolean;
}

/** What two items are compared by, flat and of one shape for all kinds: '' and [] where a kind does not have it. */
interface Features {
  readonly key: string;
  readonly when: Interval | null;
  /** Width of `when` in days, Infinity where there is none. */
  readonly width: number;
  readonly published: number | null;
  /** Day of publication of an item without a date; null for those with one. */
  readonly undated: number | null;
  /** The date was counted from a day of publication, by the reading or here. */
  readonly relative: boolean;
  /**
   * 0 where the item says exactly when and who or what; 1 where it says only when; from 2 the coarser its date. A vaguer
   * item finds its home among the less vague.
   */
  readonly level: number;
  readonly parties: readonly Party[];
  /** Everybody named in a meeting; the acting side of an event; the speaker. */
  readonly people: readonly Side[];
  /** The other side of an event. */
  readonly targets: readonly Side[];
  /** Number of people named. */
  readonly named: number;
  /** What one thing has but once: kind of a meeting, channel or incident; who made a commitment; an actor without a name. */
  readonly sort: string;
  readonly status: MeetingStatus | EventStatus | '';
  /** Whose readout is about it; '' where none is. */
  readonly readoutBy: string;
  /** Whom the acting side met in the document. */
  readonly met: readonly Party[];
  /** Level of a meeting. */
  readonly rank: string;
  /** State of a channel. */
  readonly state: string;
  readonly topics: readonly string[];
  /** By telephone or video. */
  readonly remote: boolean;
  /** In person beyond doubt: 'spoke with' is read so where nothing says otherwise. */
  readonly inPerson: boolean;
  readonly place: Place | null;
  readonly plover: PloverType | '';
  readonly mode: string;
  readonly cameo: string;
  /** An event that one side does to the other; the parties of the two. */
  readonly directed: boolean;
  readonly from: readonly (Party | '')[];
  readonly to: readonly (Party | '')[];
  readonly about: readonly string[];
  /** Stems of all words that say something, of an event of what it is about; sorted. */
  readonly stems: readonly string[];
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly quotations: readonly string[];
  /** Of a statement, quotations of two words and more. */
  readonly snatches: readonly string[];
  /** All evidence folded. */
  readonly words: string;
}

export interface Profile extends Features {
  readonly item: Item;
  readonly document: string;
}

/**
 * The kind and the pair of parties: the two smallest codes, sorted, of however many sides. `meeting:CHN|USA`. Items of
 * different keys are never compared.
 */
export const chainKeyOf = ({ kind, parties }: Pick<Item, 'kind' | 'parties'>): string =>
  `${kind}:${[...parties].sort().slice(0, 2).join('|')}`;

/**
 * The days in which an item may have happened, first and last: its own; without a date the four days up to its
 * publication, or from it where the item looks ahead. Null where neither is known or the date is wider than a year: such
 * an item is a chain of its own.
 */
export const whenOf = (item: Item): Interval | null => {
  if (item.days) return widthOf(item.days) > LONGEST_DAYS ? null : item.days;
  if (item.published === null) return null;
  return looksAhead(item)
    ? [item.published, item.published + PUBLICATION_DAYS - 1]
    : [item.published - PUBLICATION_DAYS + 1, item.published];
};

const looksAhead = (item: Item): boolean =>
  (item.kind === 'meeting' || item.kind === 'event') && isAhead(item.value.status);

/** Of something that is yet to come. */
export const isAhead = (status: Profile['status']): boolean =>
  status === 'planned' || status === 'agreed' || status === 'proposed';

/** An event of words, not of deeds: verbal cooperation or conflict. */
export const isVerbal = ({ plover }: Profile): boolean => plover !== '' && PLOVER[plover].quad % 2 === 1;

const made = new WeakMap<Item, Profile>();

/** Made once for each item, however often what lies around it is merged again. */
export const profileOf = (item: Item): Profile => {
  const known = made.get(item);
  if (known) return known;
  const profile = { item, document: item.document, ...featuresOf(item) };
  made.set(item, profile);
  return profile;
};

/** Equal for items that compare alike with every other: the forty reports that say the same of one meeting. */
export const faceOf = (profile: Profile): string => {
  const known = faces.get(profile);
  if (known !== undefined) return known;
  const { item: _, document: __, ...features } = profile;
  const face = JSON.stringify(features);
  faces.set(profile, face);
  return face;
};

const faces = new WeakMap<Profile, string>();

const featuresOf = (item: Item): Features => {
  const when = whenOf(item);
  const width = when ? widthOf(when) : Number.POSITIVE_INFINITY;
  const meeting = item.kind === 'meeting' ? item.value : null;
  const event = item.kind === 'event' ? item.value : null;
  const people = sidesOf(item, actingOf(item));
  const targets = sidesOf(item, event?.target ?? []);
  const named = countOf(people) + countOf(targets);
  const said = item.words.join(' ');
  return {
    key: chainKeyOf(item),
    when,
    width,
    published: item.published,
    undated: item.days === null ? item.published : null,
    relative: item.days === null || !isDatedByItself(item.value.why),
    level: levelOf(item, width, named),
    parties: item.parties,
    people,
    targets,
    named,
    sort: sortOf(item),
    status: meeting?.status ?? event?.status ?? '',
    readoutBy: item.readoutBy ?? '',
    met: item.met ?? [],
    rank: meeting?.level ?? '',
    state: item.kind === 'channel' ? item.value.state : '',
    topics: 'topics' in item.value ? item.value.topics : [],
    remote: meeting?.format === 'phone' || meeting?.format === 'video',
    inPerson: meeting?.format === 'in-person' && (placeIn(item) !== null || meeting.kind !== 'talks'),
    place: placeIn(item),
    plover: event?.plover ?? '',
    mode: event?.mode ?? '',
    cameo: event?.cameo ?? '',
    directed: event ? PLOVER[event.plover].directed : false,
    from: item.kind === 'commitment' ? item.value.by : (event?.source ?? []).map((one) => one.party),
    to: (event?.target ?? []).map((one) => one.party),
    about: item.kind === 'event' ? item.about : [],
    stems: item.kind === 'event' ? item.about : stemsOf(said),
    names: meeting ? [] : namesOf(said),
    numbers: meeting ? [] : numbersOf(said),
    quotations: quotationsOf(said),
    snatches: item.kind === 'statement' ? quotationsOf(said, 2) : [],
    words: meeting ? '' : fold(item.words.join(' ')),
  };
};

/** 'On November 15': neither counted from a day of publication nor that day in the place of another. */
const isDatedByItself = (why: readonly string[]): boolean =>
  why.some((rule) => rule.startsWith('dates/')) && !why.some((rule) => rule.startsWith('dates/relative'));

/** Where it was; 'BEIJING —' says where a report was written. */
const placeIn = ({ value }: Item): Place | null =>
  'place' in value && value.place && !isByDateline(value.why) ? value.place : null;

export const isByDateline = (why: readonly string[]): boolean => why.includes('places/from-dateline');

const sortOf = (item: Item): string => {
  switch (item.kind) {
    case 'meeting':
    case 'channel':
    case 'incident':
      return item.value.kind;
    case 'commitment':
      return [...item.value.by].sort().join();
    case 'statement':
      // Whom no name tells apart, the words do that the text has for them: 'senior State Department official'.
      return item.value.speaker && isPerson(item.value.speaker)
        ? ''
        : JSON.stringify([item.value.speaker?.actor ?? '', item.value.speakerText]);
    case 'event':
      return '';
  }
};

const levelOf = (item: Item, width: number, named: number): number => {
  const step = WIDTHS.findIndex((limit) => width <= limit);
  if (step !== 0) return 1 + (step === -1 ? WIDTHS.length : step);
  if (item.kind === 'meeting') return named > 0 ? 0 : 1;
  if (item.kind === 'event') return named > 0 || item.about.length > 0 ? 0 : 1;
  return 0;
};

const actingOf = (item: Item): readonly NamedActor[] => {
  if (item.kind === 'meeting') return item.value.participants;
  if (item.kind === 'event') return item.value.source;
  if (item.kind === 'statement' && item.value.speaker) return [item.value.speaker];
  return [];
};

export const isPerson = ({ actor }: NamedActor): boolean => actor.startsWith('person:');

const sidesOf = (item: Item, actors: readonly NamedActor[]): Side[] => {
  const sides = new Map<Party | '', { party: Party | ''; keys: string[]; known: boolean }>();
  for (const actor of actors) {
    if (!isPerson(actor)) continue;
    const side = sides.get(actor.party) ?? { party: actor.party, keys: [], known: false };
    side.keys.push(personKey(actor, item.document));
    side.known ||= !isUnknown(actor.actor);
    sides.set(actor.party, side);
  }
  return [...sides.values()];
};

/** Somebody in no table is the same across documents only with party and organization; without either, with nobody. */
const personKey = ({ actor, party, organization }: NamedActor, document: string): string => {
  if (!isUnknown(actor)) return actor;
  if (party === '' && organization === undefined) return JSON.stringify([actor, document]);
  return JSON.stringify([actor, party, organization ?? '']);
};

const countOf = (sides: readonly Side[]): number => sides.reduce((sum, side) => sum + side.keys.length, 0);
