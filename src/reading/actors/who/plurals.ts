/** The regular plural of a noun phrase; the tables hold the others. */

const PREPOSITIONS = new Set(['of', 'to', 'for', 'in', 'at', 'without']);

/** The word that carries the plural is the one before the first preposition: 'ministers of defense'. */
export function pluralOf(phrase: string): string {
  const words = phrase.split(' ');
  const preposition = words.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word));
  const head = (preposition === -1 ? words.length : preposition) - 1;
  return words.map((word, index) => (index === head ? pluralOfWord(word) : word)).join(' ');
}

const pluralOfWord = (word: string): string => {
  if (/(?:^|[^u])man$/.test(word) && !/german$|human$/.test(word)) return `${word.slice(0, -3)}men`;
  if (word.endsWith('person')) return `${word.slice(0, -6)}people`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return `${word}s`;
};
