/** All events of a document: those of the patterns, of meetings, of undertakings, with what is known of how each is told. */
import type { Actor, Commitment, Event, Meeting, Statement } from '../../model/reading.js';
import type { Context, ItemIds } from '../context.js';
import { isOfficial } from '../issuer.js';
import { findEvents } from './find.js';
import type { Framed } from './from-frames.js';
import { type Trust, withCommitments, withMeetings } from './from-meetings.js';
import { HOME_SHARE, homeOf } from './home.js';
import { Marks } from './marks.js';
import { type Pledge, pledgeAt } from './pledges.js';
import { dayAhead } from './scene.js';
import type { Sides } from './sides.js';
import { NONE } from './surface.js';
import { isToldInPast, takingPart } from './took-part.js';
import { standing } from './who-met.js';

export interface AllEvents {
  readonly events: readonly Event[];
  /** Those of the patterns alone. */
  readonly coded: readonly Event[];
  /** Those that the net reads. */
  readonly framed: readonly Framed[];
  /** The innermost statement in whose content an offset stands. */
  readonly reporting: (offset: number) => Statement | undefined;
  /** Who is meant by words. */
  readonly sides: Sides;
  /** The actors of the reading, with those that only a description names. */
  readonly actors: readonly Actor[];
  /** What bears on whether one of the events is right. */
  readonly marksOf: (event: Event) => readonly string[];
}

/** @param statements @param diplomacy of the same document */
export function findAllEvents(
  context: Context,
  statements: readonly Statement[],
  diplomacy: { readonly meetings: readonly Meeting[]; readonly commitments: readonly Commitment[] },
  ids: ItemIds,
): AllEvents {
  const { grammar } = context;
  const {
    events: coded,
    framed,
    sides,
    actors,
    told,
    reporting,
  } = findEvents(context, grammar, statements, ids, diplomacy.meetings);
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const trust = trustOf(context);
  const met = withMeetings(
    coded,
    diplomacy.meetings,
    byId,
    ids,
    trust,
    (meeting) =>
      trust === 'named' ? standing(context, takingPart(context, meeting, true)) : takingPart(context, meeting, false),
    (meeting) => (isToldInPast(context, meeting) ? undefined : dayAhead(context, meeting.date, meeting.why)),
  );
  const byParty = (party: string): string | undefined =>
    byId.get(`state:${party}`)?.id ?? actors.find((actor) => actor.party === party)?.id;
  const pledgeOf = ({ evidence: [one] }: Commitment): Pledge => pledgeAt(context, one?.[0] ?? 0);
  // News of one country tells of what its politicians undertake, not of what it agrees with others.
  const events = trust === 'none' ? met : withCommitments(met, diplomacy.commitments, byParty, ids, pledgeOf);
  let marks: Marks | undefined;
  const marksOf = (event: Event): readonly string[] => {
    // Many texts hold no event.
    marks ??= new Marks(context, grammar, byId, diplomacy.meetings);
    const one = told.get(event.id);
    return one ? marks.of(event, one.marks, one.token) : marks.of(event, [`told by ${event.why[0] ?? ''}`], NONE);
  };
  return { events, coded, framed, reporting, sides, actors, marksOf };
}

/** States tell of many meetings besides their own; news of one country, of much that only sounds like one. */
const trustOf = (context: Context): Trust => {
  if (isOfficial(context)) return 'named';
  return homeOf(context).share >= HOME_SHARE ? 'none' : 'all';
};
