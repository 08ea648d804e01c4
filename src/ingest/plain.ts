/** Plain text: the whole is one document. */
import { collect } from './bytes.js';
import type { Reader } from './reader.js';
import { decodeText } from './text.js';

export const readPlain: Reader = async function* ({ bytes }, { limit }) {
  yield { input: { text: decodeText(await collect(bytes, limit), limit) } };
};
