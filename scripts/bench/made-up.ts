/**
 * Readings that are made up: states in pairs, deeds over objects of invented words, two thirds of what is reported reported
 * by others, too; the days go on as readings are made, as an archive does.
 */
import { toDocument } from '../../src/ingest/document.js';
import type { Document } from '../../src/model/document.js';
import { CAMEO } from '../../src/model/generated/cameo.js';
import { PARTIES, PARTY } from '../../src/model/generated/parties.js';
import type { Actor, Event, Meeting, Reading } from '../../src/model/reading.js';
import { isoDay } from '../../src/record/days.js';
import { randomOf } from '../random.js';

/** Codes of states. */
export const STATES = PARTIES.filter((code) => /^[A-Z]{3}$/.test(code));
const DEEDS = [
  { plover: 'ACCUSE', cameo: '112', verb: 'accused' },
  { plover: 'SUPPORT', cameo: '051', verb: 'praised' },
  { plover: 'REJECT', cameo: '120', verb: 'rejected' },
  { plover: 'THREATEN', cameo: '130', verb: 'threatened' },
  { plover: 'AGREE', cameo: '030', verb: 'agreed with' },
] as const;
const SYLLABLES = 'ba ke li mo nu ra se ti vo zu dar fen gol hip jas kor lem'.split(' ');
const OUTLETS = Array.from({ length: 300 }, (_, i) => `Outlet ${i}`);

/** Something that happened, told by some. */
interface Matter {
  readonly sides: readonly [string, string];
  readonly day: number;
  readonly deed: (typeof DEEDS)[number];
  readonly object: string;
}

const FIRST_DAY = 7305;

/** Events that one reading tells of. */
export const EVENTS_A_READING = 8;

export interface MadeUp {
  readonly document: Document;
  readonly reading: Reading;
}

export interface Making {
  /** How many states there are. */
  readonly states: number;
  /** Events that all readings of a day tell of. */
  readonly eventsADay: number;
  /** The share of what is told that was told before; two thirds unless said. */
  readonly retold?: number;
  /** Which two states something happens between; any two unless said. */
  readonly sidesOf?: (random: () => number) => readonly [string, string];
  /** What a text tells beside its events, in sentences behind them. */
  readonly besides?: (random: () => number, sides: readonly [string, string], word: () => string) => Besides;
}

/** Sentences, and a reading with what they tell, given where in the text the first of them begins. */
export interface Besides {
  readonly text: string;
  readonly readingAt: (reading: Reading, start: number) => Reading;
}

/** @returns gives the next document with its reading */
export function makerOf(seed: number, { states, eventsADay, retold = 0.66, sidesOf, besides }: Making): () => MadeUp {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const word = (): string => pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES);
  const words = Array.from({ length: 3000 }, word);
  const known = STATES.slice(0, states);
  const matterOf = (day: number): Matter => {
    const [a, b] = sidesOf?.(random) ?? [pick(known), pick(known)];
    return {
      // Of two states alone every matter is between them.
      sides: states === 2 ? [known[0] ?? a, known[1] ?? b] : [a, b],
      day,
      deed: pick(DEEDS),
      object: `${pick(words)} ${pick(words)} ${pick(words)} ${pick(words)}`,
    };
  };
  let matters: Matter[] = [];
  let number = 0;
  return () => {
    const day = FIRST_DAY + Math.floor((number * EVENTS_A_READING) / eventsADay);
    matters = matters.filter((matter) => matter.day >= day - 1);
    const told = Array.from({ length: EVENTS_A_READING }, () => {
      const one = matters.length > 0 && random() < retold ? pick(matters) : matterOf(day);
      matters.push(one);
      return one;
    });
    const sentences = told.map(
      ({ sides: [a, b], deed, object }) => `${nameOf(a)} ${deed.verb} ${nameOf(b)} over ${object} and ${pick(words)}.`,
    );
    const document = documentOf(number++, sentences.join(' '), day, pick(OUTLETS));
    const reading = readingOf(document, told, sentences);
    const [first] = told;
    if (!besides || !first) return { document, reading };
    const more = besides(random, first.sides, () => pick(words));
    const whole = documentOf(number - 1, `${document.text} ${more.text}`, day, document.publisher ?? '');
    const { document: head, ...rest } = more.readingAt(reading, document.text.length + 1);
    return {
      document: whole,
      reading: { ...rest, document: { ...head, text: whole.hash, characters: whole.text.length } },
    };
  };
}

const documentOf = (number: number, text: string, day: number, publisher: string): Document =>
  toDocument({ id: `document-${number}`, text, published: isoDay(day), publisher });

export const nameOf = (code: string): string => PARTY[code as keyof typeof PARTY].name;

function readingOf(document: Document, told: readonly Matter[], sentences: readonly string[]): Reading {
  const actors = new Map<string, Actor>();
  const events: Event[] = [];
  const meetings: Meeting[] = [];
  let at = 0;
  told.forEach(({ sides, day, deed }, i) => {
    const length = sentences[i]?.length ?? 0;
    const ids = sides.map((code) => {
      const id = `state:${code}`;
      const from = document.text.indexOf(nameOf(code), at);
      const party = code as Actor['party'];
      if (!actors.has(id))
        actors.set(id, {
          id,
          name: nameOf(code),
          kind: 'state',
          party,
          country: party,
          sector: 'GOV',
          mentions: [[from, from + nameOf(code).length]],
          why: ['bench'],
        });
      return id;
    });
    const [source = '', target = ''] = ids;
    const head = {
      date: isoDay(day),
      evidence: [[at, at + length - 1] as const],
      confidence: 0.8,
      why: [`events/${deed.verb}`],
    };
    events.push({
      ...head,
      id: `event-${document.id}-${i}`,
      plover: deed.plover,
      contexts: [],
      cameo: deed.cameo,
      goldstein: CAMEO[deed.cameo].goldstein,
      status: 'happened',
      source: [source],
      target: [target],
    });
    if (i === 0)
      meetings.push({
        ...head,
        id: `meeting-${document.id}`,
        kind: 'talks',
        format: 'in-person',
        level: 'minister',
        status: 'happened',
        topics: [],
        participants: ids.map((actor, k) => ({ actor, party: (sides[k] ?? '') as Actor['party'] })),
      });
    at += length + 1;
  });
  return {
    schema: 'chancery/reading@1',
    made: { release: 'bench', data: 'bench' },
    document: {
      id: document.id,
      text: document.hash,
      kind: 'report',
      language: 'en',
      characters: document.text.length,
      ...(document.published ? { published: document.published } : {}),
    },
    provenance: { spun: { score: 0, verdict: 'clean' } },
    notes: [],
    repairs: [],
    actors: [...actors.values()],
    statements: [],
    events,
    meetings,
    commitments: [],
    channels: [],
    incidents: [],
    relations: [],
  };
}
