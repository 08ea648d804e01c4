/**
 * What the reading needs, built once from the tables and handed to every call: the actor table, the lexicons, the
 * language's tools. Pure: the tables come as text, whoever read them.
 */
import {
  CHANNEL_KINDS,
  CHANNEL_STATES,
  type ChannelKind,
  type ChannelState,
  DOCUMENT_KINDS,
  EVENT_STATUSES,
  type EventStatus,
  MEETING_LEVELS,
  STATEMENT_ACTS,
  type StatementAct,
  TOPICS,
  VENUES,
  type Venue,
} from '../model/generated/lists.js';
import { readMentionWords, readNameStates } from './actors/mentions/lexicon.js';
import { bindTable, type OpenedTable } from './actors/table.js';
import { createWho } from './actors/who/who.js';
import { readValueWeights, readWeights } from './choice.js';
import { readDealingWords } from './diplomacy/words.js';
import { readEventPatterns } from './events/patterns.js';
import { parseRelationModel } from './events/relation-model.js';
import { WANTED } from './events/sides.js';
import { openReader } from './net/model.js';
import { ReaderNet } from './net/reader.js';
import { late } from './once.js';
import { knownPhrases } from './repair/known.js';
import { readSpunWords } from './repair/spun-words.js';
import { Synonyms } from './repair/synonyms.js';
import { openThesaurus } from './repair/thesaurus.js';
import { type RuleInfo, readGrammarRules, readPhraseRules, readWordRules } from './rules.js';
import { type Row, readRows, readTable, TableError, type Tables } from './tables.js';
import { wasmArithmetic } from './text/en/parser/wasm.js';
import { readFurniture } from './text/furniture.js';
import { readGrammarLexicon } from './text/grammar/lexicon.js';
import { Phrases, Words } from './text/phrases.js';
import { foldQuotes, type Language } from './text/tokens.js';
import { openCities } from './time/places-cities.js';
import { buildPlaceTable } from './time/places-table.js';
import { buildTimes } from './time/words.js';

export interface CueRule {
  readonly id: string;
  readonly act: StatementAct;
  readonly class: (typeof CUE_CLASSES)[number];
  /** A cue that denies or refuses what its content says; '' for one that does not. */
  readonly polarity: (typeof POLARITIES)[number] | '';
  /**
   * How content may hang on it: `quote`, `clause`, `infinitive`, `object` (of the verb, or behind the preposition that
   * ends the pattern), `as` (an object with *as* behind it), `complement` (an object with what it is called), `readout` (an object, in documents that tell of talks), `passive` (the subject of *is expected* belongs to it), a preposition (*briefed him on the plan*, *was grateful to him for the truce*), `addressee` (an object before the clause
   * is who is spoken to), or for a noun the prepositions that lead to it.
   */
  readonly frames: ReadonlySet<string>;
}
/** A source without a verb: words before the name, and those that close behind it (*in* Beijing *'s view*). */
export interface SourceRule {
  readonly id: string;
  /** Phrases of which one must stand behind the name; empty for none. */
  readonly closing: readonly string[];
  /** What the phrase needs, since its words are common: a comma before it or the head of a clause (`parted`). */
  readonly needs: readonly (typeof SOURCE_NEEDS)[number][];
}
export interface VenueTerm {
  readonly venue: Venue;
  /** '' beside the cue. */
  readonly where: (typeof VENUE_PLACES)[number] | '';
}
export interface ChannelRule {
  readonly id: string;
  /** Left open where the people who use the line tell it. */
  readonly kind?: ChannelKind;
  /** Whether an accord or a wish that names it says something of it: 'proposed a hotline', not 'proposed talks'. */
  readonly wish: boolean;
  /** Whether only words that name it in `of` say something of it: diplomats are no line, but their expulsion breaks one. */
  readonly only: boolean;
}
/** A word over what becomes of a line: that it is agreed, wished for, refused. */
export interface OutlookRule {
  readonly id: string;
  readonly state: ChannelState;
}
/** A word that says what becomes of a line of contact. */
export interface ChannelStateRule {
  readonly id: string;
  readonly state: ChannelState;
  /** Where it is still to come. */
  readonly ahead: ChannelState;
  /** The only nouns of which it says so; empty for all. */
  readonly of: readonly string[];
}
export interface StatusRule {
  readonly id: string;
  readonly status: EventStatus;
  /** In what form a deed is governed by the word: as its infinitive, purpose, clause, object, as the noun it is an attribute of, or always behind its 'of'. */
  readonly governs: readonly (typeof GOVERNS)[number][];
}

/** All that reading needs, built once from the tables; handed in, and never changed. */
export type Resources = ReturnType<typeof createResources>;

/** Bodies; people who speak for a state; a state as it stands opposite another; people of whom *both* are those of the document; people of whom a text must say whose they are. */
const SPEAKER_NOUNS = ['body', 'official', 'side', 'pair', 'anybody'] as const;
export type SpeakerNoun = (typeof SPEAKER_NOUNS)[number];

/** A title says it of the whole text; an addressee is told something; a meeting stands in a sentence before; terms are those of anonymity. */
const VENUE_PLACES = ['title', 'addressee', 'before', 'terms'] as const;
/** At the start of the text; of a first line that is a heading; or anywhere in its opening. */
const KIND_PLACES = ['start', 'heading', 'opening'] as const;
/** A text is whose it is before or behind its noun, a survey whose it is behind; an agency may be no outlet; a record has no words of its own. */
const TEXT_KINDS = ['text', 'report', 'survey', 'outlet', 'agency', 'record'] as const;
const SOURCE_NEEDS = ['parted'] as const;
const CUE_CLASSES = ['verb', 'noun'] as const;
const POLARITIES = ['denied', 'refused'] as const;
const VERB_FRAMES: ReadonlySet<string> = new Set([
  'quote',
  'clause',
  'infinitive',
  'object',
  'as',
  'complement',
  'readout',
  'passive',
  'addressee',
  'of',
  'on',
  'about',
  'for',
  'against',
  'over',
  // whose words somebody quotes behind a colon
  'quoted',
  // at what number somebody puts something
  'at',
]);
const GOVERNS = ['clause', 'infinitive', 'purpose', 'object', 'attribute', 'of'] as const;

/**
 * @param tables the tables of data/ by name (`en/cues`)
 * @param made release of the code and hash of the tables
 * @param language the language's tools
 * @param known the compiled table of actors, and a user's own entries over it
 * @param models give data/models/places.bin and relations.json, reader-en.bin, kernel.wasm and data/compiled/synonyms.bin; each called once, when it is first needed
 * @throws TableError where a row is not as its table wants it
 */
export function createResources(
  tables: Tables,
  made: { readonly release: string; readonly data: string },
  language: Language,
  known: { readonly base: OpenedTable; readonly own: readonly OpenedTable[] },
  models: {
    readonly cities: () => Uint8Array;
    readonly relations: () => string;
    readonly synonyms: () => Uint8Array;
    readonly reader: () => Uint8Array;
    readonly kernel: () => Uint8Array;
  },
) {
  const words = new Words(language.split, known.base.words);
  const actors = bindTable(known.base, known.own, tables, words);
  const cues = readPhraseRules<CueRule>(tables, 'en/cues', words, (row, id) => ({
    id,
    act: row.oneOf('act', STATEMENT_ACTS),
    class: row.oneOf('class', CUE_CLASSES),
    polarity: row.maybeOneOf('polarity', POLARITIES) ?? '',
    frames: framesOf(row),
  }));
  const sources = readPhraseRules<SourceRule>(tables, 'en/sources', words, (row, id) => ({
    id,
    closing: row.list('closing'),
    needs: row.someOf('needs', SOURCE_NEEDS),
  }));
  const eventPatterns = readEventPatterns(tables);
  const channels = readPhraseRules<ChannelRule>(tables, 'en/channels', words, (row, id) => {
    const kind = row.maybeOneOf('kind', CHANNEL_KINDS);
    return {
      id,
      ...(kind ? { kind } : {}),
      wish: row.maybeOneOf('wish', ['wish']) === 'wish',
      only: row.maybeOneOf('only', ['only']) === 'only',
    };
  });
  const channelStates = readWordRules<ChannelStateRule>(tables, 'en/channel-states', (row, id) => ({
    id,
    state: row.oneOf('state', CHANNEL_STATES),
    ahead: row.oneOf('ahead', CHANNEL_STATES),
    of: row.list('of'),
  }));
  const outlooks = readWordRules<OutlookRule>(tables, 'en/outlooks', (row, id) => ({
    id,
    state: row.oneOf('state', CHANNEL_STATES),
  }));
  const rules = new Map<string, RuleInfo>();
  const statuses = readWordRules<StatusRule>(tables, 'en/status', (row, id) => ({
    id,
    status: row.oneOf('status', EVENT_STATUSES),
    governs: row.someOf('governs', GOVERNS),
  }));
  for (const table of [cues, sources, eventPatterns, channels, statuses, outlooks, channelStates])
    addRules(rules, table.rules);
  addRules(rules, readGrammarRules(tables, 'en/rules'));

  return Object.freeze({
    /** Which code and which tables: stands in every reading. */
    made,
    words,
    /** English. */
    language,
    actors,
    /** The net that reads. */
    reader: late(() => new ReaderNet(openReader(models.reader()), language.formRow, wasmArithmetic(models.kernel()))),
    /** For names and bare phrases on a day. */
    who: createWho(tables, actors),
    /** Words by which documents mean again whom they named. */
    mentionWords: readMentionWords(tables),
    synonyms: late(() => {
      const phrases = knownPhrases(actors, [...known.own, known.base]);
      return new Synonyms(tables, phrases, openThesaurus(models.synonyms()));
    }),
    /** Phrases that look garbled and are not. */
    ordinary: terms<true>(tables, 'en/ordinary', words, 'phrase', () => true),
    times: buildTimes(tables, words.split),
    /** Phrases of lines that are no part of a report. */
    furniture: readFurniture(tables),
    places: late(() => buildPlaceTable(tables, openCities(models.cities()))),
    functionWords: wordsIn(tables, 'en/function-words', 'word'),
    /** Words that the grammar knows one by one. */
    grammar: readGrammarLexicon(tables, actors.partyNames),
    cues,
    sources,
    eventPatterns,
    /** Which parties are sides of a deed; whether it happened. */
    sideOdds: readValueWeights(tables, 'en/sides', WANTED),
    statusOdds: readValueWeights(tables, 'en/status-odds', EVENT_STATUSES),
    /** When an item was, and where, by marks of the times and places around it. */
    dayOdds: readWeights(tables, 'en/days'),
    placeOdds: readWeights(tables, 'en/places'),
    antecedents: readWeights(tables, 'en/antecedents'),
    /** What is said by a cue, and who says it. */
    contents: readWeights(tables, 'en/contents'),
    sourceOdds: readWeights(tables, 'en/source-odds'),
    /** For whom somebody acts of whom no words tell it. */
    homes: readWeights(tables, 'en/homes'),
    /** How likely statements, events, meetings, undertakings and incidents are right. */
    lineOdds: readWeights(tables, 'en/line-odds'),
    nameStates: late(() => readNameStates(tables)),
    relations: late(() => parseRelationModel(models.relations())),
    channels,
    /** By its form or lemma: a word that changes the status of what it governs. */
    statuses: statuses.words,
    channelStates: channelStates.words,
    outlooks: outlooks.words,
    /** By a word in lower case: the kind of a line that such people use. */
    channelUsers: new Map(
      readTable(tables, 'en/channel-users').map((row) => [row.text('word'), row.oneOf('kind', CHANNEL_KINDS)]),
    ),
    /** Words by which dealings between parties are told, and those that machine paraphrase exchanges. */
    dealings: readDealingWords(tables),
    spunWords: readSpunWords(tables),
    /** Words of offices. */
    levels: terms(tables, 'en/levels', words, 'term', (row) => row.oneOf('level', MEETING_LEVELS)),
    /** Verbs that carry the noun of a deed as light verbs do: 'completed its withdrawal'. */
    eventCarriers: wordsIn(tables, 'en/event-carriers', 'verb'),
    topics: terms(tables, 'en/topics', words, 'term', (row) => row.oneOf('topic', TOPICS)),
    /** What tells the kind of a document: phrases in lower case, and where in its first words they stand. */
    documentKinds: readTable(tables, 'en/document-kinds').map((row) => ({
      phrase: row.text('phrase'),
      where: row.oneOf('where', KIND_PLACES),
      kind: row.oneOf('kind', DOCUMENT_KINDS),
    })),
    /** Nouns for texts and papers, by how they tell whose words they carry. */
    texts: new Map(readTable(tables, 'en/texts').map((row) => [row.text('noun'), row.oneOf('is', TEXT_KINDS)])),
    /** Nouns for those who speak, by what they are. */
    speakerNouns: new Map<string, readonly SpeakerNoun[]>(
      readTable(tables, 'en/speaker-nouns').map((row) => [row.text('noun'), row.someOf('is', SPEAKER_NOUNS)]),
    ),
    venues: terms<VenueTerm>(tables, 'en/venues', words, 'phrase', (row) => ({
      venue: row.oneOf('venue', VENUES),
      where: row.maybeOneOf('where', VENUE_PLACES) ?? '',
    })),
    /** Every rule by its id, for `chancery rules`. */
    rules: rules as ReadonlyMap<string, RuleInfo>,
  });
}

const wordsIn = (tables: Tables, name: string, column: string): ReadonlySet<string> =>
  new Set(readTable(tables, name).map((row) => row.text(column)));

/** Frames of a cue: a closed list for verbs, of which nouns have the clause and the infinitive, and their prepositions. */
const framesOf = (row: Row): ReadonlySet<string> => {
  const frames = row.list('frames');
  if (frames.length === 0) throw row.error("'frames' is empty");
  if (row.text('class') === 'verb')
    for (const frame of frames) if (!VERB_FRAMES.has(frame)) throw row.error(`'${frame}' is no frame of a verb`);
  return new Set(frames);
};

const addRules = (rules: Map<string, RuleInfo>, list: readonly RuleInfo[]): void => {
  for (const rule of list) {
    const other = rules.get(rule.id);
    if (other) throw new TableError(rule.where, `the rule '${rule.id}' stands in ${other.where}, too`);
    rules.set(rule.id, rule);
  }
};

const terms = <T>(tables: Tables, name: string, words: Words, column: string, give: (row: Row) => T): Phrases<T> => {
  const phrases = new Phrases<T>();
  for (const row of readRows(tables, name)) {
    phrases.add(
      words.split(row.text(column)).map((word) => words.add(foldQuotes(word))),
      give(row),
    );
  }
  return phrases;
};
