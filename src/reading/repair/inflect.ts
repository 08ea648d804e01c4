/**
 * Regular inflection of English, both ways: 'countries' is 'country' with the ending of a plural, and with that ending
 * 'nation' is 'nations'. Irregular forms stand in the tables as they are.
 */

/** '' as the dictionary has the word, 's' of plurals and of the third person, 'ed' and 'ing' of verbs. */
export type Ending = '' | 's' | 'ed' | 'ing';

export interface Analysis {
  readonly lemma: string;
  readonly ending: Ending;
}

/** Every dictionary form that a form in lower case may be of; which of them are words the caller's dictionary tells. */
export function analyses(form: string): readonly Analysis[] {
  const found: Analysis[] = [{ lemma: form, ending: '' }];
  const add = (cut: number, put: string, ending: Ending): void => {
    // 'gas' is not several 'ga', nor does 'red' come of 're'.
    if (form.length - cut >= 3) found.push({ lemma: form.slice(0, -cut) + put, ending });
  };
  if (form.endsWith('s') && !form.endsWith('ss')) {
    add(1, '', 's');
    if (form.endsWith('es')) add(2, '', 's');
    if (form.endsWith('ies')) add(3, 'y', 's');
  } else if (form.endsWith('ed')) {
    add(2, '', 'ed');
    add(1, '', 'ed');
    if (form.endsWith('ied')) add(3, 'y', 'ed');
    if (isDoubled(form, form.length - 3)) add(3, '', 'ed');
  } else if (form.endsWith('ing')) {
    add(3, '', 'ing');
    add(3, 'e', 'ing');
    if (isDoubled(form, form.length - 4)) add(4, '', 'ing');
  }
  return found;
}

/** A dictionary form with an ending; of several words a plural is at the last and the endings of verbs at the first. */
export function inflect(lemma: string, ending: Ending): string {
  if (ending === '') return lemma;
  const space = lemma.indexOf(' ');
  if (space === -1) return inflectWord(lemma, ending);
  if (ending === 's') {
    const last = lemma.lastIndexOf(' ') + 1;
    return lemma.slice(0, last) + inflectWord(lemma.slice(last), ending);
  }
  return inflectWord(lemma.slice(0, space), ending) + lemma.slice(space);
}

const inflectWord = (word: string, ending: Exclude<Ending, ''>): string => {
  const soft = /[^aeiou]y$/.test(word);
  if (ending === 's') {
    if (soft) return `${word.slice(0, -1)}ies`;
    return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
  }
  if (ending === 'ed') {
    if (soft) return `${word.slice(0, -1)}ied`;
    return word.endsWith('e') ? `${word}d` : `${doubled(word)}ed`;
  }
  return /[^eoy]e$/.test(word) ? `${word.slice(0, -1)}ing` : `${doubled(word)}ing`;
};

/** 'stop' with its last letter doubled before a vowel; words of more than one vowel are left ('visit'). */
const doubled = (word: string): string =>
  /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(word) ? word + word.charAt(word.length - 1) : word;

const isDoubled = (form: string, i: number): boolean => i >= 1 && form.charAt(i) === form.charAt(i - 1);
