/** What only documents in which states speak want: who met by their meeting, what is welcomed, whom a meeting is with. */
import type { Meeting } from '../../model/reading.js';
import { foldWord } from '../actors/who/words.js';
import { type Context, mentionsIn } from '../context.js';
import { isOfficial } from '../issuer.js';
import { at, tokenAt, uposOf } from '../text/tokens.js';
import type { Draft } from './draft.js';
import type { Match, Matcher } from './match.js';
import type { Sides } from './sides.js';
import { isOnlyAside, takingPart } from './took-part.js';

/** Sentences from the first in which a document tells the meeting that it is about. */
const OPENING = 3;

/**
 * Tells who met by the meeting that the document is about: 'the leaders' are all of them, however many; by those that it tells
 * further on, too.
 */
export function tellWhoMet(context: Context, sides: Sides, meetings: readonly Meeting[]): void {
  if (!isOfficial(context)) return;
  const { tokens, actors } = context;
  const sentenceOf = ({ evidence }: Meeting): number => at(tokens.sentenceOf, tokenAt(tokens, evidence[0]?.[0] ?? 0));
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
  const all = standing(context, named);
  const isSeveral = (ids: readonly string[]): boolean => sides.antecedents.partiesOf(ids).size > 1;
  const partyOf = (id: string): string | undefined => named.find(({ actor }) => actor === id)?.party;
  const isLoose = (id: string): boolean =>
    isBareName(context, id) && all.some((other) => other !== id && partyOf(other) === partyOf(id));
  const known = all.filter((id) => !isLoose(id));
  const ids = isSeveral(known) ? known : all;
  if (isSeveral(ids)) sides.participants.haveMet({ sentence: sentenceOf(main), ids });
  const arePersons = ids.every((id) => actors.byId.get(id)?.kind === 'person');
  if (arePersons && sides.antecedents.partiesOf(ids).size > 2) sides.antecedents.haveAllMet(ids);
  for (const meeting of meetings) {
    const sentence = sentenceOf(meeting);
    if (sentence <= sentenceOf(main) || meeting.status !== 'happened' || meeting.kind === 'visit') continue;
    if (meeting.date !== undefined && meeting.date !== main.date) continue;
    const hosts = hostsOf(context, meeting).filter((id) => ids.includes(id));
    const guests = standing(context, takingPart(context, meeting, true)).filter((id) => !isBareName(context, id));
    const both = [...new Set([...hosts, ...guests])];
    if (hosts.length > 0 && isSeveral(both)) sides.participants.haveMet({ sentence, ids: both });
  }
}

/** Whether several parties took part in a meeting that was held. */
const isHeld = ({ status }: Meeting, participants: Meeting['participants']): boolean =>
  status === 'happened' && new Set(participants.map(({ party }) => party).filter((party) => party !== '')).size > 1;

/** Who does what a sentence tells, where that is a meeting and not another thing of which the meeting is a part. */
const hostsOf = (context: Context, { evidence: [span] }: Meeting): readonly string[] => {
  const { tokens, grammar, resources, numbered, actors } = context;
  if (!span) return [];
  const [from, to] = [tokenAt(tokens, span[0]), tokenAt(tokens, Math.max(span[0], span[1] - 1)) + 1];
  const verbs = grammar
    .mainPredicates(at(tokens.sentenceOf, from))
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
const standing = (context: Context, participants: Meeting['participants']): readonly string[] => {
  const { actors } = context;
  const kindOf = (id: string): string => actors.byId.get(id)?.kind ?? '';
  const homeOf = ({ actor, party }: Meeting['participants'][number]): string =>
    party || actors.byId.get(actor)?.country || '';
  const isOne = (one: Meeting['participants'][number]): boolean =>
    kindOf(one.actor) === 'person' || (kindOf(one.actor) === 'group' && areMany(context, one.actor));
  const led = new Set(participants.filter(isOne).map(homeOf));
  const rest = participants.filter((one) => isOne(one) || !led.has(homeOf(one)));
  const ids = [...new Set(rest.map(({ actor }) => actor))];
  const words = (id: string): readonly string[] => foldWord(actors.byId.get(id)?.name ?? '').split(/[ -]/);
  // 'Tamim bin Hamad | Al Thani': a piece of a name that is also another's.
  const isPiece = (id: string): boolean =>
    kindOf(id) === 'person' &&
    ids.some((other) => other !== id && words(other).length > words(id).length && areAmong(words(id), words(other)));
  return ids.filter((id) => !isPiece(id));
};
const areAmong = (some: readonly string[], all: readonly string[]): boolean => some.every((one) => all.includes(one));

/** 'the Crown Prince of | Abu Dhabi': beside others of a state nobody goes by a bare name that nobody knows. */
const isBareName = ({ actors }: Context, id: string): boolean => {
  const actor = actors.byId.get(id);
  return actor?.kind === 'person' && actor.id.includes(':?') && !actor.role && /^(?:UNK|CVL)$/.test(actor.sector);
};

/** 'Kenyan officials', but not 'the Kenyan Minister | of Defence Ada Brandt', of whom it is the title. */
const areMany = ({ tokens, actors }: Context, id: string): boolean =>
  actors.mentions.some(({ actor, to }) => actor === id && /S$/.test(at(tokens.xpos, to - 1)));

/** 'welcomed Malta's contribution': what is somebody's and is nobody is no guest. */
export const isThingReceived = (
  { pattern, token }: Match,
  matcher: Matcher,
  { tokens, grammar, resources }: Context,
): boolean => {
  if (pattern.mode !== 'visit' || !pattern.source.includes('object')) return false;
  const words = matcher.words(token, 'object');
  return (
    words.length > 0 &&
    words.every((word) => (isOwned(word) || isDoing(word)) && !resources.grammar.persons.has(at(tokens.lemmas, word)))
  );

  /** 'welcomed Malta joining the fund': what somebody does. */
  function isDoing(word: number): boolean {
    const { to } = grammar.name(word);
    return to + 1 < tokens.size && at(tokens.xpos, to) === 'VBG' && at(tokens.forms, to - 1) !== ',';
  }

  function isOwned(word: number): boolean {
    const upos = uposOf(tokens, word);
    if (upos !== 'NOUN' && upos !== 'PROPN') return false;
    for (let i = grammar.name(word).from; i < word; i++) if (/^(?:POS|PRP\$)$/.test(at(tokens.xpos, i))) return true;
    return false;
  }
};

/** 'discussed providing boats', 'talks on strengthening trade': what is only talked of is not done. */
export const isTalkedOf = ({ token }: Match, matcher: Matcher, { tokens }: Context): boolean => {
  if (at(tokens.xpos, token) !== 'VBG') return false;
  let before = token - 1;
  while (before > 0 && (uposOf(tokens, before) === 'ADV' || PREPOSITIONS.has(at(tokens.forms, before)))) before--;
  return before >= 0 && matcher.at(before)?.pattern.plover === 'CONSULT';
};
const PREPOSITIONS = new Set(['on', 'about']);

/**
 * The drafts of a document of states, in which nobody meets or agrees whom the words name only as what is talked about: 'agreed
 * on the threat to Kenya from'.
 */
export const withoutTopics = (drafts: readonly Draft[], context: Context, sides: Sides): readonly Draft[] => {
  if (!isOfficial(context)) return drafts;
  return drafts.map((draft) => {
    const { plover, mode, match, source, target } = draft;
    if ((plover !== 'CONSULT' && plover !== 'AGREE') || mode === 'visit') return draft;
    const isParty = (id: string): boolean => !isOnlyAside(context, id, match.token);
    const others = target.filter(isParty);
    const isShared = sides.antecedents.partiesOf(source).size > 1;
    const targets = others.length > 0 || isShared ? others : target;
    const own = plover === 'AGREE' && sides.antecedents.partiesOf(source).size > 2 ? source.filter(isParty) : source;
    const sources = sides.antecedents.partiesOf(own).size > 1 ? own : source;
    if (plover === 'AGREE' && !isShared) return draft;
    return targets.length === target.length && sources.length === source.length
      ? draft
      : { ...draft, source: sources, target: targets };
  });
};
