/**
 * Who an argument is: from the head word of a phrase to actors of the reading. First what is named there; then what the
 * bare phrase says ('Turkish jets', 'police in Lagos', 'protesters'); then to whom the thing belongs ('the decision of
 * the court', 'a Greek tanker'); a pronoun is what was last spoken of. The one place that turns words into actors.
 */

import type { Party } from '../../../model/generated/parties.js';
import type { Actor } from '../../../model/reading.js';
import { type Context, mentionAt, mentionsIn } from '../../context.js';
import { listed } from '../../lists.js';
import type { Grammar } from '../../text/grammar.js';
import { firstFrom, formAt, lemmaAt, lowerAt, uposOf, xposAt } from '../../text/tokens.js';
import type { Mention } from '../find.js';
import { isHyphen } from '../mentions/chunks.js';
import { describe } from '../who/describe.js';
import type { Described } from '../who/types.js';
import { foldWord } from '../who/words.js';
import { Belonging } from './belonging.js';
import { Cast, type Known } from './cast.js';
import { Lists } from './lists.js';
import { describedNoun } from './nouns.js';
import { standsFor } from './referred.js';

/** Tags of the words of a title, and of those behind its 'of'. */
const TITLE = /^(?:NNP|HYPH)$/;
const OF_TITLE = /^(?:NN|NNP|NNPS|NNS|JJ|DT|POS|HYPH)$/;
/** The same of several titles of one person. */
const OF_TITLES = /^(?:NNPS?|HYPH|IN|DT|CC)$/;
/** Words of the longest title behind its noun: 'President of the Kingdom of Saudi Arabia'; names in it, and that of who holds it. */
const LONGEST_TITLE = 10;
const NAMED = 4;
/** Of all titles that stand between a state and who holds them. */
const LONGEST_TITLES = 16;
/** The sentences of a text, from the first, in which a meeting is what the whole text is about. */
const HEADING = 2;

/** The context with who is meant by words, for all later stages. */
export interface MeantContext extends Context {
  readonly meant: Meanings;
}

export class Meanings {
  private readonly grammar: Grammar;
  private readonly known = new Map<number, readonly string[]>();
  private readonly directly = new Map<number, readonly string[]>();
  private readonly cast: Cast;
  private readonly belonging: Belonging;
  private readonly inLists: Lists;
  private lastMet: readonly string[] = [];
  private isSet = false;

  constructor(private readonly context: Context) {
    this.grammar = context.grammar;
    this.cast = new Cast(context);
    this.belonging = new Belonging(context, this.cast);
    this.inLists = new Lists(context);
  }

  /** All actors of the reading, when all that is told has been read. */
  all(): readonly Actor[] {
    return this.cast.all();
  }

  /** Ids of the actors that the words stand for, each once. */
  of(words: readonly number[]): readonly string[] {
    const ids = new Set<string>();
    for (const word of words) for (const id of this.one(word)) ids.add(id);
    return [...ids];
  }

  /** The same with those whom 'and' joins to a name behind: 'with the Korean minister, Kim, and the Japanese one'. */
  joined(words: readonly number[]): readonly string[] {
    const { grammar } = this;
    const others = (word: number): readonly number[] =>
      grammar.appositions(word).flatMap((name) => grammar.conjuncts(name).filter((one) => one !== name));
    return this.of(words.flatMap((word) => [word, ...others(word)]));
  }

  /** Whether the words themselves name somebody who acts, so that nothing had to be read off what they own. */
  isActor(word: number): boolean {
    return this.direct(word).length > 0;
  }

  /** The actor by its id: of the layer of actors, or found here. */
  actor(id: string): Known | undefined {
    return this.cast.actor(id);
  }

  /** The same for words that each stand for all with whom they are named: 'Chancellor Angela Merkel and President Macron'. */
  ofAll(words: readonly number[]): readonly string[] {
    const { grammar } = this;
    const named = this.of(
      words.flatMap((word) => [word, ...grammar.appositions(word)].flatMap((one) => grammar.conjuncts(one))),
    );
    return [...new Set([...named, ...this.listed(words).map(({ actor }) => actor)])];
  }

  /** Those with whom words stand in one list. */
  listed(words: readonly number[]): ReturnType<Lists['of']> {
    return words.flatMap((word) => this.inLists.of(word));
  }

  /** The parties of actors, or the countries of those who act for none. */
  partiesOf(ids: readonly string[]): ReadonlySet<Party> {
    return new Set(
      ids.flatMap((id) => {
        const actor = this.actor(id);
        return actor?.party || actor?.country || [];
      }),
    );
  }

  /** Where each party is named or meant again, in the order of the text. */
  byParty(): ReadonlyMap<Party, readonly Mention[]> {
    const { mentions, references } = this.context.actors;
    const lists = new Map<Party, Mention[]>();
    for (const mention of [...mentions, ...references].sort((a, b) => a.from - b.from))
      for (const party of this.partiesOf([mention.actor])) listed(lists, party).push(mention);
    return lists;
  }

  /** Tells of a meeting: those who met are 'the leaders', 'the two sides', 'they' from here on; a heading's to the end. */
  haveMet(ids: readonly string[], sentence: number): void {
    const isHeading = sentence <= HEADING;
    if (this.isSet && !isHeading) return;
    // A heading may leave out whose text it is: 'Telephone conversation with Angela Merkel'; others met another time.
    if (!this.isSet) this.lastMet = ids;
    else if (ids.some((id) => this.lastMet.includes(id))) this.lastMet = [...new Set([...this.lastMet, ...ids])];
    this.isSet ||= isHeading;
  }

  /** Those who met, for what is said of nobody: 'it was agreed to continue contacts'. */
  met(): readonly string[] {
    return this.lastMet;
  }

  private one(word: number): readonly string[] {
    const known = this.known.get(word);
    if (known) return known;
    this.known.set(word, []);
    let found = this.direct(word);
    if (found.length === 0) found = this.ownersOf(word);
    this.known.set(word, found);
    return found;
  }

  /** Whether a noun by itself is one for people, bodies, forces or the like. */
  private isAgent(word: number): boolean {
    const { kind, sector } = describedNoun(this.context.resources, formAt(this.context.tokens, word));
    return kind !== '' || sector !== 'UNK';
  }

  /** Whether a noun may be the last word of one for people or bodies ('joint chiefs'), or counts them ('a handful of'). */
  private mayBeAgent(word: number): boolean {
    const { tokens, resources } = this.context;
    return (
      resources.who().tables.heads.has(foldWord(formAt(tokens, word))) ||
      resources.eventPatterns.containers.has(lemmaAt(tokens, word))
    );
  }

  private direct(word: number): readonly string[] {
    const known = this.directly.get(word);
    if (known) return known;
    this.directly.set(word, []);
    const found = this.find(word);
    this.directly.set(word, found);
    return found;
  }

  private find(word: number): readonly string[] {
    const { context, grammar } = this;
    const { tokens } = context;
    if (context.actors.isOtherThing(word)) return [];
    // The first part of 'Secretary-General' is no secretary.
    const isPart = word + 2 < tokens.size && isHyphen(tokens, word + 1) && !mentionAt(context, word);
    if (isPart && this.mayBeAgent(word) && this.mayBeAgent(word + 2)) return this.direct(word + 2);
    const called = ((this.mayBeAgent(word) ? this.called(word) : undefined) ?? this.official(word))?.actor;
    if (called !== undefined) {
      this.belonging.settle(called, word);
      return [called];
    }
    const ethnic = this.ethnic(word);
    if (ethnic !== '') return [ethnic];
    const again = context.actors.meansAgain(word);
    const [own] = again;
    // 'the strategist' is of where the text is, unless it says otherwise.
    if (
      own !== undefined &&
      again.length === 1 &&
      (this.actor(own)?.kind !== 'person' || uposOf(tokens, word) === 'NOUN')
    )
      this.belonging.settle(own, word);
    if (again.length > 0) return again;
    if (standsFor(context, word) === 'several') return this.met();
    // 'spoke with Acting | Prime Minister Brandt': a title that the tagger has for a verb.
    if (xposAt(tokens, word) === 'VBG' && /^NNP/.test(xposAt(tokens, word + 1)))
      return this.direct(grammar.headOf(word + 1, grammar.whole(word).to));
    const upos = uposOf(tokens, word);
    if ((upos === 'PRON' && !mentionAt(context, word)) || upos === 'VERB' || upos === 'ADP' || upos === 'PUNCT')
      return [];
    const name = grammar.name(word);
    const mentions = mentionsIn(context, name.from, name.to);
    // What is somebody's, and nobody itself, stands for whose it is: 'Mueller's probe'.
    const named = this.naming(word) ?? mentions.find((one) => this.isPerson(one) && !this.isLeader(one, word));
    const whole = named ? this.context.actors.byId.get(named.actor) : undefined;
    if (named && whole && (whole.party !== '' || whole.country !== '')) return [named.actor];
    if (named && whole?.kind === 'person') {
      this.belonging.settle(named.actor, word);
      if (named.from <= word && word < named.to) return [named.actor];
    }
    const described = this.describe(name.from, name.to);
    if (described.kind === '' || described.kind === 'place') {
      if (named) return [named.actor];
      // 'brought Guinea to a halt': a name that the tagger has for a noun is a place at least.
      return upos === 'PROPN' || /^\p{Lu}/u.test(formAt(tokens, word)) ? this.stateAt(word) : [];
    }
    // 'with allies and partners': of whom nothing more is said.
    if (described.sector === 'UNK' && described.country === '') return [];
    // 'a turkey': with this article, in small letters, it is nobody's name.
    const isCommon = /^an?$/i.test(formAt(tokens, name.from)) && lowerAt(tokens, word) === formAt(tokens, word);
    if (described.id !== undefined && isCommon) return named ? [named.actor] : [];
    return [this.cast.add(this.belonging.described(described, word, name.from), name.from, name.to)];
  }

  /** The actor whose name heads a phrase: 'Deputy Foreign Minister | Sergei Ryabkov', 'a spokesman, | Jan Olsen'; not whose it is. */
  named(word: number): Actor | undefined {
    const mention = this.context.actors.isOtherThing(word)
      ? undefined
      : ((this.mayBeAgent(word) ? this.called(word) : undefined) ?? this.naming(word));
    return mention && this.context.actors.byId.get(mention.actor);
  }

  /** The mention that names who a noun stands for: a person, or that of which the noun is part. */
  private naming(word: number): Mention | undefined {
    const { context } = this;
    const { grammar } = context;
    const own = mentionAt(context, word);
    if (own && this.isPerson(own)) return own;
    const { from, to } = grammar.name(word);
    const isNoun = uposOf(context.tokens, word) === 'NOUN' || this.mayBeAgent(word);
    const apposed = isNoun ? grammar.appositions(word) : [];
    const beside = apposed.flatMap((one) => mentionAt(context, one) ?? []);
    const person = [...mentionsIn(context, from, to), ...beside].find(
      (one) => this.isPerson(one) && !this.isBeforeNoun(one, word),
    );
    return person ?? own;
  }

  /** 'Trump administration officials', 'the Drudge Report', 'Silva's memo': a name before a noun says whose it is. */
  private isBeforeNoun({ from, to }: Mention, word: number): boolean {
    const { tokens } = this.context;
    if (to > word) return false;
    const isSmall = uposOf(tokens, word) === 'NOUN' && lowerAt(tokens, word) === formAt(tokens, word);
    return isSmall || xposAt(tokens, to) === 'POS' || lowerAt(tokens, from - 1) === 'the';
  }

  /** The state of the place that a word names, where nobody has it for an actor: 'shelled Nikopol', 'troops near Jericho'. */
  private stateAt(word: number): readonly string[] {
    const { places } = this.context;
    const place = places[firstFrom(places, word + 1) - 1];
    return place?.country !== undefined && place.to > word ? this.cast.stateOf(place.country) : [];
  }

  /** To whom a thing belongs that is nobody itself: 'the decision of the court', 'a Greek tanker'. */
  private ownersOf(word: number): readonly string[] {
    const { context, grammar } = this;
    const { tokens } = context;
    if (uposOf(tokens, word) === 'PRON') return [];
    const { from, to } = grammar.name(word);
    const mentions = mentionsIn(context, from, to);
    if (mentions.length > 0) return [...new Set(mentions.map((one) => one.actor))];
    for (let i = from; i < to; i++) {
      const found = i !== word && /^(?:NOUN|PROPN)$/.test(uposOf(tokens, i)) ? this.direct(i) : [];
      if (found.length > 0) return found;
    }
    for (const { words } of grammar.nounObliques(word)) {
      const found = words.flatMap((inner) => (inner === word ? [] : this.direct(inner)));
      if (found.length > 0) return [...new Set(found)];
    }
    return [];
  }

  private describe(from: number, to: number): Described {
    const { document, resources, tokens } = this.context;
    return describe(tokens.forms.slice(from, to), document.published?.slice(0, 10), resources.who());
  }

  /** 'the ministry's lawyer | Ada Brandt', 'President | of Egypt Ada Brandt': whom a noun calls by the name behind it. */
  private called(word: number): Mention | undefined {
    const { tokens, actors, resources } = this.context;
    const first = firstFrom(actors.mentions, word + 1);
    const person = actors.mentions.slice(first, first + NAMED).find((one) => this.isPerson(one));
    if (!person || person.from - word > LONGEST_TITLE || !/^NNP?$/.test(xposAt(tokens, word))) return undefined;
    let isOf = false;
    for (let i = word + 1; i < person.from; i++) {
      if (resources.grammar.words.office.has(lowerAt(tokens, i))) isOf = true;
      else if (!(isOf ? OF_TITLE : TITLE).test(xposAt(tokens, i))) return undefined;
      else if (isOf && resources.grammar.persons.has(lemmaAt(tokens, i))) return undefined;
    }
    // 'told the lawyer | Brandt had left' are two clauses.
    const isOwn = this.grammar.clauseOf(word) === this.grammar.clauseOf(person.from);
    return isOwn && !resources.grammar.words.office.has(lowerAt(tokens, person.from - 1)) ? person : undefined;
  }

  /** 'Republic of Korea (ROK) | National Security Advisor Ada Brandt': whom a state's name stands before, with the titles between. */
  private official(word: number): Mention | undefined {
    const { context } = this;
    const { tokens, actors } = context;
    const state = mentionAt(context, word);
    const whose = actors.byId.get(state?.actor ?? '');
    if (!state || whose?.kind !== 'state') return undefined;
    // An abbreviation of its name.
    const first = formAt(tokens, state.to) === '(' && formAt(tokens, state.to + 2) === ')' ? state.to + 3 : state.to;
    for (let i = first; i < first + LONGEST_TITLES && i < tokens.size; i++) {
      const person = this.mayBeAgent(i) ? this.called(i) : undefined;
      // 'the Chadian president Brandt's | office' is a body.
      if (person && xposAt(tokens, person.to) === 'POS') return undefined;
      if (person) return this.actor(person.actor)?.party === whose.party ? person : undefined;
      if (!(i === first ? TITLE : OF_TITLES).test(xposAt(tokens, i))) return undefined;
    }
    return undefined;
  }

  /** 'three ethnic Albanians': people of where they live. */
  private ethnic(word: number): string {
    const { tokens } = this.context;
    const { from, to } = this.grammar.name(word);
    const behind = tokens.lowers.slice(from, word).indexOf('ethnic');
    const actor = behind === -1 ? undefined : this.belonging.ethnic(word, from + behind, to, this.describe(from, to));
    return actor ? this.cast.add(actor, from, to) : '';
  }

  /** 'a Sanders supporter', 'Putin's critics': people of their own, whoever's they are. */
  private isLeader(mention: Mention, word: number): boolean {
    return mention.to <= word && uposOf(this.context.tokens, word) === 'NOUN' && this.isAgent(word);
  }

  private isPerson(mention: Mention): boolean {
    return this.context.actors.byId.get(mention.actor)?.kind === 'person';
  }
}
