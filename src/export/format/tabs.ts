/** Lines of tab-separated values as event coders write them: no quotes, so no cell may hold a tab or a line end. */

/**
 * Control characters, ends of lines and tabs become a blank, a quote an apostrophe: R and pandas would take what follows it
 * for quoted.
 */
export const tabLine = (cells: readonly (string | number)[]): string =>
  `${cells
    .map((cell) =>
      String(cell)
        .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
        .replace(/"/g, "'"),
    )
    .join('\t')}\n`;
