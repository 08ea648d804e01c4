/** A transcript cut into its turns: who speaks, and which characters they say. Pure; no grammar, only the form of the lines. */
import type { Span } from '../model/span.js';

/** What somebody says, from their label to the next. */
export interface Turn {
  /** As the label has it: 'SECRETARY DOE', 'Q', 'MR. PRICE'. */
  readonly speaker: string;
  readonly label: Span;
  /** Without the label and the blanks around it. */
  readonly words: Span;
}

/**
 * A label at the head of a paragraph: capitals, or a title with a name, with a colon behind; or the Q of a question. Of
 * people only: 'PARIS:' alone would be one, too, so a transcript is what has several.
 */
const LABEL =
  /^(?:(Q)[.:]?(?=\s+\p{Lu})|((?:\p{Lu}[\p{Lu}.’'-]*)(?:[ ,]+(?:\(?\p{Lu}[\p{Lu}.’'-]*\)?|and|of|the|de|van|von|al)){0,7}|(?:Mr|Ms|Mrs|Dr|Sen|Gen|Amb)\.? \p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?|(?:President|Secretary|Minister|Chancellor|Ambassador|Prime Minister|Foreign Minister|Question|Moderator|Reporter|Interviewer)(?: \p{Lu}[\p{L}’'-]+){0,3})\s?:)(?=\s)/u;

/** Fewest letters of a label in capitals that is no Q. */
const LEAST = 2;

/** Words in capitals before a colon that nobody is called by: 'READ MORE:', 'UPDATE:'. */
const NOBODY =
  /^(?:read|more|watch|see|also|related|update|note|photo|video|file|source|contact|breaking|correction|editor|caption|topic|subject|date|time|place|venue|location|fact|background)\b/i;

/** @returns the turns in their order; none where the text is no transcript: fewer than two speakers take turns */
export function turnsOf(text: string): Turn[] {
  const labels: { readonly speaker: string; readonly from: number; readonly to: number }[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const blank = line.length - line.trimStart().length;
    const found = LABEL.exec(line.slice(blank));
    if (!found) continue;
    const speaker = (found[1] ?? found[2] ?? '').trim();
    if (NOBODY.test(speaker)) continue;
    if (speaker !== 'Q' && speaker.replace(/\P{L}/gu, '').length < LEAST) continue;
    labels.push({ speaker, from: index + blank, to: index + blank + found[0].length });
  }
  if (new Set(labels.map(({ speaker }) => speaker)).size < 2) return [];
  return labels.flatMap(({ speaker, from, to }, i): Turn[] => {
    const end = labels[i + 1]?.from ?? text.length;
    const words = text.slice(to, end);
    const start = to + words.length - words.trimStart().length;
    const last = to + words.trimEnd().length;
    if (last <= start) return [];
    return [{ speaker, label: [from, from + speaker.length], words: [start, last] }];
  });
}
