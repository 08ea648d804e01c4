/** One entry as the view gives it: who was there, every report by families of copies, what else is told with it. */
import type { z } from 'zod';
import type { ShownEntry } from '../../desk/answers.js';
import type { Questions } from '../../desk/ask/questions.js';
import { dateText, factsOf, words } from '../../desk/ask/understood.js';
import { RELEASE } from '../../desk/place.js';
import { headline } from '../../export/headline.js';
import { exportRow } from '../../export/rows.js';
import { valueText } from '../../export/value-text.js';
import { PARTY, type Party } from '../../model/generated/parties.js';
import type { Entry, Item, ItemKind, ToldEntry } from '../../model/record.js';
import { dayOf, isoDay } from '../../record/days.js';
import { actorsOf } from '../../record/found-by.js';
import type { ReportsOfFamily } from '../../record/record.js';
import { sidesOf } from '../../record/titles.js';
import type { EntryAnswer } from './answers/entries.js';
import type { Answer } from './view.js';

type Body = z.output<typeof EntryAnswer>;

/** Days within which another entry may be the same, and how many of them are shown. */
const NEAR = 3;
const SHOWN = 12;
/** Reports whose further entries are looked at. */
const REPORTS = 12;

/** @returns undefined where no item has this id */
export async function shownEntry(ask: Questions, id: string): Promise<Answer<Body> | undefined> {
  const shown = await ask.entry(id);
  if (!shown) return undefined;
  const { entry, items } = shown;
  const texts = await ask.texts(entry.reports.map(({ document }) => document));
  const lines = items.map((one) => ({
    id: one.id,
    document: one.document,
    words: [...one.words],
    spans: spansOf(one).map(([from, to]): [number, number] => [from, to]),
    ...aroundOf(texts.get(one.document) ?? '', spansOf(one)[0]),
    why: [...one.value.why],
  }));
  const [told] = await ask.told([entry]);
  const [line] = told ? await ask.lines([told]) : [];
  if (!told || !line) return undefined;
  const beside = await besideOf(ask, entry);
  return {
    body: {
      id: entry.id,
      kind: entry.kind,
      headline: headline(entry),
      parties: [...entry.parties],
      row: exportRow(told, RELEASE) as Body['row'],
      contradictions: entry.contradictions.map(({ field, values }) => ({
        field,
        values: values.map(({ value, items: by }) => ({ value, items: [...by] })),
      })),
      items: lines,
      reports: entry.reports.map((report) => ({ ...report })),
      independent: entry.independent,
      why: [...entry.why],
      line,
      facts: factsOf(entry),
      sides: sidesShown(entry),
      differs: differsOf(entry, items),
      families: await familiesOf(ask, { entry, items }),
      ...beside,
      near: await nearOf(ask, entry),
      corrected: [
        ...new Set([entry.why, ...Object.values(entry.givenBy)].flat().filter((one) => one.startsWith('correction-'))),
      ],
    },
    rows: () =>
      lines.flatMap(({ id: of, document, words: quoted, spans, why }) =>
        quoted.map((one, i) => ({
          entry: entry.id,
          item: of,
          document,
          start: spans[i]?.[0] ?? null,
          end: spans[i]?.[1] ?? null,
          words: one,
          why,
        })),
      ),
  };
}

const spansOf = (item: Item): readonly (readonly [number, number])[] =>
  'content' in item.value ? item.value.content : item.value.evidence;

/** Characters around the words of an item. */
const AROUND = 160;

/** What stands around a piece of a text within its paragraph, cut at words. */
const aroundOf = (text: string, span: readonly [number, number] | undefined): { before: string; after: string } => {
  if (!span) return { before: '', after: '' };
  const [from, to] = span;
  const left = text.slice(Math.max(0, from - AROUND), from);
  const right = text.slice(to, to + AROUND);
  const before = left.split(/\n\s*\n/).at(-1) ?? '';
  const after = right.split(/\n\s*\n/)[0] ?? '';
  return {
    before: before.length === AROUND ? `…${before.slice(before.search(/\s/))}` : before,
    after: after.length === AROUND ? `${after.slice(0, Math.max(0, after.search(/\s\S*$/)))} …` : after,
  };
};

const sidesShown = (entry: Entry): Body['sides'] =>
  sidesOf(actorsOf(entry)).map((side) => {
    const [first] = side;
    const party = first?.party ?? '';
    return {
      party,
      name: party === '' ? 'Of no party' : PARTY[party].name,
      people: side
        // A state beside its own people is the side itself.
        .filter(({ name }) => party === '' || name !== PARTY[party].name)
        .map(({ actor, name, role }) => ({ actor, name, role: role ?? null })),
    };
  });

/** Fields by the names that people give them. */
const FIELDS: Readonly<Record<string, string>> = {
  participants: 'Who was there',
  source: 'Who acted',
  target: 'To whom',
  plover: 'Type of deed',
  cameo: 'Code of the deed',
  speakerText: 'Speaker',
  act: 'How it was said',
  by: 'Who is bound',
  to: 'To whom',
};

const differsOf = (entry: Entry, items: readonly Item[]): Body['differs'] => {
  const documents = new Map(items.map((item) => [item.id, item.document]));
  return entry.contradictions.map(({ field, values }) => ({
    name: FIELDS[field] ?? field.charAt(0).toUpperCase() + words(field).slice(1),
    values: values.map(({ value, items: by }) => ({
      value: isDate(value) ? dateText(value) : namedParties(words(valueText(value))) || 'nothing',
      documents: [...new Set(by.flatMap((id) => documents.get(id) ?? []))],
    })),
  }));
};

/** Codes of parties as their names: 'Beijing (CHN)' as 'Beijing (China)'. */
const namedParties = (text: string): string =>
  text.replace(/\b[A-Z]{3}\b/g, (code) => (Object.hasOwn(PARTY, code) ? PARTY[code as Party].name : code));

const isDate = (value: unknown): value is { start: string; end: string } =>
  typeof value === 'object' && value !== null && 'start' in value && 'end' in value;

const familiesOf = async (ask: Questions, shown: ShownEntry): Promise<Body['families']> => {
  const families = await ask.families(shown);
  return Promise.all(
    families.map(async ({ family, reports }) => ({
      family,
      reports: await Promise.all(reports.map((report) => reportOf(ask, shown, report))),
    })),
  );
};

const reportOf = async (
  ask: Questions,
  { entry, items }: ShownEntry,
  report: ReportsOfFamily['reports'][number],
): Promise<Body['families'][number]['reports'][number]> => {
  const shown = await ask.document(report.document);
  const own = items.filter(({ document }) => document === report.document);
  return {
    ...report,
    title: shown?.document.title ?? null,
    kind: shown?.reading?.document.kind ?? shown?.document.kind ?? null,
    words: own.flatMap((item) => item.words),
    item: own[0]?.id ?? entry.id,
  };
};

/** Of a meeting what else its reports tell: what was agreed, and what was said. */
const besideOf = async (ask: Questions, entry: Entry): Promise<Pick<Body, 'agreed' | 'said'>> => {
  if (entry.kind !== 'meeting') return { agreed: [], said: [] };
  const ids = new Set<string>();
  for (const { document } of entry.reports.slice(0, REPORTS))
    for (const one of (await ask.entriesOf(document)).values()) ids.add(one);
  const others = await ask.told(await ask.entriesWith([...ids]));
  const sides = new Set<string>(entry.parties);
  const of = (kinds: readonly ItemKind[]): ToldEntry[] =>
    others
      .filter((one) => kinds.includes(one.entry.kind) && one.entry.parties.some((party) => sides.has(party)))
      .sort((a, b) => b.entry.independent - a.entry.independent || b.entry.value.confidence - a.entry.value.confidence);
  return {
    agreed: await ask.lines(of(['commitment', 'channel']).slice(0, SHOWN)),
    said: await ask.lines(
      of(['statement'])
        .filter((one) => one.entry.kind === 'statement' && one.entry.value.attribution === 'named')
        .slice(0, SHOWN),
    ),
  };
};

const nearOf = async (ask: Questions, entry: Entry): Promise<Body['near']> => {
  const day = dayOf(entry.day);
  if (day === null || entry.parties.length === 0) return [];
  const page = await ask.entries({
    kinds: [entry.kind],
    parties: entry.parties,
    since: isoDay(day - NEAR),
    until: isoDay(day + NEAR),
    limit: SHOWN + 1,
  });
  return ask.lines((await ask.told(page.lines.filter(({ id }) => id !== entry.id))).slice(0, SHOWN));
};
