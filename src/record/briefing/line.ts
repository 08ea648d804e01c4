/** How a line of a briefing is made: numbered sources and whether it is new are the same for all. */
import type { Report } from '../../model/record.js';
import type { BriefingLine } from './briefing.js';

export type MakeLine = (
  day: string,
  text: string,
  reports: readonly Report[],
  more?: Partial<Pick<BriefingLine, 'under' | 'words' | 'state' | 'entry'>>,
) => BriefingLine;
