/** Who did it and who suffered it, as far as they are named or accused. */
import type { Party } from '../../model/generated/parties.js';
import type { IncidentRule } from '../resources.js';
import { at, sentenceEnd, sentenceStart } from '../text/tokens.js';
import { castOf, type Framed } from './frames.js';
import type { Dealings } from './refer.js';
import { type Named, namedAround } from './scene.js';

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
export const partiesOf = (
  context: Dealings,
  hit: Framed<IncidentRule>,
  country: Party | undefined,
): readonly Party[] => {
  const { tokens } = context;
  const { head, rule } = hit;
  const own = new Set<Party>(castOf(context, head, rule.word === 'noun', rule.sides).sides.map((side) => side.party));
  for (const party of blamedIn(context, at(tokens.sentenceOf, head))) own.add(party);
  // An attack of which neither side is told may be one of words: they must at least stand near it.
  const isLoose = rule.kind === 'attack' && own.size === 0;
  const named = withinClause(context, head, namedAround(context, head)).filter(
    (one) => !isLoose || Math.min(Math.abs(one.from - head), Math.abs(one.to - head)) <= NEAR,
  );
  const fill = (parties: readonly Party[]): void => {
    for (const party of parties) if (own.size < 2) own.add(party);
  };
  fill(named.filter((one) => !one.isReporter && !one.isPlace).map((one) => one.party));
  fill(named.filter((one) => !one.isReporter && one.isPlace).map((one) => one.party));
  if (country) fill([country]);
  fill(named.filter((one) => one.isReporter).map((one) => one.party));
  fill(namedNext(context, head));
  return [...own].sort();
};

/** A semicolon parts what is told of others. */
const withinClause = ({ tokens }: Dealings, head: number, named: readonly Named[]): readonly Named[] => {
  const sentence = at(tokens.sentenceOf, head);
  const start = Math.max(sentenceStart(tokens, sentence), head - REACH);
  const end = Math.min(sentenceEnd(tokens, sentence), head + REACH);
  let [first, last] = [start, end];
  for (let i = start; i < end; i++) {
    if (at(tokens.forms, i) !== ';') continue;
    if (i < head) first = i;
    else {
      last = i;
      break;
    }
  }
  return named.filter((one) => one.from >= first && one.to <= last);
};

/** Whom the sentence or the next one blames: 'Iran and Hamas blamed Israel'. */
const blamedIn = (context: Dealings, sentence: number): readonly Party[] => {
  const { tokens, grammar, resources } = context;
  const last = Math.min(sentence + 2, tokens.sentences.length - 1);
  const start = sentenceStart(tokens, sentence);
  for (let i = start; i < Math.min(sentenceEnd(tokens, last - 1), start + 2 * REACH); i++)
    if (resources.dealings.blame.has(at(tokens.lemmas, i)) && grammar.isPredicate(i))
      return castOf(context, i, false, ['object']).sides.map((side) => side.party);
  return [];
};

const namedNext = (context: Dealings, head: number): readonly Party[] => {
  const { tokens } = context;
  const next = at(tokens.sentenceOf, head) + 1;
  if (next + 1 >= tokens.sentences.length) return [];
  return namedAround(context, sentenceStart(tokens, next))
    .filter((one) => !one.isReporter)
    .map((one) => one.party);
};
