/**
 * Who is meant where a text does not name anybody: pronouns, 'the two sides', and the other side of a text about two
 * states. The one place of this folder that asks; a layer that resolves references for all layers is asked here first.
 */
import type { Party } from '../../model/generated/parties.js';
import type { Context } from '../context.js';
import { issuerOf, kindOf } from '../issuer.js';
import type { Grammar } from '../text/grammar.js';
import { at, firstFrom, formAt, lemmaAt, lowerAt, xposAt } from '../text/tokens.js';
import { authorsOf, headingOf } from '../voices.js';
import { type Known, partiesOf } from './cast.js';
import { isPress } from './home.js';
import type { EventWords } from './patterns.js';

/** The sentences of a text, from the first, in which a meeting is what the whole text is about. */
const HEADING = 2;
const THEY = new Set(['they', 'them', 'their', 'theirs', 'themselves']);
export const PRONOUNS = new Set([
  'he',
  'him',
  'his',
  'she',
  'her',
  'hers',
  'it',
  'its',
  'they',
  'them',
  'their',
  'theirs',
  'itself',
  'himself',
  'herself',
  'themselves',
]);
/** How many mentions before a title are asked for its holder. */
const HOLDERS = 24;

export class Antecedents {
  /** The party that issued the document, '' for none. */
  readonly issuer: Party | '';
  /** Whether it is a long text in which no state speaks. */
  readonly isPress: boolean;

  /** Words that code asks for by the names of their lists. */
  private readonly lists: EventWords;

  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
    private readonly actor: (id: string) => Known | undefined,
  ) {
    this.lists = context.resources.eventPatterns.lists;
    this.issuer = issuerOf(context);
    this.isPress = isPress(context);
  }

  /** 'the two sides', 'both leaders', 'the delegations'. */
  isBothSides(word: number, from: number): boolean {
    const { tokens } = this.context;
    const lemma = lemmaAt(tokens, word);
    if (!this.lists.sides.has(lemma) || !/S$/.test(xposAt(tokens, word))) return false;
    const words = tokens.lowers.slice(from, word);
    // 'two ministers' are any two, 'the two ministers' both.
    const isPair = (words.includes('two') || words.includes('2')) && (words.length > 1 || this.lists.selves.has(lemma));
    return isPair || words.includes('both') || (words.length === 1 && words[0] === 'the');
  }

  private met: readonly string[] = [];
  private isSet = false;

  /** Tells of a meeting: those who met are 'the leaders', 'the two sides', 'they' from here on; a heading's to the end. */
  haveMet(ids: readonly string[], sentence: number): void {
    const isHeading = sentence <= HEADING;
    if (this.isSet && !isHeading) return;
    // A heading may leave out whose text it is: 'Telephone conversation with Angela Merkel'; others met another time.
    if (!this.isSet) this.met = ids;
    else if (ids.some((id) => this.met.includes(id))) this.met = [...new Set([...this.met, ...ids])];
    this.isSet ||= isHeading;
  }

  /** The only other party of those who met, '' where there is none or are several. */
  otherParty(party: string): Party | '' {
    const others = [...this.partiesOf(this.met)].filter((one) => one !== party);
    const [first = ''] = others;
    return others.length === 1 ? first : '';
  }

  /** Whether more met than some, and all of these among them. */
  isWider(ids: readonly string[]): boolean {
    const some = this.partiesOf(ids);
    const all = this.partiesOf(this.met);
    return all.size > some.size && [...some].every((party) => all.has(party));
  }

  /** The parties of actors, or the countries of those who act for none. */
  partiesOf(ids: readonly string[]): ReadonlySet<Party> {
    return partiesOf(ids, this.actor);
  }

  /** Those who met last, else the two that were named last before a word. */
  bothSides(word: number): readonly string[] {
    const number = lowerAt(this.context.tokens, this.grammar.name(word).from);
    const isPair = number === 'both' || number === 'two';
    if (this.met.length > 0 && (!isPair || this.partiesOf(this.met).size === 2)) return this.met;
    const found = new Map<string, string>();
    const { mentions } = this.context.actors;
    for (let k = firstFrom(mentions, word) - 1; k >= 0 && found.size < 2; k--) {
      const mention = at(mentions, k);
      const actor = this.context.actors.byId.get(mention.actor);
      const party = actor?.party ?? '';
      if (party !== '' && !found.has(party)) found.set(party, mention.actor);
    }
    return found.size === 2 ? [...found.values()].reverse() : [];
  }

  /** 'we' in a document of states: those who met where they speak together, else who speaks or the state that issued it. */
  we(): readonly string[] {
    if (kindOf(this.context) === 'joint-statement') return this.met.length > 0 ? this.met : authorsOf(this.context);
    const speaker = headingOf(this.context, this.issuer);
    if (speaker !== '') return [speaker];
    return this.issuer === '' ? [] : [`state:${this.issuer}`].filter((id) => this.context.actors.byId.has(id));
  }

  /** Those who met, for what is said of nobody: 'it was agreed to continue contacts'. */
  impersonal(): readonly string[] {
    return this.met;
  }

  /** 'the secretary', 'the prime minister': the person named last before it who holds such an office. */
  holder(word: number, from: number): readonly string[] {
    const { tokens, actors } = this.context;
    // 'the head of the mission' says whose head.
    if (formAt(tokens, word + 1) === 'of') return [];
    if (word - from > 2 || lowerAt(tokens, from) !== 'the' || /S$/.test(xposAt(tokens, word))) return [];
    const title = tokens.forms
      .slice(from + 1, word + 1)
      .join(' ')
      .toLowerCase();
    for (let k = firstFrom(actors.mentions, from) - 1, tried = 0; k >= 0 && tried < HOLDERS; k--, tried++) {
      const actor = actors.byId.get(at(actors.mentions, k).actor);
      if (actor?.kind === 'person' && actor.role?.toLowerCase().includes(title)) return [actor.id];
    }
    return [];
  }

  /** Whom a pronoun means; *they* are those who met where nobody else is known. */
  meant(token: number): readonly string[] {
    const again = this.context.actors.meansAgain(token);
    return again.length === 0 && THEY.has(lowerAt(this.context.tokens, token)) ? this.met : again;
  }
}
