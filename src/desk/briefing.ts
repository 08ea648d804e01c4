/** The briefing on two parties: what the record holds between them, asked for and put together. */
import type { Party } from '../model/generated/parties.js';
import type { Entry, NamedActor, Report, ToldEntry } from '../model/record.js';
import type { Span } from '../model/span.js';
import type { Resources } from '../reading/resources.js';
import type { Briefing } from '../record/briefing/briefing.js';
import { composeBriefing } from '../record/briefing/compose.js';
import { type Contacts, contactsOf } from '../record/briefing/contacts.js';
import type { SaidThere } from '../record/briefing/input.js';
import { occasionsOf } from '../record/briefing/occasion.js';
import { isSureOfSpeaker, type SentencedText, wholePassage } from '../record/briefing/passage.js';
import { readTitleWays, type TitleWay } from '../record/briefing/title-ways.js';
import type { CompareWords } from '../record/compare/words.js';
import type { LedgerWords } from '../record/ledger/words.js';
import { differencesBetween } from './accounts.js';
import type { Desk } from './desk.js';
import type { PairFilter } from './over-time.js';
import { DATA_FOLDER, loadTables } from './resources.js';
import { sentencedText } from './sentences.js';

/** @throws TableError where a row is not as its table wants it */
export const loadTitleWays = (folder: string = DATA_FOLDER): readonly TitleWay[] =>
  readTitleWays(loadTables(folder, ['en/briefing/']).tables);

export interface BriefingOptions {
  readonly filter?: PairFilter;
  /** What was reported on this day or later is marked as new. */
  readonly since?: string;
  /** Name of the level of certainty, for the page. */
  readonly precision: string;
}

/** What a briefing needs beside the desk. */
export interface BriefingTables {
  readonly resources: () => Resources;
  readonly compare: CompareWords;
  readonly ledger: LedgerWords;
  readonly titleWays: readonly TitleWay[];
}

/** The briefing on two parties. */
export async function pairBriefing(
  desk: Desk,
  parties: readonly [Party, Party],
  tables: BriefingTables,
  { filter = {}, since, precision }: BriefingOptions,
): Promise<Briefing> {
  const { resources, titleWays } = tables;
  const told = await desk.timeline({ ...filter, parties });
  const meetings = told.flatMap((one) => (one.entry.kind === 'meeting' ? [one as ToldEntry<'meeting'>] : []));
  const unsure = await unsureMeetings(desk, parties, filter, meetings);
  const texts = new Map<string, string>();
  const documents = new Map<string, Report & { title: string | null }>();
  for (const { entry } of [...told, ...unsure])
    for (const report of entry.reports) {
      if (documents.has(report.document)) continue;
      const shown = await desk.document(report.document);
      documents.set(report.document, { ...report, title: shown?.document.title ?? null });
      if (shown) texts.set(report.document, shown.document.text);
    }
  const [a, b] = parties;
  const { actors } = resources();
  const cut = new Map<string, SentencedText>();
  const textOf = (document: string): SentencedText => {
    const text = cut.get(document) ?? sentencedText(texts.get(document) ?? '', resources().language);
    cut.set(document, text);
    return text;
  };
  const isOfficial = (actor: string): boolean => OFFICIAL.has(actors.actor(actor)?.sector ?? '');
  const contacts = contactsOf({ a, b, sure: meetings, unsure, documents, ways: titleWays, isOfficial });
  const statements = await statementsOf(desk, parties, contacts, textOf, filter);
  const differences = await differencesBetween(desk, parties, told, resources, tables.compare);
  const passages = new Map(
    told.flatMap(({ entry, item }) => {
      if (item.kind !== 'commitment' && item.kind !== 'channel') return [];
      const words = wholePassage(boundsOf(item.value.evidence), textOf(item.document), false);
      return words === '' ? [] : [[entry.id, words] as const];
    }),
  );
  return composeBriefing({
    a,
    b,
    told,
    contacts,
    events: await eventsOf(desk, parties, filter),
    statements,
    differences,
    documents,
    since: since ?? null,
    precision,
    words: tables.ledger,
    passages,
  });
}

/** Sectors whose people may speak for a state without an office that the table knows. */
const OFFICIAL: ReadonlySet<string> = new Set(['GOV', 'MIL', 'LEG', 'JUD', 'SPY', 'PTY', 'ELI', 'IGO', 'UNK']);

/** Meetings of both that a level of certainty leaves out; a readout's title may be surer of them than their sentence. */
const unsureMeetings = async (
  desk: Desk,
  parties: readonly [Party, Party],
  { confidence, ...filter }: PairFilter,
  sure: readonly ToldEntry<'meeting'>[],
): Promise<ToldEntry<'meeting'>[]> => {
  if (confidence === undefined) return [];
  const known = new Set(sure.map(({ entry }) => entry.id));
  const unsure: ToldEntry<'meeting'>[] = [];
  for await (const one of desk.told('meeting', { ...filter, parties }))
    if (!known.has(one.entry.id) && one.entry.value.status === 'happened' && one.entry.date !== null) unsure.push(one);
  return unsure;
};

const eventsOf = async (
  desk: Desk,
  parties: readonly [Party, Party],
  filter: PairFilter,
): Promise<Entry<'event'>[]> => {
  const events: Entry<'event'>[] = [];
  for await (const event of desk.entries('event', { ...filter, parties })) events.push(event);
  return events;
};

/** Statements of either party in the documents that tell of a meeting of both. */
const statementsOf = async (
  desk: Desk,
  parties: readonly [Party, Party],
  { meetings, held, accounts }: Contacts,
  textOf: (document: string) => SentencedText,
  filter: PairFilter,
): Promise<SaidThere[]> => {
  const there = new Map<string, NamedActor[]>();
  for (const { value, parties: sides, reports } of meetings)
    if (value.status === 'happened' && sides.length <= MOST_SIDES)
      for (const { document } of reports.filter((one) => accounts.has(one.document)))
        there.set(document, [...(there.get(document) ?? []), ...value.participants.filter(isPerson)]);
  const occasionOf = occasionsOf(held);
  const found: SaidThere[] = [];
  for (const party of parties)
    for await (const { entry, item } of desk.told('statement', { ...filter, parties: [party] })) {
      const people = there.get(item.document);
      if (!people || entry.value.act === 'believed' || !isByName(entry)) continue;
      const text = textOf(item.document);
      // Words of an entry are those of its first item.
      if (!isSureOfSpeaker(item.value, text, people)) continue;
      const words = wholePassage(stretchOf(item.value), text);
      if (words !== '' && !/^They\b/.test(words) && !isHeadline(stretchOf(item.value), text))
        found.push({ entry, words, day: entry.date === null ? occasionOf([item]) || entry.day : entry.day });
    }
  return found;
};
/** What is said after a meeting of many is about many others. */
const MOST_SIDES = 3;
const isPerson = ({ actor }: NamedActor): boolean => actor.startsWith('person:');
/** Who speaks is a known person: whom 'they' and 'officials' mean is less sure. */
const isByName = ({ value }: Entry<'statement'>): boolean =>
  value.attribution === 'named' && value.speaker !== null && /^person:(?!\?)/.test(value.speaker.actor);

/** Above the text and no sentence: a headline is in its editor's words. */
const isHeadline = ([, end]: Span, { text }: SentencedText): boolean => {
  const line = text.indexOf('\n');
  return line >= end && !/[.!?]["”’)]*$/.test(text.slice(0, line).trimEnd());
};

const stretchOf = ({ source, cue, content }: Entry<'statement'>['value']): Span =>
  boundsOf([...source, ...cue, ...content]);

/** From the first to the last of some stretches. */
const boundsOf = (spans: readonly Span[]): Span => [
  Math.min(...spans.map(([start]) => start)),
  Math.max(...spans.map(([, end]) => end)),
];
