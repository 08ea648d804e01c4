/** What an entry is, in a few words for people: for lists in the terminal, on pages, in other formats. */
import { PARTY, type Party } from '../model/generated/parties.js';
import type { Entry, NamedActor, ToldEntry } from '../model/record.js';
import { statusOf } from '../record/found-by.js';
import { calledBy } from '../record/titles.js';

/** What a line of a list says; names and words as the documents have them, so whoever shows it makes it safe for its place. */
export interface ListLine {
  /** `2023-06-18`; `by 2023-06-19` where only the report has a day; '' where nothing has. */
  readonly when: string;
  /** `talks`, `ACCUSE`, `said`, `commitment`, `channel`, `incident`. */
  readonly what: string;
  /** Who with whom, or to whom. */
  readonly who: string;
  /** Place, topics and what else tells it from others; the status where it is not that it happened. */
  readonly about: readonly string[];
  /** The first words that say so, on one line; all of them of a statement. */
  readonly words: string;
  /** `2 reports, 1 independent` */
  readonly reports: string;
}

/** So many names of a side are written out. */
const NAMES = 4;
/** So many topics. */
const TOPICS = 3;
/** Characters of the words: of a statement, for which they are what matters, and of others. */
const SAID = 400;
const SHORT = 140;

export const listLine = ({ entry, item }: ToldEntry): ListLine => ({
  when: whenText(entry),
  what: whatOf(entry),
  who: whoOf(entry),
  about: aboutOf(entry),
  words: shortened(item.words.join(' … '), entry.kind === 'statement' ? SAID : SHORT),
  reports: reportsText(entry),
});

/** One line of who and what, for titles. */
export const headline = (entry: Entry): string => {
  const who = whoOf(entry);
  switch (entry.kind) {
    case 'meeting':
      return `${entry.value.kind}, ${entry.value.format}: ${who}`;
    case 'event':
      return `${entry.value.plover}: ${who}`;
    case 'statement':
      return `${who} (${entry.value.act}, ${entry.value.kind})`;
    case 'commitment':
      return `${who}: ${entry.value.action}`;
    case 'channel':
    case 'incident':
      return `${entry.value.kind} ${entry.kind}: ${who}`;
  }
};

const whatOf = (entry: Entry): string => {
  switch (entry.kind) {
    case 'meeting':
      return entry.value.kind === 'other' ? 'meeting' : entry.value.kind;
    case 'event':
      return entry.value.plover;
    case 'statement':
      return entry.value.act;
    default:
      return entry.kind;
  }
};

const whoOf = (entry: Entry): string => {
  switch (entry.kind) {
    case 'meeting':
      return sidesText(entry.value.participants);
    case 'event': {
      const { source, target } = entry.value;
      return target.length === 0 ? sidesText(source) : `${sideText(source)} → ${sideText(target)}`;
    }
    case 'statement': {
      const { speaker, speakerText, party } = entry.value;
      const name = speaker ? speaker.name : speakerText;
      return `${name || 'speaker not known'}${party && name !== PARTY[party].name ? ` (${party})` : ''}`;
    }
    case 'commitment':
      return entry.value.to.length === 0
        ? partiesText(entry.value.by)
        : `${partiesText(entry.value.by)} → ${partiesText(entry.value.to)}`;
    case 'channel':
    case 'incident':
      return partiesText(entry.value.parties, ' – ') || 'parties not known';
  }
};

const partiesText = (parties: readonly Party[], join = ', '): string =>
  parties.map((party) => PARTY[party].name).join(join);

/** 'Joe Biden (USA) with Xi Jinping (CHN)': those of one party beside each other, the parties in the order of the entry. */
const sidesText = (actors: readonly NamedActor[]): string => {
  const sides = new Map<string, NamedActor[]>();
  for (const actor of actors)
    sides.set(actor.party || actor.name, [...(sides.get(actor.party || actor.name) ?? []), actor]);
  const [first = [], ...others] = [...sides.values()];
  if (others.length === 0) return sideText(first);
  const shown = others.slice(0, NAMES).map(sideText).join(', ');
  const more = others.length > NAMES ? ` and ${others.length - NAMES} more sides` : '';
  return `${sideText(first)} with ${shown}${more}`;
};

/** 'Joe Biden, Antony Blinken (USA)'; a state stands for itself. */
const sideText = (actors: readonly NamedActor[]): string => {
  const byParty = new Map<string, string[]>();
  for (const { name, party } of calledBy(actors)) {
    const known = byParty.get(party) ?? [];
    if (!known.includes(name)) byParty.set(party, [...known, name]);
  }
  return (
    [...byParty]
      .map(([party, names]) => {
        const shown = names.slice(0, NAMES).join(', ');
        const more = names.length > NAMES ? ` and ${names.length - NAMES} more` : '';
        const itself = names.length === 1 && party !== '' && names[0] === PARTY[party as Party].name;
        return `${shown}${more}${party === '' || itself ? '' : ` (${party})`}`;
      })
      .join(', ') || 'nobody named'
  );
};

const aboutOf = (entry: Entry): string[] => {
  const { value } = entry;
  const status = statusOf(entry);
  return [
    ...('place' in value && value.place ? [value.place.name] : []),
    ...(entry.kind === 'channel' || entry.kind === 'incident' ? [entry.value.kind] : []),
    ...(entry.kind === 'commitment' ? [entry.value.action] : []),
    ...('topics' in value && value.topics.length > 0 ? [value.topics.slice(0, TOPICS).join(', ')] : []),
    ...(status === '' || status === 'happened' ? [] : [status]),
  ];
};

/** How many tell of it, and how many of them speak for themselves: copies and what one publisher printed count once. */
export const reportsText = ({ reports, independent }: Entry): string =>
  reports.length === 1 ? '1 report' : `${reports.length} reports, ${independent} independent`;

/** When it was, as coarse as known: '2023-02'; without a date the day by which it was reported: 'by 2023-06-18'. */
export const whenText = ({ date, day }: Entry): string => {
  if (date === null) return day === '' ? '' : `by ${day}`;
  if (typeof date === 'string') return date;
  // Days of one month or year are written without what is the same: '2024-03-23/24'.
  const same = date.start.length === 10 && date.end.length === 10;
  const shared = !same
    ? 0
    : date.start.startsWith(date.end.slice(0, 8))
      ? 8
      : date.start.startsWith(date.end.slice(0, 5))
        ? 5
        : 0;
  return `${date.start}/${date.end.slice(shared)}`;
};

/** On one line, cut at a word where it is longer. */
const shortened = (text: string, most: number): string => {
  const line = text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^[“"]|[”"]$/gu, '');
  if (line.length <= most) return line;
  const cut = line.slice(0, most).replace(/\s+\S*$/u, '');
  return `${cut.replace(/\p{Surrogate}$/u, '')} …`;
};
