/** The regular plural of a noun phrase; the tables hold the others. */

const PREPOSITIONS: ReadonlySet<string> = new Set(['of', 'to', 'for', 'in', 'at', 'on', 'without']);

/** Titles behind which 'general' is an adjective; behind a rank ('major general') it is the noun. */
const HOLDERS = new Set(
  (
    'attorney secretary solicitor inspector prosecutor procurator governor consul auditor comptroller surgeon ' +
    'postmaster director commissioner'
  ).split(' '),
);

/** The place of the noun in a phrase, before its first preposition: 'minister' of 'minister of foreign affairs'. */
export const headAt = (words: readonly string[]): number => {
  const preposition = words.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word));
  return (preposition === -1 ? words.length : preposition) - 1;
};

/**
 * The word that carries the plural is the one before the first preposition ('ministers of defense'), or before an adjective
 * that stands behind its noun ('attorneys general', 'presidents-elect').
 */
export function pluralOf(phrase: string): string {
  const words = phrase.replace(/-(?=(?:general|elect|designate)$)/, ' ').split(' ');
  const last = headAt(words);
  const head = isBehind(words[last - 1] ?? '', words[last] ?? '') ? last - 1 : last;
  return words.map((word, index) => (index === head ? pluralOfWord(word) : word)).join(' ');
}

/** Whether the second of two words is an adjective behind its noun. */
const isBehind = (noun: string, word: string): boolean =>
  noun !== '' && (word === 'elect' || word === 'designate' || (word === 'general' && HOLDERS.has(noun)));

const pluralOfWord = (word: string): string => {
  if (/(?:^|[^u])man$/.test(word) && !/german$|human$/.test(word)) return `${word.slice(0, -3)}men`;
  if (word.endsWith('person')) return `${word.slice(0, -6)}people`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return `${word}s`;
};
