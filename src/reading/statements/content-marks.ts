/** What speaks for it that some words are what a cue says: marks of a piece of it, of all together, and of nothing being said. */
import type { Context } from '../context.js';
import { at, firstFrom, sentenceEndAt, uposOf, xposAt } from '../text/tokens.js';
import { kindOfHead } from './agents.js';
import type { Core } from './proposal.js';
import type { Stretch } from './stretch.js';
import { isOfTalks } from './talks.js';
import { compared, lengthOf, nearWay, wordOf } from './word-marks.js';

/** Where a piece stands from its cue; what hangs on a noun hangs otherwise. */
export type Side = 'before' | 'behind' | 'of noun';

/** What is known of a cue: what its row says may hang on it, and its act. */
const framesOf = ({ cue: { rule } }: Core): readonly string[] => [...rule.frames, rule.act];

/** @param how by what its first word may begin a content; @param beside other cores of the sentence */
export function marksOfPiece(
  context: Context,
  core: Core,
  { from, to }: Stretch,
  side: Side,
  how: string,
  beside: readonly Core[],
): readonly string[] {
  const { tokens, grammar, quotes, dates } = context;
  const { cue } = core;
  const frames = framesOf(core);
  const marks: string[] = [];
  const mark = (text: string): void => {
    marks.push(`${side}: ${text}`);
  };
  const markFrames = (text: string): void => {
    mark(text);
    for (const frame of frames) marks.push(`${side}, ${frame}: ${text}`);
  };
  const head = grammar.headOf(from, to);
  const [whole, clause] = [grammar.whole(head), grammar.whole(cue.head)];
  const way = nearWay(context, cue.head, head);
  const opening = wordOf(tokens, from);
  const isLast = to === sentenceEndAt(tokens, to - 1);
  const next = isLast ? 'the end' : wordOf(tokens, to);
  markFrames(`opens ${opening}`);
  markFrames(`way ${way}`);
  mark(`way ${way}, opens ${opening}`);
  mark(`begins ${how}`);
  mark(`opens ${opening} behind ${from === 0 ? 'nothing' : wordOf(tokens, from - 1)}`);
  mark(`ends ${uposOf(tokens, to - 1)} before ${next}`);
  mark(`opens ${opening} before ${next}`);
  mark(`way ${way} before ${next}`);
  if (!isLast) mark(`then ${nearWay(context, cue.head, to)}`);
  mark(`head begins ${compared(whole.from, from)}, ends ${compared(whole.to, to)}`);
  mark(`way ${way}, head begins ${compared(whole.from, from)}`);
  mark(`way ${way}, head ends ${compared(whole.to, to)}`);
  mark(`clause begins ${compared(clause.from, from)}`);
  markFrames(`clause ends ${compared(clause.to, to)}`);
  markFrames(`away ${lengthOf(side === 'before' ? core.from - to : Math.max(0, from - core.to))}`);
  mark(`words ${lengthOf(to - from)}`);
  const [first, last] = [at(quotes.of, from), at(quotes.of, to - 1)];
  const opens = first === -1 ? 'none' : at(quotes.list, first).from === from ? 'opens' : 'is open';
  const closes = last === -1 ? 'none' : at(quotes.list, last).to === to ? 'closes' : 'stays open';
  mark(`quotation ${opens}, ${closes}`);
  const day = dates.mentions[firstFrom(dates.mentions, to)];
  if (day && day.from <= to + 1 && !isLast) mark('a day behind');
  const ended = dates.mentions[firstFrom(dates.mentions, to) - 1];
  if (ended?.to === to && ended.from > from) mark('ends with a day');
  for (const one of beside)
    if (one.cue.from >= from && one.cue.to <= to)
      markFrames(`holds a cue${one.from < from ? ' without its source' : ''}`);
    else if (one.from === to || one.from === to + 1) mark('before another');
    else if (one.to === from || one.to + 1 === from) mark('behind another');
  return marks;
}

/** @param how where the pieces stand from the cue; @param said what the net takes for what the cue says */
export function marksOfWhole(
  { tokens }: Context,
  core: Core,
  how: string,
  pieces: readonly Stretch[],
  said: readonly Stretch[],
): readonly string[] {
  const { cue, source } = core;
  const marks = [how, ...framesOf(core).map((frame) => `${frame}: ${how}`), `${how}, cue ${xposAt(tokens, cue.head)}`];
  marks.push(`${how}, source ${source ? (source.from >= cue.to ? 'behind' : 'before') : 'none'}`);
  const [first, last] = [said[0], said.at(-1)];
  if (!first || !last) return marks;
  const common = pieces.reduce(
    (sum, a) => said.reduce((all, b) => all + Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from)), sum),
    0,
  );
  marks.push(`net ${Math.floor((common * FIFTHS) / (sizeOf(pieces) + sizeOf(said) - common)) / FIFTHS}`);
  // A mark or comma more is no other word.
  if (Math.abs(at(pieces, 0).from - first.from) <= 1) marks.push('net begins');
  if (Math.abs(at(pieces, pieces.length - 1).to - last.to) <= 1) marks.push('net ends');
  return marks;
}
const FIFTHS = 5;
const sizeOf = (pieces: readonly Stretch[]): number => pieces.reduce((sum, { from, to }) => sum + to - from, 0);

/** Of a content that goes on with the quotations behind its sentence. */
export function marksOfMore(
  { tokens, quotes }: Context,
  core: Core,
  how: string,
  pieces: readonly Stretch[],
): readonly string[] {
  const isQuoted = pieces.some(({ from, to }) => at(quotes.of, from) !== -1 || at(quotes.of, to - 1) !== -1);
  const tail = core.to < tokens.size ? wordOf(tokens, core.to) : 'nothing';
  return [
    'goes on',
    `${how}, goes on`,
    `goes on behind ${isQuoted ? 'a quotation' : 'words'}`,
    `goes on, tail ${tail}`,
  ];
}

/** Of nothing being said. */
export function marksOfNothing(context: Context, core: Core, where: string): readonly string[] {
  const { tokens, quotes, grammar } = context;
  const { cue, source, to, isShared } = core;
  const objects = grammar.patient(cue.head).filter((one) => one >= to);
  const governed = [grammar.complements(cue.head).length > 0 ? 'a clause' : '', objects.length > 0 ? 'an object' : ''];
  const who = source ? `said by ${kindOfHead(context, source.head)}` : 'said by nobody';
  const things = `with ${governed.filter((one) => one !== '').join(' and ') || 'nothing'}`;
  const then = `then ${to < tokens.size ? wordOf(tokens, to) : 'nothing'}`;
  const marks = [
    where,
    xposAt(tokens, cue.head),
    things,
    then,
    who,
    `${at(quotes.of, cue.head) === -1 ? 'outside' : 'inside'} quotes`,
    `source ${!source ? 'none' : source.from >= cue.to ? 'behind' : xposAt(tokens, source.head)}`,
    `source opens ${source ? xposAt(tokens, source.from) : 'none'}`,
    ...(isShared ? ['source of another'] : []),
    ...framesOf(core).flatMap((frame) => [frame, ...[where, things, then, who].map((mark) => `${frame}, ${mark}`)]),
    ...(cue.rule.frames.has('readout') ? [`readout ${isOfTalks(context) ? 'of talks' : 'elsewhere'}`] : []),
  ];
  return [NOTHING, ...marks.map((mark) => `${NOTHING}, ${mark}`)];
}
const NOTHING = 'nothing said';
