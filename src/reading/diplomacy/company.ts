/** Who takes part in a meeting: the cast of its word, and where that leaves a side open, those whom the text means. */
import { type Context, mentionsIn } from '../context.js';
import type { MeetingRule } from '../resources.js';
import {
  at,
  formAt,
  lowerAt,
  sentenceAt,
  sentenceEndAt,
  sentenceStart,
  sentenceStartAt,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import { attending } from './attendance.js';
import { castOf, type Framed, isBody, once } from './frames.js';
import { type Side, sidesBetween } from './naming.js';
import { areParted } from './no-meeting.js';
import { type Dealings, groupBefore, othersOf } from './refer.js';
import { isOfRoster } from './roster.js';
import { sentBy } from './sent.js';
import type { Standing } from './standing.js';

const isTakenUp = ({ why }: Side): boolean => why.includes('participants/taken-up');
const partiesIn = (sides: readonly Side[]): number => new Set(sides.map((side) => side.party)).size;
const isOpen = (sides: readonly Side[]): boolean => partiesIn(sides) < 2;

/** Words behind a meeting in which those are named who were there too. */
const BESIDE = 20;

/** Those who meet, each once, whoever does it first; those 'in the presence of' whom they do, and who joined them, last. */
export const companyOf = (context: Dealings, hit: Framed<MeetingRule>, standing: Standing): readonly Side[] => {
  // Who says something and of whom it is said are not together by that.
  const sides = castOfMeeting(context, hit, standing).filter(
    (side) => isTakenUp(side) || !areParted(context, side.from, hit.head),
  );
  const listed = standing.status === 'happened' ? listedFor(context, hit, sides) : [];
  if ((sides.length === 0 && listed.length === 0) || hit.rule.host.length > 0) return sides;
  const named = once([...sides, ...besides(context, hit.head)]);
  if (standing.status !== 'happened') return named;
  return once([...named, ...attending(context, hit.head, named), ...listed]);
};

/** Whom a roster lists; with who is named before the meeting where the tree has nobody: 'President Ada Brandt, Jr. | held a call'. */
const listedFor = (context: Dealings, hit: Framed<MeetingRule>, sides: readonly Side[]): readonly Side[] => {
  const { roster, tokens } = context;
  if (!roster || !isOfRoster(context, hit, roster)) return [];
  const before =
    sides.length > 0
      ? []
      : sidesBetween(context, sentenceStartAt(tokens, hit.head), hit.head, hit.head).filter((side) => side.isPerson);
  return [...before, ...roster.sides];
};

const besides = (context: Dealings, head: number): readonly Side[] => {
  const { tokens, resources } = context;
  const last = sentenceEndAt(tokens, head);
  for (let i = head + 1; i + 1 < Math.min(last, head + BESIDE); i++) {
    if (!resources.dealings.beside.has(lowerAt(tokens, i))) continue;
    const next = lowerAt(tokens, i + 1);
    const from = next === 'of' || next === 'by' ? i + 2 : i + 1;
    return from < last
      ? sidesBetween(context, from, Math.min(last, from + BESIDE)).filter((side) => side.isPerson)
      : [];
  }
  return [];
};

const castOfMeeting = (context: Dealings, hit: Framed<MeetingRule>, standing: Standing): readonly Side[] => {
  const { rule, head } = hit;
  const isNoun = rule.word === 'noun';
  const cast = castOf(context, head, isNoun, rule.sides);
  let { sides } = cast;
  if (rule.sides.includes('sent')) return sentBy(context, head);
  if (!isNoun) {
    const needsObject = rule.sides.includes('object') && !rule.sides.includes('with') && rule.host.length === 0;
    if (needsObject && (cast.isOfThing || !cast.hasObject)) return [];
    // 'called them a disgrace': whom a verb of calling has as a mere pronoun is not rung up.
    if (needsObject && rule.kind === 'call' && rule.sure && !cast.isNamed) return [];
    const all = once([...subjectAbove(context, head), ...sides]);
    return all.filter((side) => side.isPerson || !isTakenUp(side) || isBody(context, side));
  }
  if (isOpen(sides)) sides = once([...sides, ...beforeNoun(context, hit)]);
  const isSince = context.grammar.preposition(head) === 'since';
  const takesGroup = isSince || (rule.kind !== 'visit' && rule.kind !== 'summit' && takesUp(context, hit));
  const happened = standing.status === 'happened';
  if (isOpen(sides) && takesGroup && isDefinite(context, hit))
    sides = once([...sides, ...lastGroup(context, head, sides, happened)]);
  if (isOpen(sides)) sides = withClause(context, hit, sides);
  if (rule.kind === 'visit') return sides;
  if (isOpen(sides) && takesGroup) sides = once([...sides, ...lastGroup(context, head, sides, happened)]);
  if (!isOpen(sides) && !sides.some((side) => side.isPerson))
    sides = once([...sides, ...personsBehind(context, head, sides)]);
  if (isOpen(sides) && standing.status === 'agreed')
    sides = once([...sides, ...sides.flatMap((side) => othersOf(context, head, side.party))]);
  return sides;
};

/** 'China has been busy, hosting the president': a participle without a subject has that of the clause before. */
const subjectAbove = (context: Dealings, verb: number): readonly Side[] => {
  const { grammar, tokens } = context;
  const isOpenVerb = xposAt(tokens, verb) === 'VBG' || (verb > 0 && lowerAt(tokens, verb - 1) === 'to');
  if (!isOpenVerb || subjectOf(context, verb).length > 0) return [];
  const start = Math.max(sentenceStartAt(tokens, verb), verb - ABOVE);
  for (let i = verb - 1, clauses = 0; i >= start && clauses < 2 * CLAUSES; i--) {
    if (!grammar.isPredicate(i)) continue;
    clauses++;
    const subject = subjectOf(context, i);
    if (subject.length > 0) return subject;
  }
  return [];
};
const subjectOf = (context: Dealings, verb: number): readonly Side[] =>
  context.grammar.subjects(verb).length > 0 ? castOf(context, verb, false, ['subject']).sides : [];
/** Words back to the verb of which a participle goes on. */
const ABOVE = 40;

/** Words before a noun in which parties are named as its kind: '(Russia-Turkey-Germany-France) summit'. */
const COMPOUND = 14;

const beforeNoun = (context: Dealings, { from }: Framed<MeetingRule>): readonly Side[] => {
  const { tokens } = context;
  const start = Math.max(sentenceStartAt(tokens, from), from - COMPOUND);
  let first = from;
  while (first > start && isCompound(context, first - 1)) first--;
  const sides = first < from ? sidesBetween(context, first, from, from) : [];
  return partiesIn(sides) > 1 ? sides : [];
};

const isCompound = ({ tokens }: Context, i: number): boolean => {
  const upos = uposOf(tokens, i);
  const form = formAt(tokens, i);
  return upos === 'PROPN' || upos === 'ADJ' || upos === 'NUM' || upos === 'NOUN' || /^[-–()/]$/.test(form);
};

/** Prepositions under which a meeting is the occasion of what its clause tells. */
const DURING = new Set(['during', 'throughout', 'in', 'at', 'over']);

/**
 * 'Macron left for talks with Xi', 'ended a visit to China': the subject of the verb above takes part. 'Orban urged
 * Zelensky to stop during talks': so do subject and object.
 */
const withClause = (
  context: Dealings,
  { rule, head }: Framed<MeetingRule>,
  sides: readonly Side[],
): readonly Side[] => {
  const { grammar, resources, tokens } = context;
  const verb = grammar.clauseOf(head);
  if (verb === -1) return sides;
  // 'As the meeting in Warsaw approaches, Germany': nobody else is its subject.
  if (grammar.subjects(verb).includes(head)) {
    const { from, to } = grammar.phrase(head);
    return once([...sides, ...sidesBetween(context, from, to, to)]);
  }
  const lemma = at(tokens.lemmas, verb);
  const isSaying = (resources.grammar.verbs.get(lemma)?.has('saying') ?? false) && !resources.outcomes.has(lemma);
  const isOccasion = rule.kind !== 'summit' && DURING.has(grammar.preposition(head));
  if ((isSaying || rule.kind === 'visit') && sides.length > 0) return sides;
  if (rule.kind === 'summit' && !resources.dealings.holding.has(lemma)) return sides;
  const subject = castOf(context, verb, false, ['subject']).sides;
  const joined = once([...subject, ...sides]);
  if (!isOccasion || rule.kind === 'visit' || !isOpen(joined)) return joined;
  let above = verb;
  for (let step = 0; step < CLAUSES && above !== -1; step++) {
    const both = once([...castOf(context, above, false, ['subject', 'object']).sides, ...sides]);
    if (!isOpen(both) && both.filter((side) => side.isPerson).length > 1) return both;
    above = grammar.governor(above);
  }
  return joined;
};
/** Clauses that are looked up: 'urged Zelensky | to consider a ceasefire during talks'. */
const CLAUSES = 3;

/** 'the talks', 'the next meeting', 'a banquet': a meeting of those who were last told to meet. */
const takesUp = (context: Context, hit: Framed<MeetingRule>): boolean =>
  hit.rule.kind === 'meal' || hit.rule.kind === 'ceremony' || isDefinite(context, hit);

/** 'the session of the committee' says itself which it is. */
export const isDefinite = (
  { tokens, grammar, resources }: Context,
  { head, from, to }: Framed<MeetingRule>,
): boolean => {
  const { definite } = resources.dealings;
  if (to < tokens.size && lowerAt(tokens, to) === 'of') return false;
  // 'the International Meeting on Syria' is a name.
  if (/^\p{Lu}/u.test(formAt(tokens, head)) && head > sentenceStartAt(tokens, head) + 1) return false;
  for (let i = Math.max(grammar.phrase(head).from, from - 4); i < from; i++)
    if (definite.has(lowerAt(tokens, i))) return true;
  return false;
};

/** Words behind a meeting of officials in which those who led them are named. */
const LEADERS = 40;

/** 'talks between American and Chinese officials, with Blinken across the room from Qin': persons of every side. */
const personsBehind = (context: Dealings, head: number, sides: readonly Side[]): readonly Side[] => {
  const { tokens, actors } = context;
  const end = Math.min(sentenceEndAt(tokens, head), head + LEADERS);
  const parties = new Set(sides.map((side) => side.party));
  const found = mentionsIn(context, head, end).flatMap(({ actor, from, to }): Side[] => {
    const known = actors.byId.get(actor);
    if (known?.kind !== 'person' || known.party === '' || !parties.has(known.party)) return [];
    return [{ actor, party: known.party, isPerson: true, from, to, why: [] }];
  });
  return partiesIn(found) === parties.size ? found : [];
};

/** Sentences back to the meeting that a noun takes up. */
const BACK = 2;

const lastGroup = (context: Dealings, head: number, sides: readonly Side[], happened: boolean): readonly Side[] => {
  const { tokens } = context;
  const first = sentenceStart(tokens, Math.max(0, sentenceAt(tokens, head) - BACK));
  const last = context.groups.slice(-BACK - 1).findLast((group) => group.happened || !happened);
  if (!last || last.from < first || sentenceEndAt(tokens, head) <= last.from) return [];
  const group = groupBefore(context, head, (known) =>
    sides.every((side) => known.some((one) => one.party === side.party)),
  );
  return group ? (personsBefore(context, head, group) ?? group) : [];
};

/** 'Biden visited Ghana. Mahama praised him, but Obama was angry, which led to a tense meeting': of those whom its own sentence names. */
const personsBefore = (context: Dealings, head: number, group: readonly Side[]): readonly Side[] | undefined => {
  const { tokens, actors } = context;
  const start = sentenceStartAt(tokens, head);
  const parties = new Set(group.map(({ party }) => party));
  const found = mentionsIn(context, start, head).flatMap(({ actor, from, to }): Side[] => {
    const known = actors.byId.get(actor);
    return known?.kind === 'person' && known.party !== '' && parties.has(known.party)
      ? [{ actor, party: known.party, isPerson: true, from, to, why: [] }]
      : [];
  });
  const persons = once(found);
  // Of the same persons nothing is learned by naming them again.
  if (persons.every(({ actor }) => group.some((one) => one.actor === actor))) return undefined;
  return parties.size > 1 && persons.length === parties.size && partiesIn(persons) === parties.size
    ? persons
    : undefined;
};
