/** Where the title of a plain text stands. Pure. */

/** Longer first lines are paragraphs. */
const LONGEST_TITLE = 200;

/** A first line with a blank line behind it is the title. */
export function headed(text: string): { readonly title?: string; readonly text: string } {
  const match = /^\s*([^\r\n]+)\r?\n[^\S\n]*\r?\n\s*(?=\S)/.exec(text);
  const title = match?.[1]?.trim();
  if (!match || !title || title.length > LONGEST_TITLE || /[.;:,]$/.test(title)) return { text };
  return { title, text: text.slice(match[0].length) };
}
