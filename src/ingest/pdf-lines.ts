/** Lines of printed pages as paragraphs: what was broken for the width of the page is joined again. */

export interface PdfLine {
  readonly text: string;
  /** Left edge, base line, right edge and size of the letters, in points. */
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly size: number;
}

/** A distance of so many usual ones ends a paragraph. */
const GAP = 1.35;
/** A line this much shorter than the column ends a paragraph, where a sentence ends with it. */
const SHORT = 0.88;
/** A line within this share of the height at head or foot may be a running one. */
const EDGE_LINES = 2;

export function paragraphsOf(pages: readonly (readonly PdfLine[])[]): string[] {
  const running = runningLines(pages);
  const paragraphs: string[] = [];
  let open = false;
  for (const page of pages) {
    const lines = page.filter(
      (line, i) => !isEdge(page, i) || !(running.has(mask(line.text)) || /^\W*\d{1,4}\W*$/.test(line.text)),
    );
    const step = usualStep(lines);
    const width =
      Math.max(...lines.map(({ end }) => end), 0) - Math.min(...lines.map(({ x }) => x), Number.POSITIVE_INFINITY);
    const indent = usualLeft(lines);
    for (const [i, line] of lines.entries()) {
      const before = lines[i - 1];
      const isNew =
        before !== undefined &&
        (before.y - line.y > GAP * step ||
          before.y < line.y ||
          Math.abs(before.size - line.size) > 0.15 * Math.max(before.size, line.size) ||
          (line.x - indent > 0.8 * line.size && before.x - indent <= 0.8 * line.size && endsSentence(before.text)) ||
          (endsSentence(before.text) && before.end - indent < SHORT * width));
      // At the head of a page a sentence that was not ended goes on.
      const goesOn = open && !isNew && (before !== undefined || !endsSentence(paragraphs.at(-1) ?? ''));
      if (goesOn) paragraphs.push(joined(paragraphs.pop() ?? '', line.text));
      else paragraphs.push(line.text);
      open = true;
    }
  }
  return paragraphs;
}

const endsSentence = (text: string): boolean => /[.!?:…]["'”’)\]]*$/.test(text);

/** A word that was broken at the end of its line is one again. */
const joined = (before: string, line: string): string =>
  /\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(line) ? before.slice(0, -1) + line : `${before} ${line}`;

const isEdge = (page: readonly PdfLine[], i: number): boolean => i < EDGE_LINES || i >= page.length - EDGE_LINES;

const mask = (text: string): string => text.replace(/\d+/g, '#').toLowerCase();

/** What stands at head or foot of three pages and of half of all, numbers aside. */
const runningLines = (pages: readonly (readonly PdfLine[])[]): ReadonlySet<string> => {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const own = new Set(page.filter((_, i) => isEdge(page, i)).map(({ text }) => mask(text)));
    for (const line of own) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 3 && 2 * count >= pages.length).map(([line]) => line));
};

const usualStep = (lines: readonly PdfLine[]): number => {
  const steps = lines
    .slice(1)
    .map((line, i) => (lines[i]?.y ?? 0) - line.y)
    .filter((step) => step > 0);
  return median(steps) || Number.POSITIVE_INFINITY;
};
const usualLeft = (lines: readonly PdfLine[]): number => median(lines.map(({ x }) => x));
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
