/** Items made by hand: what a test does not say has a plain value. */
import { createHash } from 'node:crypto';
import type { Party } from '../../src/model/generated/parties.js';
import type { DateValue } from '../../src/model/reading.js';
import type { Correction, CorrectionAnchor, DocumentFacts, Item, ItemOf, NamedActor } from '../../src/model/record.js';
import { dayOf, intervalOf } from '../../src/record/days.js';

const PEOPLE: Readonly<Record<string, NamedActor>> = {
  blinken: { actor: 'person:antony-blinken', name: 'Antony Blinken', party: 'USA', role: 'secretary of state' },
  sullivan: { actor: 'person:jake-sullivan', name: 'Jake Sullivan', party: 'USA' },
  qin: { actor: 'person:qin-gang', name: 'Qin Gang', party: 'CHN', role: 'foreign minister' },
  wang: { actor: 'person:wang-yi', name: 'Wang Yi', party: 'CHN' },
  hayashi: { actor: 'person:yoshimasa-hayashi', name: 'Yoshimasa Hayashi', party: 'JPN' },
  brown: {
    actor: 'person:charles-q-brown',
    name: 'Charles Q. Brown',
    party: 'USA',
    role: 'chairman of the Joint Chiefs of Staff',
  },
  liu: { actor: 'person:liu-zhenli', name: 'Liu Zhenli', party: 'CHN', role: 'chief of the general staff' },
  velde: { actor: 'person:?Arno Velde', name: 'Arno Velde', party: 'USA' },
};

/** A person of the list above, else the state itself: 'blinken', 'CHN'. */
const actor = (name: string): NamedActor => PEOPLE[name] ?? { actor: `state:${name}`, name, party: name as Party };

interface Told {
  readonly document?: string;
  /** Number of the item in its document: where its evidence stands. */
  readonly n?: number;
  readonly date?: DateValue;
  readonly published?: string | null;
  readonly words?: string;
  readonly confidence?: number;
  readonly why?: readonly string[];
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

const headOf = (kind: string, { document = 'a', n = 0, date, published = '2023-06-20', words }: Told) => ({
  id: `${kind}-${hash(`${document} ${kind} ${n}`)}`,
  document,
  words: [words ?? `words ${n}`],
  sentences: [n],
  days: date === undefined ? null : intervalOf(date),
  published: dayOf(published ?? undefined),
});

const bodyOf = (id: string, { n = 0, date, confidence = 0.5, why = ['dates/day'], words = `words ${n}` }: Told) => ({
  id,
  ...(date === undefined ? {} : { date }),
  evidence: [[n * 100, n * 100 + words.length] as const],
  confidence,
  why,
});

const partiesOf = (actors: readonly NamedActor[]): Party[] =>
  [...new Set(actors.map((one) => one.party))].filter((party) => party !== '').sort();

type Meeting = ItemOf<'meeting'>['value'];
export const meeting = (
  who: readonly string[],
  told: Told & Partial<Pick<Meeting, 'kind' | 'format' | 'status' | 'place' | 'level' | 'topics'>> = {},
): ItemOf<'meeting'> => {
  const { kind = 'talks', format = 'in-person', status = 'happened', level = 'minister', topics = [], place } = told;
  const head = headOf('meeting', told);
  const participants = who.map(actor);
  return {
    ...head,
    kind: 'meeting',
    parties: partiesOf(participants),
    value: {
      ...bodyOf(head.id, told),
      kind,
      format,
      status,
      level,
      topics,
      participants,
      ...(place ? { place } : {}),
    },
  };
};

type Event = ItemOf<'event'>['value'];
export const event = (
  source: string,
  target: string,
  told: Told & Partial<Pick<Event, 'plover' | 'cameo' | 'status'>> & { readonly about?: string } = {},
): ItemOf<'event'> => {
  const { plover = 'ACCUSE', cameo = '112', status = 'happened', about = '' } = told;
  const head = headOf('event', told);
  const [sources, targets] = [[actor(source)], [actor(target)]];
  return {
    ...head,
    kind: 'event',
    parties: partiesOf([...sources, ...targets]),
    about: about === '' ? [] : about.split(' ').sort(),
    value: {
      ...bodyOf(head.id, told),
      plover,
      contexts: [],
      cameo,
      goldstein: -2,
      status,
      source: sources,
      target: targets,
    },
  };
};

export const statement = (speaker: string | null, told: Told = {}): ItemOf<'statement'> => {
  const head = headOf('statement', told);
  const { evidence, ...value } = bodyOf(head.id, told);
  const named = speaker === null ? null : actor(speaker);
  return {
    ...head,
    kind: 'statement',
    parties: named && named.party !== '' ? [named.party] : [],
    value: {
      ...value,
      act: 'said',
      speaker: named,
      speakerText: named?.name ?? 'senior official',
      party: named?.party ?? '',
      attribution: named ? 'named' : 'anonymous',
      kind: 'direct',
      content: evidence,
      source: [],
      cue: [],
      topics: [],
    },
  };
};

type Commitment = ItemOf<'commitment'>['value'];
export const commitment = (
  by: readonly Party[],
  told: Told & Partial<Pick<Commitment, 'to' | 'action' | 'status' | 'due'>> = {},
): ItemOf<'commitment'> => {
  const { to = [], action = told.words ?? 'resume talks', status = 'agreed', due } = told;
  const head = headOf('commitment', told);
  const { date: _, ...value } = bodyOf(head.id, told);
  return {
    ...head,
    days: null,
    kind: 'commitment',
    parties: [...by, ...to].sort(),
    value: { ...value, by, to, action, status, topics: [], ...(due === undefined ? {} : { due }) },
  };
};

type Channel = ItemOf<'channel'>['value'];
export const channel = (
  parties: readonly Party[],
  told: Told & Partial<Pick<Channel, 'kind' | 'state'>> = {},
): ItemOf<'channel'> => {
  const { kind = 'military', state = 'suspended' } = told;
  const head = headOf('channel', told);
  return {
    ...head,
    kind: 'channel',
    parties: [...parties].sort(),
    value: { ...bodyOf(head.id, told), parties, kind, state },
  };
};

export const incident = (parties: readonly Party[], told: Told = {}): ItemOf<'incident'> => {
  const head = headOf('incident', told);
  return {
    ...head,
    kind: 'incident',
    parties: [...parties].sort(),
    value: { ...bodyOf(head.id, told), parties, kind: 'maritime' },
  };
};

/** Facts of the documents of some items: each a family of its own, not spun, but for what is said. */
export const factsFor = (
  items: readonly Item[],
  said: Readonly<Record<string, Partial<DocumentFacts>>> = {},
): Map<string, DocumentFacts> =>
  new Map(
    [...new Set(items.map((item) => item.document))].map((id) => [
      id,
      {
        id,
        family: `family of ${id}`,
        spun: false,
        sentences: [...new Set(items.filter((item) => item.document === id).flatMap((item) => item.sentences))],
        ...said[id],
      },
    ]),
  );

let corrections = 0;
/** A correction with an id of its own. */
export const correct = (
  what:
    | { readonly is: 'same' | 'not-same'; readonly item: CorrectionAnchor; readonly other: CorrectionAnchor }
    | { readonly is: 'reject'; readonly item: CorrectionAnchor }
    | { readonly is: 'field'; readonly item: CorrectionAnchor; readonly field: string; readonly value: unknown },
  time = '2024-01-01T00:00:00Z',
): Correction => ({ ...what, id: `c${corrections++}`, author: 'desk', time, reason: 'seen' });
