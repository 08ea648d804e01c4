/**
 * Why a rule does not fire on a text: what its row asks for, one thing after the other, up to the first that is missing. Of
 * rows of events the matcher itself is asked, with the row cut down to more and more of what it asks for; of rows of words
 * only whether the words are there. What a stage decides beyond its rows no reading tells, and `rest` says so.
 */
import type { Document } from '../../model/document.js';
import type { MeantContext } from '../../reading/actors/meant/meanings.js';
import type { Context } from '../../reading/context.js';
import { matcherIn } from '../../reading/events/doing.js';
import type { EventPatterns, Pattern, Requirement } from '../../reading/events/patterns.js';
import { contextOf } from '../../reading/layers.js';
import { read } from '../../reading/read.js';
import type { Resources } from '../../reading/resources.js';
import type { RuleInfo } from '../../reading/rules.js';
import { expandPattern } from '../../reading/text/phrases.js';
import { formAt, lemmaAt, lowerAt } from '../../reading/text/tokens.js';
import { type Mark, marksOf } from './marks.js';

/** One thing that has to be so, in words, and what was found of it; not looked at where one before it is missing. */
interface Condition {
  readonly asks: string;
  readonly holds: boolean | null;
  readonly found: string;
}

export interface WhyNot {
  readonly text: string;
  readonly fires: boolean;
  readonly conditions: readonly Condition[];
  /** What is not told, and why; '' where all is. */
  readonly rest: string;
  readonly marks: readonly Mark[];
}

/** @returns undefined where there is no such rule */
export function whyNot(document: Document, id: string, resources: Resources): WhyNot | undefined {
  const rule = resources.rules.get(id);
  if (!rule) return undefined;
  const { text } = document;
  const reading = read(document, resources);
  const marks = marksOf(reading, text);
  const fires = marks.some(({ why }) => why.includes(id));
  const context = contextOf(document, resources.language.analyse(text), false, resources);
  const rows = rowsOf(rule, resources.eventPatterns);
  const conditions = rows.length > 0 ? ofEvents(rule, rows, context) : ofWords(rule, context);
  return { text, fires, ...told(conditions, fires, marks, rows.length > 0), marks };
}

const told = (
  conditions: readonly Asked[],
  fires: boolean,
  marks: readonly Mark[],
  isEvent: boolean,
): Pick<WhyNot, 'conditions' | 'rest'> => {
  if (conditions.length === 0)
    return {
      conditions: [],
      rest: fires
        ? ''
        : 'This rule stands in code and has no words of its own: which part of it was missing is not told.',
    };
  const all = [...conditions];
  if (isEvent)
    all.push(() => {
      const sides = marks.filter(({ layer }) => layer === 'actor').map(({ title }) => title);
      return {
        asks: 'somebody is named who acts or is acted on',
        holds: sides.length > 0,
        found: [...new Set(sides)].join(', '),
      };
    });
  const shown: Condition[] = [];
  let isMissing = false;
  for (const ask of all) {
    const one = ask();
    shown.push(isMissing ? { ...one, holds: null, found: '' } : one);
    isMissing ||= one.holds === false;
  }
  const rest =
    fires || isMissing
      ? ''
      : isEvent
        ? 'All that the row asks for is there. What else can take a deed away is not told by the reading: a greater deed that holds it, or that the net thinks it too unlikely as it is told.'
        : 'Its words are there. What else the stage looks for, such as sides or a grammar around them, is not told by the reading.';
  return { conditions: shown, rest };
};

/** Looks at one condition when it is asked for. */
type Asked = () => Condition;

const KINDS = ['verb', 'noun', 'adjective'] as const;

/** The patterns of a row of events; none of another rule. */
const rowsOf = ({ id, says }: RuleInfo, patterns: EventPatterns): readonly Pattern[] => {
  const predicates = says
    .replace(/ \[.*$/s, '')
    .split(';')
    .map((one) => one.trim().split(' ')[0] ?? '');
  return KINDS.flatMap((kind) => [...new Set(predicates)].flatMap((word) => patterns.of(kind, word))).filter(
    (pattern) => pattern.id === id,
  );
};

const ofEvents = ({ id, says }: RuleInfo, rows: readonly Pattern[], context: MeantContext): Asked[] => {
  const { tokens, resources } = context;
  const { eventPatterns } = resources;
  /** Words that the row fits when it asks for as little as `less` leaves of it. */
  const fitting = (less: (row: Pattern) => Pattern): number[] => {
    const cut = rows.map(less);
    const of: EventPatterns['of'] = (kind, lemma) => cut.filter((row) => row.kind === kind && row.lemma === lemma);
    const matcher = matcherIn(context, { ...eventPatterns, of });
    return [...Array(tokens.size).keys()].filter((token) => matcher.at(token) !== undefined);
  };
  const forms = (found: readonly number[]): string => found.map((token) => formAt(tokens, token)).join(', ');
  const condition = (asks: string, found: readonly number[]): Condition => ({
    asks,
    holds: found.length > 0,
    found: forms(found),
  });
  const [first] = rows;
  const requires = first?.requires ?? [];
  const texts = /\[(.*)\]$/s.exec(says)?.[1]?.split(';') ?? [];
  const lemmas = new Set(rows.map(({ lemma }) => lemma));
  const there = [...Array(tokens.size).keys()].filter(
    (token) => lemmas.has(lemmaAt(tokens, token)) || lemmas.has(lowerAt(tokens, token)),
  );
  const bare = (row: Pattern): Pattern => ({ ...row, particle: '', requires: [] });
  return [
    () => condition(`one of its words is there: ${listed([...lemmas])}`, there),
    () =>
      condition(
        `it is read as ${first?.kind === 'adjective' ? 'an' : 'a'} ${first?.kind ?? 'word'} that tells a deed`,
        fitting(bare),
      ),
    ...(rows.some(({ particle }) => particle !== '')
      ? [
          () =>
            condition(
              `with the words that belong to it: ${listed([...new Set(rows.map(({ lemma, particle }) => `${lemma} ${particle}`.trim()))])}`,
              fitting((row) => ({ ...row, requires: [] })),
            ),
        ]
      : []),
    ...requires.map(
      (one, i) => () =>
        condition(
          requirementText(one, texts[i]?.trim() ?? ''),
          fitting((row) => ({ ...row, requires: requires.slice(0, i + 1) })),
        ),
    ),
    () => {
      const matcher = matcherIn(context, eventPatterns);
      const chosen = fitting((row) => row).map((token) => matcher.at(token)?.pattern.id ?? '');
      const holds = chosen.includes(id);
      return {
        asks: 'no other row that fits the word asks for more',
        holds,
        found: holds ? '' : [...new Set(chosen.filter(Boolean))].join(', '),
      };
    },
  ];
};

/** Words of a list that are shown. */
const LISTED = 8;
const listed = (words: readonly string[]): string =>
  words.length > LISTED ? `${words.slice(0, LISTED).join(', ')} and ${words.length - LISTED} more` : words.join(', ');

/** Slots that are no preposition, in words. */
const SLOTS: Readonly<Record<string, string>> = {
  object: 'an object',
  recipient: 'a receiver',
  agent: 'somebody or something that does it',
  patient: 'something that it is done to',
  subject: 'a subject',
  complement: 'a clause or infinitive',
  infinitive: 'an infinitive',
  clause: 'a clause',
  particle: 'a further particle',
  phrase: 'words near it',
  light: 'a verb that carries the noun',
};

/** @param text as it stands in the row */
const requirementText = ({ slots, words, isForbidden }: Requirement, text: string): string => {
  const where = slots.map((slot) => SLOTS[slot] ?? `‘${slot}’`).join(' or ');
  const what = words.has('*')
    ? ' that is somebody who acts'
    : words.has('+')
      ? ' that is several who act'
      : words.size > 0
        ? `: ${listed([...words])}`
        : '';
  return `${isForbidden ? 'without' : 'with'} ${where}${what}${text ? ` [${text}]` : ''}`;
};

/** Of rows of words: whether one of their patterns stands in the text. */
const ofWords = ({ says, where }: RuleInfo, { tokens, resources }: Context): Asked[] => {
  // Those that stand in code have a sentence where others have a pattern.
  if (where.includes('en/rules.csv')) return [];
  const sequences = says.split(';').flatMap((one) => expandPattern(one, resources.words.split));
  const stands = (words: readonly string[], from: number): boolean =>
    words.every(
      (word, k) => from + k < tokens.size && (lowerAt(tokens, from + k) === word || lemmaAt(tokens, from + k) === word),
    );
  return [
    () => {
      for (let token = 0; token < tokens.size; token++) {
        const found = sequences.find((words) => stands(words, token));
        if (found)
          return {
            asks: `its words are there: ${says}`,
            holds: true,
            found: found.map((_, k) => formAt(tokens, token + k)).join(' '),
          };
      }
      return { asks: `its words are there: ${says}`, holds: false, found: '' };
    },
  ];
};
