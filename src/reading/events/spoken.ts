/** What 'will', 'will not' and 'would, if' say besides the deed: an undertaking, a refusal, a threat. */
import { CAMEO, type CameoCode } from '../../model/generated/cameo.js';
import type { EventStatus } from '../../model/generated/lists.js';
import type { PloverType } from '../../model/generated/plover.js';
import type { Grammar } from '../text/grammar.js';
import type { Draft } from './draft.js';
import { type EventPatterns, modeOf } from './patterns.js';
import type { Sides } from './sides.js';
import { NONE } from './surface.js';

/** Deeds that, when they are to come, are undertaken. */
const WILLING: ReadonlySet<PloverType> = new Set<PloverType>([
  'CONSULT',
  'SUPPORT',
  'COOPERATE',
  'AID',
  'CONCEDE',
  'RETREAT',
]);
/** Deeds to come that stand beside the undertaking. */
const AWAITED: ReadonlySet<PloverType> = new Set<PloverType>(['CONSULT', 'SUPPORT', 'COOPERATE', 'AID']);
/** Deeds that, when their doer says that they are to come, are threats. */
const HOSTILE: ReadonlySet<PloverType> = new Set<PloverType>([
  'SANCTION',
  'COERCE',
  'ASSAULT',
  'MOBILIZE',
  'PROTEST',
  'REJECT',
]);

/**
 * The deed of words that stands beside a deed to come, undefined where there is none. An undertaking becomes the basis
 * of the draft.
 */
export function spokenBeside(draft: Draft, grammar: Grammar, sides: Sides, patterns: EventPatterns): Draft | undefined {
  const { standing, plover } = draft;
  if (isThreat(draft, grammar, sides)) return beside(draft, 'THREATEN', '130', patterns);
  if (!WILLING.has(plover) || draft.source.length === 0) return undefined;
  // 'on a trip to Chad she will meet': nobody is told to promise the trip.
  const { pattern, other } = draft.match;
  if (pattern.kind === 'noun' && pattern.mode === 'visit' && other === NONE) return undefined;
  const [why = ''] = standing.why;
  const isUndertaken = why === 'status/future' || why === 'status/ready';
  if (!isUndertaken && why !== 'status/will-not') return undefined;
  const spoken = isUndertaken
    ? beside(draft, 'AGREE', '030', patterns)
    : beside(asRefused(draft), 'REJECT', '120', patterns);
  if (isUndertaken) draft.basis = spoken;
  return spoken;
}

/** 'would not take the minister's call': who refuses is who would have done it, wherever the pattern has him. */
const asRefused = (draft: Draft): Draft =>
  draft.match.pattern.target.includes('agent') ? { ...draft, source: draft.target, target: draft.source } : draft;

/**
 * What an undertaking leaves to come where only a thing tells of it: 'pledged weapons to' an AID, 'offered talks to' a
 * CONSULT. Undefined where the undertaking is about something else.
 *
 * @param status what the verb of the undertaking makes of its object
 */
export function toCome(spoken: Draft, status: EventStatus, why: string, patterns: EventPatterns): Draft | undefined {
  const { match, cameo, plover } = spoken;
  if (plover !== 'AGREE' || match.pattern.kind !== 'verb' || match.other === NONE) return undefined;
  const undertaken = patterns.undertaken(cameo);
  if (undertaken === undefined) return undefined;
  const { plover: type, contexts } = CAMEO[undertaken];
  if (type === undefined || !AWAITED.has(type)) return undefined;
  return {
    ...spoken,
    plover: type,
    cameo: undertaken,
    mode: modeOf(type, undertaken),
    contexts: [...new Set([...contexts, ...spoken.contexts])],
    standing: { status, why: [why], by: match.token },
    why: [...spoken.why, why],
    basis: spoken,
  };
}

/** A deed of words with the same sides as the deed that it is about. */
const beside = (draft: Draft, plover: PloverType, root: CameoCode, patterns: EventPatterns): Draft => {
  const found = patterns.refine(root, draft.cameo);
  const cameo = found?.cameo ?? root;
  return {
    ...draft,
    plover,
    cameo,
    mode: found?.mode ?? modeOf(plover, cameo),
    contexts: [...new Set([...CAMEO[cameo].contexts, ...draft.contexts])],
    standing: { status: 'happened', why: [], by: draft.standing.by },
    why: [...draft.why],
    basis: undefined,
  };
};

/** 'will impose a curfew if', 'announced that it will cut aid': a hostile deed to come, said by its doer or on a condition. */
const isThreat = ({ standing, plover, match, source }: Draft, grammar: Grammar, sides: Sides): boolean => {
  if (!HOSTILE.has(plover) || source.length === 0) return false;
  const [why = ''] = standing.why;
  if (why !== 'status/future' && why !== 'status/possible' && why !== 'status/prepare' && why !== 'status/ready')
    return false;
  const predicate = match.pattern.kind === 'noun' && match.other !== NONE ? match.other : match.token;
  const modality = grammar.modality(predicate);
  const isSworn = modality === 'would' || modality === 'will' || modality === 'shall';
  if (isSworn && grammar.conditions(predicate).length > 0) return true;
  if (why === 'status/possible') return false;
  const above = grammar.governor(predicate);
  const sayer =
    above !== NONE && (why === 'status/prepare' || why === 'status/ready') ? grammar.governor(above) : above;
  if (sayer === NONE) return false;
  const said = sides.of(grammar.agent(sayer));
  return said.some((id) => source.includes(id));
};
