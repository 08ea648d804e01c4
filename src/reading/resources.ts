/**
 * What the reading needs, built once from the tables and handed to every call: the actor table, the lexicons, the
 * language's tools. Pure: the tables come as text, whoever read them.
 */

import {
  CHANNEL_KINDS,
  CHANNEL_STATES,
  type ChannelKind,
  type ChannelState,
  COMMITMENT_STATUSES,
  type CommitmentStatus,
  DOCUMENT_KINDS,
  type DocumentKind,
  EVENT_STATUSES,
  type EventStatus,
  INCIDENT_KINDS,
  type IncidentKind,
  MEETING_FORMATS,
  MEETING_KINDS,
  type MeetingFormat,
  type MeetingKind,
  STATEMENT_ACTS,
  type StatementAct,
  TOPICS,
  type Topic,
  VENUES,
  type Venue,
} from '../model/generated/lists.js';
import { type ActorTable, buildActorTable } from './actors/table.js';
import { createWho, type Who } from './actors/who/who.js';
import { type EventPatterns, readEventPatterns } from './events/patterns.js';
import { parseRelationModel, type RelationModel } from './events/relation-model.js';
import { buildSynonyms, type Synonyms } from './repair/synonyms.js';
import { type PhraseRules, type RuleInfo, readGrammarRules, readPhraseRules, readWordRules } from './rules.js';
import { readTable, TableError, type Tables } from './tables.js';
import { type GrammarLexicon, readGrammarLexicon } from './text/grammar/lexicon.js';
import { foldQuotes, Phrases, Words } from './text/phrases.js';
import type { Language } from './text/tokens.js';
import { openCities } from './time/places-cities.js';
import { buildPlaceTable, type PlaceTable } from './time/places-table.js';
import { buildTimes, type Times } from './time/words.js';

export interface CueRule {
  readonly id: string;
  readonly act: StatementAct;
  /** What stands behind the cue: a clause, an infinitive, an object. */
  readonly content: (typeof CONTENTS)[number];
}
export interface MeetingRule {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly format: MeetingFormat;
}
export interface CommitmentRule {
  readonly id: string;
  readonly status: CommitmentStatus;
}
interface ChannelRule {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly state: ChannelState;
}
interface IncidentRule {
  readonly id: string;
  readonly kind: IncidentKind;
}
export interface StatusRule {
  readonly id: string;
  readonly status: EventStatus;
  /** In what form a deed is governed by the word: as its infinitive, clause, object, or as the noun it is an attribute of. */
  readonly governs: readonly (typeof GOVERNS)[number][];
  /** Whether it changes the status of a phrase that stands near it, where no tree is asked. */
  readonly near: boolean;
}

export interface Resources {
  /** Which code and which tables: stands in every reading. */
  readonly made: { readonly release: string; readonly data: string };
  readonly words: Words;
  /** English. */
  readonly language: Language;
  readonly actors: ActorTable;
  /** For names and bare phrases on a day; its tables are read at the first call. */
  readonly who: () => Who;
  readonly synonyms: Synonyms;
  readonly times: Times;
  /** Built with the first text, since not every command needs it. */
  readonly places: () => PlaceTable;
  readonly functionWords: ReadonlySet<string>;
  /** Words that the grammar knows one by one. */
  readonly grammar: GrammarLexicon;
  readonly cues: PhraseRules<CueRule>;
  readonly sources: PhraseRules<{ readonly id: string }>;
  readonly eventPatterns: EventPatterns;
  /** The model of relations, parsed when it is first asked for. */
  readonly relations: () => RelationModel;
  readonly meetings: PhraseRules<MeetingRule>;
  readonly commitments: PhraseRules<CommitmentRule>;
  readonly channels: PhraseRules<ChannelRule>;
  readonly incidents: PhraseRules<IncidentRule>;
  /** By its form or lemma: a word that changes the status of what it governs. */
  readonly statuses: ReadonlyMap<string, StatusRule>;
  /** Verbs after which an infinitive is a fact: 'managed to'. */
  readonly factualVerbs: ReadonlySet<string>;
  /** Verbs that carry the noun of a deed as light verbs do: 'completed its withdrawal'. */
  readonly eventCarriers: ReadonlySet<string>;
  readonly topics: Phrases<Topic>;
  readonly documentKinds: readonly (readonly [phrase: string, kind: DocumentKind])[];
  readonly venues: Phrases<Venue>;
  /** Every rule by its id, for `chancery rules`. */
  readonly rules: ReadonlyMap<string, RuleInfo>;
}

const CONTENTS = ['clause', 'infinitive', 'object'] as const;
const GOVERNS = ['clause', 'infinitive', 'object', 'attribute'] as const;

/**
 * @param tables the tables of data/ by name (`en/cues`)
 * @param made release of the code and hash of the tables
 * @param language the language's tools
 * @param models give data/models/places.bin and relations.json; each called once, when it is first needed
 * @throws TableError where a row is not as its table wants it
 */
export function createResources(
  tables: Tables,
  made: Resources['made'],
  language: Language,
  models: { readonly cities: () => Uint8Array; readonly relations: () => string },
): Resources {
  const { cities } = models;
  let relations: RelationModel | undefined;
  const words = new Words(language.split);
  const actors = buildActorTable(tables, words);
  const cues = readPhraseRules<CueRule>(tables, 'en/cues', words, (row, id) => ({
    id,
    act: row.oneOf('act', STATEMENT_ACTS),
    content: row.oneOf('content', CONTENTS),
  }));
  const sources = readPhraseRules(tables, 'en/sources', words, (_, id) => ({ id }));
  const eventPatterns = readEventPatterns(tables);
  const meetings = readPhraseRules<MeetingRule>(tables, 'en/meetings', words, (row, id) => ({
    id,
    kind: row.oneOf('kind', MEETING_KINDS),
    format: row.oneOf('format', MEETING_FORMATS),
  }));
  const commitments = readPhraseRules<CommitmentRule>(tables, 'en/commitments', words, (row, id) => ({
    id,
    status: row.oneOf('status', COMMITMENT_STATUSES),
  }));
  const channels = readPhraseRules<ChannelRule>(tables, 'en/channels', words, (row, id) => ({
    id,
    kind: row.oneOf('kind', CHANNEL_KINDS),
    state: row.oneOf('state', CHANNEL_STATES),
  }));
  const incidents = readPhraseRules<IncidentRule>(tables, 'en/incidents', words, (row, id) => ({
    id,
    kind: row.oneOf('kind', INCIDENT_KINDS),
  }));
  const rules = new Map<string, RuleInfo>();
  const statuses = readWordRules<StatusRule>(tables, 'en/status', (row, id) => ({
    id,
    status: row.oneOf('status', EVENT_STATUSES),
    governs: row.someOf('governs', GOVERNS),
    near: row.optional('near') === 'yes',
  }));
  for (const table of [cues, sources, eventPatterns, meetings, commitments, channels, incidents, statuses])
    addRules(rules, table.rules);
  addRules(rules, readGrammarRules(tables, 'en/rules'));

  let places: PlaceTable | undefined;
  return Object.freeze({
    made,
    words,
    language,
    actors,
    who: createWho(tables, actors, words),
    synonyms: buildSynonyms(tables, actors, words),
    times: buildTimes(tables, words.split),
    places: () => {
      places ??= buildPlaceTable(tables, openCities(cities()));
      return places;
    },
    functionWords: new Set(readTable(tables, 'en/function-words').map((row) => row.text('word'))),
    grammar: readGrammarLexicon(tables),
    cues,
    sources,
    eventPatterns,
    relations: () => {
      relations ??= parseRelationModel(models.relations());
      return relations;
    },
    meetings,
    commitments,
    channels,
    incidents,
    statuses: statuses.words,
    eventCarriers: new Set(readTable(tables, 'en/event-carriers').map((row) => row.text('verb'))),
    factualVerbs: new Set(readTable(tables, 'en/factual-verbs').map((row) => row.text('verb'))),
    topics: terms(tables, 'en/topics', words, 'term', (row) => row.oneOf('topic', TOPICS)),
    documentKinds: readTable(tables, 'en/document-kinds').map(
      (row) => [row.text('phrase'), row.oneOf('kind', DOCUMENT_KINDS)] as const,
    ),
    venues: terms(tables, 'en/venues', words, 'phrase', (row) => row.oneOf('venue', VENUES)),
    rules,
  });
}

const addRules = (rules: Map<string, RuleInfo>, list: readonly RuleInfo[]): void => {
  for (const rule of list) {
    const other = rules.get(rule.id);
    if (other) throw new TableError(rule.where, `the rule '${rule.id}' stands in ${other.where}, too`);
    rules.set(rule.id, rule);
  }
};

const terms = <T extends string>(
  tables: Tables,
  name: string,
  words: Words,
  column: string,
  give: (row: ReturnType<typeof readTable>[number]) => T,
): Phrases<T> => {
  const phrases = new Phrases<T>();
  for (const row of readTable(tables, name)) {
    phrases.add(
      words.split(row.text(column)).map((word) => words.add(foldQuotes(word))),
      give(row),
    );
  }
  return phrases;
};
