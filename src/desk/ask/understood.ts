/** What was understood of an item, as facts with names that a person reads: for a mark in a text and for an entry. */
import { CAMEO } from '../../model/generated/cameo.js';
import { PARTY, type Party } from '../../model/generated/parties.js';
import type { DateValue, Place } from '../../model/reading.js';
import type { Entry, Item, NamedActor } from '../../model/record.js';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

type Told = Pick<Entry, 'kind' | 'value'> | Pick<Item, 'kind' | 'value'>;

/** The facts of an entry or item, those that say nothing left out. */
export function factsOf(told: Told): readonly Fact[] {
  const one = told as Entry;
  return rowsOf(one).flatMap(([name, value]) => (value === '' ? [] : [{ name, value }]));
}

type Row = readonly [name: string, value: string];

const rowsOf = (one: Entry): readonly Row[] => {
  switch (one.kind) {
    case 'meeting': {
      const { value } = one;
      return [
        [
          'What',
          `${words(value.kind)}, ${words(value.format)}${value.setting ? `, on the ${words(value.setting)}` : ''}`,
        ],
        ['Level', words(value.level)],
        ['Who', people(value.participants)],
        ['When', dateText(value.date)],
        ['Where', [value.venue ?? '', placeText(value.place)].filter(Boolean).join(', ')],
        ['How long', value.duration ? durationText(value.duration) : ''],
        ['On', value.topics.map(words).join(', ')],
        ['Status', words(value.status)],
      ];
    }
    case 'event': {
      const { value } = one;
      return [
        ['What', CAMEO[value.cameo].name],
        ['Who', people(value.source)],
        ['To whom', people(value.target)],
        ['When', dateText(value.date)],
        ['Where', placeText(value.place)],
        ['Context', value.contexts.map(words).join(', ')],
        ['Status', words(value.status)],
        ['Codes', `PLOVER ${value.plover}${value.mode ? ` (${words(value.mode)})` : ''}, CAMEO ${value.cameo}`],
        [
          'Weight',
          `${value.goldstein > 0 ? '+' : value.goldstein < 0 ? '−' : ''}${Math.abs(value.goldstein)} of 10 (Goldstein)`,
        ],
      ];
    }
    case 'statement': {
      const { value } = one;
      return [
        ['Who', value.speaker ? people([value.speaker]) : value.speakerText],
        ['For', value.party ? PARTY[value.party].name : ''],
        [
          'How',
          `${words(value.act)}, ${value.kind === 'direct' ? 'quoted' : value.kind === 'mixed' ? 'partly quoted' : 'paraphrased'}`,
        ],
        ['Terms', value.attribution === 'named' ? 'by name' : words(value.attribution)],
        ['Occasion', value.venue ? words(value.venue) : ''],
        ['To', value.addresseeText ?? ''],
        ['When', dateText(value.date)],
        ['On', value.topics.map(words).join(', ')],
      ];
    }
    case 'commitment': {
      const { value } = one;
      return [
        ['Who', states(value.by)],
        ['To whom', states(value.to)],
        ['What', value.action],
        ['Due', dateText(value.due)],
        ['On', value.topics.map(words).join(', ')],
        ['Status', words(value.status)],
      ];
    }
    case 'channel':
      return [
        ['What', `${words(one.value.kind)} channel`],
        ['Between', states(one.value.parties)],
        ['State', words(one.value.state)],
        ['When', dateText(one.value.date)],
      ];
    case 'incident':
      return [
        ['What', `${words(one.value.kind)} incident`],
        ['Between', states(one.value.parties)],
        ['When', dateText(one.value.date)],
        ['Where', placeText(one.value.place)],
      ];
  }
};

/** A code in words: 'military-contacts' is 'military contacts'. */
export const words = (code: string): string => code.replaceAll('-', ' ');

const states = (parties: readonly Party[]): string => parties.map((party) => PARTY[party].name).join(', ');

const personText = ({ name, role, party }: NamedActor): string => {
  const of = party && name !== PARTY[party].name ? PARTY[party].name : '';
  const more = [role ?? '', of].filter(Boolean).join(', ');
  return more ? `${name} (${more})` : name;
};

const people = (actors: readonly NamedActor[]): string => [...new Set(actors.map(personText))].join('; ');

export const dateText = (date: DateValue | null | undefined): string =>
  date === null || date === undefined
    ? ''
    : typeof date === 'string'
      ? dayText(date)
      : `${dayText(date.start)} to ${dayText(date.end)}`;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** '2023-06-18' as '18 June 2023', as coarse as it is. */
const dayText = (day: string): string => {
  const [year = '', month, date] = day.slice(0, 10).split('-');
  return [date ? Number(date) : '', month ? MONTHS[Number(month) - 1] : '', year].filter(Boolean).join(' ');
};

const placeText = (place: Place | undefined): string =>
  place
    ? [place.name, place.country && PARTY[place.country].name !== place.name ? PARTY[place.country].name : '']
        .filter(Boolean)
        .join(', ')
    : '';

/** 'PT1H30M' as '1 hour 30 minutes'. */
const durationText = (duration: string): string => {
  const [, days, hours, minutes] = /^P(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?)?$/.exec(duration) ?? [];
  const part = (count: string | undefined, unit: string): string =>
    count === undefined ? '' : `${count} ${unit}${count === '1' ? '' : 's'}`;
  return [part(days, 'day'), part(hours, 'hour'), part(minutes, 'minute')].filter(Boolean).join(' ') || duration;
};
