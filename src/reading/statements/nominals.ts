/** Questions about the nouns and pronouns that name who speaks. */
import type { Mention } from '../actors/find.js';
import type { Context } from '../context.js';
import type { Resources, SpeakerNoun } from '../resources.js';
import { lemmaAt, lowerAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';
import { isTime, type Source } from './source-words.js';
import type { Stretch } from './stretch.js';
import { restoredText } from './words.js';

/** Pronouns by whom they stand for: one person, a body, several. */
export const PRONOUNS = {
  he: new Set(['he', 'she', 'him', 'her', 'his', 'who']),
  it: new Set(['it', 'its', 'which', 'that']),
  /** By which who speaks means himself, or those for whom he does. */
  own: new Set(['i', 'we', 'my', 'our']),
  they: new Set(['they', 'their', 'both', 'we', 'them']),
} as const;

export const DEFINITE = new Set(['the', 'this', 'that', 'his', 'her', 'their', 'its']);

/** Nouns for texts, which speak for those whose they are. */
export const isText = ({ texts }: Resources, noun: string): boolean =>
  /^(?:text|report|survey)$/.test(texts.get(noun) ?? '');

/** Texts that only carry what somebody says. */
export const isRecord = ({ texts }: Resources, noun: string): boolean => texts.get(noun) === 'record';

/** Whether a noun is one for bodies that speak, for people who speak for a state, or for a state as it stands opposite another. */
const isOf =
  (kind: SpeakerNoun) =>
  ({ speakerNouns }: Resources, noun: string): boolean =>
    speakerNouns.get(noun)?.includes(kind) === true;
export const isBody = isOf('body');
export const isOfficial = isOf('official');
export const isSide = isOf('side');
/** Nouns for people of whom *both* or *the two* are those of the document. */
const isPaired = isOf('pair');
/** Nouns for people of whom a text must say whose they are: *sources*, *diplomats*. */
export const isAnybodys = isOf('anybody');

export const nounOf = (tokens: Tokens, token: number): string => lemmaAt(tokens, token);

export const isBothSides = ({ tokens, resources }: Context, source: Source): boolean => {
  const noun = nounOf(tokens, source.head);
  if (!isPaired(resources, noun) && !isSide(resources, noun)) return false;
  // *the ministers of Brazil and Argentina* says who they are.
  if (lowerAt(tokens, source.head + 1) === 'of' && source.to > source.head + 1) return false;
  for (let i = source.from; i < source.head; i++) {
    const word = lowerAt(tokens, i);
    if (word === 'both') return true;
    // *two leaders* of a headline are those of the text, *two diplomats* are any.
    const isTold =
      i > source.from ? DEFINITE.has(lowerAt(tokens, i - 1)) : noun === 'leader' || isSide(resources, noun);
    if ((word === 'two' || word === 'three') && isTold) return true;
  }
  // *the sides*, *the parties* alone are both as well.
  return (
    source.head === source.from + 1 &&
    lowerAt(tokens, source.from) === 'the' &&
    lowerAt(tokens, source.head).endsWith('s')
  );
};

/** The words of an unnamed speaker without article, clauses and what stands behind commas. */
export const textOf = (context: Context, source: Source): string => {
  const { tokens } = context;
  let { to } = source;
  // *a press release issued in Manila* is a press release.
  const isIssued =
    isText(context.resources, nounOf(tokens, source.head)) || isBody(context.resources, nounOf(tokens, source.head));
  for (let i = source.head + 1; i < to; i++) {
    const tag = xposAt(tokens, i);
    // *the newspaper on Sunday*, *an account Friday*
    const isWhen = isTime(context, i) || (tag === 'IN' && i + 1 < to && isTime(context, i + 1));
    if (!/^[,(]$/.test(lowerAt(tokens, i)) && tag !== 'WP' && tag !== 'WDT' && !(tag === 'VBN' && isIssued) && !isWhen)
      continue;
    to = i;
    break;
  }
  while (to > source.head + 1 && xposAt(tokens, to - 1) === 'POS') to--;
  // *the country's Ministry of Foreign Affairs* has that name without its owner.
  let { from } = source;
  for (let i = source.from + 1; i < source.head; i++) {
    const isOwner = xposAt(tokens, i) === 'POS' && uposOf(tokens, i - 1) === 'NOUN';
    if (isOwner && uposOf(tokens, i + 1) === 'PROPN') from = i + 1;
  }
  return restoredText(context, { from, to: Math.max(to, source.head + 1) });
};

/** *the older of the two envoys*: the phrase for those of whom somebody is a part. */
export const wholeOf = ({ tokens, grammar }: Context, { head, to }: Source): Source | undefined => {
  const isPart = uposOf(tokens, head) !== 'NOUN' && uposOf(tokens, head) !== 'PROPN';
  if (!isPart || head + 2 >= to || lowerAt(tokens, head + 1) !== 'of') return undefined;
  const noun = grammar.headOf(head + 2, to);
  return { from: head + 2, to, head: noun, heads: [noun] };
};

/** Words of a source before its first comma. */
export const lengthOf = (tokens: Tokens, { from, to }: Stretch): number => {
  let end = from;
  while (end < to && lowerAt(tokens, end) !== ',') end++;
  return end - from;
};

/** *the envoy for Libya, Dr. Ghassan Salamé*: whether a mention is all that stands behind the last comma of a source, titles apart. */
export const isNameOf = ({ tokens }: Context, { from, to }: Stretch, mention: Mention): boolean => {
  let title = mention.from - 1;
  while (title > from && (uposOf(tokens, title) === 'PROPN' || uposOf(tokens, title) === 'NOUN')) title--;
  if (title <= from || lowerAt(tokens, title) !== ',') return false;
  let end = to;
  while (end > mention.to && lowerAt(tokens, end - 1) === ',') end--;
  return end === mention.to;
};
