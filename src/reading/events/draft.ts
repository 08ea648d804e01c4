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
  /** How plainly it is told, to choose between drafts that say the same; that of the event is learned (likelihood.ts). */
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

/**
 * A deed that is undertaken. What is undertaken towards somebody is done together ('promised Malta a joint patrol'), and what
 * several are to do has them all ('it was agreed to continue contacts').
 *
 * @param basis the undertaking, on which the deed rests where it is still to come
 */
export const undertaken = (draft: Draft, basis: Draft): Draft => {
  const isToCome = draft.standing.status !== 'happened';
  const resting = isToCome ? { ...draft, basis } : draft;
  if (!JOINT.has(draft.plover)) return resting;
  const { source } = draft;
  const target = draft.target.length > 0 ? draft.target : basis.target.filter((id) => !source.includes(id));
  const all = [...basis.source, ...basis.target];
  const isPart = [...source, ...target].every((id) => all.includes(id));
  return isToCome && draft.mode !== 'visit' && isPart
    ? { ...resting, source: basis.source, target: basis.target }
    : { ...resting, target };
};

/** Deeds that are done to somebody, and are told again without saying to whom. */
const HALVED: ReadonlySet<PloverType> = new Set<PloverType>([
  'ACCUSE',
  'REJECT',
  'CONCEDE',
  'REQUEST',
  'SUPPORT',
  'THREATEN',
]);

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
  const bases = new Set(drafts.map(({ basis }) => basis));
  return drafts.filter((draft) => kept.has(draft) && (bases.has(draft) || !isHalf(draft, kept)));
};

/**
 * 'attacked the town, killing two policemen': an attack and its dead are one, and done to both.
 *
 * @param isWithin whether a predicate stands in the phrase of another
 */
export const withDead = (
  drafts: readonly Draft[],
  isWithin: (inner: number, outer: number) => boolean,
): readonly Draft[] => {
  const attacks = drafts.filter(({ plover, basis }) => plover === 'ASSAULT' && basis === undefined);
  const dead = new Map<Draft, Draft>();
  for (const one of attacks) {
    const attack = attacks.find(
      (other) =>
        other !== one &&
        !dead.has(other) &&
        other.match.pattern.kind === 'verb' &&
        other.standing.status === one.standing.status &&
        (one.source.length === 0 || one.source.join() === other.source.join()) &&
        isWithin(one.match.token, other.match.token),
    );
    if (attack) dead.set(one, attack);
  }
  if (dead.size === 0) return drafts;
  return drafts
    .filter((draft) => !dead.has(draft))
    .map((draft) => {
      const found = attacks.filter((one) => dead.get(one) === draft).flatMap(({ target }) => target);
      return found.length === 0 ? draft : { ...draft, target: [...new Set([...draft.target, ...found])] };
    });
};

/**
 * 'bowing to the demands of the union, the council cut the fee', 'hit out at Paris for what he called bad faith': the same
 * deed twice, once without its goal.
 */
const isHalf = (draft: Draft, others: ReadonlySet<Draft>): boolean => {
  const { plover, standing, source, target } = draft;
  if (target.length > 0 || source.length === 0 || !HALVED.has(plover)) return false;
  for (const other of others)
    if (
      other !== draft &&
      other.plover === plover &&
      other.standing.status === standing.status &&
      other.target.length > 0 &&
      other.source.join() === source.join()
    )
      return true;
  return false;
};

/** 'Italy, which Tunisia had asked for help, sent boats': what is asked for and given is for who asked. */
export const forAsker = (draft: Draft, drafts: readonly Draft[]): Draft => {
  if (draft.plover !== 'AID' || draft.target.length > 0 || draft.source.length === 0) return draft;
  const request = drafts.find(
    ({ plover, source, target }) =>
      plover === 'REQUEST' && source.length > 0 && draft.source.every((id) => target.includes(id)),
  );
  return request ? { ...draft, target: request.source } : draft;
};

/** 'called for the release of the citizens held in Chad': it is for who holds them. */
export const toHolder = (draft: Draft, drafts: readonly Draft[]): Draft => {
  if (draft.plover !== 'REQUEST' || draft.target.length === 0) return draft;
  const held = drafts.find(
    ({ plover, standing, source, target }) =>
      (plover === 'COERCE' || plover === 'ASSAULT') &&
      standing.status === 'happened' &&
      source.length > 0 &&
      !source.some((id) => draft.source.includes(id)) &&
      draft.target.every((id) => target.includes(id)),
  );
  return held ? { ...draft, target: held.source } : draft;
};
