/** The briefing with which the demo ends: of one pair, as Markdown and as one HTML file. */

import { briefingHtml } from '../export/briefing-html.js';
import { briefingMarkdown } from '../export/briefing-markdown.js';
import type { Party } from '../model/generated/parties.js';
import type { Resources } from '../reading/resources.js';
import { loadTitleWays, pairBriefing } from './briefing.js';
import { loadCompareWords } from './compare.js';
import type { Desk } from './desk.js';
import { loadLedgerWords } from './over-time.js';
import { RELEASE } from './place.js';

/**
 * @param desk with the documents of demo/record
 * @returns the briefing on two parties in both forms, of what is sure enough in most cases
 */
export async function briefingTexts(
  desk: Desk,
  parties: readonly [Party, Party],
  resources: () => Resources,
): Promise<{ readonly markdown: string; readonly html: string }> {
  const compare = loadCompareWords();
  const tables = { resources, compare, ledger: loadLedgerWords(compare), titleWays: loadTitleWays() };
  const parsed = await desk.filter({ precision: 'balanced' });
  const confidence = 'filter' in parsed ? parsed.filter.confidence : undefined;
  const briefing = await pairBriefing(desk, parties, tables, {
    precision: 'balanced',
    ...(confidence ? { filter: { confidence } } : {}),
  });
  return { markdown: briefingMarkdown(briefing, RELEASE), html: briefingHtml(briefing, RELEASE) };
}
