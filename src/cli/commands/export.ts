/** `chancery export`: entries for other programs. */
import { RELEASE } from '../../desk/place.js';
import { csvHeader, csvLine, type Format, jsonLine } from '../../export/formats.js';
import { EXPORTS, type ExportName, exportRow } from '../../export/rows.js';
import { type FilterOptions, filterOf } from '../filter.js';
import { print } from '../output.js';
import { type StoreOption, withDesk } from '../record.js';

/** @returns the exit status */
export async function exportCommand(
  name: ExportName,
  options: StoreOption & FilterOptions & { readonly format: Format },
): Promise<number> {
  return withDesk(options, async (desk) => {
    const filter = await filterOf(desk, options);
    if (!filter) return 2;
    let first = true;
    for await (const entry of desk.entries(EXPORTS[name], filter)) {
      const row = exportRow(entry, RELEASE);
      if (options.format === 'csv') {
        if (first) await print(csvHeader(row));
        await print(csvLine(row));
      } else await print(jsonLine(row));
      first = false;
    }
    return 0;
  });
}
