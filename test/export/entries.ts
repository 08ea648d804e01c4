/** One entry of each kind by hand: one that says all there is to say, and one that says as little as may be. */
import type { Entry, Item, ItemKind, NamedActor, ToldEntry } from '../../src/model/record.js';

const WANG: NamedActor = { actor: 'person:wang-yi', name: 'Wang Yi', party: 'CHN', organization: 'MFA' };
const BLINKEN: NamedActor = {
  actor: 'person:antony-blinken',
  name: 'Antony Blinken',
  party: 'USA',
  role: 'secretary of state',
};
const CHINA: NamedActor = { actor: 'state:CHN', name: 'China', party: 'CHN' };
const JAPAN: NamedActor = { actor: 'state:JPN', name: 'Japan', party: 'JPN' };

const said = (id: string) => ({ id, evidence: [[0, 4]] as const, confidence: 0.5, why: ['test'] });

const head = (kind: ItemKind, n: number) => ({
  id: `${kind}-${n}`,
  parties: [],
  day: '2023-06-18',
  items: [`${kind}-${n}`],
  givenBy: {},
  contradictions: [],
  why: [],
});

const full = (kind: ItemKind) => ({
  ...head(kind, 1),
  reports: [
    {
      document: 'url:https://example.org/1',
      publisher: 'Reuters',
      published: '2023-06-18',
      url: 'https://example.org/1',
    },
    { document: 'b', publisher: null, published: null, url: null },
  ],
  independent: 2,
});

const sparse = (kind: ItemKind) => ({
  ...head(kind, 2),
  date: null,
  day: '',
  reports: [{ document: 'a', publisher: null, published: null, url: null }],
  independent: 1,
});

type OfEach = { readonly [K in ItemKind]: Entry<K> };

export const FULL: OfEach = {
  meeting: {
    ...full('meeting'),
    kind: 'meeting',
    date: '2023-06-18',
    value: {
      ...said('meeting-1'),
      kind: 'talks',
      format: 'in-person',
      setting: 'sidelines',
      level: 'minister',
      status: 'happened',
      participants: [{ ...BLINKEN, delegation: 8 }, WANG],
      date: '2023-06-18',
      place: { name: 'Beijing', country: 'CHN' },
      venue: 'Great Hall',
      duration: 'PT5H30M',
      topics: ['trade', 'sanctions'],
      statement: 'statement-1',
    },
  },
  event: {
    ...full('event'),
    kind: 'event',
    date: { start: '2023-06-18', end: '2023-06-20' },
    value: {
      ...said('event-1'),
      plover: 'ACCUSE',
      mode: 'disapprove',
      contexts: ['military', 'legal'],
      cameo: '112',
      goldstein: -2,
      status: 'happened',
      source: [CHINA],
      target: [JAPAN],
      place: { name: 'Geneva' },
      basis: 'event-2',
    },
  },
  statement: {
    ...full('statement'),
    kind: 'statement',
    date: '2023-06',
    value: {
      id: 'statement-1',
      act: 'said',
      speaker: WANG,
      speakerText: 'Wang Yi',
      party: 'CHN',
      attribution: 'named',
      kind: 'direct',
      content: [[0, 4]],
      source: [],
      cue: [],
      venue: 'readout',
      topics: ['trade'],
      confidence: 1,
      why: ['test'],
    },
  },
  commitment: {
    ...full('commitment'),
    kind: 'commitment',
    date: '2023',
    value: {
      ...said('commitment-1'),
      by: ['USA'],
      to: ['UKR', 'POL'],
      action: 'send tanks',
      status: 'promised',
      topics: ['sanctions'],
      due: '2024-03',
    },
  },
  channel: {
    ...full('channel'),
    kind: 'channel',
    date: '2023',
    value: { ...said('channel-1'), parties: ['CHN', 'USA'], kind: 'military', state: 'open', date: '2023' },
  },
  incident: {
    ...full('incident'),
    kind: 'incident',
    date: '2020-06-15',
    value: { ...said('incident-1'), kind: 'border', parties: ['CHN', 'IND'], place: { name: 'Galwan' } },
  },
};

export const SPARSE: OfEach = {
  meeting: {
    ...sparse('meeting'),
    kind: 'meeting',
    value: {
      ...said('meeting-2'),
      kind: 'other',
      format: 'letter',
      level: 'minister',
      status: 'happened',
      participants: [CHINA],
      topics: [],
    },
  },
  event: {
    ...sparse('event'),
    kind: 'event',
    value: {
      ...said('event-2'),
      plover: 'ASSAULT',
      contexts: [],
      cameo: '190',
      goldstein: -10,
      status: 'happened',
      source: [CHINA],
      target: [],
    },
  },
  statement: {
    ...sparse('statement'),
    kind: 'statement',
    value: {
      id: 'statement-2',
      act: 'said',
      speaker: null,
      speakerText: '',
      party: '',
      attribution: 'anonymous',
      kind: 'indirect',
      content: [[0, 4]],
      source: [],
      cue: [],
      topics: [],
      confidence: 1,
      why: ['test'],
    },
  },
  commitment: {
    ...sparse('commitment'),
    kind: 'commitment',
    value: { ...said('commitment-2'), by: ['USA'], to: [], action: 'stop', status: 'promised', topics: [] },
  },
  channel: {
    ...sparse('channel'),
    kind: 'channel',
    value: { ...said('channel-2'), parties: ['CHN'], kind: 'military', state: 'open' },
  },
  incident: {
    ...sparse('incident'),
    kind: 'incident',
    value: { ...said('incident-2'), kind: 'border', parties: [] },
  },
};

export const entries: readonly Entry[] = [...Object.values(FULL), ...Object.values(SPARSE)];

/** An entry with an item that has its value, in the words of the document that is named first. */
export const told = (entry: Entry, words: readonly string[] = ['They met.']): ToldEntry => {
  const { id, kind, value, parties } = entry;
  const item = {
    id,
    kind,
    value,
    parties,
    document: entry.reports[0]?.document ?? '',
    words,
    days: null,
    published: null,
  };
  return { entry, item: item as unknown as Item, data: 'sha256:tables' } as ToldEntry;
};
