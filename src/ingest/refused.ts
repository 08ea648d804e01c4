/** What is recognised and holds no documents: one line that says what it is and what to do. */
import type { Reader } from './reader.js';
import { InputError } from './text.js';

const refuse = (what: string, advice: string): Reader =>
  // biome-ignore lint/correctness/useYield: a reader that has nothing to give
  async function* () {
    throw new InputError(what, advice);
  };

export const refuseFeedList = refuse('a list of feeds, no documents', 'follow it: chancery follow FILE');

export const refuseXml = refuse(
  'XML of a kind that is not known',
  'feeds (RSS, Atom) and the XML of PETRARCH are read; give the text of others',
);
