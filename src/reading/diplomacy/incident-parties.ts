/** Who did it and who suffered it, as far as they are named or accused. */
import type { Party } from '../../model/generated/parties.js';
import { mentionsIn } from '../context.js';
import type { IncidentRule } from '../resources.js';
import {
  at,
  formAt,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceStart,
  sentenceStartAt,
  xposAt,
} from '../text/tokens.js';
import { castOf, type Framed } from './frames.js';
import type { Side } from './naming.js';
import { sidesUnder } from './participants.js';
import type { Dealings } from './refer.js';
import { type Named, namedAround } from './scene.js';

/** The parties of an incident. */
export interface Involved {
  readonly parties: readonly Party[];
  /** Those named with it, without those who only tell it, where it was, or what comes next. */
  readonly sure: readonly Party[];
  /** Who does it, as the subject of its verb, and whom that is done to. */
  readonly doers: readonly Party[];
  readonly victims: readonly Party[];
}

/** Words of a sentence in which somebody is blamed. */
const REACH = 40;
/** Words from a loose word of attack to those who are named. */
const NEAR = 12;

/**
 * Those whom the word names, whoever is blamed, those beside it; then the state where it was, who tells it, and who is
 * named in the next sentence, until there are two.
 *
 * @param country of the place where it was
 */
export const partiesOf = (context: Dealings, hit: Framed<IncidentRule>, country: Party | undefined): Involved => {
  const { tokens } = context;
  const { head, rule } = hit;
  const isNoun = rule.word === 'noun';
  const vessels = vesselsIn(context, head);
  const isOwn = (side: Side): boolean => !isDisguise(context, side) && !vessels.has(side.actor);
  const cast = castOf(context, head, isNoun, rule.sides).sides.filter(isOwn);
  const own = new Set<Party>(cast.map((side) => side.party));
  for (const side of blamedIn(context, sentenceAt(tokens, head))) if (isOwn(side)) own.add(side.party);
  // An attack of which neither side is told may be one of words: they must at least stand near it.
  const isLoose = rule.kind === 'attack' && own.size === 0;
  const named = withinClause(context, head, namedAround(context, head)).filter(
    (one) =>
      !isDisguise(context, one) &&
      !(one.actor && vessels.has(one.actor)) &&
      (!isLoose || Math.min(Math.abs(one.from - head), Math.abs(one.to - head)) <= NEAR),
  );
  const fill = (parties: readonly Party[]): void => {
    for (const party of parties) if (own.size < 2) own.add(party);
  };
  fill(named.filter((one) => !one.isReporter && !one.isPlace).map((one) => one.party));
  const sure = [...own];
  fill(named.filter((one) => !one.isReporter && one.isPlace).map((one) => one.party));
  if (country) fill([country]);
  fill(named.filter((one) => one.isReporter).map((one) => one.party));
  fill(namedNext(context, head));
  const { grammar } = context;
  const isVerb = !isNoun && grammar.isPredicate(head);
  return {
    parties: [...own].sort(),
    sure,
    doers: isVerb ? partiesUnder(context, grammar.agent(head)) : [],
    victims: isVerb ? partiesUnder(context, grammar.patient(head)) : [],
  };
};

const partiesUnder = (context: Dealings, words: readonly number[]): readonly Party[] => [
  ...new Set(words.flatMap((word) => sidesUnder(context, word)).map((side) => side.party)),
];

type Range = Pick<Side, 'from' | 'to'>;

/** 'called himself a Brazilian', 'posed as a German', 'on an Austrian passport': who somebody is not. */
const isDisguise = ({ tokens, resources }: Dealings, { from, to }: Range): boolean => {
  const { disguise } = resources.dealings;
  const start = Math.max(sentenceStartAt(tokens, from), from - LEAD);
  for (let i = start; i < from; i++)
    if (disguise.has(lowerAt(tokens, i)) || disguise.has(lemmaAt(tokens, i))) return true;
  return to < tokens.size && disguise.has(lemmaAt(tokens, to));
};
/** Words between what tells a false name and the name. */
const LEAD = 4;

/** Persons that are none in the sentence of a word: 'the tanker Eagle S' is no minister of that name. */
const vesselsIn = (context: Dealings, head: number): ReadonlySet<string> => {
  const { tokens, actors } = context;
  const sentence = sentenceAt(tokens, head);
  const [start, end] = [sentenceStart(tokens, sentence), sentenceEnd(tokens, sentence)];
  const found = new Set<string>();
  for (const { actor, from, to } of mentionsIn(context, Math.max(start, head - REACH), Math.min(end, head + REACH)))
    if (actors.byId.get(actor)?.kind === 'person' && isVessel(context, from, to)) found.add(actor);
  return found;
};

/** Words of a name between the noun of a ship and a surname in it: 'the ship Prince Charles'. */
const NAME = 3;

const isVessel = ({ tokens, resources }: Dealings, from: number, to: number): boolean => {
  if (!xposAt(tokens, to - 1).startsWith('NNP')) return false;
  for (let i = to - 1; i >= Math.max(0, from - NAME); i--) {
    const kind = resources.incidentThings.get(lemmaAt(tokens, i));
    if (xposAt(tokens, i).startsWith('NNP')) continue;
    return kind === 'maritime' || kind === 'airspace';
  }
  return false;
};

/** A semicolon parts what is told of others. */
const withinClause = ({ tokens }: Dealings, head: number, named: readonly Named[]): readonly Named[] => {
  const sentence = sentenceAt(tokens, head);
  const start = Math.max(sentenceStart(tokens, sentence), head - REACH);
  const end = Math.min(sentenceEnd(tokens, sentence), head + REACH);
  let [first, last] = [start, end];
  for (let i = start; i < end; i++) {
    if (formAt(tokens, i) !== ';') continue;
    if (i < head) first = i;
    else {
      last = i;
      break;
    }
  }
  return named.filter((one) => one.from >= first && one.to <= last);
};

/** Whom the sentence or the next one blames: 'Iran and Hamas blamed Israel'. */
const blamedIn = (context: Dealings, sentence: number): readonly Side[] => {
  const { tokens, grammar, resources } = context;
  const last = Math.min(sentence + 2, tokens.sentences.length - 1);
  const start = sentenceStart(tokens, sentence);
  for (let i = start; i < Math.min(sentenceEnd(tokens, last - 1), start + 2 * REACH); i++)
    if (resources.dealings.blame.has(at(tokens.lemmas, i)) && grammar.isPredicate(i))
      return castOf(context, i, false, ['object']).sides;
  return [];
};

const namedNext = (context: Dealings, head: number): readonly Party[] => {
  const { tokens } = context;
  const next = sentenceAt(tokens, head) + 1;
  if (next + 1 >= tokens.sentences.length) return [];
  return namedAround(context, sentenceStart(tokens, next), -1)
    .filter((one) => !one.isReporter)
    .map((one) => one.party);
};
