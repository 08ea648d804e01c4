/** What 'will', 'will not' and 'would, if' say besides the deed: an undertaking, a refusal, a threat. */
import { CAMEO, type CameoCode } from '../../model/generated/cameo.js';
import type { PloverType } from '../../model/generated/plover.js';
import type { Code } from './code.js';
import type { Dyad } from './implied.js';
import type { Match } from './match.js';
import { type EventPatterns, modeOf } from './patterns.js';
import type { Standing } from './status.js';
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

/** The code of the deed of words that stands beside a deed to come, with the same sides; undefined where there is none. */
export function spokenBeside(
  code: Code,
  { why: [why = ''] }: Standing,
  { source }: Dyad,
  row: Match,
  patterns: EventPatterns,
): Code | undefined {
  if (source.length === 0) return undefined;
  if (!WILLING.has(code.plover)) return undefined;
  // 'on a trip to Chad she will meet': nobody is told to promise the trip.
  if (row.pattern.kind === 'noun' && row.pattern.mode === 'visit' && row.other === NONE) return undefined;
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
