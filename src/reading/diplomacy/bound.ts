/** Who is bound by an undertaking, and to whom it is owed. */
import { PARTY, type Party } from '../../model/generated/parties.js';
import type { CommitmentRule } from '../resources.js';
import { at, lemmaAt, lowerAt, sentenceAt, uposOf, xposAt } from '../text/tokens.js';
import { castOf, type Framed } from './frames.js';
import type { Side } from './naming.js';
import { mentionOver, sidesUnder } from './participants.js';
import { type Dealings, groupBefore } from './refer.js';
import { namedAround } from './scene.js';

const OWN = new Set(['we', 'i', 'our', 'us', 'my']);

/** Who is bound: the subject; in a quotation 'we' is who is quoted; 'it was agreed' binds those who met. */
export const bindingsOf = (
  context: Dealings,
  hit: Framed<CommitmentRule>,
  words: readonly number[] = [],
): readonly Side[] => {
  const { grammar, tokens } = context;
  const { head, rule } = hit;
  const isNoun = rule.word === 'noun';
  const subjects = isNoun ? grammar.nounAgent(head) : grammar.subjects(head);
  if (subjects.some((word) => OWN.has(lowerAt(tokens, word)))) return speakersOf(context, head);
  if (!isNoun && isImpersonal(context, head, subjects))
    return groupBefore(context, head, (sides) => new Set(sides.map((side) => side.party)).size > 1) ?? [];
  const cast = castOf(context, head, isNoun, rule.sides).sides;
  if (cast.length > 0) return cast;
  const members = subjects.flatMap((word) => organizationOf(context, word));
  if (members.length > 0) return members;
  // 'talked about Turkey's sale of drones': whose deed it is is bound by it.
  if (rule.status === 'discussed')
    return words.flatMap((word) => grammar.nounAgent(word)).flatMap((word) => sidesUnder(context, word));
  if (!isNoun) return cast;
  // 'reaffirmed their commitment', 'kept its promise': an owner that is not named is who does it.
  for (let verb = grammar.clauseOf(head), step = 0; verb !== -1 && step < CLAUSES; step++) {
    const { sides } = castOf(context, verb, false, ['subject']);
    if (sides.length > 0) return sides;
    const next = grammar.governor(verb);
    verb = next === verb ? -1 : next;
  }
  return [];
};
/** Clauses looked up for who a noun of undertaking belongs to. */
const CLAUSES = 3;

const isImpersonal = ({ grammar, tokens }: Dealings, head: number, subjects: readonly number[]): boolean =>
  grammar.voice(head) === 'passive' && subjects.every((word) => lowerAt(tokens, word) === 'it');

/** 'the allies', 'member states' where the sentence names the organization to which they belong. */
const organizationOf = (context: Dealings, word: number): readonly Side[] => {
  const { tokens, resources, grammar, actors } = context;
  const isMembers = resources.dealings.members.has(lemmaAt(tokens, word));
  // 'Nine Western governments' are not all of them.
  if (!isMembers || lowerAt(tokens, grammar.phrase(word).from) !== 'the') return [];
  const named = namedAround(context, word).filter(
    ({ actor, party }) =>
      PARTY[party].kind === 'organization' && actor && actors.byId.get(actor)?.kind === 'organization',
  );
  const [first] = named;
  if (!first?.actor || new Set(named.map((one) => one.party)).size > 1) return [];
  return [
    {
      actor: first.actor,
      party: first.party,
      isPerson: false,
      from: word,
      to: word + 1,
      why: ['participants/taken-up'],
    },
  ];
};

const speakersOf = (context: Dealings, head: number): readonly Side[] => {
  const { grammar, tokens, resources } = context;
  for (const predicate of grammar.predicates(sentenceAt(tokens, head))) {
    if (grammar.isQuoted(predicate) || !resources.grammar.verbs.get(at(tokens.lemmas, predicate))?.has('saying'))
      continue;
    const speakers = grammar.agent(predicate).flatMap((word) => {
      const sides = sidesUnder(context, word);
      return sides.length > 0 ? sides : organizationOf(context, word);
    });
    if (speakers.length > 0) return speakers;
  }
  return [];
};

/** Words behind an undertaking in which the one to whom it is owed is named. */
const REACH = 24;

/**
 * To whom it is owed: who is named right behind the verb ('provide Ukraine with'), or behind 'to' within the action.
 *
 * @param from first token of the action
 * @param to after its last
 */
export const receiversOf = (
  context: Dealings,
  hit: Framed<CommitmentRule>,
  words: readonly number[],
  by: readonly Party[],
  from: number,
  to: number,
): readonly Party[] => {
  const { grammar, tokens } = context;
  const governed = [hit.head, ...words].filter((word) => grammar.isPredicate(word));
  const heads = governed.flatMap((word) => [
    ...grammar.recipient(word),
    ...grammar.oblique(word, 'to'),
    ...(hit.rule.takes.includes('object') ? [] : grammar.patient(word)),
  ]);
  const named = heads
    .filter((word) => isName(context, word))
    .flatMap((word) => sidesUnder(context, word))
    .map((side) => side.party)
    .filter((party) => !by.includes(party));
  if (named.length > 0) return [...new Set(named)].sort();
  const others = namedAround(context, hit.head).filter(
    (one) => !by.includes(one.party) && one.from > hit.head && one.from < Math.min(to, hit.head + REACH),
  );
  const [first] = others;
  if (!first || new Set(others.map((one) => one.party)).size > 1) return [];
  const isOwner = first.to < tokens.size && xposAt(tokens, first.to) === 'POS';
  const isBehind = first.from <= hit.head + 2 || first.from === from + 1;
  return isBehind || isOwner || TOWARDS.has(prepositionOf(context, first.from)) ? [first.party] : [];
};
const TOWARDS = new Set(['to', 'with']);

/** The preposition right before a name, its article and adjectives aside. */
const prepositionOf = ({ tokens }: Dealings, from: number): string => {
  for (let i = from - 1; i >= Math.max(0, from - 3); i--) {
    const upos = uposOf(tokens, i);
    if (upos === 'ADP') return lowerAt(tokens, i);
    if (upos !== 'DET' && upos !== 'ADJ') break;
  }
  return '';
};

/** Whether a word is a name or stands in one, not a thing that belongs to somebody. */
const isName = (context: Dealings, word: number): boolean => mentionOver(context, word) !== undefined;
