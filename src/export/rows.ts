/**
 * Entries as rows for other programs: names written out, a fixed order of fields, null where nothing is known, and the
 * same row whichever order the documents came in. No date of retrieval or recording stands in them.
 */
import type { Entry, ItemKind, NamedActor, Report } from '../model/record.js';

/** How a kind is called on the command line and in files: `meetings`. */
export const EXPORTS = {
  meetings: 'meeting',
  events: 'event',
  statements: 'statement',
  commitments: 'commitment',
  channels: 'channel',
  incidents: 'incident',
} as const satisfies Readonly<Record<string, ItemKind>>;
export type ExportName = keyof typeof EXPORTS;

export type Cell = string | number | null | readonly string[] | readonly object[] | object;
/** Field name to value, in the order of the columns. */
export type ExportRow = Readonly<Record<string, Cell>>;

/** @param release of the code that made the export: every row carries it with the schema */
export function exportRow(entry: Entry, release: string): ExportRow {
  return {
    id: entry.id,
    ...ownFields(entry),
    reports: entry.reports.map(report),
    independent: entry.independent,
    schema: `chancery/${entry.kind}@1`,
    release,
  };
}

const ownFields = (entry: Entry): ExportRow => {
  const { date } = entry;
  switch (entry.kind) {
    case 'meeting': {
      const { kind, format, level, status, place, participants, topics, setting, venue, duration } = entry.value;
      return {
        kind,
        format,
        level,
        status,
        date,
        place: place ?? null,
        participants: participants.map(actor),
        topics,
        setting: setting ?? null,
        venue: venue ?? null,
        duration: duration ?? null,
      };
    }
    case 'event': {
      const { plover, mode, contexts, cameo, goldstein, status, source, target, place } = entry.value;
      return {
        plover,
        mode: mode ?? null,
        contexts,
        cameo,
        goldstein,
        status,
        date,
        place: place ?? null,
        source: source.map(actor),
        target: target.map(actor),
      };
    }
    case 'statement': {
      const { act, speaker, speakerText, party, attribution, kind, venue, topics } = entry.value;
      return {
        act,
        speaker: speaker ? actor(speaker) : null,
        speakerText,
        party,
        attribution,
        kind,
        venue: venue ?? null,
        date,
        topics,
      };
    }
    case 'commitment': {
      const { by, to, action, status, topics, due } = entry.value;
      return { by, to, action, status, date, due: due ?? null, topics };
    }
    case 'channel': {
      const { parties, kind, state } = entry.value;
      return { parties, kind, state, date };
    }
    case 'incident': {
      const { kind, parties, place } = entry.value;
      return { kind, parties, date, place: place ?? null };
    }
  }
};

const actor = ({ name, party, role }: NamedActor): object => ({ name, party, role: role ?? null });
const report = ({ document, publisher, published, url }: Report): object => ({ document, publisher, published, url });
