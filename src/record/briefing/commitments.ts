/** Undertakings in a briefing: which of them are worth a line, and what it says. Pure. */
import type { Party } from '../../model/generated/parties.js';
import { type LedgerLine, type LedgerStep, ledgerOf } from '../ledger/ledger.js';
import { isOfOnePerson, namesDeed } from '../ledger/wording.js';
import type { LedgerWords } from '../ledger/words.js';
import { stemsOf } from '../words.js';
import type { BriefingInput } from './input.js';
import type { DraftLine, MakeLine } from './line.js';
import { listOf, nameOf } from './names.js';
import type { DayOfStep } from './occasion.js';

/** The ledger of the two; where few lines may be wrong, without what only sounds like an undertaking. */
export const ledgerBetween = ({ a, b, told, words, precision }: BriefingInput, until: string): LedgerLine[] =>
  ledgerOf(told, words, until).filter(
    (one) =>
      one.state !== 'discussed' && isBetween(one, [a, b]) && (precision === 'broad' || isUndertaking(one, words)),
  );

/**
 * What somebody bound himself to do: not a view that is shared, nor 'their commitment to common values', nor what one person
 * assured, told as of both sides.
 */
const isUndertaking = (line: LedgerLine, words: LedgerWords): boolean =>
  namesDeed(line.action) && !(line.by.length > 1 && isOfOnePerson(line.action)) && isWeighty(line, words);

/** 'agreed to stay in touch' commits to nothing: an undertaking has a matter of its own. */
const isWeighty = ({ action, by }: LedgerLine, { generalWords, telling }: LedgerWords): boolean => {
  const names = new Set(by.flatMap((party) => stemsOf(`${party} ${nameOf(party)}`)));
  const own = stemsOf(action).filter((stem) => !generalWords.has(stem) && !names.has(stem));
  return own.reduce((sum, stem) => sum + telling(stem), 0) >= LEAST_MATTER;
};
/** Two telling words, or more of common ones. */
const LEAST_MATTER = 1.4;

/** An undertaking of the two, or of one towards the other; what one promises others about it is none. */
const isBetween = ({ by, to }: LedgerLine, parties: readonly Party[]): boolean =>
  parties.every((party) => by.includes(party)) || [...by, ...to].every((party) => parties.includes(party));

/** @param dayOfStep when a step was, and how a text says it */
export const commitmentLine = (
  one: LedgerLine,
  { passages, words }: BriefingInput,
  dayOfStep: DayOfStep,
  line: MakeLine,
): DraftLine => {
  const [first, ...later] = one.steps;
  const how = howOf(first, words);
  const who = listOf(one.by.map(nameOf));
  const began = first ? dayOfStep(first) : { day: '', text: '' };
  const more = [
    ...(began.day === '' ? [began.text] : []),
    ...(one.due === null ? [] : [`due ${typeof one.due === 'string' ? one.due : one.due.end}`]),
    ...later.map((step) => `${step.step} ${dayOfStep(step).text}`),
  ].filter(Boolean);
  // What is still as it began is called what it began as.
  const state = later.length === 0 && one.due === null ? how : one.state;
  const what = [...(state === how && !one.unclear ? [] : [how]), ...(one.unclear ? [] : [one.action])].join(': ');
  return line(
    began.day,
    `${who}: ${what}${more.length > 0 ? ` (${more.join('; ')})` : ''}`,
    one.steps.flatMap(({ reports }) => reports),
    { words: passages.get(one.id) ?? first?.words ?? one.action, state, entry: one.id },
  );
};

/** 'Reaffirmed' where it was undertaken before what the record holds, 'affirmed' where no word says that anybody agreed. */
const howOf = (begun: LedgerStep | undefined, { bindingWords }: LedgerWords): string => {
  const { step = '', words = '' } = begun ?? {};
  if (!BINDING.has(step)) return step;
  const text = words.toLowerCase();
  // 'confirmed their mutual commitment': the first of them says it.
  const [first] = bindingWords
    .flatMap(({ word, says }) => (text.includes(word) ? [{ says, at: text.indexOf(word) }] : []))
    .sort((x, y) => x.at - y.at);
  return first?.says || step;
};
const BINDING: ReadonlySet<string> = new Set(['agreed', 'promised']);
