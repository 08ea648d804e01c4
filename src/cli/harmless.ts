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
