/** An event before it has its id, and the choice between drafts that say the same. */
import type { CameoCode } from '../../model/generated/cameo.js';
import type { PloverContext, PloverMode, PloverType } from '../../model/generated/plover.js';
import type { Match } from './match.js';
import type { When } from './scene.js';
import type { Standing } from './status.js';

export interface Code {
  readonly plover: PloverType;
  readonly cameo: CameoCode;
  readonly mode: PloverMode | undefined;
  readonly contexts: readonly PloverContext[];
}

export interface Draft extends Code {
  readonly match: Match;
  readonly standing: Standing;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly when: When;
  readonly confidence: number;
  /** The draft of the undertaking on which this deed rests. */
  basis: Draft | undefined;
  readonly why: readonly string[];
}

/** Types whose sides are one set. */
export const JOINT: ReadonlySet<PloverType> = new Set<PloverType>(['AGREE', 'CONSULT', 'COOPERATE']);
/** Deeds of words that swallow what they are about: one event, the threat, and none for what is threatened. */
export const SWALLOWING: ReadonlySet<PloverType> = new Set<PloverType>(['REQUEST', 'THREATEN', 'ACCUSE', 'PROTEST']);
/** Deeds of words whose code says what they are about. */
export const REFINED: ReadonlySet<PloverType> = new Set<PloverType>(['REQUEST', 'REJECT', 'AGREE', 'THREATEN']);

/** Of drafts of one sentence that say the same, the one that is surest. */
export const once = (drafts: readonly Draft[]): readonly Draft[] => {
  const best = new Map<string, Draft>();
  for (const draft of drafts) {
    const { plover, source, target } = draft;
    const isJoint = JOINT.has(plover) && draft.mode !== 'visit';
    const sides = isJoint ? [...new Set([...source, ...target])].sort().join() : `${source.join()}>${target.join()}`;
    // What is recalled of another day is another deed.
    const recalled = draft.when.isPast ? JSON.stringify(draft.when.date) : '';
    const key = `${plover} ${draft.mode === 'visit' ? 'visit' : ''} ${draft.standing.status} ${sides} ${recalled}`;
    const other = best.get(key);
    if (!other || draft.confidence > other.confidence) best.set(key, draft);
  }
  const kept = new Set(best.values());
  return drafts.filter((draft) => kept.has(draft));
};
