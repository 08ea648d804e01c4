/** What a deed is coded as, and which types of PLOVER behave alike. */
import type { CameoCode } from '../../model/generated/cameo.js';
import type { PloverContext, PloverMode, PloverType } from '../../model/generated/plover.js';

export interface Code {
  readonly plover: PloverType;
  readonly cameo: CameoCode;
  readonly mode: PloverMode | undefined;
  readonly contexts: readonly PloverContext[];
}

/** Types whose sides are one set. */
export const JOINT: ReadonlySet<PloverType> = new Set<PloverType>(['AGREE', 'CONSULT', 'COOPERATE']);
/** Deeds of words that swallow what they are about: one event, the threat, and none for what is threatened. */
export const SWALLOWING: ReadonlySet<PloverType> = new Set<PloverType>(['REQUEST', 'THREATEN', 'ACCUSE', 'PROTEST']);
/** Deeds of words whose code says what they are about. */
export const REFINED: ReadonlySet<PloverType> = new Set<PloverType>(['REQUEST', 'REJECT', 'AGREE', 'THREATEN']);
