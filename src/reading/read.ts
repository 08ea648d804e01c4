/**
 * The pipeline: one document in, one reading out. Pure: the same document, resources and release give the same bytes.
 */
import { toDocument } from '../ingest/document.js';
import type { Document, DocumentInput } from '../model/document.js';
import type { DocumentKind } from '../model/generated/lists.js';
import type { Reading, Repair } from '../model/reading.js';
import { findActors } from './actors/find.js';
import { type Context, itemIds } from './context.js';
import { findDiplomacy } from './diplomacy/find.js';
import { findEvents } from './events/find.js';
import { findRelations } from './events/relations.js';
import { findLanguage } from './language.js';
import { findRepairs, type TokenRepair } from './repair/repair.js';
import type { Resources } from './resources.js';
import { findStatements } from './statements/find.js';
import { createGrammar } from './text/grammar.js';
import { numberTokens } from './text/phrases.js';
import type { Tokens } from './text/tokens.js';
import { findDates } from './time/dates.js';
import { findPlaces } from './time/places.js';

export interface ReadOptions {
  /** Words, tags and trees of another parser, over the same text, in place of our own. */
  readonly tokens?: Tokens;
}

/**
 * Reads one document.
 *
 * @param input the text with what is known of it; `published` (a day, ISO 8601) lets relative dates and offices be resolved
 * @param resources what `loadResources` gives; one serves for any number of documents
 * @returns the reading; every span in it is [start, end) in UTF-16 code units of the text of the document
 */
export function read(input: DocumentInput | Document, resources: Resources, options: ReadOptions = {}): Reading {
  const document = toDocument(input);
  const tokens = options.tokens ?? resources.language.analyse(document.text);
  const language = findLanguage(tokens, resources.functionWords);
  if (language !== 'en') return unread(document, language, resources);

  const numbered = numberTokens(tokens, resources.words);
  const grammar = createGrammar(tokens, resources.grammar);
  const dates = findDates(tokens, { published: document.published }, resources.times);
  const repairs = findRepairs(tokens, resources);
  const actors = findActors(tokens, numbered, repairs.repairs, document.published, resources);
  const places = findPlaces(tokens, numbered, {
    table: resources.places(),
    actors: resources.actors,
    times: resources.times,
  });
  const context: Context = {
    document,
    resources,
    tokens,
    numbered,
    quotes: grammar.quotes,
    grammar,
    repairs,
    actors,
    dates,
    places,
  };
  const ids = itemIds(document);
  const statements = findStatements(context, ids);
  const found = findEvents(context, grammar, statements, ids);
  return {
    ...head(document, language, resources, notesOf(document, tokens)),
    provenance: { spun: repairs.spun },
    repairs: repairs.repairs.map(withoutTokens),
    actors: found.actors,
    statements,
    events: found.events,
    ...findDiplomacy(context, ids),
    relations: findRelations(context, grammar, document.pairs ?? [], found.events),
  };
}

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
  relations: (document.pairs ?? []).map((pair) => ({
    ...pair,
    plover: 'CONSULT',
    cameo: '040',
    status: 'happened',
    confidence: 0,
    why: ['relations/fallback'],
  })),
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
    ...(document.publisher ? { publisher: document.publisher } : {}),
    ...(document.issuer ? { issuer: document.issuer } : {}),
    kind: document.kind ?? kindOf(document, resources),
    ...(document.url ? { url: document.url } : {}),
    ...(document.published ? { published: document.published } : {}),
    ...(document.retrieved ? { retrieved: document.retrieved } : {}),
    language,
    characters: document.text.length,
  },
  notes,
});

/** Characters at the head of a text in which its kind is told. */
const KIND_REACH = 200;

const kindOf = ({ text }: Document, { documentKinds }: Resources): DocumentKind => {
  const opening = text.slice(0, KIND_REACH).toLowerCase();
  return documentKinds.find(([phrase]) => opening.startsWith(phrase))?.[1] ?? 'report';
};

const notesOf = (document: Document, tokens: Tokens): string[] => [
  ...(document.published ? [] : ['no date given: relative dates and offices are left open']),
  ...tokens.notes,
];

const withoutTokens = ({ from: _, to: __, ...repair }: TokenRepair): Repair => repair;
