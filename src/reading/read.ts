/**
 * The pipeline: one document in, one reading out. Pure: the same document, resources and release give the same bytes.
 */
import { toDocument } from '../ingest/document.js';
import { isMoment } from '../model/day.js';
import type { Document, DocumentInput } from '../model/document.js';
import type { Actor, Reading, Repair, Statement } from '../model/reading.js';
import { findRelations, untold } from './events/relations.js';
import { given } from './given.js';
import { toldKind } from './issuer.js';
import { itemsOf } from './items.js';
import { findLanguage } from './language.js';
import { contextOf } from './layers.js';
import { LONG, readInPieces } from './pieces.js';
import type { TokenRepair } from './repair/repair.js';
import type { Resources } from './resources.js';
import { withoutFurniture } from './text/furniture.js';
import { at, firstWhere, type Tokens } from './text/tokens.js';

export interface ReadOptions {
  /** Words, tags and trees of another parser, over the same text, in place of our own. */
  readonly tokens?: Tokens;
  /** Called while a text of more than a million characters is read with the share that is done, above 0 and below 1. */
  readonly progress?: (share: number) => void;
}

/**
 * Reads one document.
 *
 * @param input the text with what is known of it; `published` (a day, ISO 8601) lets relative dates and offices be resolved
 * @param resources what `loadResources` gives; one serves for any number of documents
 * @throws TypeError where the input is no document, or `published` no date
 * @returns the reading; every span in it is [start, end) in UTF-16 code units of the text of the document
 */
export function read(input: DocumentInput | Document, resources: Resources, options: ReadOptions = {}): Reading {
  if (typeof input !== 'object' || input === null || typeof input.text !== 'string')
    throw new TypeError(
      "read takes a document: read({ text: 'Antony Blinken met Qin Gang.', published: '2023-06-18' }, resources)",
    );
  if (input.published !== undefined && !isMoment(input.published))
    throw new TypeError(`published is no date: '${String(input.published)}'; write it as 2023-06-18`);
  const document = toDocument(input);
  if (document.text.length > LONG && !options.tokens)
    return readInPieces(document, (piece) => readWhole(piece, resources, options), options.progress);
  return readWhole(document, resources, options);
}

const readWhole = (document: Document, resources: Resources, options: ReadOptions): Reading => {
  // What stands around a report is not read; another parser's words stay as they are given.
  const page = options.tokens ? undefined : withoutFurniture(document.text, resources.furniture);
  const found = options.tokens ?? resources.language.analyse(page?.text ?? document.text);
  const language = findLanguage(found, resources.functionWords);
  if (language !== 'en') return unread(document, language, resources);

  const context = contextOf(document, found, options.tokens !== undefined, resources);
  const { statements, diplomacy, events } = itemsOf(context);
  // Who is only described is known when all that is told has been read.
  const actors = context.meant.all();
  const { repairs, tokens } = context;
  return {
    ...head(document, language, resources, [...notesOf(document, tokens), ...leftOut(page?.left ?? new Map())]),
    provenance: { spun: repairs.spun },
    repairs: repairs.repairs.map(withoutTokens),
    actors: withoutIdle(actors, { statements, events, meetings: diplomacy.meetings }),
    statements: statements.map((one) => withRepairs(one, repairs.repairs)),
    events,
    ...diplomacy,
    relations: findRelations(context, context.grammar, document.pairs ?? [], events),
  };
};

/** Without those whom no words mean and of whom nothing is said: the states of places where something else happens. */
const withoutIdle = (
  actors: readonly Actor[],
  { statements, events, meetings }: Pick<Reading, 'statements' | 'events' | 'meetings'>,
): readonly Actor[] => {
  const told = new Set<string | null | undefined>([
    ...statements.flatMap(({ speaker, addressee, reporter }) => [speaker, addressee, reporter]),
    ...events.flatMap(({ source, target }) => [...source, ...target]),
    ...meetings.flatMap(({ participants }) => participants.map(({ actor }) => actor)),
  ]);
  // Who has no name, the father of somebody, is somebody only where something is told of him.
  return actors.filter(({ id, mentions }) => told.has(id) || (mentions.length > 0 && !/^person:\?\p{Ll}/u.test(id)));
};

/** The reading of a document in a language that is not read: kept, with a note, and with nothing found in it. */
const unread = (document: Document, language: string, resources: Resources): Reading => ({
  ...head(document, language, resources, [
    language === 'und' ? 'the language could not be told: nothing was read' : `language ${language} is not read`,
  ]),
  provenance: { spun: { score: 0, verdict: 'clean' } },
  repairs: [],
  actors: [],
  statements: [],
  events: [],
  meetings: [],
  commitments: [],
  channels: [],
  incidents: [],
  relations: (document.pairs ?? []).map(untold),
});

const head = (
  document: Document,
  language: string,
  resources: Resources,
  notes: readonly string[],
): Pick<Reading, 'schema' | 'made' | 'document' | 'notes'> => ({
  schema: 'chancery/reading@1',
  made: resources.made,
  document: {
    id: document.id,
    text: document.hash,
    ...(document.title === undefined ? {} : { title: document.title }),
    ...(document.body === undefined ? {} : { body: document.body }),
    ...given({ publisher: document.publisher, issuer: document.issuer }),
    kind: document.kind ?? toldKind(document, resources) ?? 'report',
    ...given({ url: document.url, published: document.published, retrieved: document.retrieved }),
    language,
    characters: document.text.length,
  },
  notes,
});

const notesOf = (document: Document, tokens: Tokens): string[] => [
  ...(document.published ? [] : ['no date given: relative dates and offices are left open']),
  ...tokens.notes,
];

/** 'left out: 2 captions, 1 credit' */
const leftOut = (left: ReadonlyMap<string, number>): string[] => {
  const told = [...left].map(([kind, count]) => `${count} ${kind}${count === 1 ? '' : 's'}`);
  return told.length === 0 ? [] : [`not part of the report: ${told.join(', ')}`];
};

/** The words of a statement stand as they were found; where some of them are garbled, its `why` says so. */
const withRepairs = (statement: Statement, repairs: readonly TokenRepair[]): Statement => {
  const garbled = statement.content.some(([start, end]) => {
    const repair = repairs[firstWhere(repairs.length, (i) => at(repairs, i).span[1] <= start)];
    return repair !== undefined && repair.span[0] < end;
  });
  return garbled ? { ...statement, why: [...statement.why, GARBLED_WORDS] } : statement;
};

const GARBLED_WORDS = 'repairs/words-as-found';

const withoutTokens = ({ from: _, to: __, ...repair }: TokenRepair): Repair => repair;
