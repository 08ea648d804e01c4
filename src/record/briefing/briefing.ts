/** A briefing on two parties: lines with numbered sources, in sections. What it is made of; `compose.ts` makes it. */
import type { Party } from '../../model/generated/parties.js';

const BRIEFING_SECTIONS = [
  'standing',
  'held',
  'ahead',
  'said',
  'commitments',
  'channels',
  'incidents',
  'accounts',
] as const;
export type BriefingSectionName = (typeof BRIEFING_SECTIONS)[number];

export interface BriefingLine {
  /** Day of what it tells, ISO 8601, as coarse as known; '' where it has none. */
  readonly day: string;
  /** One sentence or phrase. */
  readonly text: string;
  /** What it stands under in its section: a topic; '' for nothing. */
  readonly under: string;
  /** Words of a document, as they stand there; '' for none. */
  readonly words: string;
  /** Where a commitment or a channel stands; '' for nothing. */
  readonly state: string;
  /** Numbers of sources, as in `sources`. */
  readonly sources: readonly number[];
  /** Id of the entry; null where the line sums up several. */
  readonly entry: string | null;
  /** First reported since the day that was asked for. */
  readonly isNew: boolean;
}

export interface BriefingSection {
  readonly name: BriefingSectionName;
  readonly title: string;
  readonly lines: readonly BriefingLine[];
  /** What to say where there are no lines. */
  readonly none: string;
  /** Lines left out for length. */
  readonly more: number;
}

export interface BriefingSource {
  readonly number: number;
  readonly document: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

export interface Briefing {
  readonly schema: 'chancery/briefing@1';
  readonly a: { readonly party: Party; readonly name: string };
  readonly b: { readonly party: Party; readonly name: string };
  /** What is marked as new was reported on this day or later; null where no day was asked for. */
  readonly since: string | null;
  /** Day of the last report that it rests on; '' where there is none. */
  readonly until: string;
  readonly precision: string;
  readonly sections: readonly BriefingSection[];
  readonly sources: readonly BriefingSource[];
}
