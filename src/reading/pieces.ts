/**
 * A text too long for one reading, read in pieces that end where paragraphs do: what looks over a whole text costs more
 * than in proportion, and nobody waits for an hour. One reading comes of it; who is met in two pieces is one actor where
 * name and id are the same, and words of one piece mean nobody of another. Pure.
 */
import type { Document, Pair } from '../model/document.js';
import type { Actor, Reading } from '../model/reading.js';
import type { Span } from '../model/span.js';
import { untold } from './events/relations.js';
import { oftenestFirst } from './lists.js';

/** Characters from which on a text is read in pieces: no article is as long, but an archive in one file is. */
export const LONG = 1_000_000;

/** Characters of a piece, more or less: a long report is read whole. */
const PIECE = 100_000;

/** Characters before and behind the aim among which the end of a paragraph is looked for. */
const REACH = 20_000;

/** Spans of the pieces, in order and without a gap. */
function piecesOf(text: string): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  while (text.length - start > PIECE + REACH) {
    const end = endNear(text, start + PIECE);
    pieces.push([start, end]);
    start = end;
  }
  pieces.push([start, text.length]);
  return pieces;
}

/** The place behind the blank line nearest before, else behind a line, else a blank; in words without any, the aim itself. */
const endNear = (text: string, aim: number): number => {
  const around = text.slice(aim - REACH, aim + REACH);
  for (const end of [/\n[^\S\n]*\n\s*/g, /\n\s*/g, /\s+/g]) {
    let best: number | undefined;
    for (const match of around.matchAll(end)) {
      const at = match.index + match[0].length;
      if (best === undefined || Math.abs(at - REACH) < Math.abs(best - REACH)) best = at;
    }
    if (best !== undefined && best > 0) return aim - REACH + best;
  }
  // Half of a surrogate pair is no character.
  return /[\udc00-\udfff]/.test(text.charAt(aim)) ? aim + 1 : aim;
};

/**
 * @param readPiece reads one piece as a document of its own
 * @param progress called before each piece but the first with the share that is read
 */
export function readInPieces(
  document: Document,
  readPiece: (piece: Document) => Reading,
  progress: (share: number) => void = () => undefined,
): Reading {
  const pieces = piecesOf(document.text);
  const actors = new Map<string, Actor>();
  const read = pieces.map((span, at): Reading => {
    if (at > 0) progress(at / pieces.length);
    return placed(readPiece(pieceOf(document, span, at)), span[0], at, actors);
  });
  const [first] = read;
  if (!first) throw new RangeError('a text without pieces');
  const all = <K extends 'statements' | 'events' | 'meetings' | 'commitments' | 'channels' | 'incidents' | 'repairs'>(
    kind: K,
  ): Reading[K] => read.flatMap((one) => one[kind] as readonly unknown[]) as unknown as Reading[K];
  const paired = read.flatMap((one) => one.relations);
  return {
    ...first,
    document: {
      ...first.document,
      id: document.id,
      text: document.hash,
      language: oftenestFirst(read.map((one) => one.document.language))[0] ?? 'und',
      characters: document.text.length,
    },
    provenance: read
      .map(({ provenance }) => provenance)
      .reduce((most, one) => (one.spun.score > most.spun.score ? one : most)),
    notes: [
      `longer than ${(LONG / 1e6).toLocaleString('en')} million characters: read in ${pieces.length} pieces, each by itself`,
      ...together(read.flatMap((one) => one.notes)),
    ],
    repairs: all('repairs'),
    actors: [...actors.values()],
    statements: all('statements'),
    events: all('events'),
    meetings: all('meetings'),
    commitments: all('commitments'),
    channels: all('channels'),
    incidents: all('incidents'),
    relations: (document.pairs ?? []).map((pair) => paired.find((one) => sameSides(one, pair)) ?? untold(pair)),
  };
}

/** A count in a note: '(68 cuts)'. */
const COUNT = /\((\d+) /;

/** Notes of several pieces as those of one text: the same is told once, with its counts summed. */
const together = (notes: readonly string[]): string[] => {
  const sums = new Map<string, number>();
  for (const note of notes) {
    const without = note.replace(COUNT, '(# ');
    sums.set(without, (sums.get(without) ?? 0) + Number(COUNT.exec(note)?.[1] ?? 0));
  }
  return [...sums].map(([without, sum]) => without.replace('(# ', `(${sum} `));
};

const sameSides = (a: Pair, b: Pair): boolean =>
  JSON.stringify([a.source, a.target]) === JSON.stringify([b.source, b.target]);

/** A piece as a document: the first has the title, each the pairs that stand in it whole. */
const pieceOf = (document: Document, [start, end]: Span, at: number): Document => {
  const { title, body, pairs, ...rest } = document;
  const within = (spans: readonly Span[]): boolean => spans.every(([from, to]) => from >= start && to <= end);
  const held = pairs?.filter((pair) => within(pair.source) && within(pair.target)) ?? [];
  const moved = (spans: readonly Span[]): Span[] => spans.map(([from, to]) => [from - start, to - start]);
  return {
    ...rest,
    // Ids of items hang on the id of the document and the place in it.
    id: at === 0 ? document.id : `${document.id}#${start}`,
    text: document.text.slice(start, end),
    ...(at === 0 && title !== undefined ? { title } : {}),
    ...(at === 0 && body !== undefined && body < end ? { body } : {}),
    ...(held.length > 0
      ? { pairs: held.map((pair) => ({ source: moved(pair.source), target: moved(pair.target) })) }
      : {}),
  };
};

/** The reading of a piece as one of the whole text: spans moved, actors those that were met before. */
const placed = (reading: Reading, start: number, at: number, met: Map<string, Actor>): Reading => {
  const moved = move(reading, start) as Reading;
  const ids = new Map<string, string>();
  for (const actor of moved.actors) {
    const before = met.get(actor.id);
    if (before && before.name === actor.name && before.kind === actor.kind) {
      met.set(actor.id, { ...before, mentions: [...before.mentions, ...actor.mentions] });
      continue;
    }
    const id = before ? `${actor.id}~${at}` : actor.id;
    if (before) ids.set(actor.id, id);
    met.set(id, { ...actor, id });
  }
  if (ids.size === 0) return moved;
  const name = <T extends string | null | undefined>(id: T): T | string =>
    typeof id === 'string' ? (ids.get(id) ?? id) : id;
  return {
    ...moved,
    statements: moved.statements.map((one) => ({
      ...one,
      speaker: name(one.speaker),
      ...(one.addressee === undefined ? {} : { addressee: name(one.addressee) }),
      ...(one.reporter === undefined ? {} : { reporter: name(one.reporter) }),
    })),
    events: moved.events.map((one) => ({ ...one, source: one.source.map(name), target: one.target.map(name) })),
    meetings: moved.meetings.map((one) => ({
      ...one,
      participants: one.participants.map((each) => ({ ...each, actor: name(each.actor) })),
    })),
  };
};

/** The value with every span in it moved: pairs of whole numbers are spans wherever they stand in a reading. */
const move = (value: unknown, by: number): unknown => {
  if (by === 0 || typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, move(one, by)]));
  }
  const [start, end] = value;
  if (value.length === 2 && Number.isInteger(start) && Number.isInteger(end)) return [start + by, end + by];
  return value.map((one) => move(one, by));
};
