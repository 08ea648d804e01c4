/** A meeting in the words of a briefing: 'Talks in Vienna: Jake Sullivan and Wang Yi; on trade, Taiwan'. Pure. */
import type { Party } from '../../model/generated/parties.js';
import type { Entry } from '../../model/record.js';
import { thoseWhoMet } from '../visits/sittings.js';
import type { Contacts } from './contacts.js';
import { listOf, nameOf, topicName } from './names.js';

const KINDS: Readonly<Record<string, string>> = {
  talks: 'Talks',
  visit: 'Visit',
  summit: 'Summit',
  call: 'Call',
  ceremony: 'Ceremony',
  meal: 'Meal',
  other: 'Meeting',
};
const FORMATS: Readonly<Record<string, string>> = {
  'in-person': '',
  phone: 'by telephone',
  video: 'by video',
  letter: 'by letter',
};

/** @param pair whose meeting it is: that it was about one of the two says nothing */
export const meetingText = (meeting: Entry<'meeting'>, { topics }: Contacts, pair: readonly Party[]): string => {
  const { kind, format, place } = meeting.value;
  const how = kind === 'call' && format === 'phone' ? '' : (FORMATS[format] ?? '');
  const where = place && format === 'in-person' ? `${kind === 'visit' ? 'to' : 'in'} ${place.name}` : '';
  const own = new Set(pair.map((party) => nameOf(party).toLowerCase()));
  const matters = (topics.get(meeting.id) ?? []).map(topicName).filter((topic) => !own.has(topic.toLowerCase()));
  const about = matters.length > 0 ? `; on ${matters.slice(0, MOST_TOPICS).join(', ')}` : '';
  return `${[KINDS[kind] ?? kind, how, where].filter(Boolean).join(' ')}: ${namesOf(meeting)}${about}`;
};
const MOST_TOPICS = 4;

/** Those of most weight, and how many more there were. */
const namesOf = (meeting: Entry<'meeting'>): string => {
  const { kind, place } = meeting.value;
  const all = thoseWhoMet(meeting);
  const people = all.filter(({ actor }) => actor.startsWith('person:'));
  // Of a visit to a place of theirs, those who are visited are told by it.
  const names = (kind === 'visit' && place && people.length > 0 ? people : all).map(({ name }) => name);
  const shown = names.slice(0, MOST_NAMES);
  return names.length > MOST_NAMES ? `${shown.join(', ')} and ${names.length - MOST_NAMES} more` : listOf(shown);
};
const MOST_NAMES = 5;
