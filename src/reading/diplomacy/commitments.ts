/** What a side undertakes, offers, discusses or refuses to do: the undertakings that the net reads. */
import type { CommitmentStatus } from '../../model/generated/lists.js';
import type { Commitment } from '../../model/reading.js';
import type { Span } from '../../model/span.js';
import type { Known } from '../actors/meant/cast.js';
import type { MeantContext } from '../actors/meant/meanings.js';
import { type Context, type ItemIds, topicsIn } from '../context.js';
import { sidesOfFrame } from '../events/doing.js';
import { clauseOf } from '../frames/clause.js';
import { given } from '../given.js';
import { hundredths } from '../odds.js';
import { at, tokenFrom } from '../text/tokens.js';
import { actionOf, isFuture, wordsOf } from './action.js';
import { dueOf } from './due.js';
import type { Tools } from './tools.js';

const NET = 'net/commitment';

/** From which share on the net's undertakings are looked at; how likely each is right is weighed then (`likelihood.ts`). */
const SURE = 0.2;

/** @returns an undertaking for each frame of one by somebody who is of a party */
export function findCommitments(context: MeantContext, tools: Tools, ids: ItemIds): readonly Commitment[] {
  const { tokens, grammar, meant } = context;
  return context.frames.list.flatMap((frame): readonly Commitment[] => {
    const { commitment, token } = frame;
    if (!commitment || commitment.score < SURE || isNone(context, token)) return [];
    const named = sidesOfFrame(context, frame);
    const statement = tools.reporting(at(tokens.starts, token));
    // 'discussed the U.S. commitment to it': whose the noun makes it, whoever discusses it.
    const owner = grammar.isPredicate(token) ? [] : meant.ofAll(grammar.nounAgent(token));
    const speaker = statement?.speaker ? [statement.speaker] : [];
    const source = meant.partiesOf(owner).size > 0 ? owner : named.source.length > 0 ? named.source : speaker;
    const status = statusOf(context, token, commitment.status);
    // One agrees with another; what several agree on may name others.
    const isOne = status === 'agreed' && meant.partiesOf(source).size < 2;
    const own = isOne ? [...source, ...named.target] : source;
    const by = [...meant.partiesOf(own.filter((id) => !isPrivate(meant.actor(id))))].sort();
    if (by.length === 0) return [];
    // 'peacekeeping in Afghanistan': where something is done is to nobody; what is told to somebody is promised him.
    const told = meant.ofAll(frame.target);
    const addressee = statement?.addressee ? [statement.addressee] : [];
    const to = [...meant.partiesOf(told.length > 0 ? told : addressee)].filter((party) => !by.includes(party)).sort();
    const action = actionOf(context, frame);
    if (!action) return [];
    const clause = clauseOf(tokens, grammar, frame);
    const evidence: Span = [clause[0], Math.max(clause[1], at(tokens.ends, action.to - 1))];
    const end = tokenFrom(tokens, evidence[1]);
    const topics = topicsIn(context, tokenFrom(tokens, evidence[0]), end);
    const due = dueOf(context, token, end);
    return [
      {
        id: ids('commitment', evidence, by),
        by,
        to,
        action: wordsOf(context, action),
        // What all sides promise they agree on; a promise is one side's.
        status: status === 'promised' && by.length > 1 ? 'agreed' : status,
        topics,
        ...given({ due: due?.value }),
        evidence: [evidence],
        ...given({ statement: statement?.id }),
        confidence: hundredths(commitment.score),
        why: [NET, ...(due ? [due.why] : [])],
      },
    ];
  });
}

/** What a company, a union or a candidate vows binds no state; 'the U.S. side' and 'the Germans' may be theirs. */
const isPrivate = (actor: Known | undefined): boolean => actor?.party === '' && !/^(?:GOV|UNK|CVL)$/.test(actor.sector);

/** What is not, or would have been, undertaken, and what is agreed to be so: 'agreed that the blockade is doing harm'. */
const isNone = ({ grammar }: Context, token: number): boolean => {
  if (!grammar.isPredicate(token)) return false;
  const modality = grammar.modality(token);
  if (grammar.isNegated(token) && modality === 'none') return true;
  if (modality === 'would' && grammar.aspect(token) === 'perfect') return true;
  const clauses = grammar.complements(token);
  return (
    clauses.length > 0 && clauses.every((one) => grammar.tense(one) !== 'none' && grammar.modality(one) === 'none')
  );
};

/** 'will oppose it' is a promise, with a condition an offer. */
const statusOf = ({ grammar }: Context, token: number, status: CommitmentStatus): CommitmentStatus => {
  if (!isFuture(grammar, token) || grammar.isNegated(token)) return status;
  if (status === 'refused') return 'promised';
  return status === 'promised' && grammar.conditions(token).length > 0 ? 'proposed' : status;
};
