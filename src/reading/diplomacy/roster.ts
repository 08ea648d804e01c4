/**
 * Sentences that list who took part in the meeting that a readout is about: 'Participants in the call included', 'Joining the
 * President were', 'In attendance were:' and a list of lines.
 */
import { type Context, mentionsIn } from '../context.js';
import { isOfficial, issuerOf } from '../issuer.js';
import type { MeetingRule } from '../resources.js';
import {
  at,
  FINITE,
  formAt,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  type Tokens,
  tokenAt,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import { type Framed, isSitting } from './frames.js';
import { type Side, sidesBetween } from './naming.js';

export interface Roster {
  /** The persons that it lists. */
  readonly sides: readonly Side[];
  readonly from: number;
  readonly to: number;
  /** The sentence that tells the meeting. */
  readonly of: number;
}

/** The rule of those who take part by a roster. */
export const ROSTER = 'participants/roster';

/** Sentences behind the first in which a text tells its meeting. */
const HEAD_OF_TEXT = 1;
/** Words from the beginning of its sentence to the word that says who takes part, and from there to the verb. */
const OPENING = 6;
const REACH = 14;
/** A list has no more words than this. */
const LONGEST = 600;
const LISTING: ReadonlySet<string> = new Set(['include', 'be', 'comprise']);
/** What may stand between the word that says who takes part and its verb. */
const BETWEEN: ReadonlySet<string> = new Set([
  'ADP',
  'DET',
  'NOUN',
  'PROPN',
  'ADJ',
  'PART',
  'ADV',
  'NUM',
  'PRON',
  'CCONJ',
]);
/** Prepositions before the meeting in which somebody takes part. */
const WITHIN: ReadonlySet<string> = new Set(['in', 'on', 'at', 'of', 'to']);
const ITEM: ReadonlySet<string> = new Set(['-', '–', '•', '*', '·', ';']);

/**
 * The first roster of people of several parties in a document of a state, of the meeting at its head.
 *
 * @param hits the words of meetings in the order of the text
 * @returns undefined where there is none
 */
export function rosterOf(context: Context, hits: readonly Framed<MeetingRule>[]): Roster | undefined {
  if (!isOfficial(context)) return undefined;
  const { tokens } = context;
  const of = meetingTold(context, hits);
  for (let sentence = of + 1; of !== -1 && sentence + 1 < tokens.sentences.length; sentence++) {
    const verb = openedAt(context, sentence);
    if (verb === -1) continue;
    const to = listEnd(context, sentence, verb);
    const sides = listed(context, verb + 1, to);
    if (sides.length > 0) return { sides, from: sentenceStart(tokens, sentence), to, of };
    // Lists of nobody are passed as a whole.
    sentence = sentenceAt(tokens, to - 1);
  }
  return undefined;
}

/** The sentence at the head of the body that tells of a meeting and names somebody, else the heading; -1 for none. */
const meetingTold = (context: Context, hits: readonly Framed<MeetingRule>[]): number => {
  const { tokens, document, actors } = context;
  const { body } = document;
  const start = body === undefined ? 0 : tokenAt(tokens, body);
  const last = Math.min(tokens.sentences.length - 2, sentenceAt(tokens, start) + HEAD_OF_TEXT);
  let heading = -1;
  for (const { head, rule } of hits) {
    const sentence = sentenceAt(tokens, head);
    if (sentence > last) break;
    const named = mentionsIn(context, sentenceStart(tokens, sentence), sentenceEnd(tokens, sentence));
    if (rule.kind === 'visit' || !named.some(({ actor }) => actors.byId.get(actor)?.kind === 'person')) continue;
    // A heading that stands in the text itself has no verb.
    if (body === undefined ? isTelling(tokens, sentence) : head >= start) return sentence;
    if (heading === -1) heading = sentence;
  }
  return heading;
};

/** Whether a sentence has a finite verb, as headings and items of lists have none. */
const isTelling = (tokens: Tokens, sentence: number): boolean => {
  for (let i = sentenceStart(tokens, sentence); i < sentenceEnd(tokens, sentence); i++)
    if (FINITE.has(xposAt(tokens, i)) && uposOf(tokens, i) !== 'PROPN') return true;
  return false;
};

/** Whether a roster is of the meeting that the words of a row tell. */
export const isOfRoster = ({ tokens }: Context, { head, rule }: Framed<MeetingRule>, { of }: Roster): boolean =>
  rule.kind !== 'visit' && sentenceAt(tokens, head) === of;

/** The verb behind which a sentence lists who took part, -1 for another sentence. */
const openedAt = (context: Context, sentence: number): number => {
  const { tokens, resources } = context;
  const { attendees, attends } = resources.dealings;
  const end = sentenceEnd(tokens, sentence);
  let first = sentenceStart(tokens, sentence);
  while (
    first < end &&
    (uposOf(tokens, first) === 'PUNCT' || uposOf(tokens, first) === 'ADV' || lowerAt(tokens, first) === 'also')
  )
    first++;
  // 'In attendance were', 'present were'
  const isThere = lowerAt(tokens, first) === 'in' ? first + 1 : first;
  if (lowerAt(tokens, isThere) === 'attendance' || lowerAt(tokens, isThere) === 'present')
    return isListing(tokens, isThere + 1) ? isThere + 1 : -1;
  if (lowerAt(tokens, first).endsWith('ing') && isAttending(tokens, first, attends))
    return verbBehind(context, first, end);
  for (let i = first; i < Math.min(end, first + OPENING); i++) {
    if (attendees.has(lemmaAt(tokens, i))) return verbBehind(context, i, end);
    if (!BETWEEN.has(uposOf(tokens, i)) || uposOf(tokens, i) === 'ADP') break;
  }
  return -1;
};

const isAttending = (tokens: Tokens, token: number, attends: ReadonlySet<string>): boolean => {
  const stem = lowerAt(tokens, token).slice(0, -'ing'.length);
  const [lemma, particle] = [lemmaAt(tokens, token), lowerAt(tokens, token + 1)];
  return [lemma, stem, `${stem}e`].some((one) => attends.has(one) || attends.has(`${one} ${particle}`));
};

/** 'included', which the tagger may have for a participle, 'were', 'are': in a main clause about what was. */
const isListing = (tokens: Tokens, token: number): boolean =>
  LISTING.has(lemmaAt(tokens, token)) &&
  /^VB[DNPZ]$/.test(xposAt(tokens, token)) &&
  xposAt(tokens, token + 1) !== 'VBN';

const verbBehind = (context: Context, opener: number, end: number): number => {
  const { tokens, grammar } = context;
  for (let i = opener + 1; i < Math.min(end, opener + REACH); i++) {
    if (isListing(tokens, i)) return grammar.isNegated(i) || isOfOther(context, opener, i) ? -1 : i;
    if (!BETWEEN.has(uposOf(tokens, i))) return -1;
  }
  return -1;
};

/** 'participants in last year's exercise': in what is no meeting. */
const isOfOther = (context: Context, from: number, to: number): boolean => {
  const { tokens } = context;
  for (let i = from + 1; i < to; i++) {
    if (!WITHIN.has(lowerAt(tokens, i))) continue;
    let noun = i + 1;
    while (noun < to && uposOf(tokens, noun) !== 'ADP') noun++;
    while (noun > i && uposOf(tokens, noun - 1) === 'ADV') noun--;
    const last = noun - 1;
    if (last > i && !isSitting(context, last)) return true;
  }
  return false;
};

/** The end of the sentence, or behind a colon the end of the lines without a finite verb. */
const listEnd = ({ tokens }: Context, sentence: number, verb: number): number => {
  let end = sentenceEnd(tokens, sentence);
  const isOpen = formAt(tokens, end - 1) === ':' || end - 1 === verb;
  for (let next = sentence + 1; isOpen && next + 1 < tokens.sentences.length && end - verb < LONGEST; next++) {
    if (isTelling(tokens, next)) break;
    end = sentenceEnd(tokens, next);
  }
  return Math.min(end, verb + LONGEST);
};

/**
 * The persons of each item of a list, most of them of other parties. A list of mayors, pastors and firms has many names, and
 * some minister somewhere bears one of them: who is of another party is so by a state, a body or an office that the item names.
 */
const listed = (context: Context, from: number, to: number): readonly Side[] => {
  const { tokens } = context;
  const home = issuerOf(context);
  const sides: Side[] = [];
  let begin = from;
  for (let i = from; i <= to; i++) {
    const isEnd = i === to || isItem(tokens, i) || (i > begin && sentenceAt(tokens, i) !== sentenceAt(tokens, i - 1));
    if (!isEnd) continue;
    if (i > begin && mentionsIn(context, begin, i).length > 0) sides.push(...sidesBetween(context, begin, i, i));
    begin = i;
  }
  const persons = sides.filter(
    (side) => side.isPerson && !side.isPrivate && (side.party === home || isShown(context, side)),
  );
  const away = persons.filter(({ party }) => party !== home).length;
  if (away * 2 <= persons.length) return [];
  return persons.map((side) => ({ ...side, why: [...side.why, ROSTER] }));
};

/** Whether an item ends or begins at a token: not at the hyphen of 'Moon Jae-in'. */
const isItem = (tokens: Tokens, i: number): boolean => {
  const form = formAt(tokens, i);
  return ITEM.has(form) && (form === ';' || at(tokens.starts, i) > at(tokens.ends, i - 1));
};

/** 'Prime Minister Trudeau', 'Andrzej Duda, President of Poland': whether the words beside a name say for whom somebody stands. */
const isShown = (context: Context, { actor, party, from, to }: Side): boolean => {
  const { tokens, actors } = context;
  const end = Math.min(sentenceEndAt(tokens, from), to + BESIDE);
  if (
    mentionsIn(context, from, end).some(
      (one) =>
        one.actor !== actor &&
        // 'Chief Ada Quill (Chippewa Indians)' is of no state by that.
        !(one.form === 'adjective' && /S$/.test(xposAt(tokens, one.to - 1))) &&
        actors.byId.get(one.actor)?.party === party &&
        actors.byId.get(one.actor)?.kind !== 'person',
    )
  )
    return true;
  // Of whom no table knows, the words beside the name are all that is known.
  if (actor.includes(':?')) return false;
  const title = (actors.byId.get(actor)?.role ?? '').toLowerCase().split(' ').at(-1) ?? '';
  for (let i = Math.max(0, from - BESIDE); i < to; i++) if (title !== '' && lowerAt(tokens, i) === title) return true;
  return false;
};
/** Words beside a name in which that is said. */
const BESIDE = 5;
