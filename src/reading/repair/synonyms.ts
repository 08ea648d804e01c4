/**
 * What a word of a text may stand for, and the known names and set phrases to look it up in. 'Home' may stand for
 * 'house', so that 'White Home' leads to 'White House'.
 *
 * The exchanges are WordNet's and those of a table of our own (en/synonyms) of what spinners do beyond it.
 */

import type { Tables } from '../tables.js';
import { foldMarks, Words as WordNumbers } from '../text/phrases.js';
import { foldQuotes } from '../text/tokens.js';
import { analyses, type Ending, inflect } from './inflect.js';
import { type KnownPhrases, lowerWords } from './known.js';
import { KIND_OF, type Own, readOwn, readPhrases } from './lists.js';
import { american } from './spellings.js';
import { ADJECTIVE, bitOf, type TargetKind, Targets } from './targets.js';
import type { Thesaurus } from './thesaurus.js';
import { type Word, Words } from './words.js';

/** How sure it is that a word stands for another, as evidence of garbling: from 0 (as it should be) to 1. */
export const WEIGHT = { own: 1, synonym: 0.6, near: 0.25 } as const;

/** A word of a target for which words of a text may stand. */
export interface Alternative {
  /** Number of the word in the vocabulary of the targets. */
  readonly word: number;
  /** 0 where it is the word itself, or another spelling of it. */
  readonly weight: number;
  /** What stands there is itself what many names are one of: 'Commission' for 'Committee'. */
  readonly usual: boolean;
  /** Number of tokens that stand for it. */
  readonly tokens: number;
  /** In place of an adjective of a state: the adjective. */
  readonly adjective?: string;
}

/** Alternatives with the bits of all their words. */
export interface Alternatives {
  readonly list: readonly Alternative[];
  readonly mask: number;
}

/** A form as it stands in a text, looked up once. */
export interface LookedUp {
  readonly lower: string;
  /** Begins with a capital. */
  readonly upper: boolean;
  /** What it may stand for alone, in a name and in a phrase of small letters. */
  readonly names: Alternatives;
  readonly phrases: Alternatives;
  /** Words behind it with which it may stand for others. */
  readonly opens: ReadonlySet<string> | undefined;
  /** Some name, some phrase begins with what it may stand for. */
  readonly beginsName: boolean;
  readonly beginsPhrase: boolean;
}

/** An exchange of one word for another. */
export interface Exchange {
  readonly original: string;
  readonly found: string;
}

/** What so many names are one of is nothing odd in a name. */
const USUAL = 6;
/** Remembered words; a process that reads for months must not remember all of them. */
const MOST_REMEMBERED = 50_000;
/** Words that garbling leaves alone and that tell nothing. */
const SMALL = new Set(
  "a an the of on in at to for and or by with from as is be it its his her their that this 's ' - , . & de la".split(
    ' ',
  ),
);

/** What was found of the last words, for the next time that somebody asks. */
class Remembered<T> {
  private readonly known = new Map<string, T>();

  get(key: string, find: () => T): T {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    if (this.known.size >= MOST_REMEMBERED) this.known.clear();
    const found = find();
    this.known.set(key, found);
    return found;
  }
}

export class Synonyms {
  /** Targets whose words have capitals. */
  readonly names = new Targets();
  /** Targets in small letters, which may stand at the beginning of a sentence, too. */
  readonly phrases = new Targets();
  /** The words of all targets, as `lowerWords` parts them. */
  private readonly vocabulary = new WordNumbers(lowerWords);
  private readonly forms = new Remembered<LookedUp>();
  private readonly phrasesSeen = new Remembered<Alternatives>();
  private readonly wordsSeen = new Remembered<Word>();
  private readonly adjectives = new Map<string, string>();
  private readonly heads = new Map<string, number>();
  private readonly seconds = new Map<string, Set<string>>();
  private readonly adjective: number;
  private readonly own: Own;
  private readonly words: Words;

  /** @param isLeftOut exchanges that it is to know nothing of */
  constructor(
    private readonly tables: Tables,
    private readonly known: KnownPhrases,
    private readonly thesaurus: Thesaurus,
    private readonly isLeftOut: (exchange: Exchange) => boolean = () => false,
  ) {
    const own = readOwn(tables);
    this.own = own;
    this.adjective = this.vocabulary.add(ADJECTIVE);
    this.words = new Words(tables, own, thesaurus, (found, original) => isLeftOut({ found, original }));
    for (const name of known.names) this.add(name, 'name');
    for (const title of known.titles) {
      this.add(title, 'title');
      // 'the foreign minister', without a name, has small letters.
      this.add(title.toLowerCase(), 'title');
    }
    for (const { restored, kind, weight } of readPhrases(tables)) this.add(restored, KIND_OF[kind], weight);
    // 'Bill Gates', but not the thousands whose names WordNet's rarer meanings touch.
    for (const person of known.people)
      if (
        person
          .toLowerCase()
          .split(' ')
          .some((word) => own.originals.has(word))
      )
        this.add(person, 'person');
    for (const adjective of known.adjectives) this.adjectives.set(adjective.toLowerCase(), adjective);
    for (const found of [...own.exchanges.keys(), ...thesaurus.phrases]) this.open(found);
    for (const adjective of this.adjectives.keys()) {
      this.open(adjective);
      this.open(`${adjective} language`);
    }
  }

  /** Several words may stand for one: 'get' is worth a look at the word behind it, where that is 'together'. */
  private open(found: string): void {
    const [first = '', second = ''] = found.replace(/-/g, ' - ').split(' ');
    if (second === '') return;
    const seconds = this.seconds.get(first);
    if (seconds) seconds.add(second);
    else this.seconds.set(first, new Set([second]));
  }

  /** The same without some exchanges, to measure what the repair makes of words that it does not know. */
  without(isLeftOut: (exchange: Exchange) => boolean): Synonyms {
    return new Synonyms(this.tables, this.known, this.thesaurus, isLeftOut);
  }

  lookUp(form: string): LookedUp {
    return this.forms.get(form, () => this.find(form));
  }

  /** What a word may stand for together with the one or two behind it; `third` may be ''. */
  several(word: string, next: string, third: string): Alternatives {
    return this.phrasesSeen.get(`${word} ${next} ${third}`, () => this.findSeveral(word, next, third));
  }

  /** What a word in lower case, of a part of speech (`POS`) or any (0), says of garbling, and what it stands for. */
  word(found: string, pos: number): Word {
    return this.wordsSeen.get(`${pos}${found}`, () => this.words.look(found, pos));
  }

  private find(form: string): LookedUp {
    const lower = foldMarks(foldQuotes(form)).toLowerCase();
    const list = this.alternatives(lower, 1);
    const names = alternativesOf(list);
    const phrases = alternativesOf(list.filter(({ weight }) => weight !== WEIGHT.near));
    const opens = this.seconds.get(lower);
    const begin = (targets: Targets, { list: words }: Alternatives): boolean =>
      opens !== undefined || words.some(({ word }) => targets.after(0, word) !== 0);
    return {
      lower,
      upper: /^\p{Lu}/u.test(form),
      names,
      phrases,
      opens,
      beginsName: begin(this.names, names),
      beginsPhrase: begin(this.phrases, phrases),
    };
  }

  private findSeveral(word: string, next: string, third: string): Alternatives {
    // 'white-hot' is three tokens.
    const isHyphenated = next === '-' && third !== '';
    const list = [
      ...this.alternatives(isHyphenated ? `${word}-${third}` : `${word} ${next}`, isHyphenated ? 3 : 2),
      ...(third === '' || isHyphenated ? [] : this.alternatives(`${word} ${next} ${third}`, 3)),
    ];
    return alternativesOf(list.filter(({ weight }) => weight !== WEIGHT.near));
  }

  private alternatives(found: string, tokens: number): Alternative[] {
    const list = new Map<string, Alternative>();
    const usual = (this.heads.get(found) ?? 0) >= USUAL;
    const put = (word: string, weight: number): void => {
      const number = this.vocabulary.number(word);
      if (number === 0 || (weight > 0 && SMALL.has(word))) return;
      const key = `${number} ${tokens}`;
      const before = list.get(key);
      if (!before || weight === 0 || (before.weight > 0 && before.weight < weight))
        list.set(key, { word: number, weight, tokens, usual });
    };
    this.putAdjective(found, tokens, list);
    if (tokens === 1) put(found, 0);
    if (SMALL.has(found)) return [...list.values()];
    for (const { lemma, ending } of analyses(found)) {
      for (const word of this.own.spellings.get(lemma) ?? []) put(inflect(word, ending), 0);
      for (const word of this.own.exchanges.get(lemma) ?? []) this.exchange(lemma, word, ending, WEIGHT.own, put);
      for (const { word, near } of this.thesaurus.originals(lemma))
        this.exchange(lemma, word, ending, near ? WEIGHT.near : WEIGHT.synonym, put);
    }
    return [...list.values()];
  }

  private exchange(
    found: string,
    original: string,
    ending: Ending,
    weight: number,
    put: (word: string, weight: number) => void,
  ): void {
    // 'touch on' is not a garbled 'touch', though 'deputy sheriff' is a garbled 'deputy'.
    const isLonger = found.startsWith(`${original} `) && PARTICLES.has(found.slice(original.length + 1));
    if (isLonger || this.isLeftOut({ found, original })) return;
    const form = inflect(original, ending);
    // Most originals are no word of a target.
    if (this.vocabulary.number(form) !== 0) put(form, american(found) === american(original) ? 0 : weight);
    // The organization stands in the other spelling: 'Protection Minister' is the Defence Minister, too.
    for (const word of this.own.spellings.get(original) ?? []) put(inflect(word, ending), weight);
  }

  /** American newspapers' 'Chinese officials' become 'Chinese language officers'. */
  private putAdjective(found: string, tokens: number, list: Map<string, Alternative>): void {
    const whole = this.adjectives.get(found);
    const language = ' language';
    const bare = found.endsWith(language) ? this.adjectives.get(found.slice(0, -language.length)) : undefined;
    const adjective = whole ?? bare;
    if (adjective === undefined) return;
    const weight = whole ? 0 : WEIGHT.own;
    list.set(`adjective ${tokens}`, { word: this.adjective, weight, tokens, adjective, usual: false });
    const number = this.vocabulary.number(adjective.toLowerCase());
    if (bare && number !== 0) list.set(`${number} ${tokens}`, { word: number, weight, tokens, usual: false });
  }

  /** What the name is one of: 'Commission' of the 'Foreign Affairs Commission', 'Office' of the 'Office of Management'. */
  private countHeads(words: readonly string[]): void {
    const of = words.findIndex((word) => word === 'of' || word === 'for');
    const head = words[(of > 0 ? of : words.length) - 1] ?? '';
    this.heads.set(head, (this.heads.get(head) ?? 0) + 1);
  }

  private add(restored: string, kind: TargetKind, weight?: number): void {
    const words = restored.includes(ADJECTIVE) ? restored.toLowerCase().split(' ') : lowerWords(restored);
    let content = 0;
    for (const word of words) if (!SMALL.has(word)) content++;
    if (words.length < 2 || content === 0) return;
    const capitals = kind === 'person' || CAPITALS.test(restored);
    if (kind === 'name') this.countHeads(words);
    const target = { restored, kind, capitals, content, ...(weight === undefined ? {} : { weight }) };
    (capitals ? this.names : this.phrases).add(
      words.map((word) => this.vocabulary.add(word)),
      target,
    );
  }
}

/** Words with which a verb is another verb. */
const PARTICLES: ReadonlySet<string> = new Set(
  (
    'about across after ahead along apart around aside at away back by down for forth forward in into of off on ' +
    'onto out over through to together under up upon with'
  ).split(' '),
);

/** Two words with capitals. */
const CAPITALS = /(?:^|[\s-])\p{Lu}.*[\s-]\p{Lu}/u;

const alternativesOf = (list: readonly Alternative[]): Alternatives => {
  let mask = 0;
  for (const { word } of list) mask |= bitOf(word);
  return { list, mask };
};
