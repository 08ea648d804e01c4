/**
 * A made-up archive as pages want it: pairs of states of which the nth has an nth of what the first has, people who meet,
 * speak and hold offices that the table knows, places, undertakings, channels, incidents.
 */
import type { Party } from '../../src/model/generated/parties.js';
import type { Actor, Meeting, Reading } from '../../src/model/reading.js';
import type { ActorTable } from '../../src/reading/actors/table.js';
import { isoDay } from '../../src/record/days.js';
import { type Besides, type MadeUp, makerOf, nameOf, STATES } from './made-up.js';

/** Those of which most is told stand first, so that the first pair is that of the first two. */
const FIRST = ['USA', 'CHN', 'RUS', 'GBR', 'FRA', 'DEU', 'JPN', 'IND', 'UKR', 'ISR', 'IRN', 'TUR'];
const KNOWN = [...FIRST, ...STATES.filter((code) => !FIRST.includes(code))].slice(0, 200);
/** Pairs of states, those first of which most is told: 19,900. */
const PAIRS = KNOWN.flatMap((one, i) =>
  KNOWN.slice(i + 1).map((other, k) => ({ sides: [one, other] as const, rank: (i + 1) * (i + k + 2) })),
)
  .sort((a, b) => a.rank - b.rank)
  .map(({ sides }) => sides);
const OFFICES = ['president', 'prime minister', 'foreign minister', 'secretary of state', 'king', 'defense minister'];
const PEOPLE = 5;

interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

/** @returns gives the next document with its reading */
export function archiveOf(seed: number, actors: ActorTable, eventsADay: number, retold: number): () => MadeUp {
  const sums = new Float64Array(PAIRS.length);
  let sum = 0;
  PAIRS.forEach((_, i) => {
    sum += 1 / (i + 1);
    sums[i] = sum;
  });
  const sidesOf = (random: () => number): readonly [string, string] => {
    const wanted = random() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    const [a, b] = PAIRS[low] ?? ['USA', 'CHN'];
    return random() < 0.5 ? [a, b] : [b, a];
  };
  const known = new Map(KNOWN.map((code) => [code, peopleOf(actors, code)]));
  return makerOf(seed, {
    states: KNOWN.length,
    eventsADay,
    retold,
    sidesOf,
    besides: (random, sides, word) => besidesOf(random, sides, word, known),
  });
}

const peopleOf = (actors: ActorTable, code: string): readonly Person[] => {
  const found = new Map<string, Person>();
  for (const role of OFFICES)
    for (const office of [...actors.officesOf(role, code)].sort((a, b) => (a.from < b.from ? 1 : -1))) {
      const known = actors.actor(office.person);
      if (known && found.size < PEOPLE) found.set(known.id, { id: known.id, name: known.name, role });
    }
  return found.size > 0 ? [...found.values()] : [{ id: `person:?envoy-${code}`, name: `Envoy ${code}`, role: 'envoy' }];
};

const TOPICS = [
  'trade',
  'sanctions',
  'military-contacts',
  'ukraine',
  'taiwan',
  'climate',
  'consular',
  'cyber',
] as const;
const CHANNELS = ['leader', 'senior', 'working', 'military', 'economic'] as const;
const STATES_OF_CHANNELS = ['open', 'open', 'agreed', 'suspended', 'closed'] as const;
const INCIDENTS = ['airspace', 'maritime', 'border', 'cyber', 'detention'] as const;
const ACTIONS = ['open a market for', 'resume talks on', 'lift duties on', 'send aid of', 'visit the fair of'] as const;
const MEETINGS = ['talks', 'talks', 'visit', 'call', 'summit'] as const;
const STATUSES = ['happened', 'happened', 'happened', 'happened', 'planned'] as const;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const besidesOf = (
  random: () => number,
  sides: readonly [string, string],
  word: () => string,
  known: ReadonlyMap<string, readonly Person[]>,
): Besides => {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const parties = sides as unknown as readonly [Party, Party];
  const speakers = sides.map((code) => pick(known.get(code) ?? [])).filter((one) => one !== undefined);
  const statements = Array.from({ length: 3 }, (_, i) => ({
    by: speakers[i % 2] as Person,
    party: parties[i % 2] as Party,
    // Names of its own: by small words alone all of these would be copies of one another.
    words: `${capital(word())} ${word()} for ${capital(word())} ${word()} ${word()} ${word()}`,
  }));
  const sentences = statements.map(({ by, words }) => `${by.name} said “${words}.”`);
  const [a, b] = [nameOf(sides[0]), nameOf(sides[1])];
  const action = `${pick(ACTIONS)} ${word()} ${word()} ${word()}`;
  const isPromised = random() < 0.3;
  if (isPromised) sentences.push(`${a} promised ${b} to ${action}.`);
  const isLinked = random() < 0.1;
  if (isLinked) sentences.push(`${a} and ${b} spoke of their line of ${word()}.`);
  const isIncident = random() < 0.1;
  if (isIncident) sentences.push(`A ship of ${a} met one of ${b} off ${word()}.`);
  const meeting = { kind: pick(MEETINGS), status: pick(STATUSES), topic: pick(TOPICS), at: pick(sides) };
  const kinds = { channel: pick(CHANNELS), state: pick(STATES_OF_CHANNELS), incident: pick(INCIDENTS) };
  const topic = pick(TOPICS);
  const ahead = Math.floor(random() * 200);
  return {
    text: sentences.join(' '),
    readingAt: (reading, start) => {
      const id = reading.document.id;
      const spans: (readonly [number, number])[] = [];
      for (let i = 0, at = start; i < sentences.length; at += (sentences[i]?.length ?? 0) + 1, i++)
        spans.push([at, at + (sentences[i]?.length ?? 1) - 1]);
      const span = (i: number): readonly [number, number] => spans[i] ?? [start, start + 1];
      const date = reading.events[0]?.date;
      const head = { ...(date === undefined ? {} : { date }), confidence: 0.8, why: ['bench/besides'] };
      const told = (i: number) => ({ ...head, evidence: [span(i)] });
      const people = speakers.map(
        (one, i): Actor => ({
          id: one.id,
          name: one.name,
          kind: 'person',
          party: parties[i] ?? '',
          country: parties[i] ?? '',
          sector: 'GOV',
          role: one.role,
          mentions: [[span(i)[0], span(i)[0] + one.name.length]],
          why: ['bench'],
        }),
      );
      const [promise, line, incident] = [3, 3 + Number(isPromised), 3 + Number(isPromised) + Number(isLinked)];
      const place = KNOWN.indexOf(meeting.at);
      return {
        ...reading,
        actors: [...reading.actors, ...new Map(people.map((one) => [one.id, one])).values()],
        meetings: reading.meetings.map(
          (one): Meeting => ({
            ...one,
            kind: meeting.kind,
            format: meeting.kind === 'call' ? 'phone' : 'in-person',
            level: 'leader',
            status: meeting.status,
            // What is planned is so for some day ahead.
            ...(meeting.status === 'planned' && reading.document.published
              ? { date: isoDay(Date.parse(reading.document.published) / 86_400_000 + ahead) }
              : {}),
            topics: [meeting.topic],
            ...(meeting.kind === 'call'
              ? {}
              : {
                  place: {
                    name: nameOf(meeting.at),
                    country: meeting.at as Party,
                    lat: ((place * 37) % 120) - 55,
                    lon: ((place * 71) % 340) - 170,
                  },
                }),
            participants: speakers.map(({ id: actor, role }, i) => ({ actor, party: parties[i] ?? '', role })),
          }),
        ),
        statements: statements.map(({ by, party, words }, i) => {
          const [from] = span(i);
          const at = from + by.name.length + ' said “'.length;
          return {
            id: `statement-${id}-${i}`,
            act: 'said',
            speaker: by.id,
            speakerText: by.name,
            party,
            attribution: 'named',
            kind: 'direct',
            content: [[at, at + words.length + 1]],
            source: [[from, from + by.name.length]],
            cue: [[from + by.name.length + 1, from + by.name.length + 5]],
            topics: [topic],
            ...head,
          };
        }),
        commitments: isPromised
          ? (() => {
              const { date: _, ...rest } = told(promise);
              return [
                {
                  ...rest,
                  id: `commitment-${id}`,
                  by: [parties[0]],
                  to: [parties[1]],
                  action,
                  status: 'promised',
                  topics: [topic],
                },
              ];
            })()
          : [],
        channels: isLinked
          ? [
              {
                ...told(line),
                id: `channel-${id}`,
                parties: [...parties].sort(),
                kind: kinds.channel,
                state: kinds.state,
              },
            ]
          : [],
        incidents: isIncident
          ? [{ ...told(incident), id: `incident-${id}`, kind: kinds.incident, parties: [...parties] }]
          : [],
      } satisfies Reading;
    },
  };
};
