/** Lines of contact in a briefing: which of them are worth a line, and what it says. Pure. */
import type { ChannelState } from '../../model/generated/lists.js';
import { type ChannelHistory, channelHistories } from '../channels/history.js';
import { stemsOf } from '../words.js';
import type { BriefingInput } from './input.js';
import type { DraftLine, MakeLine } from './line.js';
import type { DayOfStep } from './occasion.js';

/**
 * The latest first.
 *
 * @param dayOfStep when a step was, and how a text says it
 */
export const channelLines = (input: BriefingInput, dayOfStep: DayOfStep, line: MakeLine): DraftLine[] =>
  channelHistories(input.told, [input.a, input.b], input.words)
    .filter((one) => one.state !== 'prospective' && (input.precision === 'broad' || isLine(one, input)))
    .sort((x, y) => ((x.history.at(-1)?.day ?? '') < (y.history.at(-1)?.day ?? '') ? 1 : -1))
    .map((one) => {
      const last = one.history.at(-1);
      const day = last ? dayOfStep(last).day : '';
      const when = (step: (typeof one.history)[number]): string =>
        day !== '' && one.history.length === 1 ? '' : ` (${dayOfStep(step).text})`;
      const steps = one.history.map((step) => `${SAID[step.state]}${when(step)}`);
      const use = one.lastUse && isNamed(one) ? `; last meeting at that level ${one.lastUse.day}` : '';
      return line(
        day,
        `${isNamed(one) ? `${one.kind} channel` : 'lines of contact'}: ${steps.join(', then ')}${use}`,
        one.history.flatMap(({ reports }) => reports),
        { words: input.passages.get(one.id) ?? one.what, state: one.state, entry: one.id },
      );
    });

/** What a report says of a line on a day; that it is open is seldom that it was opened. */
const SAID: Readonly<Record<ChannelState, string>> = {
  open: 'spoken of as open',
  agreed: 'agreed on',
  reopening: 'being reopened',
  prospective: 'wished for',
  suspended: 'suspended',
  closed: 'closed',
};

/** Whether words say its kind: of 'this channel' nobody knows of whom it is, and who used it last. */
const isNamed = ({ kind, what }: ChannelHistory): boolean => stemsOf(what).some((stem) => stemsOf(kind).includes(stem));

/** Of the two alone, and told by a word for a line: who stays in touch about the work of a commission opens no line. */
const isLine = ({ parties, what }: ChannelHistory, { a, b, words }: BriefingInput): boolean => {
  const text = ` ${what.toLowerCase()} `;
  const first = (phrases: readonly string[]): number =>
    Math.min(...phrases.map((phrase) => text.indexOf(phrase)).map((at) => (at < 0 ? Number.POSITIVE_INFINITY : at)));
  const line = first(words.lineWords);
  return (
    parties.every((party) => party === a || party === b) &&
    line < Number.POSITIVE_INFINITY &&
    line < first(words.touchWords)
  );
};
