/** `chancery brief`: what a desk officer would send on about two parties. */

import { loadTitleWays, pairBriefing } from '../../desk/briefing.js';
import { loadCompareWords } from '../../desk/compare.js';
import { loadLedgerWords } from '../../desk/over-time.js';
import { RELEASE } from '../../desk/place.js';
import { resourceLoader } from '../../desk/tables.js';
import { briefingHtml } from '../../export/briefing-html.js';
import { briefingMarkdown } from '../../export/briefing-markdown.js';
import { briefingText } from '../briefing.js';
import { filterOf } from '../filter.js';
import { complainLine, json, print } from '../output.js';
import { type StoreOption, withDesk } from '../record.js';
import { terminal } from '../terminal.js';

export interface BriefCommand extends StoreOption {
  readonly since?: string;
  readonly precision?: string;
  readonly html?: boolean;
  readonly md?: boolean;
  readonly json?: boolean;
}

/** @returns the exit status: 0, or 2 where the two are no pair of parties */
export async function briefCommand(sides: readonly [string, string], options: BriefCommand): Promise<number> {
  const precision = options.precision ?? 'strict';
  return withDesk(options, async (desk) => {
    const filter = await filterOf(desk, { precision }, sides);
    if (!filter) return 2;
    const { parties = [], actors, ...rest } = filter;
    const [a, b] = parties;
    if (a === undefined || b === undefined || actors !== undefined) {
      complainLine(
        sides.join(' and '),
        'no pair of parties',
        'give two states or organizations of states, for instance USA China',
      );
      return 2;
    }
    const load = await resourceLoader(options);
    let loaded: ReturnType<typeof load> | undefined;
    const compare = loadCompareWords(options.data);
    const tables = {
      resources: () => {
        loaded ??= load();
        return loaded;
      },
      compare,
      ledger: loadLedgerWords(compare, options.data),
      titleWays: loadTitleWays(options.data),
    };
    const briefing = await pairBriefing(desk, [a, b], tables, {
      filter: rest,
      precision,
      ...(options.since ? { since: options.since } : {}),
    });
    if (options.json) await print(`${json(briefing, 2)}\n`);
    else if (options.html) await print(briefingHtml(briefing, RELEASE));
    else if (options.md) await print(briefingMarkdown(briefing, RELEASE));
    else await print(briefingText(briefing, terminal()));
    return 0;
  });
}
