/**
 * Plain text: the whole is one document, of the day that stands alone on one of its first lines. Where it is an article, a first line
 * with a blank line behind it is the title.
 */
import { collect } from './bytes.js';
import { isBareDate, isoDate } from './dates.js';
import { headed } from './format.js';
import type { Reader } from './reader.js';
import { decodeText } from './text.js';

export const readPlain: Reader = async function* ({ bytes }, { limit, isArticle = false }) {
  const text = decodeText(await collect(bytes, limit), limit);
  const day = text.slice(0, HEAD).split('\n', LINES).find(isBareDate);
  const published = day === undefined ? undefined : isoDate(day);
  yield { input: { ...(isArticle ? headed(text) : { text }), ...(published ? { published } : {}) }, isText: true };
};

/** Lines, and characters, in which the day of a release stands. */
const LINES = 8;
const HEAD = 1000;
