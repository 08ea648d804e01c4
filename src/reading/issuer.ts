/** Whose document it is: a readout tells its own meeting, and 'the Secretary' in it is its own. */
import type { Party } from '../model/generated/parties.js';
import type { Context } from './context.js';

/** Words of a publisher that speaks for a state. */
const OFFICIAL =
  /\b(?:president|ministry|department|office|government|embassy|house|kremlin|chancellery|council|commission)\b/i;

/** The party that issued the document, by what came with it. */
export const issuerOf = ({ document, resources }: Context): Party | '' => {
  if (document.issuer) return document.issuer;
  if (!document.publisher || !OFFICIAL.test(document.publisher)) return '';
  const words = resources.words.split(document.publisher);
  const numbers = Int32Array.from(words, (word) => resources.words.number(word));
  for (let i = 0; i < numbers.length; i++) {
    const found = resources.actors.names.longest(i, numbers.length, numbers);
    const party = found?.values.find((value) => value.actor.party !== '')?.actor.party;
    if (party) return party;
  }
  return '';
};

/** Characters at the head of a text in which its kind is told. */
const KIND_REACH = 200;

/** Whether a document tells a meeting of those who issued it. */
export const isReadout = (context: Context): boolean => {
  const { document, resources } = context;
  if (document.kind !== undefined) return document.kind === 'readout';
  const opening = document.text.slice(0, KIND_REACH).toLowerCase();
  const told = resources.documentKinds.find(([phrase]) => opening.startsWith(phrase));
  return told ? told[1] === 'readout' : issuerOf(context) !== '';
};
