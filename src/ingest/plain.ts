/** Plain text: the whole is one document. Where it is an article, a first line with a blank line behind it is the title. */
import { collect } from './bytes.js';
import { headed } from './format.js';
import type { Reader } from './reader.js';
import { decodeText } from './text.js';

export const readPlain: Reader = async function* ({ bytes }, { limit, isArticle = false }) {
  const text = decodeText(await collect(bytes, limit), limit);
  yield { input: isArticle ? headed(text) : { text }, isText: true };
};
