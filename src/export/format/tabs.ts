/** Lines of tab-separated values as event coders write them: no quotes, so no cell may hold a tab or a line end. */

/** Control characters, blanks of lines and tabs become a blank each. */
export const tabLine = (cells: readonly (string | number)[]): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  `${cells.map((cell) => String(cell).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')).join('\t')}\n`;
