/** The cases of test/cases/mentions and when a reading passes one, as their README says. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Actor, Reading } from '../../../src/model/reading.js';
import type { Span } from '../../../src/model/span.js';
import { read } from '../../../src/reading/read.js';
import type { Resources } from '../../../src/reading/resources.js';

const VALUES = ['name', 'id', 'kind', 'party', 'country'] as const;
type Value = (typeof VALUES)[number];

interface Place extends Partial<Record<Value, string>> {
  readonly words: string;
  readonly nth?: number;
  readonly members?: readonly string[];
  readonly parties?: readonly string[];
}
interface Expected extends Place {
  /** The word that a span must cover; the last one where it is missing. */
  readonly head?: string;
  readonly aliases?: readonly string[];
}
interface Prohibited extends Place {
  readonly why: string;
}

export interface Case {
  readonly id: string;
  readonly group: string;
  readonly published?: string;
  readonly title?: string;
  readonly text: string;
  readonly expect: readonly Expected[];
  readonly not?: readonly Prohibited[];
}

/** @param name of the file of cases, without its ending */
export const readCases = (name = 'mentions'): readonly Case[] =>
  readFileSync(fileURLToPath(new URL(`../../cases/mentions/${name}.jsonl`, import.meta.url)), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Case);

/** What became of a case: counts, and what is wrong in words. */
export interface Outcome {
  readonly expected: number;
  /** Expected mentions with a span that is accepted. */
  readonly found: number;
  /** Expected mentions with right values. */
  readonly right: number;
  readonly prohibited: number;
  readonly kept: number;
  readonly faults: readonly string[];
}

export function outcomeOf(one: Case, resources: Resources): Outcome {
  const { text, title, published } = one;
  const reading = read(
    { text, ...(published === undefined ? {} : { published }), ...(title === undefined ? {} : { title }) },
    resources,
  );
  return judge(one, reading, title === undefined ? text : `${title}\n\n${text}`);
}

const judge = ({ expect, not = [] }: Case, { actors }: Reading, document: string): Outcome => {
  const answers = actors.flatMap((actor) => actor.mentions.map((span) => ({ actor, span })));
  const faults: string[] = [];
  let found = 0;
  let right = 0;
  for (const one of expect) {
    const fitting = answers.filter(({ span }) => isAccepted(one, span, document));
    if (fitting.length > 0) found++;
    if (isRight(one, fitting)) right++;
    else faults.push(`missing: ${placeText(one)} -> ${fitting.map((answer) => show(answer, document)).join(' | ')}`);
  }
  let kept = 0;
  for (const one of not) {
    const broken = answers.filter((answer) => breaks(one, answer, document));
    if (broken.length === 0) kept++;
    else faults.push(`too much: ${placeText(one)} -> ${broken.map((answer) => show(answer, document)).join(' | ')}`);
  }
  return { expected: expect.length, found, right, prohibited: not.length, kept, faults };
};

interface Answer {
  readonly actor: Actor;
  readonly span: Span;
}

const show = ({ actor, span }: Answer, document: string): string =>
  `[${document.slice(...span)}] ${actor.name} ${actor.kind} ${actor.party || '-'} ${actor.country || '-'}`;

const placeText = (place: Place): string => {
  const { words, nth, members, parties } = place;
  const values = [...VALUES.flatMap((value) => place[value] ?? []), ...(members ?? []), ...(parties ?? [])];
  return `${words}${nth === undefined ? '' : `#${nth}`} (${values.join('/')})`;
};

/** A span covers the head and lies within the words or around them, article and possessive included or not. */
const isAccepted = (one: Expected, [start, end]: Span, document: string): boolean => {
  const words = spanOfWords(one, document);
  const text = document.slice(...words);
  const core: Span = [
    words[0] + (/^(?:the|an?) /i.exec(text)?.[0].length ?? 0),
    words[0] + withoutPossessive(text).length,
  ];
  const head = one.head ?? withoutPossessive(text).split(/\s+/).at(-1) ?? '';
  const place = words[0] + (one.head === undefined ? withoutPossessive(text).length - head.length : wordAt(text, head));
  if (start > place || end < place + head.length) return false;
  const isWithin = start >= words[0] && end <= words[1];
  const isAround = start <= core[0] && end >= core[1];
  return isWithin || isAround || isWithinWider([start, end], words, document);
};

/** 'the' before the words or the possessive behind them belongs to a span that lies within. */
const isWithinWider = ([start, end]: Span, words: Span, document: string): boolean => {
  const article = /(?:\bthe|\ban?) $/i.exec(document.slice(Math.max(0, words[0] - 4), words[0]))?.[0].length ?? 0;
  const possessive = /^['’]s?/.exec(document.slice(words[1]))?.[0].length ?? 0;
  return start >= words[0] - article && end <= words[1] + possessive;
};

const withoutPossessive = (words: string): string => words.replace(/['’]s?$/, '');
const wordAt = (text: string, word: string): number => placesOf(word, text)[0] ?? 0;

const isRight = (one: Expected, answers: readonly Answer[]): boolean => {
  const { members, parties } = one;
  if (!members && !parties) return answers.some(({ actor }) => hasValues(one, actor));
  const bySpan = new Map<string, Actor[]>();
  for (const { actor, span } of answers) bySpan.set(span.join(), [...(bySpan.get(span.join()) ?? []), actor]);
  if (members && ![...bySpan.values()].some((actors) => areMembers(members, actors))) return false;
  if (parties) {
    const given = new Set(answers.map(({ actor }) => actor.party as string).filter((party) => party !== ''));
    if (given.size !== parties.length || !parties.every((party) => given.has(party))) return false;
  }
  return true;
};

/** A group may be given as an actor of its own besides its members. */
const areMembers = (members: readonly string[], actors: readonly Actor[]): boolean => {
  const people = actors.filter(({ kind }) => kind === 'person');
  return (
    people.length === members.length && members.every((name) => people.some((actor) => sameName(name, actor.name)))
  );
};

const hasValues = (one: Expected, actor: Actor): boolean =>
  VALUES.every((value) => {
    const wanted = one[value];
    if (wanted === undefined) return true;
    return value === 'name'
      ? [wanted, ...(one.aliases ?? [])].some((name) => sameName(name, actor.name))
      : actor[value] === wanted;
  });

const breaks = (one: Prohibited, { actor, span }: Answer, document: string): boolean => {
  const words = spanOfWords(one, document);
  const [start, end] = headOf(span, document, actor);
  const isAnyone = ![...VALUES, 'members' as const, 'parties' as const].some((value) => one[value] !== undefined);
  if (isAnyone) {
    const isWithin = span[0] >= words[0] && span[1] <= words[1];
    return actor.kind !== 'place' && (isWithin || (start >= words[0] && end <= words[1]));
  }
  const [from, to] = headOf(words, document);
  if (start !== from || end !== to) return false;
  if (one.party === '*' ? actor.party !== '' : one.party !== undefined && actor.party === one.party) return true;
  const { name, id, kind, country } = one;
  return (
    (name !== undefined && sameName(name, actor.name)) ||
    (id !== undefined && actor.id === id) ||
    (kind !== undefined && actor.kind === kind) ||
    (country !== undefined && actor.country === country) ||
    (one.members?.some((member) => sameName(member, actor.name)) ?? false) ||
    (one.parties?.some((party) => actor.party === party) ?? false)
  );
};

const BREAK = /[,(]|\s(?:of|to|for|in|from|at|on|with|who|which|that)(?=\s)/;

/** The last word before the first comma, bracket or preposition; a title with 'of' before a name is passed over. */
const headOf = ([start, end]: Span, document: string, actor?: Actor): Span => {
  const text = document.slice(start, end);
  const isTitled =
    /\sof [\p{Ll}' -]+(?: \p{Lu}[\p{L}.'’-]+)+$/u.test(text) ||
    (actor?.kind === 'person' && text.endsWith(actor.name) && text.includes(' of '));
  const cut = isTitled ? null : BREAK.exec(text);
  const phrase = withoutPossessive(text.slice(0, cut && cut.index > 0 ? cut.index : text.length).trimEnd());
  const word = phrase.split(/\s+/).at(-1) ?? '';
  return [start + phrase.length - word.length, start + phrase.length];
};

/** Start offsets of words where no letter or digit touches them. */
const placesOf = (words: string, text: string): number[] => {
  const places: number[] = [];
  for (let place = text.indexOf(words); place >= 0; place = text.indexOf(words, place + 1)) {
    const before = text[place - 1] ?? ' ';
    const after = text[place + words.length] ?? ' ';
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) places.push(place);
  }
  return places;
};

const spanOfWords = ({ words, nth = 1 }: Place, document: string): Span => {
  const place = placesOf(words, document)[nth - 1];
  if (place === undefined) throw new Error(`'${words}' does not stand in the document ${nth} times`);
  return [place, place + words.length];
};

const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(?:the|king|queen|pope|president|sir) /, '')
    .replace(/[-'’. ]/g, '')
    .replace(/^sergey/, 'sergei');

const sameName = (a: string, b: string): boolean => fold(a) === fold(b);
