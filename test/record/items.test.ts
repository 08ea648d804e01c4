import { expect, test } from 'vitest';
import { Reading } from '../../src/model/reading.js';
import { itemsOf } from '../../src/record/items.js';

const TEXT =
  'Antony Blinken met Qin Gang on Sunday. Beijing accused Uncle Washington, Jr. of arming Taiwan. "No war," Qin said. ' +
  'Both will resume talks. The military line is closed. A ship was rammed in June 2023.';

const span = (words: string): [number, number] => {
  const start = TEXT.indexOf(words);
  if (start === -1) throw new Error(`no '${words}'`);
  return [start, start + words.length];
};

const actor = (id: string, name: string, party: string, mention: string, rest: object = {}) => ({
  id,
  name,
  kind: id.startsWith('person:') ? 'person' : 'state',
  party,
  country: party,
  sector: 'GOV',
  mentions: [span(mention)],
  why: ['actors/name'],
  ...rest,
});
const rest = { confidence: 0.5, why: ['x/y'] };

const reading = Reading.parse({
  schema: 'chancery/reading@1',
  made: { release: '0', data: '0' },
  document: {
    id: 'a',
    text: '0'.repeat(64),
    kind: 'report',
    published: '2023-06-19T08:00:00Z',
    language: 'en',
    characters: TEXT.length,
  },
  provenance: { spun: { score: 0, verdict: 'clean' } },
  notes: [],
  repairs: [],
  actors: [
    actor('person:antony-blinken', 'Antony Blinken', 'USA', 'Antony Blinken', { role: 'secretary of state' }),
    actor('person:qin-gang', 'Qin Gang', 'CHN', 'Qin Gang', { organization: 'Foreign Ministry of China' }),
    actor('state:CHN', 'China', 'CHN', 'Beijing'),
    actor('state:USA', 'United States', 'USA', 'Washington'),
    actor('state:TWN', 'Taiwan', 'TWN', 'Taiwan'),
    actor('group:?Chinese officials', 'Chinese officials', '', 'Both', { kind: 'group', country: 'CHN' }),
  ],
  statements: [
    {
      id: 'statement-1',
      act: 'said',
      speaker: 'person:qin-gang',
      speakerText: 'Qin Gang',
      party: 'CHN',
      attribution: 'named',
      kind: 'direct',
      content: [span('"No war,"')],
      source: [],
      cue: [],
      topics: [],
      ...rest,
    },
  ],
  events: [
    {
      id: 'event-1',
      plover: 'ACCUSE',
      contexts: [],
      cameo: '112',
      goldstein: -2,
      status: 'happened',
      source: ['state:CHN', 'group:?Chinese officials'],
      target: ['state:USA'],
      evidence: [span('Beijing accused Uncle Washington, Jr. of arming Taiwan')],
      confidence: 0.5,
      why: ['events/accuse'],
    },
  ],
  meetings: [
    {
      id: 'meeting-1',
      kind: 'talks',
      format: 'in-person',
      level: 'minister',
      status: 'happened',
      participants: [
        { actor: 'person:antony-blinken', party: 'USA', role: 'secretary of state' },
        { actor: 'person:qin-gang', party: 'CHN', delegation: 8 },
      ],
      date: '2023-06-18',
      topics: [],
      evidence: [span('Antony Blinken met Qin Gang'), span('Sunday')],
      ...rest,
    },
  ],
  commitments: [
    {
      id: 'commitment-1',
      by: ['USA', 'CHN'],
      to: [],
      action: 'resume talks',
      status: 'agreed',
      topics: [],
      due: '2023-07',
      evidence: [span('Both will resume talks')],
      ...rest,
    },
  ],
  channels: [
    {
      id: 'channel-1',
      parties: ['USA', 'CHN'],
      kind: 'military',
      state: 'closed',
      date: '2023',
      evidence: [span('military line is closed')],
      ...rest,
    },
  ],
  incidents: [
    {
      id: 'incident-1',
      kind: 'maritime',
      parties: [],
      date: { start: '2023-06', end: '2023-06-30' },
      evidence: [span('A ship was rammed')],
      ...rest,
    },
  ],
  relations: [],
});

const day = (iso: string): number => Date.parse(iso) / 86_400_000;

test('each meeting, event, statement, commitment, channel and incident is an item', () => {
  const items = itemsOf(reading, TEXT);
  const published = day('2023-06-19');
  expect(items.map(({ kind, id, parties, words, days }) => ({ kind, id, parties, words, days }))).toEqual([
    {
      kind: 'meeting',
      id: 'meeting-1',
      parties: ['CHN', 'USA'],
      words: ['Antony Blinken met Qin Gang', 'Sunday'],
      days: [published - 1, published - 1],
    },
    {
      kind: 'event',
      id: 'event-1',
      parties: ['CHN', 'USA'],
      words: ['Beijing accused Uncle Washington, Jr. of arming Taiwan'],
      days: null,
    },
    { kind: 'statement', id: 'statement-1', parties: ['CHN'], words: ['"No war,"'], days: null },
    { kind: 'commitment', id: 'commitment-1', parties: ['CHN', 'USA'], words: ['Both will resume talks'], days: null },
    {
      kind: 'channel',
      id: 'channel-1',
      parties: ['CHN', 'USA'],
      words: ['military line is closed'],
      days: [day('2023-01-01'), day('2023-12-31')],
    },
    {
      kind: 'incident',
      id: 'incident-1',
      parties: [],
      words: ['A ship was rammed'],
      days: [day('2023-06-01'), day('2023-06-30')],
    },
  ]);
  expect(items.every((item) => item.document === 'a' && item.published === published)).toBe(true);
});

test('actors are written out', () => {
  const [meeting, event, statement] = itemsOf(reading, TEXT);
  const qin = { actor: 'person:qin-gang', name: 'Qin Gang', party: 'CHN', organization: 'Foreign Ministry of China' };
  expect(meeting?.kind === 'meeting' && meeting.value.participants).toEqual([
    { actor: 'person:antony-blinken', name: 'Antony Blinken', party: 'USA', role: 'secretary of state' },
    { ...qin, delegation: 8 },
  ]);
  expect(event?.kind === 'event' && event.value.source).toEqual([
    { actor: 'state:CHN', name: 'China', party: 'CHN' },
    { actor: 'group:?Chinese officials', name: 'Chinese officials', party: 'CHN' },
  ]);
  expect(statement?.kind === 'statement' && statement.value.speaker).toEqual(qin);
});

test('an event is about what its evidence says beside its sides and its verb', () => {
  const event = itemsOf(reading, TEXT).find((item) => item.kind === 'event');
  expect(event?.about).toEqual(['arm', 'taiwan']);
});

test('an actor that the reading does not have is an error', () => {
  expect(() => itemsOf({ ...reading, actors: [] }, TEXT)).toThrow(/no actor of its reading/);
});
