/**
 * Names of places as they are compared: small letters without accents, apostrophes and full stops, one space for every
 * hyphen, 'saint' for 'st'. So 'Port-au-Prince', 'PORT-AU-PRINCE' and 'Port au Prince' are one.
 */
import { foldMarks } from '../text/phrases.js';

const SHORT: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['mt', 'mount'],
  ['ft', 'fort'],
]);
const IGNORED = /['.\u2018\u2019\u02bb\u02bc\u02bf\u02be`\u00b4]/g;
const PLAIN = /^[a-z0-9]*$/;
/** Words of letters alone, none of them short for another. */
const PLAIN_NAME = /^(?!(?:.* )?(?:ste?|mt|ft)(?: |$))[a-z]+(?: [a-z]+)*$/;
const BETWEEN = /[\s\u00a0\-\u2010-\u2013]+/;

/** A word as it is compared; '' for one of apostrophes and stops alone. */
export const foldWord = (word: string): string => {
  let folded = word.toLowerCase();
  if (!PLAIN.test(folded)) folded = foldMarks(folded).replace(IGNORED, '');
  return SHORT.get(folded) ?? folded;
};

/** A name as it is compared. */
export const foldName = (name: string): string => {
  const lower = name.toLowerCase();
  if (PLAIN_NAME.test(lower)) return lower;
  return lower.split(BETWEEN).map(foldWord).filter(Boolean).join(' ');
};
