/** `chancery show`: an entry with its reports, or a document. */
import type { Desk } from '../../desk/desk.js';
import { RELEASE } from '../../desk/place.js';
import { headline } from '../../export/headline.js';
import { exportRow } from '../../export/rows.js';
import { statusOf } from '../../record/found-by.js';
import { harmless } from '../harmless.js';
import { complainLine, json, print } from '../output.js';
import { page } from '../page.js';
import { type StoreOption, withDesk } from '../record.js';
import { padded, terminal, wrapped } from '../terminal.js';

export async function showCommand(id: string, options: StoreOption & { readonly json?: boolean }): Promise<number> {
  return withDesk(options, async (desk) => {
    const entry = await desk.entry(id);
    if (entry) {
      await print(
        options.json ? `${json({ ...exportRow(entry.entry, RELEASE), items: entry.items }, 2)}\n` : entryPage(entry),
      );
      return 0;
    }
    const shown = await desk.document(id);
    if (!shown) {
      complainLine(id, 'neither an entry nor a document of the record', 'chancery list shows what there is');
      return 1;
    }
    if (options.json) await print(`${json(shown, 2)}\n`);
    else if (shown.reading) await print(page(shown.reading, shown.document.text, shown.document.id, terminal()));
    else await print(`${harmless(shown.document.text)}\n`);
    return 0;
  });
}

const entryPage = ({ entry, items }: NonNullable<Awaited<ReturnType<Desk['entry']>>>): string => {
  const { color, width } = terminal();
  const lines = [color.bold(harmless(headline(entry)))];
  const row = (name: string, value: string): void => {
    lines.push(`  ${color.dim(padded(name, 14))}${wrapped(value, width, 16).slice(16)}`);
  };
  row('kind', entry.kind);
  if (statusOf(entry)) row('status', statusOf(entry));
  row(
    'date',
    entry.date === null
      ? 'not known'
      : typeof entry.date === 'string'
        ? entry.date
        : `${entry.date.start} to ${entry.date.end}`,
  );
  row('parties', entry.parties.join(', ') || 'none');
  if ('topics' in entry.value && entry.value.topics.length > 0) row('topics', entry.value.topics.join(', '));
  for (const { field, values } of entry.contradictions)
    row(
      `${field} differs`,
      values
        .map(
          ({ value, items: by }) =>
            `${harmless(typeof value === 'string' ? value : JSON.stringify(value))} (${by.length})`,
        )
        .join('; '),
    );
  lines.push('', color.bold(`REPORTS (${entry.reports.length}, ${entry.independent} independent)`));
  for (const report of entry.reports) {
    lines.push(`  ${report.published?.slice(0, 10) ?? 'no date   '}  ${harmless(report.publisher ?? report.document)}`);
    for (const item of items.filter((one) => one.document === report.document))
      for (const words of item.words) lines.push(wrapped(color.cyan(`“${harmless(words)}”`), width, 14));
    lines.push(color.dim(`${' '.repeat(14)}${harmless(report.document)}`));
  }
  lines.push('', color.dim(`${entry.id}${entry.why.length > 0 ? `, merged by ${entry.why.join(', ')}` : ''}`));
  return `${lines.join('\n')}\n`;
};
