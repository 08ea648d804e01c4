/** The language's tools with the models of the release, made once for a file of tests. */
import { loadLanguage } from '../src/desk/resources.js';
import type { Language } from '../src/reading/text/tokens.js';

let loaded: Language | undefined;
export const language = (): Language => {
  loaded ??= loadLanguage();
  return loaded;
};
