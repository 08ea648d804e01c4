/** What a text says of lines of contact as such: those that the net reads, cut, reopened, set up or spoken of as open. */
import type { Party } from '../../model/generated/parties.js';
import type { Channel } from '../../model/reading.js';
import { type Context, type ItemIds, mentionsIn } from '../context.js';
import { sidesOfFrame } from '../events/doing.js';
import { clauseOf } from '../frames/clause.js';
import type { Frame } from '../frames/frame.js';
import { sentenceAt, sentenceEndAt, sentenceStartAt } from '../text/tokens.js';
import type { Tools } from './tools.js';
import { isUnreal } from './unreal.js';
import { whenOf } from './when.js';

const NET = 'net/channel';

/** From which likelihood on a line is given; chosen on the development part of the corpus and on short reports. */
const SURE = 0.5;
/** States of a line that is to be. */
const AHEAD: ReadonlySet<Channel['state']> = new Set(['agreed', 'reopening', 'prospective']);

/** @returns a channel for each frame of one between two parties or more; what the next sentence says again of it is left out */
export function findChannels(context: Context, tools: Tools, ids: ItemIds): readonly Channel[] {
  const { tokens, grammar } = context;
  const told = new Set<string>();
  return context.frames.list.flatMap((frame): readonly Channel[] => {
    const { channel, token } = frame;
    if (!channel || channel.score < SURE || isUnreal(context, token)) return [];
    const parties = partiesOf(context, tools, frame);
    if (parties.length < 2) return [];
    const sentence = sentenceAt(tokens, token);
    const keyIn = (one: number): string => JSON.stringify([parties, channel.kind, channel.state, one]);
    const isAgain = told.has(keyIn(sentence)) || told.has(keyIn(sentence - 1));
    told.add(keyIn(sentence));
    if (isAgain) return [];
    const evidence = clauseOf(tokens, grammar, frame);
    const date = whenOf(context, token, AHEAD.has(channel.state));
    return [
      {
        id: ids('channel', evidence, parties),
        parties,
        kind: channel.kind,
        state: channel.state,
        ...(date ? { date: date.value } : {}),
        evidence: [evidence],
        confidence: Math.round(channel.score * 100) / 100,
        why: [NET, ...(date ? [date.why] : [])],
      },
    ];
  });
}

/** Those whom its words name, else with them the sides of the deed that its word tells, else the two of its sentence. */
const partiesOf = (context: Context, { sides, dealt }: Tools, frame: Frame): readonly Party[] => {
  const { tokens } = context;
  const { token } = frame;
  const own = sidesOfFrame(frame, sides);
  const deed = dealt(token);
  const all = new Set(sides.antecedents.partiesOf([...own.source, ...own.target]));
  if (all.size < 2 && deed)
    for (const party of sides.antecedents.partiesOf([...deed.source, ...deed.target])) all.add(party);
  if (all.size < 2) {
    const named = mentionsIn(context, sentenceStartAt(tokens, token), sentenceEndAt(tokens, token));
    const parties = new Set([...all, ...sides.antecedents.partiesOf(named.map(({ actor }) => actor))]);
    if (parties.size === 2) for (const party of parties) all.add(party);
  }
  return ([...all] as Party[]).sort();
};
