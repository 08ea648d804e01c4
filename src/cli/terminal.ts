/** The terminal: colours and width as it has them, plain text where the output is no terminal. */
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import pico from 'picocolors';

const NARROWEST = 50;
const WIDEST = 110;
/** Where nobody says how wide the output is. */
const PIPED_WIDTH = 100;

export interface Terminal {
  readonly width: number;
  readonly color: ReturnType<typeof pico.createColors>;
}

/** Colours only for a terminal, and never with NO_COLOR; FORCE_COLOR wins over a pipe. */
export const terminal = (stream: NodeJS.WriteStream = process.stdout): Terminal => ({
  width: stream.isTTY ? Math.max(NARROWEST, Math.min(WIDEST, stream.columns || PIPED_WIDTH)) : PIPED_WIDTH,
  color: pico.createColors(
    !process.env.NO_COLOR && (process.env.FORCE_COLOR ? true : stream.isTTY === true && pico.isColorSupported),
  ),
});

/** The text wrapped into the width, each line behind `indent` spaces. */
export const wrapped = (text: string, width: number, indent: number): string =>
  wrapAnsi(text, Math.max(20, width - indent), { hard: true })
    .split('\n')
    .map((line) => ' '.repeat(indent) + line)
    .join('\n');

/** A first column and a text beside it, which is wrapped into its own column. */
export const columns = (first: string, text: string, width: number, indent: number): string => {
  const start = indent + stringWidth(first);
  return ' '.repeat(indent) + first + wrapped(text, width, start).slice(start);
};

/** The text with spaces behind it, up to `width` columns. */
export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - stringWidth(text)));
