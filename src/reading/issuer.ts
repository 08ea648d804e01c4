/** Whose document it is: a readout tells its own meeting, and 'the Secretary' in it is its own. */
import type { Document } from '../model/document.js';
import type { DocumentKind } from '../model/generated/lists.js';
import type { Party } from '../model/generated/parties.js';
import type { Context } from './context.js';
import type { Resources } from './resources.js';

/** Words of a publisher that speaks for a state. */
const SPEAKING =
  /\b(?:president|ministry|department|office|government|embassy|house|kremlin|chancellery|council|commission)\b/i;

/** The party that issued a document, by what came with it. */
export const findIssuer = (document: Document, resources: Resources): Party | '' => {
  if (document.issuer) return document.issuer;
  if (!document.publisher || !SPEAKING.test(document.publisher)) return '';
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

/** 'Secretary Blinken's call with' is a call with somebody, too. */
const OWNERS = ['’s ', "'s "];

/** The kind of document that its first words tell, undefined where they tell none. */
export const toldKind = ({ text }: Document, { documentKinds }: Resources): DocumentKind | undefined => {
  const opening = text.slice(0, KIND_REACH).trimStart().toLowerCase();
  const line = opening.indexOf('\n');
  // A heading ends without a full stop, and a text follows it.
  const heading = opening.slice(0, Math.max(0, line)).trimEnd();
  const isHeaded = heading !== '' && !/[.!?…]$/.test(heading);
  return documentKinds.find(({ phrase, where }) => {
    if (where === 'opening') return opening.includes(phrase);
    if (where === 'start') return opening.startsWith(phrase);
    return isHeaded && (heading.startsWith(phrase) || OWNERS.some((owner) => heading.includes(owner + phrase)));
  })?.kind;
};

/** Whether a document tells a meeting of those who issued it. */
export const isReadout = ({ kind, issuer }: Context): boolean =>
  kind === undefined ? issuer !== '' : kind === 'readout';

/** Whether the text is a sentence, and no article. */
export const isShort = ({ tokens }: Context): boolean => tokens.sentences.length <= 2;

export const textKindOf = (context: Context): 'readout' | 'official' | 'short' | 'news' =>
  isReadout(context) ? 'readout' : isOfficial(context) ? 'official' : isShort(context) ? 'short' : 'news';

/** Kinds of documents in which 'we' is who issues them. */
const OFFICIAL: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['readout', 'joint-statement', 'statement']);

/** Whether states speak in a document. */
export const isOfficial = ({ kind, issuer }: Context): boolean =>
  issuer !== '' || (kind !== undefined && OFFICIAL.has(kind));
