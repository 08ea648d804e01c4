/**
 * Noun phrases without what hangs behind them, told by their tags alone: 'the Turkish foreign minister', 'his host', 'both
 * sides'. A possessor is a phrase of its own. So they survive errors of the tree.
 */
import { at, lowerAt, sentenceEnd, sentenceStart, type Tokens, uposOf, xposAt } from '../../text/tokens.js';
import type { Sighting } from './types.js';

/** The words that are cut into phrases, and the names in them: by token the index of the name that covers it, -1 for none. */
interface Named {
  readonly tokens: Tokens;
  readonly names: readonly Sighting[];
  readonly nameOf: Int32Array;
}

export interface Chunk {
  /** First token, the possessor apart. */
  readonly from: number;
  /** The noun. */
  readonly head: number;
  /** First token of the possessor before it ('Israel's | president'), else `from`. */
  readonly owner: number;
  /** How it begins. */
  readonly begins: 'definite' | 'indefinite' | 'pronoun' | 'owner' | 'number' | 'bare';
}

const DEFINITE = new Set(['the', 'this', 'that', 'these', 'those']);
const INDEFINITE = new Set(['a', 'an', 'another', 'one', 'some', 'any']);
/** Words that say of how many a phrase is. */
export const COUNTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    both: 2,
    neither: 2,
    either: 2,
    each: 2,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
  }),
);
const isCount = (word: string): boolean => COUNTS.has(word) || word === 'all';
const LONGEST = 14;

/** The name that covers a token. */
export const nameAt = ({ tokens, names, nameOf }: Named, token: number): Sighting | undefined => {
  const index = token < 0 || token >= tokens.size ? -1 : at(nameOf, token);
  return index === -1 ? undefined : at(names, index);
};

/** The name that begins at a token, adjectives apart. */
const nameFrom = (text: Named, token: number): Sighting | undefined => {
  const name = nameAt(text, token);
  return name?.from === token && name.form === 'name' ? name : undefined;
};
const isPersonal = (name: Sighting | undefined): boolean => name?.known.kind === 'person';

export function chunksOf(text: Named, sentence: number): Chunk[] {
  const { tokens } = text;
  const end = sentenceEnd(tokens, sentence);
  const chunks: Chunk[] = [];
  let owner = -1;
  for (let i = sentenceStart(tokens, sentence); i < end; ) {
    const name = nameFrom(text, i);
    // 'the State Department | spokesman' goes on behind the name, 'Amnesty International | criticised' does not.
    if (name && (isPersonal(name) || !(name.to < end && goesOn(text, name.to)))) {
      const owns = name.to < end && isPossessive(tokens, name.to);
      owner = owns ? i : -1;
      i = owns ? name.to + 1 : name.to;
      continue;
    }
    const scanned = scan(text, i, end);
    if (scanned.head === -1) {
      owner = -1;
      i = Math.max(scanned.end, i + 1);
      continue;
    }
    const owns = scanned.end < end && isPossessive(tokens, scanned.end);
    chunks.push({
      from: i,
      head: scanned.head,
      owner: owner === -1 ? i : owner,
      begins: owner === -1 ? beginningOf(tokens, i) : 'owner',
    });
    owner = owns ? (owner === -1 ? i : owner) : -1;
    i = owns ? scanned.end + 1 : Math.max(scanned.end, i + 1);
  }
  return chunks;
}

const goesOn = (text: Named, token: number): boolean => {
  const { tokens } = text;
  if (nameFrom(text, token) && xposAt(tokens, token) === 'NNP') return false;
  const tag = uposOf(tokens, token);
  return tag === 'NOUN' || tag === 'ADJ' || tag === 'PROPN' || isHyphen(tokens, token);
};

const beginningOf = (tokens: Tokens, from: number): Chunk['begins'] => {
  const word = lowerAt(tokens, from);
  if (DEFINITE.has(word)) return 'definite';
  if (isCount(word)) return 'number';
  if (INDEFINITE.has(word)) return 'indefinite';
  return xposAt(tokens, from) === 'PRP$' ? 'pronoun' : 'bare';
};

export const isPossessive = (tokens: Tokens, token: number): boolean => xposAt(tokens, token) === 'POS';

const scan = (text: Named, from: number, limit: number): { readonly head: number; readonly end: number } => {
  const { tokens } = text;
  let head = -1;
  let last = -1;
  let i = from;
  const end = Math.min(limit, from + LONGEST);
  for (; i < end; i++) {
    const name = nameFrom(text, i);
    if (i > from && isPersonal(name)) break;
    // 'the United States | embassy': a name is a noun, however its words are tagged.
    if (name) {
      head = name.to - 1;
      last = head;
      i = head;
      continue;
    }
    const tag = uposOf(tokens, i);
    if (tag === 'NOUN' || tag === 'PROPN') {
      head = i;
      last = i;
      continue;
    }
    if (tag === 'DET' || xposAt(tokens, i) === 'PRP$') {
      if (i === from) {
        // 'Both also said'.
        if (isCount(lowerAt(tokens, from))) last = i;
        continue;
      }
      // 'both the presidents', 'all the sides'.
      if (i === from + 1 && isCount(lowerAt(tokens, from))) continue;
      break;
    }
    if (tag === 'ADJ' || tag === 'NUM') {
      // 'officials familiar with it': an adjective behind the noun is no part of the phrase, unless another noun follows.
      if (head !== -1 && (tag === 'NUM' || !nounFollows(tokens, i + 1, end))) break;
      last = i;
      continue;
    }
    if (tag === 'PUNCT' && isHyphen(tokens, i) && i > from) continue;
    if (tag === 'CCONJ' && i === from && isCount(lowerAt(tokens, i))) {
      last = i;
      continue;
    }
    const isParticiple = xposAt(tokens, i) === 'VBN' || xposAt(tokens, i) === 'VBG';
    if ((isParticiple || tag === 'ADV') && head === -1 && i > from && nounFollows(tokens, i + 1, end)) continue;
    break;
  }
  if (head !== -1) return { head, end: head + 1 };
  // 'the Russian', 'the latter', 'the two', 'both'.
  return { head: last, end: last === -1 ? i : last + 1 };
};

const nounFollows = (tokens: Tokens, from: number, end: number): boolean => {
  for (let i = from; i < end; i++) {
    const tag = uposOf(tokens, i);
    if (tag === 'NOUN' || tag === 'PROPN') return true;
    if (tag !== 'ADJ' && !isHyphen(tokens, i)) return false;
  }
  return false;
};

export const isHyphen = (tokens: Tokens, token: number): boolean => lowerAt(tokens, token) === '-';
