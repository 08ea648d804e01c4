/** What a side undertakes, offers, discusses or refuses to do: the undertakings that the net reads. */
import type { Commitment } from '../../model/reading.js';
import type { Span } from '../../model/span.js';
import { type Context, type ItemIds, topicsIn } from '../context.js';
import { sidesOfFrame } from '../events/doing.js';
import { clauseOf } from '../frames/clause.js';
import { hundredths } from '../odds.js';
import { tokenFrom } from '../text/tokens.js';
import { actionOf, wordsOf } from './action.js';
import { dueOf } from './due.js';
import type { Tools } from './tools.js';

const NET = 'net/commitment';

/** From which share on the net's undertakings are looked at; how likely each is right is weighed then (`likelihood.ts`). */
const SURE = 0.2;

/** @returns an undertaking for each frame of one by somebody who is of a party */
export function findCommitments(context: Context, tools: Tools, ids: ItemIds): readonly Commitment[] {
  const { tokens, grammar } = context;
  return context.frames.list.flatMap((frame): readonly Commitment[] => {
    const { commitment, token } = frame;
    if (!commitment || commitment.score < SURE) return [];
    const named = sidesOfFrame(frame, tools.sides);
    const statement = tools.reporting(token);
    const source = named.source.length > 0 ? named.source : statement?.speaker ? [statement.speaker] : [];
    // One agrees with another; what several agree on may name others.
    const isOne = commitment.status === 'agreed' && tools.sides.antecedents.partiesOf(source).size < 2;
    const by = [...tools.sides.antecedents.partiesOf(isOne ? [...source, ...named.target] : source)].sort();
    if (by.length === 0) return [];
    const to = [...tools.sides.antecedents.partiesOf(named.target)].filter((party) => !by.includes(party)).sort();
    const evidence: Span = clauseOf(tokens, grammar, frame);
    const end = tokenFrom(tokens, evidence[1]);
    const topics = topicsIn(context, tokenFrom(tokens, evidence[0]), end);
    const due = dueOf(context, token, end);
    return [
      {
        id: ids('commitment', evidence, by),
        by,
        to,
        action: wordsOf(context, actionOf(context, frame)),
        // What all sides promise they agree on; a promise is one side's.
        status: commitment.status === 'promised' && by.length > 1 ? 'agreed' : commitment.status,
        topics,
        ...(due ? { due: due.value } : {}),
        evidence: [evidence],
        ...(statement ? { statement: statement.id } : {}),
        confidence: hundredths(commitment.score),
        why: [NET, ...(due ? [due.why] : [])],
      },
    ];
  });
}
