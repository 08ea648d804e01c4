/**
 * Readings that are made up: each of a pair of states and now and then a third, deeds over objects of invented words, two thirds
 * of what is reported reported by others, too; the days go on as readings are made, as an archive does. Like real readouts in
 * what the record's work hangs on: these have 6 events and 3 parties each, and one pair of them in 36 shares a mark of copies (of these 37).
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
  { plover: 'ACCUSE', cameo: '112', verb: 'accused', rule: 'events/accuse-accuse-object' },
  { plover: 'SUPPORT', cameo: '051', verb: 'praised', rule: 'events/support-praise-object' },
  { plover: 'REJECT', cameo: '120', verb: 'rejected', rule: 'events/reject-reject-object' },
  { plover: 'THREATEN', cameo: '130', verb: 'threatened', rule: 'events/threaten-threaten-object' },
  { plover: 'AGREE', cameo: '030', verb: 'agreed with', rule: 'events/agree-agree-on' },
] as const;
/** The same is told in several ways, for two reporters rarely write one sentence. */
const SAYINGS: readonly ((a: string, verb: string, b: string, object: string, more: string) => string)[] = [
  (a, verb, b, object, more) => `${a} ${verb} ${b} over ${object} and ${more}.`,
  (a, verb, b, object, more) => `Over ${object}, and with ${more} before it, ${a} ${verb} ${b}.`,
  (a, verb, b, object, more) => `It was on ${object} that ${a} had ${verb} ${b}, if not for ${more}.`,
  (a, verb, b, object, more) => `After ${more} and as to the ${object}, it is said that ${a} ${verb} ${b}.`,
  (a, verb, b, object, more) => `${a} has since ${verb} ${b} because of ${object} or ${more}.`,
  (a, verb, b, object, more) => `To ${more} of its own ${a} added that it ${verb} ${b} for the ${object}.`,
];
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
  /** What each reporter adds of his own: a name, or not. */
  const detail = (): string =>
    random() < 0.6 ? pick(words).replace(/^./, (letter) => letter.toUpperCase()) : pick(words);
  const known = STATES.slice(0, states);
  const matterOf = (day: number, among: readonly string[]): Matter => ({
    sides: sidesOf?.(random) ?? twoOf(among),
    day,
    deed: pick(DEEDS),
    object: `${pick(words)} ${pick(words)} ${pick(words)} ${pick(words)}`,
  });
  const twoOf = (list: readonly string[]): [string, string] => {
    const at = Math.floor(random() * list.length);
    const other = (at + 1 + Math.floor(random() * (list.length - 1))) % list.length;
    return [list[at] ?? '', list[other] ?? ''];
  };
  let matters: Matter[] = [];
  let number = 0;
  return () => {
    const day = FIRST_DAY + Math.floor((number * EVENTS_A_READING) / eventsADay);
    matters = matters.filter((matter) => matter.day >= day - 1);
    // Most texts are about two of whom others tell, too, and bring in a third.
    const pair = matters.length > 0 && random() < retold ? pick(matters).sides : twoOf(known);
    const among = [...new Set([...pair, pick(known)])];
    const near = sidesOf ? matters : matters.filter(({ sides }) => sides.every((side) => among.includes(side)));
    const told = Array.from({ length: EVENTS_A_READING }, () => {
      const one = near.length > 0 && random() < retold ? pick(near) : matterOf(day, among);
      matters.push(one);
      return one;
    });
    const sentences = told.map(({ sides: [a, b], deed, object }) =>
      pick(SAYINGS)(nameOf(a), deed.verb, nameOf(b), object, detail()),
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
      why: [deed.rule],
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
