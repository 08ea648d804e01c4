/** Other spellings of one word: who writes 'travelled to' has exchanged nothing for 'traveled to'. */
const AMERICAN: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{3})our(?=(?:s|ed|ing|able)?$)/, 'or'],
  [/ll(?=(?:ed|ing|ers?)$)/, 'l'],
  [/(?<=[iy])s(?=(?:e[ds]?|ing|ations?)$)/, 'z'],
  [/tre(?=s?$)/, 'ter'],
  [/(?<=en)c(?=es?$)/, 's'],
];

/** @returns a word in lower case as Americans would spell it if it were British; no word at all where it is not */
export const american = (word: string): string =>
  AMERICAN.reduce((spelled, [british, put]) => spelled.replace(british, put), word);
