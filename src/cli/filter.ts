/** The filters of lists, timelines, searches and exports as options of a command, and what they say, checked. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Desk } from '../desk/desk.js';
import type { Filter } from '../desk/filter.js';
import { FILTER_OPTIONS, type FilterWords } from '../desk/filter-words.js';
import { isPrecision, PRECISION_NAMES, type Precision } from '../desk/precision.js';
import { complainLine, remark } from './output.js';

/** What commander makes of the name of an option: `minConfidence` of `min-confidence`. */
type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

/** The words of a filter as commander gives them. */
export type FilterOptions = { readonly [Name in keyof FilterWords as Camel<Name>]: FilterWords[Name] };

/** Adds the options; one that may be given several times takes one value each time, so that it eats no word behind it. */
export const filterOptions = (command: Command): Command => {
  for (const { name, value, many, says } of FILTER_OPTIONS) {
    const option = name === 'precision' ? precisionOption(says) : new Option(`--${name} <${value}>`, says);
    command.addOption(
      many ? option.argParser((given: string, before: readonly string[] = []) => [...before, given]) : option,
    );
  }
  return command;
};

/** The named limit of how sure a line has to be: one option with the same three names in every command that shows lines. */
export const precisionOption = (says = 'strict (few are wrong), balanced, broad (few are missed)'): Option =>
  new Option('--precision <level>', says).argParser((given: string): Precision => {
    if (isPrecision(given)) return given;
    throw new InvalidArgumentError(`There are ${PRECISION_NAMES.join(', ')}.`);
  });

/** Whether an option names somebody, who is then looked up. */
export const namesSomebody = ({ party, person }: FilterOptions): boolean => party !== undefined || person !== undefined;

/** The options as words of a filter. */
export const filterWords = (options: FilterOptions): FilterWords => {
  const { since, until, party, person, topic, status, precision, minConfidence, publishedSince } = options;
  return Object.fromEntries(
    Object.entries({
      since,
      until,
      party,
      person,
      topic,
      status,
      precision,
      'min-confidence': minConfidence,
      'published-since': publishedSince,
    }).filter(([, value]) => value !== undefined),
  );
};

/**
 * What the options ask for. Says on standard error what of them is wrong, and how a name was taken that several bear.
 *
 * @returns undefined where something is wrong
 */
export async function filterOf(
  desk: Desk,
  options: FilterOptions,
  sides: readonly string[] = [],
): Promise<Filter | undefined> {
  const parsed = await desk.filter(filterWords(options), sides);
  if ('filter' in parsed) {
    for (const note of parsed.notes) remark(note);
    return parsed.filter;
  }
  for (const { name, input, what, advice } of parsed.problems)
    complainLine(name === '' ? input : `--${name} ${input}`, what, advice);
  return undefined;
}
