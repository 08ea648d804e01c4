/** Words in capitals that speak alone somewhere in a document ('Ali said'): the last part of a name so used is a surname. */
import { formAt, lowerAt, type Tokens, uposOf } from '../../text/tokens.js';
import { isCapitalized } from './extents.js';

/**
 * The forms that stand alone beside a verb of saying, no article, title or further part of a name at them.
 *
 * @param isSaying whether a token is such a verb
 * @param isOther whether a name that is no person's begins at a token: 'Jordan said'
 */
export const speakingAlone = (
  tokens: Tokens,
  isSaying: (token: number) => boolean,
  isOther: (token: number) => boolean,
): ReadonlySet<string> => {
  const found = new Set<string>();
  for (let i = 1; i + 1 < tokens.size; i++) {
    const form = formAt(tokens, i);
    if (uposOf(tokens, i) !== 'PROPN' || !isCapitalized(form) || found.has(form) || isOther(i)) continue;
    if (!isSaying(i + 1) || !BEFORE.has(uposOf(tokens, i - 1)) || lowerAt(tokens, i - 1) === 'of') continue;
    found.add(form);
  }
  return found;
};

/** What may stand before a name that is the whole of a subject. */
const BEFORE: ReadonlySet<string> = new Set(['PUNCT', 'SCONJ', 'CCONJ', 'ADV', 'VERB', 'NOUN']);
