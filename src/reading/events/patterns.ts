/**
 * The patterns of events: rows of the tables `data/en/events/*.csv`, one table a type of PLOVER. A row names its
 * predicates (verbs with their particles, nouns of acts, adjectives), what must stand around them, which argument is
 * source and which target, and the CAMEO code that they give; mode and contexts follow from the code unless the row says
 * otherwise. The rows are read and checked when resources are made; patterns are made when a text first has their word.
 */
import { CAMEO, CAMEO_CODES, type CameoCode } from '../../model/generated/cameo.js';
import {
  PLOVER,
  PLOVER_CONTEXTS,
  PLOVER_MODES,
  PLOVER_TYPES,
  type PloverContext,
  type PloverMode,
  type PloverType,
} from '../../model/generated/plover.js';
import { listed } from '../lists.js';
import { once } from '../once.js';
import { type RuleInfo, ruleInfo } from '../rules.js';
import { placeOf, type Row, readRows, readTable, TableError, type Tables } from '../tables.js';
import { lemmaAt, lowerAt, type Tokens, uposOf } from '../text/tokens.js';
import type { Code } from './code.js';

/** Something that must stand, or must not, beside a predicate. */
export interface Requirement {
  /** `object`, `agent`, `infinitive`, `clause`, `particle`, `phrase` (anywhere in the clause), prepositions: one of them. */
  readonly slots: readonly string[];
  /** The words one of which must head what stands there, `*` for anybody who acts, `+` for several of them; empty for any. */
  readonly words: ReadonlySet<string>;
  readonly isForbidden: boolean;
}

export interface Pattern extends Code {
  readonly id: string;
  readonly kind: (typeof KINDS)[number];
  readonly lemma: string;
  readonly particle: string;
  readonly requires: readonly Requirement[];
  /** The slots tried one after the other for each side. */
  readonly source: readonly string[];
  readonly target: readonly string[];
  /** How much the row asks for: where several fit, the one that asks for most is taken. */
  readonly weight: number;
}

export type EventPatterns = Readonly<ReturnType<typeof readEventPatterns>>;

const KINDS = ['verb', 'noun', 'adjective'] as const;
const DEFAULT_TARGET: Readonly<Record<Pattern['kind'], readonly string[]>> = {
  verb: ['object', 'recipient'],
  noun: ['patient'],
  adjective: [],
};
const NONE: readonly Pattern[] = [];

/** @throws TableError where a row is not as its table wants it */
export function readEventPatterns(tables: Tables) {
  const lists = wordLists(tables);
  const known = new Map<string, Requirement>();
  const rows = new Map<string, { readonly body: Body; readonly predicate: string }[]>();
  const rules: RuleInfo[] = [];
  let size = 0;
  for (const plover of PLOVER_TYPES) {
    for (const row of readRows(tables, `en/events/${plover.toLowerCase()}`)) {
      rules.push(infoOf(row, plover));
      const body = bodyOf(row, plover, lists, known);
      const { kind } = body;
      for (const predicate of row.list('predicate')) {
        const space = predicate.indexOf(' ');
        const key = `${kind} ${space === -1 ? predicate : predicate.slice(0, space)}`;
        listed(rows, key).push({ body, predicate });
        size++;
      }
    }
  }
  const compiled = once<readonly Pattern[], string>((key) =>
    (rows.get(key) ?? []).map(({ body, predicate }) => compile(body, predicate)).sort((a, b) => b.weight - a.weight),
  );
  // What becomes of the code of a word that governs another deed: to demand aid is 103, to demand talks 106; the longest that fits.
  const refinements = readRows(tables, 'en/event-refinements').map((row) => ({
    root: row.text('root'),
    governed: row.text('governed'),
    cameo: row.oneOf('cameo', CAMEO_CODES),
    /** The mode of the refined code where the conversion from CAMEO would miss it. */
    mode: row.maybeOneOf('mode', PLOVER_MODES),
  }));
  const words = new Set([...rows.keys()].map((key) => key.slice(key.indexOf(' ') + 1)));
  return {
    /** The patterns of a predicate by its lemma, those that ask for most first. */
    of: (kind: Pattern['kind'], lemma: string): readonly Pattern[] =>
      words.has(lemma) ? compiled(`${kind} ${lemma}`) : NONE,
    /** Whether a word has rows. */
    mayTell: (tokens: Tokens, token: number): boolean =>
      /^(?:VERB|NOUN|ADJ|AUX)$/.test(uposOf(tokens, token)) &&
      (words.has(lemmaAt(tokens, token)) || words.has(lowerAt(tokens, token))),
    /** The code of a predicate of this root that governs a deed with that code, undefined where no row says. */
    refine: (root: string, governed: string) =>
      refinements.findLast((one) => one.root === root && governed.startsWith(one.governed)),
    /** The code to which a thing points that is asked for, offered or refused ('asked for loans': aid), by its lemma. */
    matters: matterWords(tables, lists),
    /** Contexts by the lemma of a word of the clause. */
    contexts: contextWords(tables),
    /** Nouns that count or hold what stands under their 'of': 'a shipment of rifles', 'part of the aid'. */
    containers: new Set(lists.get('container')) as ReadonlySet<string>,
    /** Nouns that leave what it is to the noun before them: 'mediation efforts', 'an aid program'. */
    fillers: new Set(lists.get('filler')) as ReadonlySet<string>,
    /** Participles behind a hyphen: 'a Kenyan-led mission'. */
    led: new Set(lists.get('led')) as ReadonlySet<string>,
    /** The code of a deed of which no row says more than its type. */
    general: generalCodes(tables),
    rules: rules as readonly RuleInfo[],
    /** How many predicates there are. */
    size,
  };
}

/** @throws TableError where a type has no code, or one that is another type's */
const generalCodes = (tables: Tables): ((plover: PloverType) => Code) => {
  const rows = readTable(tables, 'en/event-general');
  const codes = new Map(rows.map((row) => [row.oneOf('plover', PLOVER_TYPES), row.oneOf('cameo', CAMEO_CODES)]));
  for (const plover of PLOVER_TYPES)
    if (!codes.has(plover)) throw new TableError('data/en/event-general.csv', `${plover} has no code`);
  return (plover) => {
    const cameo = codes.get(plover) as CameoCode;
    return { plover, cameo, mode: modeOf(plover, cameo), contexts: CAMEO[cameo].contexts };
  };
};

const wordLists = (tables: Tables): ReadonlyMap<string, readonly string[]> =>
  new Map(readTable(tables, 'en/event-words').map((row) => [row.text('list'), row.list('words')]));

const matterWords = (tables: Tables, lists: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string> => {
  const words = new Map<string, string>();
  for (const row of readTable(tables, 'en/event-matters'))
    for (const word of row.list('words'))
      for (const one of word.startsWith('@') ? (lists.get(word.slice(1)) ?? []) : [word])
        if (!words.has(one)) words.set(one, row.text('code'));
  return words;
};

const contextWords = (tables: Tables): ReadonlyMap<string, readonly PloverContext[]> => {
  const words = new Map<string, PloverContext[]>();
  for (const row of readRows(tables, 'en/event-contexts')) {
    const context = row.oneOf('context', PLOVER_CONTEXTS);
    for (const word of row.list('words')) listed(words, word).push(context);
  }
  return words;
};

/** What all predicates of a row share. */
type Body = Omit<Pattern, 'lemma' | 'particle'>;

const bodyOf = (
  row: Row,
  plover: PloverType,
  lists: ReadonlyMap<string, readonly string[]>,
  known: Map<string, Requirement>,
): Body => {
  const kind = row.oneOf('kind', KINDS);
  const requires = row.list('requires').map((text) => {
    const one = known.get(text) ?? requirement(row, text, lists);
    known.set(text, one);
    return one;
  });
  const cameo = row.oneOf('cameo', CAMEO_CODES);
  const mode = row.maybeOneOf('mode', PLOVER_MODES) ?? modeOf(plover, cameo);
  if (mode && !PLOVER[plover].modes.includes(mode)) throw row.error(`${plover} has no mode '${mode}'`);
  const contexts = row.someOf('contexts', PLOVER_CONTEXTS);
  const source = row.list('source');
  const target = row.list('target');
  return {
    id: row.text('id'),
    kind,
    requires,
    source: source.length > 0 ? source : ['agent'],
    target: target.length > 0 ? target : DEFAULT_TARGET[kind],
    plover,
    mode,
    contexts: contexts.length > 0 ? contexts : CAMEO[cameo].contexts,
    cameo,
    weight: requires.reduce((sum, one) => sum + weightOf(one), 0),
  };
};

const compile = (body: Body, predicate: string): Pattern => {
  const [lemma = '', ...rest] = predicate.split(' ');
  const weight = body.weight + (rest.length > 0 ? PARTICLE_WEIGHT : 0);
  return { ...body, lemma, particle: rest.join(' '), weight };
};

/** What a particle counts for where several patterns fit. */
const PARTICLE_WEIGHT = 2;

/** What asking for somebody who acts counts for. */
const ACTOR_WEIGHT = 1.2;

/** A word that is asked for counts more than a slot that must be filled, one of few words more than one of many. */
const weightOf = ({ slots, words, isForbidden }: Requirement): number => {
  if (isForbidden) return slots.includes('particle') ? 0 : 0.1;
  if (words.size === 0) return slots.includes('agent') ? 0.3 : 1;
  if (words.has('*') || words.has('+')) return ACTOR_WEIGHT;
  return 3 + 1 / words.size;
};

/** The mode to which a code converts, where the row's type is the one it converts to. */
export const modeOf = (plover: PloverType, cameo: CameoCode): PloverMode | undefined => {
  const known = CAMEO[cameo];
  return known.plover === plover && known.mode && PLOVER[plover].modes.includes(known.mode) ? known.mode : undefined;
};

/** `object:@treaty|letter`, `with`, `no object`. */
const requirement = (row: Row, text: string, lists: ReadonlyMap<string, readonly string[]>): Requirement => {
  const isForbidden = text.startsWith('no ');
  const colon = text.indexOf(':');
  const slot = text.slice(isForbidden ? 3 : 0, colon === -1 ? undefined : colon).trim();
  const words = new Set<string>();
  if (colon !== -1)
    for (const word of text.slice(colon + 1).split('|')) {
      if (!word.startsWith('@')) {
        words.add(word.trim());
        continue;
      }
      const list = lists.get(word.slice(1).trim());
      if (!list) throw row.error(`there is no list of words '${word}' in data/en/event-words.csv`);
      for (const one of list) words.add(one);
    }
  if (slot === '') throw row.error(`'${text}' requires nothing`);
  return { slots: slot.split('|'), words, isForbidden };
};

const infoOf = (row: Row, plover: PloverType): RuleInfo => {
  if (row.list('predicate').length === 0) throw new TableError(placeOf(row.file, row.line), "'predicate' is empty");
  const requires = row.optional('requires');
  const says = requires === '' ? row.text('predicate') : `${row.text('predicate')} [${requires}]`;
  const [cameo, mode, contexts] = [row.text('cameo'), row.optional('mode'), row.optional('contexts')];
  return ruleInfo(row, 'events', says, { plover, cameo, mode, contexts });
};
