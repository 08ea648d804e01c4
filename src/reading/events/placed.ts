/** What a deed's standing is where the deed is one of words, or where a day tells that it is to come. */
import type { PloverType } from '../../model/generated/plover.js';
import type { When } from './scene.js';
import type { Standing } from './status.js';
import { isTimed } from './supposed.js';
import { NONE } from './surface.js';

/** What a day tells that is still to come. */
export const TO_COME: Standing = { status: 'planned', why: ['status/date'], by: NONE };
/** Deeds of words. */
export const SPOKEN: ReadonlySet<PloverType> = new Set<PloverType>([
  'ACCUSE',
  'REQUEST',
  'REJECT',
  'AGREE',
  'THREATEN',
]);

/**
 * What is dated after the day of the text is to come, where no verb says that it was: 'their summit on 16 June'; for words no
 * day is set.
 */
export const inTime = (plover: PloverType, standing: Standing, { isAhead }: When, tense: string): Standing =>
  isAhead && isTimed(plover) && tense !== 'past' && standing.status === 'happened'
    ? { ...standing, status: 'planned', why: ['status/date'] }
    : standing;

/**
 * Words that are announced or offered are said with it: 'announced charges against', 'offered support for', 'approved a resolution
 * condemning', 'voiced their commitment'; a visit is to come.
 */
export const asSaid = (plover: PloverType, standing: Standing, isByText: boolean): Standing =>
  (SPOKEN.has(plover) && standing.why[0] === 'status/announce') ||
  (plover === 'AGREE' && standing.why[0] === 'status/commitment') ||
  (isByText && (plover === 'ACCUSE' || plover === 'SUPPORT') && standing.why[0] === 'status/approve') ||
  (plover === 'SUPPORT' && standing.why[0] === 'status/offer')
    ? { ...standing, status: 'happened' }
    : // 'was unable to meet her': a meeting that was meant to be.
      plover === 'CONSULT' && standing.why[0] === 'status/unable' && standing.status === 'denied'
      ? { ...standing, status: 'cancelled' }
      : standing;
