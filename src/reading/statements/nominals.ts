/** Questions about the nouns and pronouns that name who speaks. */
import type { Mention } from '../actors/find.js';
import { PARTICLES } from '../actors/names.js';
import type { Context } from '../context.js';
import type { Resources } from '../resources.js';
import { at, formAt, lemmaAt, lowerAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';
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
  texts.get(noun) === 'text' || texts.get(noun) === 'survey';

/** Texts that only carry what somebody says. */
export const isRecord = ({ texts }: Resources, noun: string): boolean => texts.get(noun) === 'record';

/** Nouns for bodies that speak. */
const BODIES = new Set(
  'ministry,government,department,agency,embassy,court,council,company,bank,parliament,commission,committee,newspaper,paper,report,statement,readout,communique,communiqué,broadcaster,channel,magazine,party,union,army,navy,military,office,administration,organization,organisation,group,bloc,alliance,foundation,institute,firm,fund,junta,movement,body,state,country,side,capital,cabinet,congress,senate,house,league,mission,secretariat,regulator,watchdog,letter,release,study,survey,poll,document,memo,tribunal,press,media,daily,weekly,kingdom,republic,federation,presidency,leadership'.split(
    ',',
  ),
);
export const isBody = (noun: string): boolean => BODIES.has(noun);

/** Nouns for people of whom *both* or *the two* are those of the document. */
const PEOPLE = new Set([
  'leader',
  'president',
  'minister',
  'official',
  'secretary',
  'diplomat',
  'premier',
  'man',
  'woman',
]);
/** Nouns for a state as it stands opposite another. */
export const SIDES = new Set(['side', 'country', 'party', 'government', 'delegation', 'nation', 'capital', 'state']);

export const nounOf = (tokens: Tokens, token: number): string => lemmaAt(tokens, token);

export const isBothSides = (tokens: Tokens, source: Source): boolean => {
  const noun = nounOf(tokens, source.head);
  if (!PEOPLE.has(noun) && !SIDES.has(noun)) return false;
  // *the ministers of Brazil and Argentina* says who they are.
  if (lowerAt(tokens, source.head + 1) === 'of' && source.to > source.head + 1) return false;
  for (let i = source.from; i < source.head; i++) {
    const word = lowerAt(tokens, i);
    if (word === 'both') return true;
    // *two leaders* of a headline are those of the text, *two diplomats* are any.
    const isTold = i > source.from ? DEFINITE.has(lowerAt(tokens, i - 1)) : noun === 'leader' || SIDES.has(noun);
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
  const isIssued = isText(context.resources, nounOf(tokens, source.head)) || isBody(nounOf(tokens, source.head));
  for (let i = source.head + 1; i < to; i++) {
    const tag = xposAt(tokens, i);
    // *the newspaper on Sunday*, *an account Friday*
    const isWhen = isTime(context, i) || (tag === 'IN' && i + 1 < to && isTime(context, i + 1));
    if (lowerAt(tokens, i) !== ',' && tag !== 'WP' && tag !== 'WDT' && !(tag === 'VBN' && isIssued) && !isWhen)
      continue;
    to = i;
    break;
  }
  while (to > source.head + 1 && xposAt(tokens, to - 1) === 'POS') to--;
  return restoredText(context, { from: source.from, to: Math.max(to, source.head + 1) });
};

/** *the older of the two envoys*: the phrase for those of whom somebody is a part. */
export const wholeOf = ({ tokens, grammar }: Context, { head, to }: Source): Source | undefined => {
  const isPart = uposOf(tokens, head) !== 'NOUN' && uposOf(tokens, head) !== 'PROPN';
  if (!isPart || head + 2 >= to || lowerAt(tokens, head + 1) !== 'of') return undefined;
  const noun = grammar.headOf(head + 2, to);
  return { from: head + 2, to, head: noun, heads: [noun] };
};

/** *Its owner, the kingdom's wealth fund*, *the UN's watchdog, the Agency*: the body behind the comma says who it is. */
export const bodyApposed = ({ tokens, grammar }: Context, source: Source): Source | undefined => {
  const comma = source.from + lengthOf(tokens, source);
  let isOwned = /^(its|their)$/.test(lowerAt(tokens, source.from));
  for (let i = source.from; i < source.head && !isOwned; i++) isOwned = xposAt(tokens, i) === 'POS';
  if (!isOwned || comma + 1 >= source.to) return undefined;
  let { to } = source;
  while (to > comma + 1 && lowerAt(tokens, to - 1) === ',') to--;
  const head = grammar.headOf(comma + 1, to);
  return isBody(nounOf(tokens, head)) ? { from: comma + 1, to, head, heads: [head] } : undefined;
};

/** The noun for a text right before the quotation of a token: *read out the note: "It says ..."*; '' for none. */
export const textBefore = ({ tokens, quotes, resources }: Context, token: number): string => {
  const quotation = at(quotes.of, token);
  if (quotation === -1) return '';
  const { from } = at(quotes.list, quotation);
  for (let i = from - 1; i >= 0 && i > from - REACH; i--)
    if (uposOf(tokens, i) === 'NOUN' && isText(resources, nounOf(tokens, i))) return nounOf(tokens, i);
  return '';
};
/** Words before a quotation among which a text is looked for. */
const REACH = 8;

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

/** A name in capitals at the end of a phrase that is no actor's: *the laureate Leymah Gbowee*. */
export const properName = (context: Context, source: Source): string => {
  const { tokens, grammar } = context;
  for (const word of [source.head, ...grammar.appositions(source.head), lastWord(tokens, source)]) {
    if (word < source.from || word >= source.to) continue;
    const { from, to } = grammar.name(word);
    let end = Math.min(Math.max(to, word + 1), source.to);
    while (end < source.to && uposOf(tokens, end) === 'PROPN') end++;
    let start = end;
    while (start > Math.max(Math.min(from, word), source.from) && isNamePart(tokens, start - 1)) start--;
    if (word !== source.head && !grammar.appositions(source.head).includes(word)) {
      start = end;
      while (start > source.from && isNamePart(tokens, start - 1)) start--;
      if (lowerAt(tokens, start - 1) !== ',') continue;
    }
    if (end - start >= 2 && end - start <= 4) return restoredText(context, { from: start, to: end });
  }
  return '';
};

/** The last word of a source, commas at its end apart. */
const lastWord = (tokens: Tokens, { from, to }: Source): number => {
  let last = to - 1;
  while (last > from && lowerAt(tokens, last) === ',') last--;
  return last;
};

const isNamePart = (tokens: Tokens, token: number): boolean =>
  (uposOf(tokens, token) === 'PROPN' && /^\p{Lu}\p{L}/u.test(formAt(tokens, token))) ||
  (PARTICLES.has(formAt(tokens, token)) && /^\p{Lu}/u.test(formAt(tokens, Math.min(token + 1, tokens.size - 1))));

/** Nouns for people who speak for a state. */
const OFFICIALS = new Set([
  'official',
  'diplomat',
  'spokesman',
  'spokeswoman',
  'spokesperson',
  'envoy',
  'ambassador',
  'minister',
  'officer',
  'aide',
  'adviser',
  'general',
  'negotiator',
  'secretary',
  'representative',
  'delegate',
  'source',
  'commander',
  'lawmaker',
  'senator',
]);
export const isOfficial = (noun: string): boolean => OFFICIALS.has(noun);
