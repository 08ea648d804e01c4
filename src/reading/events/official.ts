/** What only documents in which states speak want: what is welcomed, what is only talked of, whom a meeting is with. */
import type { Context } from '../context.js';
import { isOfficial } from '../issuer.js';
import { at, formAt, uposOf, xposAt } from '../text/tokens.js';
import type { Draft } from './draft.js';
import type { Match, Matcher } from './match.js';
import type { Sides } from './sides.js';
import { isOnlyAside } from './took-part.js';

/** 'welcomed Malta's contribution': what is somebody's and is nobody is no guest. */
export const isThingReceived = (
  { pattern, token }: Match,
  matcher: Matcher,
  { tokens, grammar, resources }: Context,
): boolean => {
  if (pattern.mode !== 'visit' || !pattern.source.includes('object')) return false;
  const words = matcher.words(token, 'object');
  return (
    words.length > 0 &&
    words.every((word) => (isOwned(word) || isDoing(word)) && !resources.grammar.persons.has(at(tokens.lemmas, word)))
  );

  /** 'welcomed Malta joining the fund': what somebody does. */
  function isDoing(word: number): boolean {
    const { to } = grammar.name(word);
    return to + 1 < tokens.size && xposAt(tokens, to) === 'VBG' && formAt(tokens, to - 1) !== ',';
  }

  function isOwned(word: number): boolean {
    const upos = uposOf(tokens, word);
    if (upos !== 'NOUN' && upos !== 'PROPN') return false;
    for (let i = grammar.name(word).from; i < word; i++) if (/^(?:POS|PRP\$)$/.test(xposAt(tokens, i))) return true;
    return false;
  }
};

/** 'discussed providing boats', 'talks on strengthening trade': what is only talked of is not done. */
export const isTalkedOf = ({ token }: Match, matcher: Matcher, { tokens }: Context): boolean => {
  if (xposAt(tokens, token) !== 'VBG') return false;
  let before = token - 1;
  while (before > 0 && (uposOf(tokens, before) === 'ADV' || PREPOSITIONS.has(formAt(tokens, before)))) before--;
  return before >= 0 && matcher.at(before)?.pattern.plover === 'CONSULT';
};
const PREPOSITIONS = new Set(['on', 'about']);

/**
 * The drafts of a document of states, in which nobody meets or agrees whom the words name only as what is talked about: 'agreed
 * on the threat to Kenya from'.
 */
export const withoutTopics = (drafts: readonly Draft[], context: Context, sides: Sides): readonly Draft[] => {
  if (!isOfficial(context)) return drafts;
  return drafts.map((draft) => {
    const { plover, mode, match, source, target } = draft;
    if ((plover !== 'CONSULT' && plover !== 'AGREE') || mode === 'visit') return draft;
    const isParty = (id: string): boolean => !isOnlyAside(context, id, match.token);
    const others = target.filter(isParty);
    const isShared = sides.antecedents.partiesOf(source).size > 1;
    const targets = others.length > 0 || isShared ? others : target;
    const own = plover === 'AGREE' && sides.antecedents.partiesOf(source).size > 2 ? source.filter(isParty) : source;
    const sources = sides.antecedents.partiesOf(own).size > 1 ? own : source;
    if (plover === 'AGREE' && !isShared) return draft;
    return targets.length === target.length && sources.length === source.length
      ? draft
      : { ...draft, source: sources, target: targets };
  });
};
