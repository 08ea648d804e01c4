/** The tables by which two accounts are compared (data/en/compare), and word vectors that tell what words are near. Pure. */
import { TOPICS, type Topic } from '../../model/generated/lists.js';
import { readTable, type Tables } from '../../reading/tables.js';
import { VECTOR_WIDTH } from '../../reading/text/en/parser/features.js';
import { type Vectors, vectorValue } from '../../reading/text/en/parser/vectors.js';

/** What a speaker does with a matter. */
const SPEECH_ACTS = [
  'agreed',
  'discussed',
  'noted',
  'stressed',
  'reaffirmed',
  'urged',
  'hoped',
  'welcomed',
  'supported',
  'opposed',
  'worried',
  'announced',
] as const;
export type SpeechAct = (typeof SPEECH_ACTS)[number];

/** A set wording of a position: 'the one-China policy'. */
export interface Formula {
  readonly id: string;
  /** In lower case, the first the one by which it is called. */
  readonly phrases: readonly string[];
  readonly topic: Topic;
}

export interface CompareWords {
  /** By lemma. */
  readonly acts: ReadonlyMap<string, SpeechAct>;
  /** Words of greetings and of courtesy. */
  readonly courtesies: ReadonlySet<string>;
  /** Nouns for what only one can have or be: 'the capital of'. */
  readonly claims: ReadonlySet<string>;
  /** Words for those who come together: what is told of the next one may be told otherwise. */
  readonly gatherings: ReadonlySet<string>;
  /** Topics that are too wide to make two points one. */
  readonly wideTopics: ReadonlySet<Topic>;
  /** Pairs of acts that contradict each other, as 'act other'. */
  readonly opposites: ReadonlySet<string>;
  readonly formulas: readonly Formula[];
  /** Share of states' accounts in which a lemma stands, 0 to 1; a rarer one is missing. */
  readonly shares: ReadonlyMap<string, number>;
  /** How often a word stands in a million of English; a rare one is missing. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** How near two lemmas are in use, -1 to 1; 0 where one is not known. */
  readonly nearness: (a: string, b: string) => number;
}

/** @throws TableError where a row is not as its table wants it */
export function readCompareWords(tables: Tables, vectors: () => Vectors): CompareWords {
  const words = (name: string): ReadonlySet<string> =>
    new Set(readTable(tables, `en/compare/${name}`).map((row) => row.text('word')));
  return {
    acts: new Map(readTable(tables, 'en/compare/acts').map((row) => [row.text('word'), row.oneOf('act', SPEECH_ACTS)])),
    courtesies: words('courtesies'),
    claims: words('claims'),
    gatherings: words('gatherings'),
    wideTopics: new Set(readTable(tables, 'en/compare/wide-topics').map((row) => row.oneOf('topic', TOPICS))),
    opposites: new Set(
      readTable(tables, 'en/compare/opposites').flatMap((row) => {
        const [one, other] = [row.oneOf('act', SPEECH_ACTS), row.oneOf('other', SPEECH_ACTS)];
        return [`${one} ${other}`, `${other} ${one}`];
      }),
    ),
    formulas: readTable(tables, 'en/compare/formulas').map((row) => ({
      id: row.text('id'),
      phrases: row.list('phrases'),
      topic: row.oneOf('topic', TOPICS),
    })),
    shares: new Map(
      readTable(tables, 'en/compare/account-words').map((row) => {
        const share = Number(row.text('share'));
        if (!(share > 0 && share <= 1)) throw row.error("'share' is no number between 0 and 1");
        return [row.text('word'), share];
      }),
    ),
    frequencies: new Map(
      readTable(tables, 'en/word-frequencies').map((row) => [row.text('word'), Number(row.text('of_a_million'))]),
    ),
    nearness: createNearness(vectors),
  };
}

/** Cosines of word vectors, each word's vector unpacked once. */
const createNearness = (open: () => Vectors): CompareWords['nearness'] => {
  let index: ReadonlyMap<string, number> | undefined;
  let opened: Vectors | undefined;
  const known = new Map<string, Float32Array | null>();
  const vectorOf = (word: string): Float32Array | null => {
    const before = known.get(word);
    if (before !== undefined) return before;
    opened ??= open();
    index ??= new Map(opened.words.map((one, place) => [one, place]));
    const row = index.get(word);
    const vector = row === undefined ? null : unit(opened, row);
    known.set(word, vector);
    return vector;
  };
  return (a, b) => {
    const one = vectorOf(a);
    const other = one && vectorOf(b);
    if (!one || !other) return 0;
    let sum = 0;
    for (let i = 0; i < VECTOR_WIDTH; i++) sum += (one[i] ?? 0) * (other[i] ?? 0);
    return sum;
  };
};

const unit = (vectors: Vectors, row: number): Float32Array => {
  const vector = Float32Array.from({ length: VECTOR_WIDTH }, (_, place) => vectorValue(vectors, row, place));
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
};
