/** What stands apart changes nothing: sentences about nobody behind a text, the paragraph around a sentence, the name of a row. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DATA_FOLDER, loadResources } from '../../src/desk/resources.js';
import { toDocument } from '../../src/ingest/document.js';
import type { Event } from '../../src/model/reading.js';
import type { Frame } from '../../src/reading/frames/frame.js';
import { contextOf } from '../../src/reading/layers.js';
import { listed } from '../../src/reading/lists.js';
import { read } from '../../src/reading/read.js';
import type { Resources } from '../../src/reading/resources.js';
import { at } from '../../src/reading/text/tokens.js';
import { corpora } from '../corpus.js';
import { resources } from '../resources.js';
import { hasShared } from '../shared.js';

const DAY = '2023-06-18';
/** Every so-manieth text of a corpus is read. */
const TEXTS = 6;
/** Texts of fewer sentences are a line or two, which are read otherwise than an article. */
const ARTICLE = 10;

const THINGS = [
  'The lamp',
  'The tram',
  'The garden',
  'A kettle',
  'The bridge',
  'The old clock',
  'A red door',
  'The soup',
];
const STATES = [
  'is green',
  'stands by the window',
  'smells of rain',
  'was painted blue',
  'seems quite small',
  'is dry again',
];
/** Fifty sentences in which nobody does anything. */
const NEUTRAL = Array.from(
  { length: 50 },
  (_, i) => `${THINGS[i % THINGS.length]} ${STATES[Math.floor(i / 2) % STATES.length]}.`,
).join(' ');

const texts = Object.entries(corpora()).flatMap(([name, list]) => {
  const long = list.filter((text) => text.split(/[.!?][”"]?\s/).length > ARTICLE);
  const step = Math.max(1, Math.floor(long.length / TEXTS));
  return long.length === 0 ? [] : [[name, long.filter((_, i) => i % step === 0)] as const];
});

const contextIn = (text: string) => {
  const document = toDocument({ text, published: DAY });
  return contextOf(document, resources().language.analyse(document.text), false, resources());
};

/** What a frame says, without what looks things up in it. */
const told = ({ token, deeds, meeting, commitment, incident, status, source, target }: Frame): unknown => ({
  token,
  deeds,
  meeting,
  commitment,
  incident,
  status,
  source,
  target,
});
const framesIn = (text: string): readonly unknown[] => contextIn(text).frames.list.map(told);

/** Events without ids, which hang on the whole text. */
const eventsIn = (
  text: string,
  tables: Resources = resources(),
): readonly Omit<Event, 'id' | 'basis' | 'statement'>[] =>
  read({ text, published: DAY }, tables).events.map(({ id: _, basis: __, statement: ___, ...event }) => event);

describe('fifty sentences about nobody behind a text', () => {
  it.each(texts)('change no frame: %s', (_, list) => {
    for (const text of list) {
      const alone = framesIn(text);
      expect(framesIn(`${text}\n\n${NEUTRAL}`).slice(0, alone.length)).toEqual(alone);
    }
  });

  it.each(texts)('change no event: %s', (_, list) => {
    for (const text of list) expect(eventsIn(`${text}\n\n${NEUTRAL}`)).toEqual(eventsIn(text));
  });
});

/** So many of a hundred. */
const MOST = 90;

it('says of nine sentences in ten what it says of them alone', () => {
  let [same, all] = [0, 0];
  for (const [text = ''] of texts.map(([, list]) => list)) {
    const { tokens, frames } = contextIn(text);
    for (let s = 0; s + 1 < tokens.sentences.length; s++) {
      const [from, to] = [at(tokens.sentences, s), at(tokens.sentences, s + 1)];
      const within = frames.list.filter(({ token }) => token >= from && token < to);
      if (within.length === 0) continue;
      const alone = contextIn(text.slice(at(tokens.starts, from), at(tokens.ends, to - 1))).frames.list;
      const saying = ({ token, deeds, status, source, target }: Frame, first: number): string =>
        JSON.stringify([
          token - first,
          deeds.map(({ plover }) => plover),
          status,
          ...[source, target].map((words) => words.map((word) => word - first)),
        ]);
      const found = new Set(alone.map((frame) => saying(frame, 0)));
      all += within.length;
      same += within.filter((frame) => found.has(saying(frame, from))).length;
    }
  }
  expect(all).toBeGreaterThan(hasShared ? 100 : 10);
  expect((100 * same) / all).toBeGreaterThanOrEqual(MOST);
});

/** The tables with other rows of events, and of what a row's words make of its code. */
const tablesWith = (change: (rows: readonly string[]) => readonly string[]): Resources => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-rows-'));
  try {
    cpSync(DATA_FOLDER, folder, { recursive: true });
    const events = readdirSync(join(folder, EVENTS)).map((file) => join(EVENTS, file));
    for (const file of [...events, 'en/event-contexts.csv', 'en/event-refinements.csv']) {
      const path = join(folder, file);
      const [head = '', ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
      writeFileSync(path, `${[head, ...change(rows)].join('\n')}\n`);
    }
    const loaded = loadResources({ data: folder });
    // What is opened late is opened while the folder is there.
    eventsIn('Egypt expelled two diplomats.', loaded);
    return loaded;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
const EVENTS = 'en/events';

describe('a row of the tables of events', () => {
  const all = texts.flatMap(([, list]) => list.slice(0, 2));
  const before = all.map((text) => eventsIn(text));
  const fired = before.flat().flatMap(({ why }) => why.filter((id) => id.startsWith('events/')));
  const row = [...new Set(fired)].reduce((a, b) =>
    fired.filter((id) => id === a).length >= fired.filter((id) => id === b).length ? a : b,
  );

  it('is named in its own events and in no others', () => {
    const renamed = tablesWith((rows) =>
      rows.map((line) => (line.startsWith(`${row},`) ? line.replace(row, 'events/renamed') : line)),
    );
    const asNamed = before.map((events) =>
      events.map((event) => ({ ...event, why: event.why.map((id) => (id === row ? 'events/renamed' : id)) })),
    );
    expect(all.map((text) => eventsIn(text, renamed))).toEqual(asNamed);
  });

  it('tells the same wherever it stands in its table', () => {
    const reversed = tablesWith((rows) => [...rows].reverse());
    expect(all.map((text) => eventsIn(text, reversed))).toEqual(before);
  });

  it('asks of a word what no other row asks of it', () => {
    const { of, rules } = resources().eventPatterns;
    const words = new Set(rules.flatMap(({ says }) => says.replace(/ \[.*$/, '').split(/; */)));
    const heads = new Set([...words].map((word) => word.split(' ', 1)[0] ?? ''));
    const byAsked = new Map<string, string[]>();
    for (const kind of ['verb', 'noun', 'adjective'] as const)
      for (const head of heads)
        for (const { id, particle, requires } of of(kind, head)) {
          const needs = requires.map((one) => `${one.isForbidden} ${one.slots} ${[...one.words].sort()}`).sort();
          listed(byAsked, [kind, head, particle, ...needs].join('; ')).push(id);
        }
    expect([...byAsked].filter(([, ids]) => ids.length > 1)).toEqual([]);
  });
});
