/** Learns the table of src/reading/text/en/lemmas.ts from treebanks and a dictionary. Deterministic; all lists sorted. */
import {
  capitalFeatures,
  cluesOf,
  keyOf,
  maybePlural,
  pluralFeatures,
  shapeOf,
} from '../../src/reading/text/en/lemma-votes.js';
import { createLemmatizer, type LemmaChoice, type LemmaTable } from '../../src/reading/text/en/lemmas.js';
import { UPOS, type Upos } from '../../src/reading/text/tokens.js';
import type { DictionaryForm } from './dictionary.js';
import { editOf, learnSuffixes, type SuffixExample } from './suffixes.js';
import { type Example, learnVote } from './vote.js';

/** A word of a treebank. */
export interface LemmaWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  readonly relation: string;
}

/** Sentences of a CoNLL-U file, with the lemmas as they stand ('_' included). */
export function readLemmaSentences(source: string): LemmaWord[][] {
  return source
    .split(/\r?\n\r?\n/)
    .map((block) =>
      block
        .split(/\r?\n/)
        .map((line) => line.split('\t'))
        .filter((cells) => cells.length === 10 && /^\d+$/.test(cells[0] ?? ''))
        .map(([, form = '', lemma = '', upos = '', , , , relation = '']) => ({
          form,
          lemma,
          upos: upos as Upos,
          relation,
        })),
    )
    .filter((words) => words.length > 0);
}

const INFLECTED = ['NOUN', 'VERB', 'ADJ', 'ADV'] as const;
/** Where the case of the lemma is open. */
const OPEN: readonly Upos[] = ['ADJ', 'ADV', 'INTJ', 'NOUN', 'NUM', 'VERB', 'X', 'PUNCT', 'SYM'];
/** Words of one of these may have two lemmas that their place tells apart ('her', "'s"). */
const CHOOSING: readonly Upos[] = ['ADP', 'ADV', 'AUX', 'DET', 'PART', 'PRON', 'SCONJ', 'VERB'];
/** Weight of a form that only the dictionary has, beside a word of the treebanks. */
const DICTIONARY_WEIGHT = 0.8;
/** The same for nouns that the dictionary's tagged texts never have: most are names of plants, beasts and drugs. */
const RARE_NOUN_WEIGHT = 0.1;

/** What the dictionary's lists of irregular forms say against the treebanks, in places: two annotators may both err. */
const LISTED_WEIGHT = 2.5;

type Count = Map<string, number>;
const add = (count: Count, key: string, by = 1): void => {
  count.set(key, (count.get(key) ?? 0) + by);
};
const total = (count: Count): number => [...count.values()].reduce((sum, n) => sum + n, 0);
/** The most frequent; of equals the first by name. */
const most = (count: Count): string => [...count].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '';
const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

interface Place extends LemmaWord {
  readonly previous: string;
  readonly next: string;
}

/** The table of the sentences and the dictionary. */
export function learnLemmas(
  sentences: readonly (readonly LemmaWord[])[],
  dictionary: readonly DictionaryForm[],
): LemmaTable {
  const places: Place[] = sentences.flatMap((words) =>
    words.map((word, i) => ({ ...word, previous: words[i - 1]?.form ?? '', next: words[i + 1]?.form ?? '' })),
  );
  const known = places.filter(({ relation, lemma }) => relation !== 'goeswith' && lemma !== '_');
  const types = countTypes(known, dictionary);
  const suffixes = Object.fromEntries(
    INFLECTED.map((tag) => [tag, learnSuffixes(suffixExamples(tag, types.get(tag) ?? new Map(), dictionary))]),
  );
  const bare: LemmaTable = { words: {}, choices: {}, suffixes, votes: { capital: {}, title: {}, plural: {} } };
  const choices = learnChoices(known);
  const words = learnWords(bare, types, choices, dictionary);
  const votes = learnVotes(known, { ...bare, words, choices });
  return { words, choices, suffixes, votes };
}

/** Tag, word in small letters, lemma: how often. The lemma keeps a capital only where the form has none. */
const countTypes = (places: readonly Place[], dictionary: readonly DictionaryForm[]): Map<Upos, Map<string, Count>> => {
  const types = new Map<Upos, Map<string, Count>>();
  for (const { form, lemma, upos } of places) {
    const key = keyOf(form);
    const byWord = types.get(upos) ?? new Map<string, Count>();
    types.set(upos, byWord);
    const count: Count = byWord.get(key) ?? new Map();
    byWord.set(key, count);
    const fixed = shapeOf(form) === 0 || key === 'i' || upos === 'PRON';
    add(count, fixed ? lemma : lemma.toLowerCase());
  }
  for (const { form, lemma, upos, listed, count } of dictionary) {
    const known = types.get(upos)?.get(form);
    if (known && listed && count > 0) add(known, lemma, LISTED_WEIGHT);
  }
  return types;
};

const suffixExamples = (
  tag: Upos,
  types: ReadonlyMap<string, Count>,
  dictionary: readonly DictionaryForm[],
): SuffixExample[] => {
  const examples: SuffixExample[] = [];
  for (const [form, count] of types) {
    const lemma = most(count).toLowerCase();
    examples.push({ form, lemma, weight: Math.min(3, 0.6 + 0.4 * Math.log2(total(count))) });
  }
  for (const { form, lemma, upos, count } of dictionary)
    if (upos === tag && !types.has(form))
      examples.push({
        form,
        lemma,
        weight:
          count > 0
            ? DICTIONARY_WEIGHT * (1 + 0.3 * Math.log2(count))
            : tag === 'NOUN'
              ? RARE_NOUN_WEIGHT
              : DICTIONARY_WEIGHT,
      });
  return examples;
};

/** Words with more lemmas than one that the relation or a neighbour tells apart. */
const learnChoices = (places: readonly Place[]): Record<string, Record<string, LemmaChoice>> => {
  const byWord = new Map<string, Place[]>();
  for (const place of places) {
    if (!CHOOSING.includes(place.upos)) continue;
    const id = `${place.upos} ${keyOf(place.form)}`;
    const list = byWord.get(id);
    if (list) list.push(place);
    else byWord.set(id, [place]);
  }
  const choices: Record<string, Record<string, LemmaChoice>> = {};
  for (const [id, list] of [...byWord].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const lemmas: Count = new Map();
    for (const place of list) add(lemmas, lemmaOf(place));
    const lemma = most(lemmas);
    if (list.length - (lemmas.get(lemma) ?? 0) < 3) continue;
    const clues = learnClues(list, lemma);
    if (clues.length === 0) continue;
    const [tag = '', word = ''] = id.split(' ');
    choices[tag] = { ...choices[tag], [word]: { lemma, clues } };
  }
  return choices;
};

const lemmaOf = ({ form, lemma, upos }: Place): string =>
  shapeOf(form) === 0 || upos === 'PRON' ? lemma : lemma.toLowerCase();

/** Wrong answers that a clue must save to be listed. */
const CLUE_GAIN = 3;

/**
 * A decision list after Rivest (1987): the clue that is surest among the places that no clue before it has settled, then
 * the next. Every place counts with its relation and without, so that the list holds where there is no tree.
 */
const learnClues = (places: readonly Place[], lemma: string): (readonly [string, string])[] => {
  let open = places.flatMap((place) =>
    twice(place).map(([relation, previous, next]) => ({
      lemma: lemmaOf(place),
      clues: cluesOf(relation, previous, next),
    })),
  );
  const list: (readonly [string, string])[] = [];
  while (list.length < 24) {
    const byClue = new Map<string, Count>();
    for (const place of open) {
      for (const clue of place.clues) {
        const count: Count = byClue.get(clue) ?? new Map();
        byClue.set(clue, count);
        add(count, place.lemma);
      }
    }
    const best = [...byClue]
      .map(([clue, count]) => {
        const answer = most(count);
        const hits = count.get(answer) ?? 0;
        return { clue, answer, gain: hits - (count.get(lemma) ?? 0), odds: (hits + 0.1) / (total(count) - hits + 0.5) };
      })
      .filter(({ gain, odds }) => gain >= CLUE_GAIN && odds > 2)
      .sort((a, b) => b.odds - a.odds || (a.clue < b.clue ? -1 : 1))[0];
    if (!best) break;
    list.push([best.clue, best.answer]);
    open = open.filter(({ clues }) => !clues.includes(best.clue));
  }
  return list;
};

/** Verbs such as 'met', which are listed though a suffix may do for them: they are looked up under other tags, too. */
const isIrregular = (form: string, lemma: string): boolean => {
  const edit = editOf(form, lemma);
  return edit === undefined || !/^\d[ey]?$/.test(edit);
};

/** Words that suffixes get wrong, and those that the lists of another tag would mislead. */
const learnWords = (
  bare: LemmaTable,
  types: ReadonlyMap<Upos, ReadonlyMap<string, Count>>,
  choices: LemmaTable['choices'],
  dictionary: readonly DictionaryForm[],
): Record<string, Record<string, string>> => {
  const words: Record<string, Record<string, string>> = Object.fromEntries(UPOS.map((tag) => [tag, {}]));
  const lemmasOf = new Map<Upos, Set<string>>();
  for (const { upos, lemma } of dictionary) {
    const set = lemmasOf.get(upos) ?? new Set<string>();
    lemmasOf.set(upos, set.add(lemma));
  }
  const put = (tag: Upos, word: string, lemma: string): void => {
    words[tag] ??= {};
    words[tag][word] = lemma;
  };
  for (let round = 0; round < 2; round++) {
    const lemmatize = createLemmatizer({ ...bare, words, choices });
    for (const [tag, byWord] of types) {
      for (const [word, count] of byWord) {
        const lemma = most(count);
        if (choices[tag]?.[word]) continue;
        if (tag === 'VERB' && isIrregular(word, lemma) && lemmasOf.get(tag)?.has(lemma)) put(tag, word, lemma);
        if (lemma === lemmatize(word, tag, '')) continue;
        if (tag === 'X' && total(count) < 2) continue;
        // A slip of the pen that was met once will not come again.
        if (total(count) > 1 || lemma === word || lemmasOf.get(tag)?.has(lemma.toLowerCase())) put(tag, word, lemma);
      }
    }
    if (round > 0) continue;
    const second = createLemmatizer({ ...bare, words, choices });
    for (const { form, lemma, upos, count, listed } of dictionary) {
      // A base form that the list of another tag would mislead is always named ('saw' as a noun).
      const misled = form === lemma && UPOS.some((other) => words[other]?.[form] !== undefined);
      const frequent = count >= (upos === 'VERB' || !(listed || form === lemma) ? 2 : 1);
      const needed = misled || (frequent && (upos !== 'ADJ' || listed || form === lemma));
      if (needed && !types.get(upos)?.has(form) && second(form, upos, '') !== lemma) put(upos, form, lemma);
    }
  }
  return sorted(Object.fromEntries(Object.entries(words).map(([tag, list]) => [tag, sorted(list)])));
};

/** Every place twice: with its relation and as it is where there is no tree. */
const twice = (place: Place): (readonly [string, string | undefined, string | undefined])[] => [
  [place.relation, place.previous, place.next],
  ['', place.previous, place.next],
];

const learnVotes = (places: readonly Place[], table: LemmaTable): LemmaTable['votes'] => {
  const capital: Example[] = [];
  const title: Example[] = [];
  const plural: Example[] = [];
  for (const place of places) {
    const { form, lemma, upos } = place;
    const shape = shapeOf(form);
    const key = keyOf(form);
    if (upos === 'PROPN' && maybePlural(key) && !table.words.PROPN?.[key]) {
      for (const [relation, previous, next] of twice(place))
        plural.push({
          features: pluralFeatures(key, shape, relation, previous, next),
          yes: lemma.length !== form.length,
        });
    }
    if (shape === 0 || !(OPEN.includes(upos) || (upos === 'PROPN' && shape === 2))) continue;
    const kept = lemma !== lemma.toLowerCase();
    for (const [relation, previous, next] of twice(place)) {
      const features = capitalFeatures(key, shape, upos, relation, previous, next);
      capital.push({ features, yes: kept });
      if (kept && shape === 2) title.push({ features, yes: shapeOf(lemma) !== 2 && lemma.length > 1 });
    }
  }
  return { capital: learnVote(capital), title: learnVote(title), plural: learnVote(plural) };
};
