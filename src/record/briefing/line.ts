/** How a line of a briefing is made; its sources are numbered once it is known which lines are shown. */
import type { Report } from '../../model/record.js';
import type { BriefingLine } from './briefing.js';

export type DraftLine = Omit<BriefingLine, 'sources'> & { readonly reports: readonly Report[] };

export type MakeLine = (
  day: string,
  text: string,
  reports: readonly Report[],
  more?: Partial<Pick<BriefingLine, 'under' | 'words' | 'state' | 'entry'>>,
) => DraftLine;
