/** `chancery show`: an entry with its reports, or a document. */
import type { Answered, ShownEntry } from '../../desk/answers.js';
import type { ShownDocument } from '../../desk/ask/questions.js';
import type { Desk } from '../../desk/desk.js';
import { RELEASE } from '../../desk/place.js';
import { type Precision, sureEnough } from '../../desk/precision.js';
import { headline } from '../../export/headline.js';
import { exportRow } from '../../export/rows.js';
import { sureText } from '../../export/sure-text.js';
import { valueText } from '../../export/value-text.js';
import { PARTY } from '../../model/generated/parties.js';
import type { Entry, NamedActor } from '../../model/record.js';
import { statusOf } from '../../record/found-by.js';
import type { ReportsOfFamily } from '../../record/record.js';
import { harmless } from '../harmless.js';
import { idMeant } from '../ids.js';
import { complainLine, json, print } from '../output.js';
import { page } from '../page.js';
import { type StoreOption, withRecord } from '../record.js';
import { padded, terminal, wrapped } from '../terminal.js';

export interface ShowCommand extends StoreOption {
  /** Of the lines of a document; an entry is shown whole. */
  readonly precision?: Precision;
  readonly json?: boolean;
}

export async function showCommand(given: string, options: ShowCommand): Promise<number> {
  return withRecord(options, async (desk) => {
    const id = await idMeant(desk, given, 'entry', 'document');
    if (id === undefined) return 1;
    const entry = await desk.entry(id);
    if (entry) {
      await print(
        options.json
          ? `${json({ ...(await rowOfEntry(desk, entry)), items: entry.items }, 2)}\n`
          : entryPage(entry, await desk.ask.families(entry)),
      );
      return 0;
    }
    const shown = await desk.document(id);
    const answered = shown ? undefined : await desk.answer(id);
    if (answered && answered.is !== 'entry') {
      await print(options.json ? `${json(answered, 2)}\n` : `${becameOf(answered)}\n`);
      return 0;
    }
    if (!shown) {
      complainLine(id, 'neither an entry nor a document of the record', 'chancery list shows what there is');
      return 1;
    }
    const { reading } = shown;
    if (options.json)
      await print(
        `${json(reading ? { ...shown, reading: sureEnough(reading, options.precision ?? 'broad') } : shown, 2)}\n`,
      );
    else if (reading) await print(page(reading, shown.document.text, nameOf(shown), terminal(), options.precision));
    else await print(`${harmless(shown.document.text)}\n`);
    return 0;
  });
}

/** The id of a document, with the file that it came in. */
const nameOf = ({ document, versions }: ShownDocument): string =>
  [document.id, ...(versions[0]?.file ? [versions[0].file] : [])].join(' · ');

/** Of an id that is in no entry any more, why. */
const becameOf = (answered: Exclude<Answered, { readonly is: 'entry' }>): string => {
  if (answered.is === 'left-out') {
    const { kind, document } = answered.item;
    return answered.because === 'rejected'
      ? `${kind} of ${harmless(document)}: rejected by a person (chancery correct list)`
      : `${kind} of ${harmless(document)}: repeats a passage that stands in the record from another copy of the text`;
  }
  const last = answered.changes.at(-1);
  if (!last) return `${answered.id}: gone with its document`;
  const was = [last.kind, last.day, last.parties.join('–')].filter(Boolean).join(' ');
  return `${was}: ${last.is} on ${last.moment.slice(0, 10)}${last.to.length > 0 ? `, now ${last.to.join(', ')}` : ''}`;
};

/** The row of the export, which is made with the first of the items. */
const rowOfEntry = async (desk: Desk, { entry }: ShownEntry): Promise<object> => {
  const [told] = await desk.withWords([entry]);
  return told ? exportRow(told, RELEASE) : {};
};

const entryPage = ({ entry, items }: ShownEntry, families: readonly ReportsOfFamily[]): string => {
  const { color, width } = terminal();
  const lines = [color.bold(harmless(headline(entry)))];
  const row = (name: string, value: string): void => {
    lines.push(`  ${color.dim(padded(name, 14))}${wrapped(harmless(value), width, 16).slice(16)}`);
  };
  row('kind', entry.kind);
  if (statusOf(entry)) row('status', statusOf(entry));
  row('date', entry.date === null ? 'not known' : valueText(entry.date));
  if ('place' in entry.value && entry.value.place) row('place', valueText(entry.value.place));
  row('parties', entry.parties.map((party) => `${PARTY[party].name} (${party})`).join(', ') || 'none');
  for (const [name, actors] of sidesOf(entry))
    actors.forEach((actor, i) => {
      row(i === 0 ? name : '', valueText(actor));
    });
  if ('topics' in entry.value && entry.value.topics.length > 0) row('topics', entry.value.topics.join(', '));
  row('reading', sureText(entry.value.confidence));
  for (const { field, values } of entry.contradictions)
    row(`${field} differs`, values.map(({ value, items: by }) => `${valueText(value)} (${by.length})`).join('; '));
  lines.push('', color.bold(`REPORTS (${entry.reports.length}, ${entry.independent} independent)`));
  for (const { reports } of families)
    reports.forEach(({ document, published, publisher, spun }, i) => {
      const day = published?.slice(0, 10) ?? 'no date   ';
      const marks = [i > 0 ? 'copy' : '', spun ? 'garbled by a machine' : ''].filter(Boolean).join(', ');
      lines.push(`  ${day}  ${harmless(publisher ?? 'no publisher')}${marks === '' ? '' : color.dim(` · ${marks}`)}`);
      for (const item of items.filter((one) => one.document === document))
        for (const words of item.words) lines.push(wrapped(color.cyan(`“${harmless(words)}”`), width, 14));
      lines.push(color.dim(`${' '.repeat(14)}${harmless(document)}`));
    });
  lines.push('', color.dim([entry.id, ...shapedBy(entry)].join(', ')));
  return `${lines.join('\n')}\n`;
};

/** By which rules accounts were merged, and by which corrections a person had a say; a correction merges no single account. */
const shapedBy = ({ why, items }: Entry): string[] => {
  const corrections = why.flatMap((one) => (one.startsWith(CORRECTED) ? [one.slice(CORRECTED.length)] : []));
  const rules = why.filter((one) => !one.startsWith(CORRECTED));
  return [
    ...(items.length > 1 && rules.length > 0 ? [`merged by ${rules.join(', ')}`] : []),
    ...(corrections.length > 0 ? [`corrected by ${corrections.join(', ')}`] : []),
  ];
};
const CORRECTED = 'correction/';

/** Who takes part, by side, each with the office. */
const sidesOf = (entry: Entry): readonly (readonly [name: string, actors: readonly NamedActor[]])[] => {
  switch (entry.kind) {
    case 'meeting':
      return [['participants', entry.value.participants]];
    case 'event':
      return [
        ['source', entry.value.source],
        ['target', entry.value.target],
      ];
    case 'statement':
      return entry.value.speaker ? [['speaker', [entry.value.speaker]]] : [];
    default:
      return [];
  }
};
