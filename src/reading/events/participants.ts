/**
 * Who met in a document of a state, and whom it means by them further on: 'the leaders', 'both sides', 'they', 'the Secretary
 * and the Foreign Minister'. The layer of diplomacy knows who took part; a document that tells of several meetings means those
 * of the one that it told last.
 */
import { isOne } from '../actors/mentions/fit.js';
import type { Context } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import {
  at,
  firstFrom,
  formAt,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceStartAt,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import { type Known, partiesOf } from './cast.js';
import type { EventWords } from './patterns.js';

/** How words become actors. */
interface Lookup {
  readonly direct: (word: number) => readonly string[];
  readonly actor: (id: string) => Known | undefined;
}

/** Those who met, told in a sentence. */
export interface Gathering {
  readonly sentence: number;
  /** The sentences that tell that they did. */
  readonly told: readonly number[];
  readonly ids: readonly string[];
  /** Whether a list of the document names them, and what tells of the meeting does not. */
  readonly isListed?: boolean;
}

/** Words that say how many are meant. */
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['both', 2],
  ['two', 2],
  ['2', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
]);
/** What may stand before a plural that means all who met. */
const BEFORE = new Set(['the', 'both']);
/** Words before a title that make another of it. */
const RANKS = new Set(['vice', 'deputy', 'assistant', 'under', 'former']);
/** Words between the parts of a row of titles. */
const JOINS = new Set(['and', '&']);
const PEOPLE: ReadonlySet<string> = new Set(['person', 'group']);
/** Parts of speech between 'with' and those with whom somebody meets. */
const COMPANY: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ', 'CCONJ', 'DET', 'NUM', 'PUNCT']);
/** No title is longer. */
const LONGEST_TITLE = 6;

export class Participants {
  private readonly gatherings: Gathering[] = [];
  private readonly lists: EventWords;
  private titles: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
    private readonly lookup: Lookup,
  ) {
    this.lists = context.resources.eventPatterns.lists;
  }

  /** Those who met, from a sentence on. */
  haveMet(gathering: Gathering): void {
    this.gatherings.push(gathering);
    this.gatherings.sort((a, b) => a.sentence - b.sentence);
  }

  /** Whom a word means of those who met; nobody where it means none of them or others. @param again whom it is taken to mean */
  meant(word: number, again: readonly string[]): readonly string[] {
    const listed = this.listed(word, again);
    if (listed.length > 0) return listed;
    const met = this.metBefore(word);
    if (met.length < 2) return [];
    const form = lowerAt(this.context.tokens, word);
    if (form === 'they') return this.isThey(word, again, met) ? met : [];
    const several = this.several(word, form, again, met);
    return several.length > 0 ? several : this.titled(word, again, met);
  }

  private metBefore(word: number): readonly string[] {
    const sentence = sentenceAt(this.context.tokens, word);
    return this.gatherings.findLast((one) => one.sentence < sentence)?.ids ?? [];
  }

  /** 'held a call with | European leaders': those whom the list names further on. */
  private listed(word: number, again: readonly string[]): readonly string[] {
    const { tokens, actors } = this.context;
    const sentence = sentenceAt(tokens, word);
    const gathering = this.gatherings.find(({ isListed, told }) => isListed && told.includes(sentence));
    const isNamed = again.some((id) => this.lookup.actor(id)?.kind === 'person');
    if (!gathering || isNamed || !/S$/.test(xposAt(tokens, word))) return [];
    const lemma = lemmaAt(tokens, word);
    if (!this.lists.sides.has(lemma) && !this.lists.friends.has(lemma) && !this.lists.others.has(lemma)) return [];
    const start = Math.max(sentenceStartAt(tokens, word), word - LONGEST_TITLE);
    let before = word - 1;
    while (before > start && COMPANY.has(uposOf(tokens, before))) before--;
    if (lowerAt(tokens, before) !== 'with') return [];
    // Who is named beside them is who holds the meeting.
    const own = this.partiesOf(
      gathering.ids.filter((id) =>
        actors.mentions.some((one) => one.actor === id && sentenceAt(tokens, one.from) === sentence),
      ),
    );
    return gathering.ids.filter((id) => ![...this.partiesOf([id])].some((party) => own.has(party)));
  }

  /** 'the leaders', 'both', 'the three ministers'. */
  private several(word: number, form: string, again: readonly string[], met: readonly string[]): readonly string[] {
    const { tokens } = this.context;
    const { from } = this.grammar.name(word);
    const before = tokens.lowers.slice(from, word);
    const number = NUMBERS.get(form) ?? before.map((one) => NUMBERS.get(one)).find((one) => one !== undefined);
    const lemma = lemmaAt(tokens, word);
    const isAlone = NUMBERS.has(form) || this.lists.pairs.has(form);
    if (isAlone ? !this.isSubject(word) || (form !== 'both' && before[0] !== 'the') : !/S$/.test(xposAt(tokens, word)))
      return [];
    const title = before.filter((one) => !BEFORE.has(one) && !NUMBERS.has(one));
    if (this.isOf(word) || (isAlone && title.length > 0)) return [];
    // 'the Secretary and | Foreign Ministers'
    const isJoined = !isAlone && !BEFORE.has(before[0] ?? '') && this.titleStart(word) !== -1;
    if (!isAlone && !isJoined && (before.length === 0 ? !this.isBare(word, lemma) : !BEFORE.has(at(before, 0))))
      return [];
    if (isAlone || (title.length === 0 && this.lists.sides.has(lemma) && !isJoined)) {
      const all = this.counted(number, met);
      // 'deepened the ties between the two countries': both of the two, whoever does it.
      const others = number === undefined ? this.withoutSubject(word, all) : all;
      // 'Biden briefed leaders on his talks with Macron': others than the one with whom he spoke.
      if (others.length < 2 && number === undefined && this.people(others) > 0) return [];
      // States stand for those who speak for them, and nothing is gained by a body for the people who lead it.
      const isSame = this.coversSame(again, others);
      return isSame && (this.lists.selves.has(lemma) || this.people(again) >= this.people(others)) ? [] : others;
    }
    const role = [...title, lemma].join(' ');
    const holders = met.filter((id) => {
      const own = this.lookup.actor(id)?.role?.toLowerCase() ?? '';
      // 'the Secretaries and Ministers': of whatever they are ministers.
      return isOne(own, role) || (isJoined && title.length === 0 && own.split(' ').includes(lemma));
    });
    const areSeveral = isJoined ? holders.length > 1 : this.partiesOf(holders).size > 1;
    return areSeveral && holders.length > again.length ? this.counted(number, holders) : [];
  }

  /** 'Leaders discussed', 'briefed leaders', but not 'the summit where leaders will': without an article in the main clause. */
  private isBare(word: number, lemma: string): boolean {
    const { tokens } = this.context;
    const main = this.grammar.mainPredicates(sentenceAt(tokens, word));
    return this.lists.attending.has(lemma) && main.includes(this.grammar.clauseOf(word));
  }

  private people(ids: readonly string[]): number {
    return ids.filter((id) => PEOPLE.has(this.lookup.actor(id)?.kind ?? '')).length;
  }

  /** Some where they are so many, by heads or by parties. */
  private counted(number: number | undefined, ids: readonly string[]): readonly string[] {
    return number === undefined || ids.length === number || this.partiesOf(ids).size === number ? ids : [];
  }

  /** 'briefed the leaders': those of the parties that do it are not meant. */
  private withoutSubject(word: number, ids: readonly string[]): readonly string[] {
    const clause = this.grammar.clauseOf(word);
    if (clause === -1 || this.isSubject(word)) return ids;
    const doers = this.grammar.subjects(clause).flatMap((one) => (one < word ? this.lookup.direct(one) : []));
    const own = this.partiesOf(doers.filter((id) => ids.includes(id)));
    const others = ids.filter((id) => ![...this.partiesOf([id])].some((party) => own.has(party)));
    return others.length > 0 ? others : ids;
  }

  /** 'They discussed trade': not where the text has just told of others, or of some of them by name. */
  private isThey(word: number, again: readonly string[], met: readonly string[]): boolean {
    const { grammar } = this;
    const { tokens } = this.context;
    const sentence = sentenceAt(tokens, word);
    const clause = grammar.clauseOf(word);
    if (!grammar.mainPredicates(sentence).includes(clause) || !grammar.subjects(clause).includes(word)) return false;
    if (this.areEqual(again, met)) return false;
    // 'Sullivan met Kenyan bankers': people, and no state in their place.
    if (this.people(met) < met.length && this.people(again) > this.people(met) && this.coversSame(again, met))
      return false;
    const before = [
      ...[...grammar.mainPredicates(sentence)].filter((one) => one < clause).reverse(),
      ...(sentence > 0 ? [...grammar.mainPredicates(sentence - 1)].reverse() : []),
    ];
    for (const predicate of before) {
      const subjects = grammar.subjects(predicate).filter((one) => one < word);
      if (subjects.length === 0) continue;
      const ids = new Set(subjects.flatMap((one) => this.lookup.direct(one)));
      const isSeveral = ids.size > 1 || subjects.some((one) => /S$/.test(xposAt(tokens, one)));
      if (!isSeveral) break;
      // 'The Peruvian officials objected. They': others than all who met.
      return this.areEqual([...ids], met);
    }
    return true;
  }

  /** 'the Secretary and Foreign Minister', 'the President': the one of those who met who holds such an office. */
  private titled(word: number, again: readonly string[], met: readonly string[]): readonly string[] {
    const { tokens } = this.context;
    if (!/^NNP?$/.test(xposAt(tokens, word)) || again.length > 1 || this.isOf(word)) return [];
    const [own] = again;
    if (own !== undefined && (met.includes(own) || this.isNamed(own))) return [];
    const from = this.titleStart(word);
    if (from === -1 || this.goesOn(word) || this.isOfName(word)) return [];
    const title = tokens.forms
      .slice(from, word + 1)
      .join(' ')
      .toLowerCase();
    const found = met.filter(
      (id) => isOne(this.lookup.actor(id)?.role?.toLowerCase() ?? '', title) || this.isCalled(id, title),
    );
    return found.length === 1 ? found : [];
  }

  /** 'Prime Minister Ada Brandt': whether the text calls somebody by a title right before the name. */
  private isCalled(id: string, title: string): boolean {
    this.titles ??= this.titlesOf();
    return this.titles.get(id)?.has(title) ?? false;
  }

  /** Of everybody who is named, the words before the name that may be a title; asked for often, and gathered once. */
  private titlesOf(): ReadonlyMap<string, ReadonlySet<string>> {
    const { actors, tokens } = this.context;
    const found = new Map<string, Set<string>>();
    const word = (token: number): string => lowerAt(tokens, token);
    for (const { actor, form, from } of actors.mentions) {
      if (form !== 'name') continue;
      const titles = found.get(actor) ?? new Set();
      found.set(actor, titles);
      let title = '';
      for (let k = from - 1; k >= Math.max(0, from - LONGEST_TITLE - 1); k--) {
        title = title === '' ? word(k) : `${word(k)} ${title}`;
        if (!RANKS.has(word(k - 1))) titles.add(title);
      }
    }
    return found;
  }

  /** Where a title behind 'the' begins, or behind one that 'and' joins to it; -1 where there is neither. */
  private titleStart(word: number): number {
    const { tokens } = this.context;
    const start = Math.max(sentenceStartAt(tokens, word), word - LONGEST_TITLE);
    let from = word;
    while (from > start && this.isTitle(from - 1)) from--;
    const before = from - 1;
    if (before < start) return -1;
    const form = lowerAt(tokens, before);
    if (form === 'the') return from;
    return JOINS.has(form) && before > start && this.isTitle(before - 1) ? from : -1;
  }

  private isTitle(word: number): boolean {
    const { tokens } = this.context;
    const upos = uposOf(tokens, word);
    return (upos === 'PROPN' || upos === 'ADJ' || upos === 'NOUN') && /^\p{Lu}/u.test(formAt(tokens, word));
  }

  /** 'the Foreign | Minister', 'the President | Biden': whether the title or a name goes on behind a word. */
  private goesOn(word: number): boolean {
    const { tokens } = this.context;
    const next = word + 1;
    return next < tokens.size && (uposOf(tokens, next) === 'PROPN' || xposAt(tokens, next) === 'POS');
  }

  /** Whether a word is of a name that says by itself who is meant. */
  private isOfName(word: number): boolean {
    const { mentions } = this.context.actors;
    const last = mentions[firstFrom(mentions, word + 1) - 1];
    return last?.form === 'name' && word < last.to;
  }

  /** Whether 'of' or 'from' behind a word says whose. */
  private isOf(word: number): boolean {
    return this.grammar.nounObliques(word).some(({ preposition }) => preposition === 'of' || preposition === 'from');
  }

  private isSubject(word: number): boolean {
    const clause = this.grammar.clauseOf(word);
    return clause !== -1 && this.grammar.subjects(clause).includes(word);
  }

  private isNamed(id: string): boolean {
    this.titles ??= this.titlesOf();
    return this.titles.has(id);
  }

  private areEqual(some: readonly string[], others: readonly string[]): boolean {
    return some.length === others.length && some.every((id) => others.includes(id));
  }

  private coversSame(some: readonly string[], others: readonly string[]): boolean {
    const own = this.partiesOf(some);
    const all = this.partiesOf(others);
    return own.size === all.size && [...own].every((party) => all.has(party));
  }

  private partiesOf(ids: readonly string[]): ReadonlySet<string> {
    return partiesOf(ids, this.lookup.actor);
  }
}
