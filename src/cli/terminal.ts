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

/** The text with spaces behind it, up to `width` columns. */
export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - stringWidth(text)));

/**
 * Text of a document made harmless for a terminal: control characters (an escape sequence could recolour or rewrite the
 * screen) become visible signs, line breaks become spaces, marks that turn the writing direction go.
 */
export const harmless = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    .replace(/[\u0000-\u001f\u007f-\u009f]/gu, '\u{fffd}')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
