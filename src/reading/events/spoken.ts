/** What 'will', 'will not' and 'would, if' say besides the deed: an undertaking, a refusal, a threat. */
import { CAMEO, type CameoCode } from '../../model/generated/cameo.js';
import { PLOVER, type PloverType } from '../../model/generated/plover.js';
import type { MeantContext } from '../actors/meant/meanings.js';
import type { Code } from './code.js';
import type { Match } from './match.js';
import { type EventPatterns, modeOf } from './patterns.js';
import type { Dyad } from './sides.js';
import type { Standing } from './status.js';
import { NONE } from './surface.js';

/** Deeds that, when their doer says that they are to come, are threats. */
const isHostile = (plover: PloverType): boolean => plover === 'REJECT' || PLOVER[plover].quad === MATERIAL_CONFLICT;
const MATERIAL_CONFLICT = 4;

/** The code of the deed of words that stands beside a deed to come, with the same sides; undefined where there is none. */
export function spokenBeside(
  code: Code,
  { why: [why = ''] }: Standing,
  { source }: Dyad,
  row: Match,
  context: MeantContext,
): Code | undefined {
  const { eventPatterns: patterns } = context.resources;
  if (source.length === 0) return undefined;
  if (isHostile(code.plover))
    return isThreat(why, source, row, context) ? beside(code, 'THREATEN', '130', patterns) : undefined;
  if (why === 'status/future' || why === 'status/ready') return beside(code, 'AGREE', '030', patterns);
  return why === 'status/will-not' ? beside(code, 'REJECT', '120', patterns) : undefined;
}

const beside = (code: Code, plover: PloverType, root: CameoCode, patterns: EventPatterns): Code => {
  const found = patterns.refine(root, code.cameo);
  const cameo = found?.cameo ?? root;
  return {
    plover,
    cameo,
    mode: found?.mode ?? modeOf(plover, cameo),
    contexts: [...new Set([...CAMEO[cameo].contexts, ...code.contexts])],
  };
};

/** 'will impose a curfew if', 'announced that it will cut aid': a hostile deed to come, said by its doer or on a condition. */
const isThreat = (
  why: string,
  source: readonly string[],
  { pattern, token, other }: Match,
  { grammar, meant }: MeantContext,
): boolean => {
  if (why !== 'status/future' && why !== 'status/possible' && why !== 'status/prepare' && why !== 'status/ready')
    return false;
  const predicate = pattern.kind === 'noun' && other !== NONE ? other : token;
  const modality = grammar.modality(predicate);
  const isSworn = modality === 'would' || modality === 'will' || modality === 'shall';
  if (isSworn && grammar.conditions(predicate).length > 0) return true;
  if (why === 'status/possible') return false;
  const above = grammar.governor(predicate);
  const isMeant = above !== NONE && (why === 'status/prepare' || why === 'status/ready');
  const sayer = isMeant ? grammar.governor(above) : above;
  if (sayer === NONE) return false;
  return meant.of(grammar.agent(sayer)).some((id) => source.includes(id));
};
