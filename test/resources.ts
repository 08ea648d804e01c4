/** The tables of the release, loaded once for a file of tests; and what a reading is checked for everywhere. */
import { loadResources } from '../src/desk/resources.js';
import { Reading } from '../src/model/reading.js';
import { type Span, splitsWord } from '../src/model/span.js';
import type { Resources } from '../src/reading/resources.js';
import { numberTokens } from '../src/reading/text/phrases.js';
import type { Tokens } from '../src/reading/text/tokens.js';
import { findPlaces, type PlaceMention } from '../src/reading/time/places.js';

let loaded: Resources | undefined;
export const resources = (): Resources => {
  loaded ??= loadResources();
  return loaded;
};

/** The places of a text, with the tables of the release. */
export const placesIn = (given: string | Tokens): PlaceMention[] => {
  const { language, words, places, actors, times } = resources();
  const tokens = typeof given === 'string' ? language.analyse(given) : given;
  return findPlaces(tokens, numberTokens(tokens, words), { table: places(), actors, times });
};

/** Every `why` of a reading or of a part of it, each once. */
export const whysOf = (value: unknown): Set<string> => {
  const whys = new Set<string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(visit);
    else if (part !== null && typeof part === 'object')
      for (const [key, inner] of Object.entries(part)) {
        if (key === 'why') for (const id of inner as readonly string[]) whys.add(id);
        else visit(inner);
      }
  };
  visit(value);
  return whys;
};

/** What a `why` may name: a rule or a row of a lexicon, or an actor of the table. */
const resolves = (why: string, { rules, actors }: Resources): boolean =>
  rules.has(why) || actors.actor(why) !== undefined;

/** Every span that the reading itself made; those of `relations` are the caller's. */
const spansOf = (reading: Reading): Span[] => [
  ...reading.repairs.map((repair) => repair.span),
  ...reading.actors.flatMap((actor) => actor.mentions),
  ...reading.statements.flatMap((one) => [...one.content, ...one.source, ...one.cue]),
  ...[reading.events, reading.meetings, reading.commitments, reading.channels, reading.incidents].flatMap((items) =>
    items.flatMap((item: { readonly evidence: readonly Span[] }) => item.evidence),
  ),
];

/**
 * What is wrong with a reading, in words; nothing where it keeps its promises: valid by the schema, spans within the
 * text and on whole words, ids that exist and are given once, and a `why` that can be looked up behind everything.
 */
export const faultsOf = (reading: Reading, text: string, tables: Resources): string[] => {
  const faults: string[] = [];
  const result = Reading.safeParse(reading);
  if (!result.success)
    for (const issue of result.error.issues) faults.push(`schema: ${issue.path.join('.')}: ${issue.message}`);
  if (reading.document.characters !== text.length) faults.push(`characters: ${reading.document.characters}`);
  for (const [start, end] of spansOf(reading)) {
    if (!(start >= 0 && start < end && end <= text.length)) faults.push(`span [${start}, ${end}) outside the text`);
    else if (splitsWord(text, start) || splitsWord(text, end))
      faults.push(`span [${start}, ${end}) parts a word: ${JSON.stringify(text.slice(start, end))}`);
  }
  for (const repair of reading.repairs)
    if (repair.found !== text.slice(...repair.span))
      faults.push(`repair of ${JSON.stringify(repair.found)}, not found`);
  faults.push(...idFaults(reading));
  for (const why of whysOf(reading)) if (!resolves(why, tables)) faults.push(`why '${why}' is no rule`);
  return faults;
};

const idFaults = (reading: Reading): string[] => {
  const faults: string[] = [];
  const { actors, statements, events, meetings, commitments, channels, incidents } = reading;
  const known = (name: string, list: readonly { readonly id: string }[]): ReadonlySet<string> => {
    const ids = new Set(list.map((one) => one.id));
    if (ids.size !== list.length) faults.push(`${name}: an id stands twice`);
    return ids;
  };
  const actorIds = known('actors', actors);
  known('items', [...statements, ...events, ...meetings, ...commitments, ...channels, ...incidents]);
  const statementIds = known('statements', statements);
  const eventIds = known('events', events);
  const check = (ids: ReadonlySet<string>, where: string, id: string | null | undefined): void => {
    if (id !== null && id !== undefined && !ids.has(id)) faults.push(`${where}: '${id}' is not in the reading`);
  };
  for (const one of statements) {
    for (const id of [one.speaker, one.addressee, one.reporter]) check(actorIds, `${one.id}: actor`, id);
    check(statementIds, `${one.id}: within`, one.within);
  }
  for (const one of events) {
    for (const id of [...one.source, ...one.target]) check(actorIds, `${one.id}: side`, id);
    check(eventIds, `${one.id}: basis`, one.basis);
  }
  for (const one of meetings)
    for (const { actor } of one.participants) check(actorIds, `${one.id}: participant`, actor);
  for (const one of [...events, ...meetings, ...commitments])
    check(statementIds, `${one.id}: statement`, one.statement);
  return faults;
};

/** Freezes a value and everything in it: a reader that changes its input then throws. */
export const frozen = <T>(value: T): T => {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
};
