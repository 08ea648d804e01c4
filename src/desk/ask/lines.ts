/** An entry as a line of a list: what it is, when and where, how sure, who tells it, and the first words that say so. */
import type { Party } from '../../model/generated/parties.js';
import type { DateValue } from '../../model/reading.js';
import type { ItemKind, NamedActor, ToldEntry } from '../../model/record.js';
import { statusOf } from '../../record/found-by.js';
import { canStandAlone } from '../../record/ledger/wording.js';
import { titleOf } from '../../record/titles.js';

export interface Line {
  readonly id: string;
  readonly kind: ItemKind;
  readonly title: string;
  /** Null where no text gives one; then `day` is that of the first report. */
  readonly date: DateValue | null;
  readonly day: string;
  /** '' where the kind has none. */
  readonly status: string;
  /** The kind of it: talks, ACCUSE, direct ... */
  readonly type: string;
  readonly confidence: number;
  readonly parties: readonly Party[];
  readonly place: string | null;
  readonly topics: readonly string[];
  readonly words: string;
  /** Of a commitment: the words of its action say nothing without the sentence. */
  readonly unclear: boolean;
  /** Of a statement the words with who says them, as they stand, piece by piece; null where that is not known or too long. */
  readonly passage: readonly Piece[] | null;
  /** Who speaks, of a statement, with the office; on what terms. */
  readonly speaker: Speaker | null;
  readonly document: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly reports: number;
  readonly independent: number;
}

interface Piece {
  readonly text: string;
  /** It is what was said. */
  readonly said: boolean;
}

interface Speaker {
  readonly name: string;
  readonly role: string | null;
  readonly party: Party | '';
  readonly attribution: string;
  readonly venue: string | null;
}

/** Characters of the words. */
const WORDS = 600;

/** @param text of the document that the line is shown with, for the passage */
export const lineOf = ({ entry, item }: ToldEntry, text?: string): Line => {
  const { value } = entry;
  const words = item.words.join(' … ');
  const report = entry.reports.find(({ document }) => document === item.document);
  return {
    id: entry.id,
    kind: entry.kind,
    title: titleOf(entry),
    date: entry.date,
    day: entry.day,
    status: statusOf(entry),
    type: entry.kind === 'event' ? entry.value.plover : 'kind' in value ? value.kind : '',
    confidence: value.confidence,
    parties: entry.parties,
    place: 'place' in value && value.place ? value.place.name : null,
    topics: 'topics' in value ? value.topics : 'contexts' in value ? value.contexts : [],
    words: shortened(words),
    unclear: entry.kind === 'commitment' && !canStandAlone(entry.value.action, words),
    passage: entry.kind === 'statement' && text !== undefined ? passageOf(entry.value, text) : null,
    speaker: entry.kind === 'statement' ? speakerOf(entry.value.speaker, entry.value) : null,
    document: item.document,
    publisher: report?.publisher ?? null,
    published: report?.published ?? null,
    reports: entry.reports.length,
    independent: entry.independent,
  };
};

const speakerOf = (
  speaker: NamedActor | null,
  { speakerText, party, attribution, venue }: Extract<ToldEntry, { entry: { kind: 'statement' } }>['entry']['value'],
): Speaker => ({
  name: speaker?.name ?? speakerText,
  role: speaker?.role ?? null,
  party,
  attribution,
  venue: venue ?? null,
});

const shortened = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= WORDS
    ? line
    : `${line
        .slice(0, WORDS)
        .replace(/\s+\S*$/u, '')
        .replace(/\p{Surrogate}$/u, '')} …`;
};

/** Characters of a passage at most. */
const PASSAGE = 420;

type Spoken = Extract<ToldEntry, { entry: { kind: 'statement' } }>['entry']['value'];

const passageOf = ({ source, cue, content }: Spoken, text: string): readonly Piece[] | null => {
  const spans = [...source, ...cue, ...content];
  const from = Math.min(...spans.map(([start]) => start));
  const to = Math.max(...spans.map(([, end]) => end));
  if (to - from > PASSAGE || /\n\s*\n/.test(text.slice(from, to))) return null;
  const pieces: Piece[] = [];
  let at = from;
  const take = (end: number, said: boolean): void => {
    const words = text.slice(at, end).replace(/\s+/gu, ' ');
    if (words !== '') pieces.push({ text: words, said });
    at = end;
  };
  for (const [start, end] of [...content].sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    take(start, false);
    take(end, true);
  }
  take(to, false);
  return pieces;
};
