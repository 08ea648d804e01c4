/**
 * Whether a meeting took place, is planned, proposed, refused: by its own verb, by what governs it, and by the words right
 * before it. Words of `data/en/outcomes.csv`.
 */
import type { MeetingStatus } from '../../model/generated/lists.js';
import type { Context } from '../context.js';
import { at, lemmaAt, lowerAt, sentenceEndAt, sentenceStartAt, uposOf, xposAt } from '../text/tokens.js';

export interface Standing {
  readonly status: MeetingStatus;
  readonly why: readonly string[];
}

/** Governors that are looked up from a predicate. */
const HIGHEST = 6;
export const HAPPENED: Standing = { status: 'happened', why: [] };
/** Modals that tell a mere possibility or a wish. */
const MERE = new Set(['could', 'might', 'may', 'can', 'should', 'must', 'ought to', 'would']);

/** @returns undefined where the text denies it, asks for it, or thinks of it as possible only */
export const standingOf = (context: Context, head: number, isNoun: boolean): Standing | undefined => {
  const { grammar, tokens } = context;
  if (grammar.isConditional(head)) return undefined;
  const verb = isNoun ? carrier(context, head) : head;
  const itself = outcomeOf(context, head);
  if (isNoun && itself) return above(context, head, verb, itself);
  if (isNoun) {
    if (isWished(context, head)) return undefined;
    const before = wordBefore(context, head);
    if (before) return above(context, head, verb, before);
  }
  if (verb === -1) return HAPPENED;
  if (!isNoun && itself?.status === 'proposed') return ownStanding(context, verb) && itself;
  const [announced, place] = infinitiveOf(context, verb);
  if (announced && isNone(context, place)) return undefined;
  if (announced)
    return grammar.isPredicate(place) && grammar.isNegated(place) ? undefined : above(context, place, verb, announced);
  const own = ownStanding(context, verb);
  if (own !== HAPPENED) return own;
  if (isBarred(context, head, verb)) return undefined;
  if (isNoun && isNear(context, head, verb)) return NEAR_NOW;
  if (isNoun && verb !== grammar.lightVerbOf(head)) {
    const told = outcomeOf(context, verb);
    if (told) return above(context, verb, verb, told);
  }
  if (context.resources.dealings.mere.has(at(tokens.lemmas, Math.max(0, grammar.governor(verb))))) return undefined;
  return governed(context, verb);
};

/** 'no plans to meet'. */
const isNone = ({ tokens, grammar }: Context, noun: number): boolean =>
  uposOf(tokens, noun) === 'NOUN' && lowerAt(tokens, grammar.phrase(noun).from) === 'no';

/** 'blocked a visit', 'banned him from visiting': what is kept from happening. */
const isBarred = ({ tokens, grammar, resources }: Context, head: number, verb: number): boolean => {
  const { bars } = resources.dealings;
  if (verb !== head) return bars.has(at(tokens.lemmas, verb)) && grammar.patient(verb).includes(head);
  const governor = grammar.governor(verb);
  return governor !== -1 && xposAt(tokens, verb) === 'VBG' && bars.has(at(tokens.lemmas, governor));
};

/** 'As a summit in Warsaw approaches': it is to come. */
const isNear = ({ tokens, grammar, resources }: Context, head: number, verb: number): boolean =>
  resources.dealings.nears.has(at(tokens.lemmas, verb)) &&
  grammar.tense(verb) !== 'past' &&
  grammar.subjects(verb).includes(head);
const NEAR_NOW: Standing = { status: 'planned', why: ['outcomes/upcoming'] };

/** What stands over a word weighs more where it refuses, calls off or accepts: 'rejected an offer of talks'. */
const above = (context: Context, word: number, verb: number, found: Standing): Standing | undefined => {
  const { grammar } = context;
  let current = found;
  let over = grammar.isPredicate(word) ? grammar.governor(word) : grammar.clauseOf(word);
  if (over === verb && word !== verb && grammar.isPredicate(word)) over = grammar.governor(over);
  for (let step = 0; step < HIGHEST && over !== -1; step++) {
    const told = outcomeOf(context, over);
    if (told && grammar.isNegated(over)) return undefined;
    if (told && (FINAL.has(told.status) || (told.status === 'agreed' && current.status === 'proposed'))) current = told;
    const next = grammar.governor(over);
    over = next === over ? -1 : next;
  }
  return current;
};
const FINAL: ReadonlySet<MeetingStatus> = new Set<MeetingStatus>(['refused', 'cancelled']);

const NOWHERE: readonly [undefined, number] = [undefined, -1];

/** 'plans to meet', 'due to meet', 'an invitation to visit': the word right before the infinitive, and where it stands. */
const infinitiveOf = (context: Context, verb: number): readonly [Standing, number] | readonly [undefined, number] => {
  const { tokens } = context;
  const start = sentenceStartAt(tokens, verb);
  if (verb - 2 < start || lowerAt(tokens, verb - 1) !== 'to') return NOWHERE;
  for (let i = verb - 2; i >= Math.max(start, verb - INVITED); i--) {
    if (CLAUSE.has(lowerAt(tokens, i))) return NOWHERE;
    const told = outcomeOf(context, i);
    if (told && (i === verb - 2 || told.status === 'proposed')) return [told, i];
  }
  return NOWHERE;
};
/** Words back to one that governs an infinitive over its object: 'invited the president of Chile to visit'. */
const INVITED = 10;

/** Words behind a proposal in which the other side answers. */
const REPLY = 24;

/** 'has proposed a meeting, and the president has accepted': what was asked and answered. */
export const replyTo = ({ tokens, grammar, resources }: Context, head: number, asked: Standing): Standing => {
  if (asked.status !== 'proposed') return asked;
  const end = Math.min(sentenceEndAt(tokens, head), head + REPLY);
  for (let i = head + 1; i < end; i++) {
    if (!grammar.isPredicate(i) || grammar.isNegated(i) || grammar.modality(i) !== 'none') continue;
    const rule = resources.outcomes.get(at(tokens.lemmas, i));
    const isReply = rule?.status === 'refused' || at(tokens.lemmas, i) === 'accept';
    const isOfIt = grammar.patient(i).every((word) => uposOf(tokens, word) === 'PRON' || word <= head);
    if (rule && isReply && isOfIt) return { status: rule.status, why: [...asked.why, rule.id] };
  }
  return asked;
};

/** Who is asked to do what an infinitive says: 'invited her to visit'. */
export const invitedTo = (context: Context, verb: number): readonly number[] => {
  const { tokens, grammar } = context;
  if (verb === 0 || lowerAt(tokens, verb - 1) !== 'to') return [];
  const start = sentenceStartAt(tokens, verb);
  for (let i = verb - 2; i >= Math.max(start, verb - INVITED); i--)
    if (grammar.isPredicate(i)) return outcomeOf(context, i)?.status === 'proposed' ? grammar.patient(i) : [];
  return [];
};

const carrier = ({ grammar }: Context, noun: number): number => {
  const light = grammar.lightVerbOf(noun);
  return light === -1 ? grammar.clauseOf(noun) : light;
};

const ownStanding = ({ grammar, tokens }: Context, verb: number): Standing | undefined => {
  const modality = grammar.modality(verb);
  const negated = grammar.isNegated(verb);
  if (grammar.isQuestion(verb) || grammar.isImperative(verb)) return undefined;
  if (negated) return modality === 'will' ? { status: 'refused', why: ['outcomes/refuse'] } : undefined;
  if (modality === 'will' || modality === 'shall' || modality === 'be going to')
    return { status: 'planned', why: ['outcomes/will'] };
  if (modality === 'be to') return { status: 'planned', why: ['outcomes/be-to'] };
  if (modality === 'would' && isReported(tokens.forms, grammar.governor(verb)))
    return { status: 'planned', why: ['outcomes/will'] };
  return MERE.has(modality) ? undefined : HAPPENED;
};

const isReported = (_forms: readonly string[], governor: number): boolean => governor !== -1;

const governed = (context: Context, verb: number): Standing | undefined => {
  const { grammar } = context;
  let below = verb;
  for (let step = 0; step < HIGHEST; step++) {
    const governor = grammar.governor(below);
    if (governor === -1 || governor === below) break;
    const lemma = at(context.tokens.lemmas, governor);
    // 'could choose to visit', 'would prefer to meet'.
    if (MERE.has(grammar.modality(governor)) && isInfinitive(context, below)) return undefined;
    if (lemma === 'deny' || (grammar.isNegated(governor) && outcomeOf(context, governor))) return undefined;
    const found = outcomeOf(context, governor);
    // What was said of the past tense stays past: 'announced that they had met'.
    const isPast = grammar.tense(below) === 'past';
    if (found && !isPast) return found;
    below = governor;
  }
  return HAPPENED;
};

const isInfinitive = ({ tokens }: Context, verb: number): boolean => verb > 0 && lowerAt(tokens, verb - 1) === 'to';

/** What a word says of what it governs. */
const outcomeOf = ({ resources, tokens, grammar }: Context, token: number): Standing | undefined => {
  const lemma = at(tokens.lemmas, token);
  const particle = grammar.particle(token);
  const next = lowerAt(tokens, token + 1);
  const rule =
    resources.outcomes.get(`${lemma} ${particle || next}`) ??
    (particle === '' ? resources.outcomes.get(lemma) : undefined);
  return rule && { status: rule.status, why: [rule.id] };
};

/** Words right before a noun that are looked at. */
const NEAR = 5;
const CLAUSE = new Set([',', ';', 'that', 'and', 'but', 'who', 'which', 'with']);

/** 'openness to diplomacy and dialogue', 'readiness for talks': what somebody is merely disposed to. */
const isWished = ({ tokens, grammar, resources }: Context, noun: number): boolean => {
  const [first = noun] = grammar.conjuncts(noun);
  const { from } = grammar.name(Math.min(first, noun));
  const before = from - 2;
  const preposition = lowerAt(tokens, from - 1);
  return (
    before >= 0 &&
    (preposition === 'to' || preposition === 'for') &&
    resources.dealings.disposition.has(at(tokens.lemmas, before))
  );
};

/** 'the next meeting', 'a request for talks', 'an agenda of meetings'. */
const wordBefore = (context: Context, noun: number): Standing | undefined => {
  const { tokens, resources, grammar } = context;
  const start = Math.max(sentenceStartAt(tokens, noun), noun - NEAR);
  for (let i = noun - 1; i >= start; i--) {
    const form = lowerAt(tokens, i);
    if (CLAUSE.has(form)) return undefined;
    const two = resources.outcomes.get(`${form} ${i + 1 < noun ? lowerAt(tokens, i + 1) : ''}`);
    if (two) return { status: two.status, why: [two.id] };
    if (grammar.isPredicate(i)) return undefined;
    const rule = resources.outcomes.get(form) ?? resources.outcomes.get(lemmaAt(tokens, i));
    if (rule?.noun) return { status: rule.status, why: [rule.id] };
  }
  return undefined;
};
