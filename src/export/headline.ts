/** What an entry is, in a few words for people: for lists in the terminal, on pages, in other formats. */
import type { Entry, NamedActor } from '../model/record.js';

const names = (actors: readonly NamedActor[]): string => [...new Set(actors.map((actor) => actor.name))].join(', ');

/** One line; names as the documents have them, so whoever shows it makes it safe for its place. */
export const headline = (entry: Entry): string => {
  switch (entry.kind) {
    case 'meeting':
      return `${entry.value.kind}, ${entry.value.format}: ${names(entry.value.participants)}`;
    case 'event':
      return `${entry.value.plover}: ${names(entry.value.source)} → ${names(entry.value.target) || '·'}`;
    case 'statement':
      return `${entry.value.speakerText || 'speaker not known'} (${entry.value.act}, ${entry.value.kind})`;
    case 'commitment':
      return `${entry.value.by.join(', ')}: ${entry.value.action}`;
    case 'channel':
      return `${entry.value.parties.join('–')}: ${entry.value.kind}`;
    case 'incident':
      return `${entry.value.kind}: ${entry.value.parties.join(', ')}`;
  }
};

/** When it was, as coarse as known: '2023-02'; without a date the day by which it was reported: 'by 2023-06-18'. */
export const whenText = ({ date, day }: Entry): string => {
  if (date === null) return day === '' ? 'no date' : `by ${day}`;
  return typeof date === 'string' ? date : `${date.start}/${date.end}`;
};
