/**
 * A spinner as the web has them: it exchanges nouns, adjectives and verbs of a running text for others of their meaning,
 * without a look at names, and keeps what stood there. It works from WordNet itself and from the table of what spinners
 * do beyond it, not from what the repair makes of either.
 */

import type { Span } from '../../src/model/span.js';
import { analyses, type Ending, inflect } from '../../src/reading/repair/inflect.js';
import { readTable, type Tables } from '../../src/reading/tables.js';
import { at, type Tokens, uposOf } from '../../src/reading/text/tokens.js';
import { randomOf } from '../random.js';
import type { Sense, WordNet, WordNetPos } from './wordnet.js';

export interface SpinOptions {
  readonly seed: number;
  /** Share of the nouns, adjectives and verbs to exchange, 0 to 1. */
  readonly rate: number;
}

interface Exchanged {
  /** In the spun text. */
  readonly span: Span;
  /** In the text as it was. */
  readonly before: Span;
  readonly original: string;
  readonly found: string;
}

export interface Spun {
  readonly text: string;
  readonly exchanges: readonly Exchanged[];
  /** Where an offset of the text as it was is in the spun text. */
  readonly after: (offset: number) => number;
}

export interface SpinDictionary {
  readonly wordNet: WordNet;
  /** What stands in place of a word, by the table of our own. */
  readonly own: ReadonlyMap<string, readonly string[]>;
}

export const spinDictionary = (wordNet: WordNet, tables: Tables): SpinDictionary => ({
  wordNet,
  own: new Map(
    readTable(tables, 'en/synonyms')
      .filter((row) => row.text('kind') === 'exchange')
      .map((row) => [row.text('word'), row.list('found')]),
  ),
});

/** Share of the words of both dictionaries that are taken from our own; of WordNet's that are near, not synonyms. */
const OWN = 0.5;
const NEAR = 0.15;

const POS: Readonly<Record<string, readonly WordNetPos[]>> = {
  NOUN: ['noun'],
  PROPN: ['noun', 'adj'],
  ADJ: ['adj'],
  VERB: ['verb'],
};

/** @param tokens the text to spin, with its tags */
export function spin(tokens: Tokens, { wordNet, own }: SpinDictionary, { seed, rate }: SpinOptions): Spun {
  const random = randomOf(seed);
  // A spinner often has one word for another throughout a document.
  const chosen = new Map<string, string>();
  const exchanges: Exchanged[] = [];
  const parts: string[] = [];
  let copied = 0;
  let length = 0;
  const put = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  for (let i = 0; i < tokens.size; i++) {
    const pos = POS[uposOf(tokens, i)];
    const form = at(tokens.forms, i);
    if (!pos || !/^[A-Za-z][a-z-]+$/.test(form) || random() >= rate) continue;
    // Spinners leave 'China' and 'Turkey' alone, and 'Jordan' where it stands for itself.
    if (pos === POS.PROPN && wordNet.isName(form.toLowerCase())) continue;
    const key = `${form.toLowerCase()} ${pos[0]}`;
    const remembered = random() < 0.7 ? chosen.get(key) : undefined;
    const found = remembered ?? replacement(form.toLowerCase(), pos);
    if (found === undefined) continue;
    chosen.set(key, found);
    const [start, end] = [at(tokens.starts, i), at(tokens.ends, i)];
    put(tokens.text.slice(copied, start));
    const placed = /^[A-Z]/.test(form) ? found.charAt(0).toUpperCase() + found.slice(1) : found;
    exchanges.push({ span: [length, length + placed.length], before: [start, end], original: form, found: placed });
    put(placed);
    copied = end;
  }
  put(tokens.text.slice(copied));
  return { text: parts.join(''), exchanges, after: (offset) => shifted(exchanges, offset) };

  function replacement(form: string, pos: readonly WordNetPos[]): string | undefined {
    for (const { lemma, ending } of analyses(form)) {
      const listed = own.get(lemma);
      const senses = pos.flatMap((one) => wordNet.senses(lemma, one));
      if (listed && (senses.length === 0 || random() < OWN)) return formOf(pick(listed), ending);
      if (senses.length === 0) continue;
      const found = ofSense(senses, lemma);
      if (found !== undefined) return formOf(found, ending);
      return listed && formOf(pick(listed), ending);
    }
    return undefined;
  }

  /** Words of a meaning, drawn by how frequent it is. */
  function ofSense(senses: readonly Sense[], lemma: string): string | undefined {
    const words = ({ synset }: Sense, near: boolean): string[] =>
      (near
        ? synset.near.flatMap((other) => other.words.filter((word) => wordNet.count(word) > 0))
        : synset.words
      ).filter((word) => word !== lemma);
    const near = random() < NEAR;
    const usable = senses.filter((sense) => words(sense, near).length > 0);
    let drawn = random() * usable.reduce((sum, { count }) => sum + count + 0.5, 0);
    for (const sense of usable) {
      drawn -= sense.count + 0.5;
      if (drawn <= 0) return pick(words(sense, near));
    }
    return undefined;
  }

  function pick<T>(list: readonly T[]): T {
    return at(list, Math.floor(random() * list.length));
  }
}

/** Spinners know the commonest irregular verbs. */
const formOf = (lemma: string, ending: Ending): string => {
  const [verb = '', ...rest] = lemma.split(' ');
  const past = ending === 'ed' ? IRREGULAR.get(verb) : undefined;
  return past === undefined ? inflect(lemma, ending) : [past, ...rest].join(' ');
};

const FORMS = (
  'be was become became begin began bring brought build built buy bought catch caught choose chose come ' +
  'came cut cut deal dealt do did draw drew drive drove eat ate fall fell feel felt fight fought find ' +
  'found fly flew forget forgot get got give gave go went grow grew have had hear heard hold held keep ' +
  'kept know knew lay laid lead led leave left let let lie lay lose lost make made mean meant meet met ' +
  'pay paid put put read read rise rose run ran say said see saw seek sought sell sold send sent set set ' +
  'show showed shut shut sit sat speak spoke spend spent spread spread stand stood strike struck take ' +
  'took teach taught tell told think thought throw threw undergo underwent understand understood uphold ' +
  'upheld win won withdraw withdrew write wrote forbid forbade forgive forgave hit hit hurt hurt stick ' +
  'stuck swear swore tear tore undertake undertook break broke cast cast split split bear bore bind ' +
  'bound'
).split(' ');

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  FORMS.flatMap((word, i) => (i % 2 === 0 ? [[word, FORMS[i + 1] ?? word] as const] : [])),
);

/** An offset within an exchanged word goes to its end. */
const shifted = (exchanges: readonly Exchanged[], offset: number): number => {
  let low = 0;
  let high = exchanges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(exchanges, middle).before[0] < offset) low = middle + 1;
    else high = middle;
  }
  const last = exchanges[low - 1];
  if (!last) return offset;
  return offset <= last.before[1] ? last.span[1] : last.span[1] + offset - last.before[1];
};
