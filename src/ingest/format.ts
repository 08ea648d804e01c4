/** What a text file holds that is no plain text of an article, and where its title stands. Pure. */

export interface OtherFormat {
  readonly what: string;
  readonly advice: string;
}

/** Characters at the beginning that are looked at. */
const SAMPLE = 2000;

/** Lines of a table that must have as many commas as the first. */
const TABLE_LINES = 3;

/** HTML, a feed, JSON or a table given as the text of an article; nothing for a plain text. */
export function otherFormat(text: string): OtherFormat | undefined {
  const start = text.slice(0, SAMPLE).trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?<(?:rss|feed|rdf:RDF)\b/i.test(start))
    return {
      what: 'a feed (RSS or Atom), not the text of an article',
      advice: 'give its articles as texts or as NDJSON',
    };
  if (/^(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(start))
    return { what: 'a page in HTML, not the text of an article', advice: 'save the text of the article alone' };
  if (/^[[{]/.test(start) && isJson(text, start))
    return { what: 'JSON, not the text of an article', advice: 'give documents one a line, with --ndjson' };
  if (isTable(start)) return { what: 'a table (CSV), not the text of an article', advice: 'turn its rows into NDJSON' };
  return undefined;
}

const isJson = (text: string, start: string): boolean => {
  if (/^(?:\{\s*"|\[\s*\{\s*")/.test(start)) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** A line of names without blanks between commas, and lines with as many commas under it. */
const isTable = (start: string): boolean => {
  const [head = '', ...lines] = start.split(/\r?\n/);
  if (!/^"?[\w ]{1,30}"?(?:[,;\t]"?[\w ]{1,30}"?){2,}$/.test(head)) return false;
  const [mark = ','] = /[,;\t]/.exec(head) ?? [];
  const least = head.split(mark).length;
  const rows = lines.slice(0, TABLE_LINES).filter((line) => line.trim() !== '');
  return rows.length > 0 && rows.every((line) => line.split(mark).length >= least);
};

/** Longer first lines are paragraphs. */
const LONGEST_TITLE = 200;

/** A first line with a blank line behind it is the title. */
export function headed(text: string): { readonly title?: string; readonly text: string } {
  const match = /^\s*([^\r\n]+)\r?\n[^\S\n]*\r?\n\s*(?=\S)/.exec(text);
  const title = match?.[1]?.trim();
  if (!match || !title || title.length > LONGEST_TITLE || /[.;:,]$/.test(title)) return { text };
  return { title, text: text.slice(match[0].length) };
}
