/**
 * Which language a text is in. English is told by the share of its function words; only what is not English is handed
 * to franc (https://github.com/wooorm/franc), which needs some hundred characters to be sure.
 */
import { francAll } from 'franc-min';
import { formAt, lowerAt, type Tokens } from './text/tokens.js';

/** Words looked at: enough to tell, whatever the length of the text. */
const SAMPLE_WORDS = 400;
const SAMPLE_CHARACTERS = 2000;
/** In English prose about two words in five are function words; in a headline one in ten. */
const ENGLISH_SHARE = 0.15;
/** Of the words in small letters: names say nothing, and a short text may be full of them. */
const SHARE_BESIDE_NAMES = 0.3;
const FEWEST_FUNCTION_WORDS = 2;
/** Fewer words than this tell nothing against English. */
const FEWEST_WORDS = 12;
/** Franc gives the best language 1; what is another language leaves English below 0.8. */
const ALMOST = 0.85;

/** ISO 639-1 where there is a code, else 639-3; `und` where it cannot be told. */
export function findLanguage(tokens: Tokens, functionWords: ReadonlySet<string>): string {
  let words = 0;
  let english = 0;
  let latin = 0;
  let small = 0;
  for (let i = 0; i < tokens.size && words < SAMPLE_WORDS; i++) {
    const form = lowerAt(tokens, i);
    if (!/^\p{L}/u.test(form)) continue;
    words++;
    if (form === formAt(tokens, i)) small++;
    if (functionWords.has(form)) english++;
    if (/^\p{Script=Latin}/u.test(form)) latin++;
  }
  if (words === 0) return 'und';
  if (english >= ENGLISH_SHARE * words) return 'en';
  if (english >= FEWEST_FUNCTION_WORDS && english >= SHARE_BESIDE_NAMES * small) return 'en';
  if (words < FEWEST_WORDS && latin * 2 > words) return 'en';
  const guesses = francAll(tokens.text.slice(0, SAMPLE_CHARACTERS));
  const [[best = 'und'] = []] = guesses;
  // A sentence full of names and compounds is Javanese to franc, and English almost as surely.
  if (guesses.some(([code, score]) => code === 'eng' && score >= ALMOST)) return 'en';
  // The canonical form of a language tag is its shortest code: 'fra' is 'fr'.
  const [code = best] = Intl.getCanonicalLocales(best);
  // A list of English names has no function words, and is nothing else either.
  return code === 'und' && latin * 2 > words ? 'en' : code;
}
