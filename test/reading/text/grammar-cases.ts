/** The hand-built trees of test/cases/grammar with their questions, and a grammar's answers in the same words. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TokenBuilder } from '../../../src/cli/conllu.js';
import { createGrammar, type Grammar } from '../../../src/reading/text/grammar.js';
import type { Tokens, Upos } from '../../../src/reading/text/tokens.js';
import { resources } from '../../resources.js';

type Answer = readonly number[] | boolean | string;

export interface Case {
  readonly id: string;
  readonly group: string;
  readonly words: string;
  /** Form, lemma, UPOS, head and relation by blanks; heads from 1. */
  readonly tree: readonly string[];
  /** Name, arguments, answer; words from 1. */
  readonly ask: readonly (readonly [string, ...(Answer | number)[]])[];
}

export const readCases = (): readonly Case[] =>
  readFileSync(fileURLToPath(new URL('../../cases/grammar/grammar.jsonl', import.meta.url)), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Case);

/** One sentence of a tree's rows. */
export const tokensOf = (words: string, tree: readonly string[]): Tokens => {
  const builder = new TokenBuilder(words);
  const heads = new Int32Array(tree.length);
  const relations: string[] = [];
  let start = 0;
  tree.forEach((row, i) => {
    const [form = '', lemma = '', upos = 'X', head = '0', relation = ''] = row.split(' ');
    builder.add({ start, end: start + form.length, lemma, upos: upos as Upos });
    start += form.length + 1;
    heads[i] = Number(head) - 1;
    relations.push(relation);
  });
  return builder.build([], { heads, relations });
};

export const grammarOf = (tokens: Tokens): Grammar => createGrammar(tokens, resources().grammar);

const one = (token: number): readonly number[] => (token === -1 ? [] : [token + 1]);
const all = (tokens: readonly number[]): readonly number[] => tokens.map((token) => token + 1);
const range = ({ from, to }: { readonly from: number; readonly to: number }): readonly number[] => [from + 1, to];

const QUESTIONS: Readonly<Record<string, (g: Grammar, token: number, text: string) => Answer>> = {
  predicates: (g) => all(g.predicates(0)),
  agent: (g, p) => all(g.agent(p)),
  patient: (g, p) => all(g.patient(p)),
  recipient: (g, p) => all(g.recipient(p)),
  oblique: (g, p, preposition) => all(g.oblique(p, preposition)),
  clause: (g, p) => all(g.complements(p)),
  governor: (g, p) => one(g.governor(p)),
  'event-noun': (g, p) => one(g.eventNoun(p)),
  'noun-agent': (g, n) => all(g.nounAgent(n)),
  'noun-patient': (g, n) => all(g.nounPatient(n)),
  'noun-with': (g, n) => all(g.nounWith(n)),
  phrase: (g, n) => range(g.phrase(n)),
  name: (g, n) => range(g.name(n)),
  conjuncts: (g, n) => all(g.conjuncts(n)),
  apposition: (g, n) => all(g.appositions(n)),
  negated: (g, p) => g.isNegated(p),
  modality: (g, p) => g.modality(p),
  tense: (g, p) => g.tense(p),
  aspect: (g, p) => g.aspect(p),
  voice: (g, p) => g.voice(p),
  conditional: (g, p) => g.isConditional(p),
  'condition-of': (g, p) => all(g.conditions(p)),
  purpose: (g, p) => all(g.purposes(p)),
  question: (g, p) => g.isQuestion(p),
  imperative: (g, p) => g.isImperative(p),
  quoted: (g, w) => g.isQuoted(w),
};

/** A question's name, and what is wrong with its answer in words; undefined where it is right. */
export const check = (g: Grammar, [name, ...rest]: Case['ask'][number]): string | undefined => {
  const expected = rest.at(-1);
  const [token = 0, text = ''] = rest.slice(0, -1);
  const question = QUESTIONS[name];
  if (!question) return `'${name}' is no question`;
  const answer = question(g, Number(token) - 1, String(text));
  const said = JSON.stringify(answer);
  return said === JSON.stringify(expected)
    ? undefined
    : `${name} ${rest.slice(0, -1).join(' ')}: ${said}, not ${JSON.stringify(expected)}`;
};
