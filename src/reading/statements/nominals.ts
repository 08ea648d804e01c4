import { standsFor } from '../actors/meant/referred.js';
import type { Context } from '../context.js';
import type { Resources, SpeakerNoun } from '../resources.js';
import { lemmaAt, lowerAt, type Tokens, xposAt } from '../text/tokens.js';
import type { Source } from './source-words.js';
import { restoredText } from './words.js';

/** *I*, *our*: of those for whom who says it says it. */
export const isOwn = (context: Context, token: number): boolean => /^s(?:peaker|ide)$/.test(standsFor(context, token));

export const DEFINITE = new Set(['the', 'this', 'that', 'his', 'her', 'their', 'its']);

/** Nouns for texts, which speak for those whose they are. */
export const isText = ({ texts }: Resources, noun: string): boolean =>
  /^(?:text|report|survey)$/.test(texts.get(noun) ?? '');

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

export const nounOf = (tokens: Tokens, token: number): string => lemmaAt(tokens, token);

export const isBothSides = ({ tokens, resources }: Context, source: Source): boolean => {
  const noun = nounOf(tokens, source.head);
  if (noun === 'both') return true;
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
  let to = source.head + 1;
  while (to < source.to && !/^[,(]$/.test(lowerAt(tokens, to)) && !/^(WP|WDT)$/.test(xposAt(tokens, to))) to++;
  while (to > source.head + 1 && xposAt(tokens, to - 1) === 'POS') to--;
  return restoredText(context, { from: source.from, to });
};
