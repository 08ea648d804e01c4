/** Who met whom, when, where and how: the sittings that the net reads. What a text tells again is one, with several evidences. */
import type { Party } from '../../model/generated/parties.js';
import type { Meeting, Participant } from '../../model/reading.js';
import type { Span } from '../../model/span.js';
import type { MeantContext } from '../actors/meant/meanings.js';
import { type Context, type ItemIds, mentionsIn, topicsIn } from '../context.js';
import { dateOf, startOf } from '../dating.js';
import { sidesOfFrame } from '../events/doing.js';
import { groundsOf } from '../events/grounds.js';
import type { Dyad } from '../events/sides.js';
import { clauseOf } from '../frames/clause.js';
import type { Frame } from '../frames/frame.js';
import { given } from '../given.js';
import { isReadout } from '../issuer.js';
import { hundredths } from '../odds.js';
import { placeGiven, placeOf, whyThere } from '../placing.js';
import {
  at,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStartAt,
  someToken,
  tokenFrom,
  xposAt,
} from '../text/tokens.js';
import { delegationOf } from './delegations.js';
import { heldHow, statusOf } from './held.js';
import { durationOf } from './lasting.js';
import { levelOf } from './levels.js';
import type { Named, Tools } from './tools.js';
import { isUnreal } from './unreal.js';

const NET = 'net/meeting';
const NONE = -1;

/** From which likelihood on those met whom no words mean. */
const LEAST = 0.35;
/** Sentences at the head of a readout that tell its own meeting. */
const OPENING = 3;
/** Of these its headline and the first, which say who met. */
const HEAD = 2;

/** @returns a meeting for each frame of one between two parties or more */
export function findMeetings(context: MeantContext, tools: Tools, ids: ItemIds): readonly Meeting[] {
  const found: Meeting[] = [];
  const isOwn = isReadout(context);
  const isSure = ({ meeting }: Frame): boolean => meeting?.isSure === true;
  const tell = (frames: readonly Frame[]): void => {
    for (const frame of frames) {
      const one = meetingOf(context, frame, tools, ids, isOwn && !isSure(frame) ? leftOut(context, frame) : []);
      if (!one) continue;
      const { date, ...undated } = one;
      const told = pointsBack(context, frame.token) ? undated : one;
      const known = latest(
        found,
        found.flatMap((before, i) => (i >= found.length - LAST && isSame(before, told, isOwn) ? [i] : [])),
        told,
      );
      if (known === NONE) found.push(one);
      else
        found[known] = withEvidence(at(found, known), told, !isOwn || sentenceAt(context.tokens, frame.token) < HEAD);
    }
  };
  const { list } = context.frames;
  tell(list.filter(isSure));
  // A readout is about a meeting, which its first sentences tell, however faintly: 'welcomed him to the White House'.
  const first = found.some(
    ({ status, evidence }) =>
      status === 'happened' && isOpening(context, tokenFrom(context.tokens, at(evidence, 0)[0])),
  );
  if (isOwn && !first)
    tell(list.filter((one) => isOpening(context, one.token) && !isSure(one)).map((one) => asHeaded(context, one)));
  return found.sort(inOrder);
}

/** What a text headed 'Telephone conversation with' tells was said by telephone. */
const asHeaded = ({ tokens, resources: { dealings } }: Context, frame: Frame): Frame => {
  const { meeting } = frame;
  const isCall = (i: number): boolean =>
    dealings.telephones.has(lowerAt(tokens, i)) ||
    (xposAt(tokens, i) === 'NN' && dealings.calls.has(lowerAt(tokens, i)));
  if (meeting?.kind !== 'talks' || !someToken(0, sentenceEnd(tokens, 0), isCall)) return frame;
  return { ...frame, meeting: { ...meeting, kind: 'call', format: 'phone' } };
};

/** Whom the heading of a readout leaves out, 'Telephone conversation with Ada Brandt': the first below who is of those that issued it. */
const leftOut = (context: MeantContext, { token, source }: Frame): readonly string[] => {
  const { tokens, issuer, meant } = context;
  const end = sentenceEnd(tokens, 0);
  if (token >= end || source.length > 0) return [];
  const host = mentionsIn(context, end, tokens.size).find(({ actor: id }) => {
    const actor = meant.actor(id);
    return actor?.kind === 'person' && actor.party === issuer;
  });
  return host ? [host.actor] : [];
};

/** 'This call, which followed their meeting of March 14': the one told before, whatever day stands beside it. */
const pointsBack = ({ tokens, grammar }: Context, token: number): boolean =>
  /^(?:this|these)$/.test(lowerAt(tokens, grammar.phrase(token).from));

const inOrder = (a: Meeting, b: Meeting): number => at(a.evidence, 0)[0] - at(b.evidence, 0)[0];

/** 'spoke with her about Ada Brandt's talks with Chad': who hangs on the word of another sitting is of that one. */
const ofItsOwn = ({ tokens: { tree }, frames: { at: frameAt } }: Context, frame: Frame): Frame => {
  const isOwn = (word: number): boolean => {
    let isWithin = false;
    for (let i = tree.heads[word] ?? NONE, step = 0; i >= 0 && step < HIGHEST; step++) {
      if (i === frame.token) return !isWithin;
      isWithin ||= frameAt(i)?.meeting?.isSure === true;
      i = tree.heads[i] ?? NONE;
    }
    return true;
  };
  return { ...frame, source: frame.source.filter(isOwn), target: frame.target.filter(isOwn) };
};
/** Heads that are looked up from a word. */
const HIGHEST = 6;

const meetingOf = (
  context: MeantContext,
  told: Frame,
  tools: Tools,
  ids: ItemIds,
  others: readonly string[],
): Meeting | undefined => {
  const { tokens, meant } = context;
  const frame = ofItsOwn(context, told);
  const { token, meeting } = frame;
  const planned = statusOf(context, frame);
  if (!meeting || !planned || isUnreal(context, token)) return undefined;
  const own = sidesOfFrame(context, frame);
  const seen = [...own.source, ...own.target];
  // 'their meeting' is of those who met, as far as its words name nobody else.
  const isTheirs =
    frame.source.length + frame.target.length === 0 &&
    xposAt(tokens, context.grammar.phrase(token).from) === 'PRP$' &&
    meant.partiesOf(seen).size > 1;
  const met = tools.met(frame);
  // Whom no words mean on either side met by guesswork.
  if (met.share < LEAST && !isTheirs) return undefined;
  // Who was spoken of last is nobody whom the words mean.
  const isNamed = frame.source.length + frame.target.length > 0;
  const actors = [...(isTheirs ? seen : whoMeets(context, isNamed ? seen : [], met)), ...others];
  const clause = clauseOf(tokens, context.grammar, frame);
  const listed = meant.listed([...frame.source, ...frame.target]).map(({ to }) => at(tokens.ends, to - 1));
  const evidence: Span = [clause[0], Math.max(clause[1], ...listed)];
  const [from, to] = [tokenFrom(tokens, evidence[0]), tokenFrom(tokens, evidence[1])];
  const grounds = meeting.kind === 'visit' ? new Set() : groundsOf(context, frame);
  const sides = sidesIn(
    context,
    actors.filter((id) => !grounds.has(id)),
    from,
    to,
  );
  const parties = [...new Set(sides.map(({ party }) => party))].sort();
  if (parties.length < 2) return undefined;
  const date = dateOf(context, { layer: 'meetings', token, status: planned });
  const isPast =
    planned === 'planned' && endOf(date?.value) < (context.dates.reference ?? '').slice(0, endOf(date?.value).length);
  // 'building on the talks in Bali in November 2022': what no tense tells, its day does.
  const status = isPast ? 'happened' : planned;
  const { kind, format } = heldHow(context, token, meeting, from, to);
  // Who speaks by telephone is nowhere together: a place beside belongs to what they speak of.
  const mention = format === 'phone' ? undefined : placeOf(context, { layer: 'meetings', token, kind: format });
  const site = mention && placeGiven(mention);
  const duration = durationOf(context, from, to);
  const statement = tools.reporting(at(tokens.starts, token))?.id;
  return {
    id: ids('meeting', evidence, parties),
    kind,
    format,
    ...(isAside(context, from, to) ? { setting: 'sidelines' as const } : {}),
    level: levelOf(context, sides),
    status,
    participants: sides.map((side) => participant(context, side)),
    ...given({ date: date?.value }),
    ...site,
    ...given({ duration }),
    topics: topicsIn(context, sentenceStartAt(tokens, token), sentenceEndAt(tokens, token)),
    evidence: [evidence],
    ...given({ statement }),
    confidence: hundredths(meeting.score),
    why: [NET, ...(date ? [date.why] : []), ...(mention ? whyThere(mention) : [])],
  };
};

const isOpening = ({ tokens }: Context, token: number): boolean => sentenceAt(tokens, token) < OPENING;

/** Those who take part, with whom else of their parties the net sees. */
const whoMeets = ({ meant }: MeantContext, seen: readonly string[], { source, target }: Dyad): readonly string[] => {
  const told = [...source, ...target];
  const parties = meant.partiesOf(told);
  return [...new Set([...told, ...seen.filter((id) => [...meant.partiesOf([id])].some((one) => parties.has(one)))])];
};

interface Side extends Named {
  readonly party: Party;
}

/** Who takes part and is of a party, each by the words of the clause that name them, where some do. */
const sidesIn = (context: MeantContext, actors: readonly string[], from: number, to: number): readonly Side[] => {
  const named = mentionsIn(context, from, to);
  const all = actors.flatMap((actor): readonly Side[] => {
    const one = context.meant.actor(actor);
    const party = one?.party || one?.country || '';
    const words = named.find((mention) => mention.actor === actor) ?? { from, to: from };
    return one && party !== ''
      ? [{ actor, party, isPerson: one.kind === 'person', from: words.from, to: words.to }]
      : [];
  });
  // Who is named stands for a party, not who is only described; people go before the bodies that they speak for.
  const rankOf = ({ actor, isPerson }: Side): number => (isPerson ? 0 : actor.includes(':?') ? 2 : 1);
  const best = new Map<Party, number>();
  for (const side of all) best.set(side.party, Math.min(best.get(side.party) ?? 2, rankOf(side)));
  return all.filter((side) => rankOf(side) === best.get(side.party));
};

const participant = (context: MeantContext, side: Side): Participant => {
  const role = context.meant.actor(side.actor)?.role;
  const delegation = delegationOf(context, side);
  return {
    actor: side.actor,
    party: side.party,
    ...given({ role, delegation }),
  };
};

/** 'on the margins of the summit'. */
const isAside = ({ tokens, resources }: Context, from: number, to: number): boolean =>
  someToken(from, to, (token) => resources.dealings.sidelines.has(lowerAt(tokens, token)));

const endOf = (date: Meeting['date']): string => (typeof date === 'string' ? date : (date?.end ?? ''));

/** How many of the meetings before it a telling is compared with. */
const LAST = 24;

/**
 * Whether a text tells one meeting again: kind, status and sides are the same, and the days can be one.
 * @param isOwn of a readout, which is about one meeting and need not name all sides each time
 */
const isSame = (a: Meeting, b: Meeting, isOwn: boolean): boolean =>
  familyOf(a) === familyOf(b) && a.status === b.status && haveSameSides(a, b, isOwn) && canBeOne(a.date, b.date);

/** Which of several it is told of again: without a day the latest, not that of which the text says 'since they met in Bali'. */
const latest = (found: readonly Meeting[], known: readonly number[], { date }: Meeting): number => {
  const dayOf = (i: number): string => (date === undefined ? startOf(at(found, i).date ?? null) : '');
  return known.reduce((best, i) => (best === NONE || dayOf(i) >= dayOf(best) ? i : best), NONE);
};

const familyOf = ({ kind, format }: Meeting): string =>
  format === 'letter' ? format : OCCASIONS.has(kind) ? kind : 'talks';
/** Kinds that a text tells beside the talks. */
const OCCASIONS: ReadonlySet<Meeting['kind']> = new Set(['visit', 'meal', 'ceremony']);

/** The same parties, or some of them, with nobody in another's place: 'met Lavrov' is not 'met Putin'. */
const haveSameSides = (a: Meeting, b: Meeting, mayLack: boolean): boolean => {
  const [few, many] = [partiesOf(a), partiesOf(b)].sort((one, other) => one.length - other.length) as [
    string[],
    string[],
  ];
  return (
    (mayLack || few.length === many.length) &&
    few.every((party) => {
      const [some, others] = [personsOf(a, party), personsOf(b, party)];
      return (
        many.includes(party) &&
        (some.length === 0 || others.length === 0 || some.some((actor) => others.includes(actor)))
      );
    })
  );
};
const partiesOf = ({ participants }: Meeting): readonly string[] =>
  [...new Set(participants.map(({ party }) => party))].sort();
const personsOf = ({ participants }: Meeting, of: string): readonly string[] =>
  participants.flatMap(({ actor, party }) => (actor.startsWith('person:') && party === of ? [actor] : []));

const canBeOne = (a: Meeting['date'], b: Meeting['date']): boolean => {
  if (a === undefined || b === undefined) return true;
  const [one, other] = [startOf(a), startOf(b)];
  return one.startsWith(other) || other.startsWith(one);
};
/** The day that says more. */
const finer = (a: Meeting['date'], b: Meeting['date']): Meeting['date'] =>
  a === undefined || (b !== undefined && startOf(b).length > startOf(a).length) ? b : a;

/** @param mayAdd whether it brings in parties: whom a readout has met it says at its head, below it what was 'discussed' */
const withEvidence = (meeting: Meeting, again: Meeting, mayAdd: boolean): Meeting => {
  const known = new Set(meeting.participants.map(({ actor }) => actor));
  const parties = partiesOf(meeting);
  const others = again.participants.filter(
    ({ actor, party }) => !known.has(actor) && (mayAdd || parties.includes(party)),
  );
  const all = [...meeting.participants, ...others];
  // 'The UN envoy' of a heading is who is named below it; people go before the bodies that they speak for.
  const named = new Set(all.filter(({ actor }) => actor.startsWith('person:')).map(({ party }) => party));
  const date = finer(meeting.date, again.date);
  const { place: told, ...rest } = meeting;
  // That it was held from afar is told by words, that it was not by none.
  const isAfar = again.format === 'video' && meeting.format === 'in-person';
  const { kind, format } = isAfar ? again : meeting;
  const place = isAfar ? again.place : (told ?? again.place);
  return {
    ...rest,
    kind,
    format,
    participants: all.filter(({ actor, party }) => actor.startsWith('person:') || !named.has(party)),
    ...given({ date, place }),
    evidence: [...meeting.evidence, ...again.evidence],
    confidence: Math.max(meeting.confidence, again.confidence),
  };
};
