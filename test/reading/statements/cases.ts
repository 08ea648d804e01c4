/** The cases of test/cases/statements and when a reading passes one, as their README says. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Reading, Statement } from '../../../src/model/reading.js';
import type { Span } from '../../../src/model/span.js';
import { read } from '../../../src/reading/read.js';
import type { Resources } from '../../../src/reading/resources.js';

type Piece = string | { readonly words: string; readonly nth: number };
type Field = 'act' | 'kind' | 'attribution' | 'party' | 'venue' | 'addressee' | 'date';

interface Expected extends Partial<Record<Field, string>> {
  readonly content: readonly Piece[];
  readonly contentOptional?: readonly Piece[];
  readonly source?: readonly Piece[];
  readonly cue?: readonly Piece[];
  readonly speaker: string | null;
  readonly aliases?: readonly string[];
  readonly reporter?: string;
  readonly topics?: readonly string[];
  readonly within?: number;
  readonly split?: boolean;
  readonly optional?: boolean;
  readonly alternatives?: Readonly<Record<string, readonly string[]>>;
}

export interface Case {
  readonly id: string;
  readonly group: string;
  readonly published: string;
  readonly publisher?: string;
  readonly title?: string;
  readonly text: string;
  readonly expect: readonly Expected[];
}

/** @param name of the file of cases, without its ending */
export const readCases = (name = 'statements'): readonly Case[] =>
  readFileSync(fileURLToPath(new URL(`../../cases/statements/${name}.jsonl`, import.meta.url)), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Case);

/** What is wrong with the reading of a case, in words; nothing where it passes. */
export function faultsOfCase(one: Case, resources: Resources): string[] {
  const { text, title, published, publisher } = one;
  const reading = read(
    { text, published, ...(title === undefined ? {} : { title }), ...(publisher === undefined ? {} : { publisher }) },
    resources,
  );
  return faultsOfReading(one, reading, title === undefined ? text : `${title}\n\n${text}`);
}

/** Judges a reading of the document of a case. */
function faultsOfReading({ group, expect }: Case, reading: Reading, document: string): string[] {
  const judge = new Judge(document, reading);
  const required = expect.filter((one) => !one.optional);
  const free = new Set<Statement>();
  const pairs = judge.pair(required);
  const used = new Set<Statement>();
  for (const list of pairs.values()) for (const statement of list) used.add(statement);
  const found: string[] = [];
  for (const one of required) {
    const list = pairs.get(one);
    if (!list) {
      found.push(`missing: ${judge.closest(one)}`);
      continue;
    }
    if (one.within !== undefined) {
      const outer = expect[one.within];
      const outers = outer && pairs.get(outer);
      if (outers && !list.every((inner) => outers.some((statement) => statement.id === inner.within)))
        found.push(`within: ${words(one.content)}`);
    }
  }
  const optional = expect.filter((one) => one.optional);
  const taken = new Set<Expected>();
  for (const statement of reading.statements) {
    if (used.has(statement)) continue;
    const fits = optional.find((one) => !taken.has(one) && judge.sameContent(one, [statement]));
    if (fits) {
      taken.add(fits);
      free.add(statement);
    }
  }
  const strict = ['acts', 'denials', 'nothing'].includes(group);
  for (const statement of reading.statements) {
    if (used.has(statement) || free.has(statement)) continue;
    const inside = expect.filter((one) => judge.liesWithin(statement, one));
    if (statement.speaker === null && inside.length > 0) continue;
    if (!strict && statement.act !== 'said') continue;
    if (!strict && inside.some((one) => judge.sameSpeaker(one, statement))) continue;
    found.push(`too many: ${judge.show(statement)}`);
  }
  return found;
}

const words = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.words)).join(' … ');

/** Words that may stand at the beginning of a content or not. */
const LEADING = new Set('that whether if to of for about on with as against by how why over at'.split(' '));

class Judge {
  private readonly words: readonly { readonly start: number; readonly end: number; readonly text: string }[];

  constructor(
    private readonly document: string,
    private readonly reading: Reading,
  ) {
    this.words = [...document.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0].toLowerCase(),
    }));
  }

  show(statement: Statement): string {
    const part = (spans: readonly Span[]): string =>
      spans.map(([start, end]) => this.document.slice(start, end)).join(' … ');
    const { act, kind, attribution, speaker, speakerText, party, venue, reporter } = statement;
    return `[${part(statement.source)}] [${part(statement.cue)}] [${part(statement.content)}] ${act} ${kind} ${attribution} ${speaker ?? 'null'} (${speakerText}) ${party} ${venue ?? ''} ${reporter ?? ''}`;
  }

  /** The expected statement with what comes nearest to it and the fields in which that differs. */
  closest(one: Expected): string {
    const near = this.reading.statements.filter((statement) => this.sameContent(one, [statement]));
    const [first] = near;
    if (!first) return `${words(one.content)} (no such content)`;
    return `${words(one.content)}: ${this.differences(one, first, false).join(', ')} <- ${this.show(first)}`;
  }

  /** Pairs expected statements with those of the reading; a split one with several. */
  pair(expected: readonly Expected[]): Map<Expected, Statement[]> {
    const candidates = expected.map((one) => this.reading.statements.filter((statement) => this.fits(one, statement)));
    const owner = new Map<Statement, number>();
    const match = (i: number, seen: Set<Statement>): boolean => {
      for (const statement of candidates[i] ?? []) {
        if (seen.has(statement)) continue;
        seen.add(statement);
        const other = owner.get(statement);
        if (other !== undefined && !match(other, seen)) continue;
        owner.set(statement, i);
        return true;
      }
      return false;
    };
    expected.forEach((_, i) => {
      match(i, new Set());
    });
    const pairs = new Map<Expected, Statement[]>();
    for (const [statement, i] of owner) {
      const one = expected[i];
      if (one) pairs.set(one, [statement]);
    }
    const used = new Set(owner.keys());
    for (const one of expected) {
      if (pairs.has(one) || !one.split) continue;
      const parts = this.reading.statements.filter(
        (statement) =>
          !used.has(statement) &&
          this.differences(one, statement, true).length === 0 &&
          this.liesWithin(statement, one),
      );
      if (parts.length > 1 && this.sameContent(one, parts)) {
        pairs.set(one, parts);
        for (const part of parts) used.add(part);
      }
    }
    return pairs;
  }

  private fits(one: Expected, statement: Statement): boolean {
    return this.sameContent(one, [statement]) && this.differences(one, statement, false).length === 0;
  }

  /** Names of the fields that differ, content apart. */
  private differences(one: Expected, statement: Statement, isPart: boolean): string[] {
    const differs: string[] = [];
    const right = (field: string, value: string): readonly string[] => [value, ...(one.alternatives?.[field] ?? [])];
    for (const field of ['act', 'kind', 'attribution', 'party', 'venue'] as const) {
      const value = one[field];
      if (value === undefined || (isPart && field === 'kind')) continue;
      if (!right(field, value).includes(statement[field] ?? '')) differs.push(field);
    }
    if (!this.sameSpeaker(one, statement)) differs.push('speaker');
    if (one.source && !isPart && !this.sameSource(one.source, statement)) differs.push('source');
    if (one.cue && !isPart && !overlap(this.spans(one.cue), statement.cue)) differs.push('cue');
    if (one.reporter !== undefined && !sameName(one.reporter, this.name(statement.reporter))) differs.push('reporter');
    if (one.addressee !== undefined && !this.sameAddressee(one, statement)) differs.push('addressee');
    if (one.date !== undefined) {
      const date = typeof statement.date === 'object' ? statement.date.start : (statement.date ?? '');
      if (date === '' || !right('date', one.date).some((day) => day.startsWith(date) || date.startsWith(day)))
        differs.push('date');
    }
    const topics: readonly string[] = statement.topics;
    if (one.topics?.some((topic) => !topics.includes(topic))) differs.push('topics');
    return differs;
  }

  private name(id: string | null | undefined): string {
    return this.reading.actors.find((actor) => actor.id === id)?.name ?? '';
  }

  sameSpeaker(one: Expected, statement: Statement): boolean {
    if (one.speaker === null) return statement.speaker === null;
    const given = [this.name(statement.speaker), statement.speakerText].filter((name) => name !== '');
    const expected = [one.speaker, ...(one.aliases ?? [])];
    if (expected.some((a) => given.some((b) => sameName(a, b)))) return true;
    const isSeveral = / and /.test(one.speaker);
    if (one.attribution === 'anonymous' && expected.some((a) => given.some((b) => contains(a, b)))) return true;
    return (
      (isSeveral || one.attribution === 'anonymous') &&
      one.source !== undefined &&
      this.sameSource(one.source, statement)
    );
  }

  private sameSource(pieces: readonly Piece[], statement: Statement): boolean {
    const a = this.cover(this.spans(pieces));
    const b = this.cover(statement.source);
    const both = [...a].filter((word) => b.has(word)).length;
    const shorter = Math.min(a.size, b.size);
    return shorter > 0 && both / shorter >= 0.5;
  }

  private sameAddressee(one: Expected, statement: Statement): boolean {
    const given = [this.name(statement.addressee), statement.addresseeText ?? ''].filter((name) => name !== '');
    return [one.addressee ?? '', ...(one.alternatives?.addressee ?? [])].some((a) =>
      given.some((b) => {
        const [left, right] = [fold(a).split(' '), fold(b).split(' ')];
        const [short, long] = left.length <= right.length ? [left, right] : [right, left];
        return short.every((word) => long.includes(word));
      }),
    );
  }

  sameContent(one: Expected, statements: readonly Statement[]): boolean {
    const optional = this.cover(this.spans(one.contentOptional ?? []));
    const strip = (cover: Set<number>): Set<number> => {
      const list = [...cover].filter((word) => !optional.has(word)).sort((a, b) => a - b);
      while (list.length > 1 && LEADING.has(this.words[list[0] ?? 0]?.text ?? '')) list.shift();
      return new Set(list);
    };
    const a = strip(this.cover(this.spans(one.content)));
    const b = strip(this.cover(statements.flatMap(({ content }) => content)));
    const union = new Set([...a, ...b]);
    const both = [...a].filter((word) => b.has(word)).length;
    return union.size > 0 && both / union.size >= 0.8;
  }

  /** Whether the content of a statement lies within that of an expected one. */
  liesWithin(statement: Statement, one: Expected): boolean {
    const outer = this.cover([...this.spans(one.content), ...this.spans(one.contentOptional ?? [])]);
    return [...this.cover(statement.content)].every((word) => outer.has(word));
  }

  private cover(spans: readonly Span[]): Set<number> {
    const found = new Set<number>();
    this.words.forEach(({ start, end }, i) => {
      if (spans.some(([from, to]) => start < to && from < end)) found.add(i);
    });
    return found;
  }

  private spans(pieces: readonly Piece[]): Span[] {
    return pieces.map((piece) => {
      const [text, nth] = typeof piece === 'string' ? [piece, 1] : [piece.words, piece.nth];
      let place = -1;
      for (let k = 0; k < nth; ) {
        place = this.document.indexOf(text, place + 1);
        if (place === -1) throw new Error(`'${text}' does not stand in the document`);
        if (!this.touches(place, text)) k++;
      }
      return [place, place + text.length];
    });
  }

  /** Whether a letter or digit at the edge of a piece touches another one. */
  private touches(place: number, text: string): boolean {
    const isLetter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
    const before = this.document.slice(Math.max(0, place - 1), place);
    const after = this.document.slice(place + text.length, place + text.length + 1);
    return (isLetter(before) && isLetter(text.slice(0, 1))) || (isLetter(after) && isLetter(text.slice(-1)));
  }
}

const overlap = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.some(([from, to]) => b.some(([start, end]) => start < to && from < end));

const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'.]/g, '')
    .replace(/-/g, ' ')
    .replace(/\b\p{L}\b/gu, '')
    .replace(/^\s*(the|a|an) /, '')
    .replace(/^government of (the )?/, '')
    .replace(/\s+/g, ' ')
    .trim();

const sameName = (a: string, b: string): boolean => {
  const [left, right] = [fold(a), fold(b)];
  if (left === right) return left !== '';
  const parts = (name: string): string =>
    name
      .split(/ and |, /)
      .sort()
      .join('|');
  return / and /.test(left) && parts(left) === parts(right);
};

const contains = (a: string, b: string): boolean => fold(a).includes(fold(b)) || fold(b).includes(fold(a));
