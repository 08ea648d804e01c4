/** Scores answers of `who` against cases as test/cases/who/README.md compares them. */
import type { Described } from '../../src/index.js';

export const FIELDS = ['name', 'kind', 'party', 'country', 'sector', 'role'] as const;
export type Field = (typeof FIELDS)[number];

export interface WhoCase {
  readonly id: string;
  readonly group: string;
  readonly phrase: string;
  readonly on?: string;
  readonly expect: Readonly<Partial<Record<Field, string>>>;
}

/** Words that stand for a party in a role, longest first, with its code. */
export type PartyWords = readonly (readonly [words: string, code: string])[];

export const readCases = (text: string): WhoCase[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as WhoCase);

/** The fields of a case whose answer is another than is expected. */
export const wrongFields = ({ expect }: WhoCase, answer: Described, parties: PartyWords): Field[] =>
  FIELDS.filter((field) => {
    const expected = expect[field];
    if (expected === undefined) return false;
    if (field === 'name') return foldName(expected) !== foldName(answer.name);
    if (field === 'role') return foldRole(expected, parties) !== foldRole(answer.role, parties);
    return expected !== answer[field];
  });

const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/^(?:the|pope|king|queen|emperor|president|sir) /, '')
    .replace(/[\p{M}\s.'’-]/gu, '');

const ORGANIZATIONS: PartyWords = [
  ['united nations', 'un'],
  ['north atlantic treaty organization', 'nato'],
  ['international monetary fund', 'imf'],
  ['international atomic energy agency', 'iaea'],
  ['world health organization', 'who'],
  ['world trade organization', 'wto'],
  ['european union', 'eu'],
  ['central intelligence agency', 'cia'],
];
const SAME: PartyWords = [
  ['defence', 'defense'],
  ['adviser', 'advisor'],
  ['spokesman', 'spokesperson'],
  ['spokeswoman', 'spokesperson'],
  ['chairman', 'chairperson'],
  ['chairwoman', 'chairperson'],
];
const DROPPED = new Set(['the', 'of', 'to', 'for', 'in', 's']);

const foldRole = (role: string, parties: PartyWords): string => {
  let text = ` ${role
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replaceAll('.', '')
    .replaceAll('-', ' ')} `;
  for (const [words, code] of [...parties, ...ORGANIZATIONS, ...SAME])
    text = text.replaceAll(` ${words} `, ` ${code} `);
  const words = text.split(/\s+/).filter((word) => word !== '' && !DROPPED.has(word));
  return [...new Set(words)].sort().join(' ');
};

/** The names and adjectives of states from the table, as a role may name them. */
export const partyWords = (rows: readonly { readonly code: string; readonly names: readonly string[] }[]): PartyWords =>
  rows
    .flatMap(({ code, names }) =>
      names.map((name) => [name.toLowerCase().replaceAll('.', '').replaceAll('-', ' '), code] as const),
    )
    .sort(([a], [b]) => b.length - a.length);
