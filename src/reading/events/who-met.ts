/**
 * Who met by the meeting that a document of a state is about, and by those that it tells further on: what its events of talks
 * lack, and what its later words mean.
 */
import type { Meeting } from '../../model/reading.js';
import { foldWord } from '../actors/who/words.js';
import { type Context, mentionsIn } from '../context.js';
import { ROSTER } from '../diplomacy/roster.js';
import { isOfficial } from '../issuer.js';
import { sentenceAt, tokenAt, xposAt } from '../text/tokens.js';
import type { Sides } from './sides.js';
import { takingPart } from './took-part.js';

type Participants = Meeting['participants'];

/** Sentences from the first in which a document tells the meeting that it is about. */
const OPENING = 3;

/**
 * Tells who met by the meeting that the document is about: 'the leaders' are all of them, however many; by those that it tells
 * further on, too.
 */
export function tellWhoMet(context: Context, sides: Sides, meetings: readonly Meeting[]): void {
  if (!isOfficial(context)) return;
  const { tokens, actors } = context;
  const sentenceOf = ({ evidence }: Meeting): number => sentenceAt(tokens, tokenAt(tokens, evidence[0]?.[0] ?? 0));
  const main = meetings.find(
    (meeting) => sentenceOf(meeting) < OPENING && isHeld(meeting, takingPart(context, meeting, true)),
  );
  if (!main) return;
  const named = takingPart(context, main, true);
  // 'the chancellor Ada Brandt of Belize', whom no table knows, is of the state for which she meets others.
  for (const { actor, party } of named) {
    const one = sides.actor(actor);
    if (one?.kind === 'person' && one.party === '' && one.country === '' && one.sector !== 'UNK' && party !== '')
      sides.cast.settle(one, { party, country: party });
  }
  const isSeveral = (ids: readonly string[]): boolean => sides.antecedents.partiesOf(ids).size > 1;
  const ids = idsOf(standing(context, named));
  // 'Telephone conversation with Ada Brandt': the heading tells it, too, and leaves out who is at home.
  const told = [0, ...main.evidence.map(([from]) => sentenceAt(tokens, tokenAt(tokens, from)))];
  if (isSeveral(ids))
    sides.participants.haveMet({
      sentence: sentenceOf(main),
      told: told.filter((one) => one < OPENING),
      ids,
      isListed: main.why.includes(ROSTER),
    });
  const arePersons = ids.every((id) => actors.byId.get(id)?.kind === 'person');
  if (arePersons && sides.antecedents.partiesOf(ids).size > 2) sides.antecedents.haveAllMet(ids);
  for (const meeting of meetings) {
    const sentence = sentenceOf(meeting);
    if (sentence <= sentenceOf(main) || meeting.status !== 'happened' || meeting.kind === 'visit') continue;
    if (meeting.date !== undefined && meeting.date !== main.date) continue;
    const hosts = hostsOf(context, meeting).filter((id) => ids.includes(id));
    const guests = idsOf(standing(context, takingPart(context, meeting, true)));
    const both = [...new Set([...hosts, ...guests.filter((id) => !isBareName(context, id))])];
    if (hosts.length > 0 && isSeveral(both)) sides.participants.haveMet({ sentence, told: [sentence], ids: both });
  }
}

const idsOf = (participants: Participants): readonly string[] => [...new Set(participants.map(({ actor }) => actor))];

/** Whether several parties took part in a meeting that was held. */
const isHeld = ({ status }: Meeting, participants: Participants): boolean =>
  status === 'happened' && new Set(participants.map(({ party }) => party).filter((party) => party !== '')).size > 1;

/** Who does what a sentence tells, where that is a meeting and not another thing of which the meeting is a part. */
const hostsOf = (context: Context, { evidence: [span] }: Meeting): readonly string[] => {
  const { tokens, grammar, resources, numbered, actors } = context;
  if (!span) return [];
  const [from, to] = [tokenAt(tokens, span[0]), tokenAt(tokens, Math.max(span[0], span[1] - 1)) + 1];
  const verbs = grammar
    .mainPredicates(sentenceAt(tokens, from))
    .filter(
      (verb) =>
        from <= verb &&
        verb < to &&
        resources.meetings.phrases
          .longest(verb, Math.min(tokens.size, verb + 1), numbered.lowers, numbered.lemmas)
          ?.values.some((row) => row.word !== 'noun'),
    );
  return verbs
    .flatMap((verb) => grammar.subjects(verb))
    .flatMap((word) => {
      const again = actors.meansAgain(word);
      const name = grammar.name(word);
      return again.length > 0 ? again : mentionsIn(context, name.from, name.to).map(({ actor }) => actor);
    });
};

/** Those who stand for their parties: people before the bodies and offices for which they act, names before titles. */
const standing = (context: Context, participants: Participants): Participants => {
  const { actors } = context;
  const kindOf = (id: string): string => actors.byId.get(id)?.kind ?? '';
  const homeOf = ({ actor, party }: Participants[number]): string => party || actors.byId.get(actor)?.country || '';
  const isOne = ({ actor }: Participants[number]): boolean =>
    kindOf(actor) === 'person' || (kindOf(actor) === 'group' && areMany(context, actor));
  const led = new Set(participants.filter(isOne).map(homeOf));
  const words = (id: string): readonly string[] => foldWord(actors.byId.get(id)?.name ?? '').split(/[ -]/);
  // 'Tamim bin Hamad | Al Thani': a piece of a name that is also another's.
  const isPiece = ({ actor }: Participants[number]): boolean =>
    kindOf(actor) === 'person' &&
    participants.some((other) => {
      const [own, all] = [words(actor), words(other.actor)];
      return all.length > own.length && own.every((one) => all.includes(one));
    });
  const isLoose = (one: Participants[number]): boolean =>
    isBareName(context, one.actor) &&
    participants.some((other) => other.actor !== one.actor && isOne(other) && homeOf(other) === homeOf(one));
  const rest = participants.filter((one) => (isOne(one) || !led.has(homeOf(one))) && !isPiece(one));
  const known = rest.filter((one) => !isLoose(one));
  return new Set(known.map(homeOf)).size > 1 ? known : rest;
};

/** 'the Crown Prince of | Abu Dhabi': beside others of a state nobody goes by a bare name that nobody knows. */
const isBareName = ({ actors }: Context, id: string): boolean => {
  const actor = actors.byId.get(id);
  return actor?.kind === 'person' && actor.id.includes(':?') && !actor.role && /^(?:UNK|CVL)$/.test(actor.sector);
};

/** 'Kenyan officials', but not 'the Kenyan Minister | of Defence Ada Brandt', of whom it is the title. */
const areMany = ({ tokens, actors }: Context, id: string): boolean =>
  actors.byId.get(id)?.mentions.some(([, end]) => /S$/.test(xposAt(tokens, tokenAt(tokens, end - 1)))) ?? false;
