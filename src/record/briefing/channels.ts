/** Lines of contact in a briefing: which of them are worth a line, and what it says. Pure. */
import { type ChannelHistory, channelHistories } from '../channels/history.js';
import { stemsOf } from '../words.js';
import type { BriefingLine } from './briefing.js';
import type { BriefingInput } from './input.js';
import type { MakeLine } from './line.js';

/** The latest first. */
export const channelLines = (input: BriefingInput, line: MakeLine): BriefingLine[] =>
  channelHistories(input.told, [input.a, input.b], input.words)
    .filter((one) => one.state !== 'prospective' && (input.precision === 'broad' || isLine(one, input)))
    .map((one) =>
      line(
        one.history.at(-1)?.day ?? '',
        `${isNamed(one) ? `${one.kind} channel` : 'channel'}: ${one.history.map(({ state, day }) => `${state} ${day}`).join(', then ')}${
          one.lastUse && isNamed(one) ? `; last meeting at that level ${one.lastUse.day}` : ''
        }`,
        one.history.flatMap(({ reports }) => reports),
        { words: input.passages.get(one.id) ?? one.what, state: one.state, entry: one.id },
      ),
    )
    .sort((x, y) => (x.day < y.day ? 1 : -1));

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
