/** Words as the record compares them: without case, punctuation and endings. No knowledge of any actor. Pure. */

/** Lower case, letters and digits alone, single blanks between: what is left of two typings of the same words. */
export const fold = (text: string): string => (ASCII.test(text) ? foldAscii(text) : foldAny(text));

const ASCII = /^[\0-\x7f]*$/;

/** The same, several times as fast, for texts of ASCII alone. */
const foldAscii = (text: string): string =>
  text
    .toLowerCase()
    .replace(/'s\b/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const foldAny = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The closed classes of English: they stand in every sentence, and no rewording touches them. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  `a about after against all also an and any are as at be because been before being between both but by can could did
   do does during for from had has have he her his how if in into is it its itself more most no nor not of off on one
   or other our out over own shall she should so some such than that the their them then there these they this those
   through to too under until up upon was we were what when where which while who whom whose will with would you
   your`.split(/\s+/),
);

/** They, words of saying and words of time say nothing of what a sentence is about. */
const CLOSED: ReadonlySet<string> = new Set([
  ...SMALL_WORDS,
  ...`said say says today yesterday tomorrow tonight week month year day last next ago earlier recently previously monday
   tuesday wednesday thursday friday saturday sunday`.split(/\s+/),
]);

/** Endings that rewording changes first, by their last letter, the longest first: 'tariffs' and 'tariff', 'suppressed' and 'suppressing'. */
const ENDINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['g', ['ing']],
  ['d', ['ied', 'ed']],
  ['s', ['ies', 'es', 's']],
  ['y', ['ly']],
]);
const LEAST_STEM = 3;

const stemOf = (word: string): string => {
  let stem = word;
  for (const ending of ENDINGS.get(word.charAt(word.length - 1)) ?? [])
    if (word.endsWith(ending)) {
      stem = word.slice(0, -ending.length);
      break;
    }
  if (stem.length < LEAST_STEM) return word;
  return stem.endsWith('e') || stem.endsWith('y') ? stem.slice(0, -1) : stem;
};

/** Stems of the words that carry content, sorted, each once. */
export const stemsOf = (text: string): string[] => {
  const words = fold(text)
    .split(' ')
    .filter((word) => word.length > 1 && !CLOSED.has(word));
  return [...new Set(words.map(stemOf))].sort();
};

/** Where a report was written or from whom it came stands before its first sentence: 'BEIJING —', 'Nov. 16 —', 'FROM WIRE REPORTS —'. */
const DATELINE = /^[\p{Lu}\p{N}][^\n—–]{0,40}\s[—–]\s/gmu;

/** The same with blanks for the datelines of its paragraphs: a reprint has its own. */
export const withoutDatelines = (text: string): string => text.replace(DATELINE, (line) => ' '.repeat(line.length));

const QUOTED = /[“"]([^“”"]+)[”"]/g;
/** A quotation of fewer words may be quoted from anybody. */
const LEAST_QUOTED = 3;

/** Folded words of the quotations in a text, of at least so many words, sorted. */
export const quotationsOf = (text: string, least = LEAST_QUOTED): string[] =>
  [...text.matchAll(QUOTED)]
    .map((match) => fold(match[1] ?? ''))
    .filter((words) => words.split(' ').length >= least)
    .sort();

/** Words with a capital that are no beginning of a sentence, in lower case, each once, sorted. */
export const namesOf = (text: string): string[] =>
  [...new Set((text.match(/(?<=[\p{Ll}\p{N},;] )\p{Lu}[\p{L}\p{M}’'-]+/gu) ?? []).map(fold))].sort();

/** Numbers in digits, each once, sorted. */
export const numbersOf = (text: string): string[] =>
  [...new Set((text.match(/\p{N}[\p{N}.,]*/gu) ?? []).map((number) => number.replace(/[.,]+$/, '')))].sort();
