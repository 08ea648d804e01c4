/**
 * Meetings: visits, talks, summits, calls, meals, by the rows of `data/en/meetings.csv`; those that are planned, proposed,
 * refused and cancelled too. Mentions of one meeting in one text are one.
 */
import type { Meeting, Participant } from '../../model/reading.js';
import type { Context, ItemIds } from '../context.js';
import { isReadout } from '../issuer.js';
import type { MeetingRule } from '../resources.js';
import { at } from '../text/tokens.js';
import { delegationOf } from './delegations.js';
import { type Framed, framed } from './frames.js';
import { levelOf } from './levels.js';
import { mergeMeetings } from './merge.js';
import type { Side } from './naming.js';
import type { Dealings, Group } from './refer.js';
import { rosterOf } from './roster.js';
import { type Told, tell } from './told.js';
import { isUnreal } from './unreal.js';

/**
 * @param named the parties that the text names most
 * @returns the meetings, and who met at which token of the text
 */
export function findMeetings(
  context: Context,
  named: Dealings['named'],
  ids: ItemIds,
): { readonly meetings: Meeting[]; readonly groups: readonly Group[] } {
  const told: Told[] = [];
  const hits = [...framed(context, context.resources.meetings)];
  const roster = rosterOf(context, hits);
  const groups: Group[] = [];
  let dealings: Dealings = { ...context, groups, named, roster };
  for (const hit of hits) {
    // 'Participants in the call included': the call that is told already.
    if (roster && roster.from <= hit.head && hit.head < roster.to) continue;
    const found = tell(dealings, hit);
    if (found.length === 0 || isUnreal(context, hit.head)) continue;
    // Whom a text lists took part in the meeting that it tells first.
    if (found.some((one) => one.roster)) dealings = { ...dealings, roster: undefined };
    for (const each of found) {
      const one = atUsualPlace(context, hit, each, told.at(-1));
      told.push(one);
      if (!one.sides.some((side) => side.isPrivate))
        groups.push({ from: hit.head, sides: one.sides, happened: one.standing.status === 'happened' });
    }
  }
  return { meetings: mergeMeetings(told).map((one) => meeting(context, one, ids)), groups };
}

/** 'They meet every month in Iquique. The next meeting, on June 6': what comes again does so at the same place. */
const atUsualPlace = (
  { grammar }: Context,
  { head, rule }: Framed<MeetingRule>,
  one: Told,
  before: Told | undefined,
): Told => {
  const isNext = rule.word === 'noun' && one.place === undefined && one.standing.why.includes(NEXT);
  return isNext && before?.isHabit && before.place && !grammar.isNegated(head) ? { ...one, place: before.place } : one;
};
const NEXT = 'outcomes/next';

const meeting = (context: Context, told: Told, ids: ItemIds): Meeting => {
  const { sides, standing, why } = told;
  const parties = [...new Set(sides.map((side) => side.party))].sort();
  const readout = told.date === undefined && standing.status === 'happened' ? dayOfReadout(context, told) : undefined;
  const date = told.date?.value ?? readout;
  const [first] = told.evidence;
  return {
    id: ids('meeting', first ?? [0, 1], parties),
    kind: told.kind,
    format: told.format,
    ...(told.sidelines ? { setting: 'sidelines' as const } : {}),
    level: levelOf(context, told.kind === 'visit' ? sides.slice(0, 1) : sides),
    status: standing.status,
    participants: sides.map((side) => participant(context, side)),
    ...(date ? { date } : {}),
    ...(told.place ? { place: told.place } : {}),
    ...(told.venue ? { venue: told.venue } : {}),
    ...(told.duration ? { duration: told.duration } : {}),
    topics: told.topics,
    evidence: told.roster ? [...told.evidence, told.roster] : told.evidence,
    confidence: sides.filter((side) => side.isPerson).length > 1 ? 0.7 : 0.5,
    why: [
      ...new Set([
        ...why,
        ...(readout ? ['meetings/readout-day'] : []),
        ...(told.topics.length > 0 ? ['topics/term'] : []),
      ]),
    ],
  };
};

/** Sentences at the head of a readout that tell its own meeting. */
const OPENING = 3;

/** A readout that gives no day is of the day on which it was published. */
const dayOfReadout = (context: Context, { evidence, kind }: Told): string | undefined => {
  const { dates, tokens } = context;
  const [start = 0] = evidence[0] ?? [];
  const opens = at(
    tokens.starts,
    Math.min(tokens.size, at(tokens.sentences, Math.min(OPENING, tokens.sentences.length - 1))) - 1,
  );
  return kind !== 'visit' && start <= opens && isReadout(context) ? dates.reference : undefined;
};

const participant = (context: Context, side: Side): Participant => {
  const role = context.actors.byId.get(side.actor)?.role;
  const delegation = delegationOf(context, side);
  return {
    actor: side.actor,
    party: side.isPrivate ? '' : side.party,
    ...(role ? { role } : {}),
    ...(delegation === undefined ? {} : { delegation }),
  };
};
