/**
 * What the reading needs, built once from the tables and handed to every call: the actor table, the lexicons, the
 * language's tools. Pure: the tables come as text, whoever read them.
 */

import { CAMEO_CODES, type CameoCode } from '../model/generated/cameo.js';
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
import {
  PLOVER,
  PLOVER_CONTEXTS,
  PLOVER_MODES,
  PLOVER_TYPES,
  type PloverContext,
  type PloverMode,
  type PloverType,
} from '../model/generated/plover.js';
import { type ActorTable, bindTable, type OpenedTable } from './actors/table.js';
import { knownPhrases, titlesOf } from './repair/known.js';
import { buildSynonyms, type Synonyms } from './repair/synonyms.js';
import { openThesaurus } from './repair/thesaurus.js';
import { type PhraseRules, type RuleInfo, readGrammarRules, readPhraseRules, readWordRules } from './rules.js';
import { readTable, TableError, type Tables } from './tables.js';
import { foldQuotes, Phrases, Words } from './text/phrases.js';
import type { Language } from './text/tokens.js';
import { buildTimes, type Times } from './time/words.js';

export interface CueRule {
  readonly id: string;
  readonly act: StatementAct;
  /** What stands behind the cue: a clause, an infinitive, an object. */
  readonly content: (typeof CONTENTS)[number];
}
export interface EventRule {
  readonly id: string;
  readonly plover: PloverType;
  readonly mode?: PloverMode;
  readonly contexts: readonly PloverContext[];
  readonly cameo: CameoCode;
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
interface StatusRule {
  readonly id: string;
  readonly status: EventStatus;
}

export interface Resources {
  /** Which code and which tables: stands in every reading. */
  readonly made: { readonly release: string; readonly data: string };
  readonly words: Words;
  /** English. */
  readonly language: Language;
  readonly actors: ActorTable;
  readonly synonyms: Synonyms;
  /** Phrases that look garbled and are not. */
  readonly ordinary: Phrases<true>;
  readonly times: Times;
  readonly functionWords: ReadonlySet<string>;
  readonly cues: PhraseRules<CueRule>;
  readonly sources: PhraseRules<{ readonly id: string }>;
  readonly events: PhraseRules<EventRule>;
  readonly meetings: PhraseRules<MeetingRule>;
  readonly commitments: PhraseRules<CommitmentRule>;
  readonly channels: PhraseRules<ChannelRule>;
  readonly incidents: PhraseRules<IncidentRule>;
  /** By its form or lemma: a word that changes the status of what it governs. */
  readonly statuses: ReadonlyMap<string, StatusRule>;
  readonly topics: Phrases<Topic>;
  readonly documentKinds: readonly (readonly [phrase: string, kind: DocumentKind])[];
  readonly venues: Phrases<Venue>;
  /** Titles of one word, in lower case. */
  readonly shortTitles: ReadonlySet<string>;
  /** The words of which the rules' patterns are made, but for small ones like 'of'. */
  readonly ruleWords: ReadonlySet<string>;
  /** Every rule by its id, for `chancery rules`. */
  readonly rules: ReadonlyMap<string, RuleInfo>;
}

const CONTENTS = ['clause', 'infinitive', 'object'] as const;

/**
 * @param tables the tables of data/ by name (`en/cues`)
 * @param made release of the code and hash of the tables
 * @param language the language's tools
 * @param known the compiled table of actors, and a user's own entries over it
 * @param synonyms the compiled synonyms, read with the first text
 * @throws TableError where a row is not as its table wants it
 */
export function createResources(
  tables: Tables,
  made: Resources['made'],
  language: Language,
  known: { readonly base: OpenedTable; readonly own: readonly OpenedTable[] },
  synonyms: () => Uint8Array,
): Resources {
  const words = new Words(language.split, known.base.words);
  const actors = bindTable(known.base, known.own, tables, words);
  const cues = readPhraseRules<CueRule>(tables, 'en/cues', words, (row, id) => ({
    id,
    act: row.oneOf('act', STATEMENT_ACTS),
    content: row.oneOf('content', CONTENTS),
  }));
  const sources = readPhraseRules(tables, 'en/sources', words, (_, id) => ({ id }));
  const events = readPhraseRules<EventRule>(tables, 'en/events', words, (row, id) => {
    const plover = row.oneOf('plover', PLOVER_TYPES);
    const mode = row.maybeOneOf('mode', PLOVER_MODES);
    if (mode && !PLOVER[plover].modes.includes(mode)) throw row.error(`${plover} has no mode '${mode}'`);
    return {
      id,
      plover,
      ...(mode ? { mode } : {}),
      contexts: row.someOf('contexts', PLOVER_CONTEXTS),
      cameo: row.oneOf('cameo', CAMEO_CODES),
    };
  });
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
  }));
  for (const table of [cues, sources, events, meetings, commitments, channels, incidents, statuses])
    addRules(rules, table.rules);
  addRules(rules, readGrammarRules(tables, 'en/rules'));

  return Object.freeze({
    made,
    words,
    language,
    actors,
    synonyms: buildSynonyms(
      tables,
      () => knownPhrases(actors, [...known.own, known.base]),
      () => openThesaurus(synonyms()),
    ),
    ordinary: terms(tables, 'en/ordinary', words, 'phrase', () => true),
    times: buildTimes(tables),
    functionWords: new Set(readTable(tables, 'en/function-words').map((row) => row.text('word'))),
    cues,
    sources,
    events,
    meetings,
    commitments,
    channels,
    incidents,
    statuses: statuses.words,
    topics: terms(tables, 'en/topics', words, 'term', (row) => row.oneOf('topic', TOPICS)),
    documentKinds: readTable(tables, 'en/document-kinds').map(
      (row) => [row.text('phrase'), row.oneOf('kind', DOCUMENT_KINDS)] as const,
    ),
    venues: terms(tables, 'en/venues', words, 'phrase', (row) => row.oneOf('venue', VENUES)),
    shortTitles: new Set(
      [...known.own, known.base]
        .flatMap(titlesOf)
        .flatMap((title) => (/^\p{L}+$/u.test(title) ? [title.toLowerCase()] : [])),
    ),
    ruleWords: wordsOfRules([cues, events, meetings, commitments, channels, incidents]),
    rules,
  });
}

/** The shortest word of a pattern that may have been exchanged for another. */
const SHORTEST = 3;

const wordsOfRules = (tables: readonly { readonly rules: readonly RuleInfo[] }[]): ReadonlySet<string> =>
  new Set(
    tables
      .flatMap(({ rules }) => rules.flatMap(({ says }) => says.split(/[\s|?]+/)))
      .filter((word) => /^[a-z-]+$/.test(word) && word.length >= SHORTEST),
  );

const addRules = (rules: Map<string, RuleInfo>, list: readonly RuleInfo[]): void => {
  for (const rule of list) {
    const other = rules.get(rule.id);
    if (other) throw new TableError(rule.where, `the rule '${rule.id}' stands in ${other.where}, too`);
    rules.set(rule.id, rule);
  }
};

const terms = <T extends string | true>(
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
