/** What speaks for it that some words are what a cue says: marks of a piece of it, of all together, and of nothing being said. */
import type { MarkLists } from '../choice.js';
import type { Context } from '../context.js';
import { once, onceForTwo } from '../once.js';
import { at, firstFrom, sentenceEndAt, uposOf, xposAt } from '../text/tokens.js';
import { kindOfHead } from './agents.js';
import type { Core } from './proposal.js';
import { type Stretch, shared, sizeOf } from './stretch.js';
import { isOfTalks } from './talks.js';
import { compared, lengthOf, nearWay, wordOf } from './word-marks.js';

/** Where a piece stands from its cue; what hangs on a noun hangs otherwise. */
export type Side = 'before' | 'behind' | 'of noun';

/** What is known of a cue: what its row says may hang on it, and its act. */
const framesOf = ({ cue: { rule } }: Core): readonly string[] => [...rule.frames, rule.act];

/** Marks of the pieces on one side of a cue. Most hang on where a piece begins, on where it ends or on its head, and are told once for all that share it. */
export class PieceMarks {
  private readonly way = once((head) => nearWay(this.context, this.core.cue.head, head));
  private readonly opening = once((from) => wordOf(this.context.tokens, from));
  /** The word behind a piece. */
  private readonly next = once((to) =>
    to === sentenceEndAt(this.context.tokens, to - 1) ? END : wordOf(this.context.tokens, to),
  );
  private readonly whole = once((head) => this.context.grammar.whole(head));
  private readonly ended = once((to) => this.ofEnd(to));
  private readonly headed = once((head) => this.framed(`way ${this.way(head)}`));
  private readonly begun = new Map<number, readonly string[]>();
  private readonly headBegun = onceForTwo((head, from) => {
    const begins = compared(this.whole(head).from, from);
    const way = `way ${this.way(head)}`;
    return this.all(`${way}, opens ${this.opening(from)}`, `${way}, head begins ${begins}`);
  });
  private readonly headEnded = onceForTwo((head, to) => {
    const way = `way ${this.way(head)}`;
    return this.all(`${way} before ${this.next(to)}`, `${way}, head ends ${compared(this.whole(head).to, to)}`);
  });
  private readonly clause;
  private readonly frames;

  /** @param beside other cores of the sentence */
  constructor(
    private readonly context: Context,
    private readonly core: Core,
    private readonly side: Side,
    private readonly beside: readonly Core[],
  ) {
    this.frames = framesOf(core);
    this.clause = context.grammar.whole(core.cue.head);
  }

  /** @param how by what its first word may begin a content */
  of({ from, to }: Stretch, how: string): MarkLists {
    const head = this.context.grammar.headOf(from, to);
    let begun = this.begun.get(from);
    if (!begun) {
      begun = this.ofBeginning(from, how);
      this.begun.set(from, begun);
    }
    const both = this.ofBoth({ from, to }, head);
    return [begun, this.ended(to), this.headed(head), this.headBegun(head, from), this.headEnded(head, to), both];
  }

  private ofBeginning(from: number, how: string): readonly string[] {
    const { core, clause, beside } = this;
    const opening = this.opening(from);
    const behind = from === 0 ? 'nothing' : wordOf(this.context.tokens, from - 1);
    return [
      ...this.framed(`opens ${opening}`),
      ...this.all(
        `begins ${how}`,
        `opens ${opening} behind ${behind}`,
        `clause begins ${compared(clause.from, from)}`,
        ...beside.filter(({ to }) => to === from || to + 1 === from).map(() => 'behind another'),
      ),
      ...(this.side === 'before' ? [] : this.framed(`away ${lengthOf(Math.max(0, from - core.to))}`)),
    ];
  }

  private ofEnd(to: number): readonly string[] {
    const { context, core, clause, beside } = this;
    const { tokens, dates } = context;
    const next = this.next(to);
    const isLast = next === END;
    const day = dates.mentions[firstFrom(dates.mentions, to)];
    return [
      ...this.all(
        `ends ${uposOf(tokens, to - 1)} before ${next}`,
        ...(isLast ? [] : [`then ${nearWay(context, core.cue.head, to)}`]),
        ...(day && day.from <= to + 1 && !isLast ? ['a day behind'] : []),
        ...beside.filter(({ from }) => from === to || from === to + 1).map(() => 'before another'),
      ),
      ...this.framed(`clause ends ${compared(clause.to, to)}`),
      ...(this.side === 'before' ? this.framed(`away ${lengthOf(core.from - to)}`) : []),
    ];
  }

  private ofBoth({ from, to }: Stretch, head: number): readonly string[] {
    const { quotes, dates } = this.context;
    const whole = this.whole(head);
    const [first, last] = [at(quotes.of, from), at(quotes.of, to - 1)];
    const opens = first === -1 ? 'none' : at(quotes.list, first).from === from ? 'opens' : 'is open';
    const closes = last === -1 ? 'none' : at(quotes.list, last).to === to ? 'closes' : 'stays open';
    const ended = dates.mentions[firstFrom(dates.mentions, to) - 1];
    const held = this.beside.filter(({ cue }) => cue.from >= from && cue.to <= to);
    return [
      ...this.all(
        `opens ${this.opening(from)} before ${this.next(to)}`,
        `head begins ${compared(whole.from, from)}, ends ${compared(whole.to, to)}`,
        `words ${lengthOf(to - from)}`,
        `quotation ${opens}, ${closes}`,
        ...(ended?.to === to && ended.from > from ? ['ends with a day'] : []),
      ),
      ...held.flatMap((one) => this.framed(`holds a cue${one.from < from ? ' without its source' : ''}`)),
    ];
  }

  private all(...marks: readonly string[]): readonly string[] {
    return marks.map((mark) => `${this.side}: ${mark}`);
  }

  /** A mark by itself, and with each of what is known of the cue. */
  private framed(mark: string): readonly string[] {
    return [`${this.side}: ${mark}`, ...this.frames.map((frame) => `${this.side}, ${frame}: ${mark}`)];
  }
}
const END = 'the end';

/** @param how where the pieces stand from the cue */
export function marksOfWhole({ tokens }: Context, core: Core, how: string): readonly string[] {
  const { cue, source } = core;
  return [
    how,
    ...framesOf(core).map((frame) => `${frame}: ${how}`),
    `${how}, cue ${xposAt(tokens, cue.head)}`,
    `${how}, source ${source ? (source.from >= cue.to ? 'behind' : 'before') : 'none'}`,
  ];
}

/** @param said what the net takes for what the cue says, of words */
export function marksOfNet(pieces: readonly Stretch[], said: readonly Stretch[]): readonly string[] {
  const [first, last] = [said[0], said.at(-1)];
  if (!first || !last) return [];
  const common = shared(pieces, said);
  const marks = [`net ${Math.floor((common * FIFTHS) / (sizeOf(pieces) + sizeOf(said) - common)) / FIFTHS}`];
  // A mark or comma more is no other word.
  if (Math.abs(at(pieces, 0).from - first.from) <= 1) marks.push('net begins');
  if (Math.abs(at(pieces, pieces.length - 1).to - last.to) <= 1) marks.push('net ends');
  return marks;
}
const FIFTHS = 5;

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
