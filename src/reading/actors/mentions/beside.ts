/** What the words beside a name say of the person: a title before it, an apposition behind it or in front, a possessor. */
import type { Numbered } from '../../text/phrases.js';
import {
  at,
  formAt,
  lowerAt,
  sentenceEndAt,
  sentenceStartAt,
  someToken,
  type Tokens,
  uposOf,
  xposAt,
} from '../../text/tokens.js';
import { PARTICLES, plainName } from '../names.js';
import type { ActorTable, KnownActor } from '../table.js';
import type { Described } from '../who/types.js';
import { isHyphen, isPossessive } from './chunks.js';
import { type Describer, type Said, serves } from './describing.js';
import type { MentionWords } from './lexicon.js';
import type { Who } from './types.js';

/** So many words before a name may say who it is. */
const LONGEST_TITLE = 9;

const LONGEST_ADJECTIVE = 3;

/** So many words before a name may say who it is, with the body or the portfolio of the office. */
const LONGEST_OFFICE = 16;
const LINKS: ReadonlySet<string> = new Set(['of', 'for', 'to', 'the', 'and']);

/** For whom somebody acts, and where they belong. */
export type Belonging = Pick<Described, 'party' | 'country' | 'sector'>;

export class Beside {
  constructor(
    private readonly tokens: Tokens,
    private readonly numbered: Numbered,
    private readonly table: ActorTable,
    private readonly describer: Describer,
    private readonly words: MentionWords,
  ) {}

  /** First token of the name at the end of a phrase. */
  tailOf({ phrase }: Said, end: number): number {
    let left = phrase.name ? phrase.name.to - phrase.name.from : 0;
    let i = end;
    while (left > 0 && i > 0) {
      i--;
      if (!isHyphen(this.tokens, i)) left--;
    }
    return i;
  }

  /**
   * A phrase for a person right before a name, with the name.
   *
   * @param front where the form of address before the name begins: 'Foreign Minister | Sir Wari Kask'
   */
  saidBefore(name: number, end: number, front = name): Said | undefined {
    const start = sentenceStartAt(this.tokens, name);
    let from = front;
    while (from > start && front - from < LONGEST_TITLE && this.mayBeTitle(from - 1)) from--;
    while (from < front && isPossessive(this.tokens, from)) from++;
    // A word within the name that may be a title is read with the rest: 'Deputy Premier | Batbayar Ganzorig'.
    let isWithin = false;
    // 'Christian Kask' is called so.
    const isGiven = from === front && this.words.givenNames.has(formAt(this.tokens, name));
    for (let i = isGiven ? name + 1 : name; i < end - 1; i++) isWithin ||= this.describer.isHead(i);
    const owned = this.ownedTitle(from, front, name, end);
    if (owned) return owned;
    if (from === front && !isWithin) return undefined;
    const said =
      isWithin && front === name ? this.describer.understand(from, end) : this.describer.titled(from, front, name, end);
    return said?.phrase.name && isForPerson(said) ? said : undefined;
  }

  /** 'President of Russia | Ada Quill', 'the Minister of Foreign Affairs of Chad | Bo Ferro'. */
  private ownedTitle(title: number, front: number, name: number, end: number): Said | undefined {
    if (front < name || title - 2 < sentenceStartAt(this.tokens, name) || lowerAt(this.tokens, title - 1) !== 'of')
      return undefined;
    let from = title;
    while (name - from < LONGEST_TITLE && lowerAt(this.tokens, from - 1) === 'of') {
      const before = from;
      from--;
      while (name - from < LONGEST_TITLE && this.mayBeTitle(from - 1)) from--;
      if (from === before - 1) return undefined;
      const said = this.describer.understand(from, end);
      if (said?.phrase.name && said.phrase.head.is === 'role' && this.tailOf(said, end) >= name) return said;
    }
    return undefined;
  }

  /**
   * An office with its body or portfolio right before a name that is no other word: 'the Minister of Rural Roads | Ada Quill', 'Head
   * of the Roads Department of Chad | Bo Ferro'.
   */
  saidOver(name: number, end: number): Said | undefined {
    if (!this.isStrange(name, end) || !/^\p{Lu}/u.test(formAt(this.tokens, name - 1))) return undefined;
    const first = Math.max(sentenceStartAt(this.tokens, name), name - LONGEST_OFFICE);
    let office: Said | undefined;
    for (let i = name - 1; i >= first; i--) {
      const form = lowerAt(this.tokens, i);
      if (!LINKS.has(form) && !this.isOfTitle(i)) break;
      // Before 'and' is another office, or the rest of a portfolio.
      if (form === 'and' && office) break;
      if (!this.describer.isHead(i) || !/^(?:of|for|to)$/.test(lowerAt(this.tokens, i + 1))) continue;
      let from = i;
      while (from > first && this.isOfTitle(from - 1)) from--;
      const said = this.describer.understand(from, name);
      if (said?.phrase.head.is === 'role' && !said.phrase.head.plural && !said.phrase.name) office = said;
    }
    return office;
  }

  /** A dash between the lines of a list parts titles. */
  private isOfTitle(token: number): boolean {
    const isDash = isHyphen(this.tokens, token) && at(this.tokens.starts, token) > at(this.tokens.ends, token - 1);
    return !isDash && this.mayBeTitle(token);
  }

  /** A name that begins with a given name, or none of whose words is one of the language. */
  private isStrange(name: number, end: number): boolean {
    const { givenNames, ordinary } = this.words;
    const isGiven = (i: number): boolean => givenNames.has(formAt(this.tokens, i));
    const isOther = (i: number): boolean => isGiven(i) || ordinary.has(lowerAt(this.tokens, i));
    return isGiven(name) || !someToken(name, end, (i) => !PARTICLES.has(lowerAt(this.tokens, i)) && isOther(i));
  }

  private mayBeTitle(token: number): boolean {
    const tag = uposOf(this.tokens, token);
    if (tag === 'NOUN' || tag === 'PROPN' || tag === 'ADJ' || isHyphen(this.tokens, token)) return true;
    return isPossessive(this.tokens, token);
  }

  /** A phrase for one person behind a name and its comma. */
  saidBehind(end: number): Said | undefined {
    const limit = end < this.tokens.size ? sentenceEndAt(this.tokens, end - 1) : end;
    if (end >= limit || formAt(this.tokens, end) !== ',') return undefined;
    let head = -1;
    let i = end + 1;
    const isPast = formAt(this.tokens, i) === 'once' || formAt(this.tokens, i) === 'then';
    if (i < limit && (isPast || formAt(this.tokens, i) === 'now')) i++;
    const from = i;
    for (; i < limit && i < from + LONGEST_TITLE; i++) {
      const tag = uposOf(this.tokens, i);
      if (tag === 'NOUN' || tag === 'PROPN') head = i;
      else if (
        tag !== 'ADJ' &&
        tag !== 'DET' &&
        xposAt(this.tokens, i) !== 'PRP$' &&
        // 'a distinguished professor'
        xposAt(this.tokens, i) !== 'VBN' &&
        !isHyphen(this.tokens, i) &&
        !isPossessive(this.tokens, i)
      )
        break;
      else if (tag === 'DET' && i > from) break;
    }
    if (head === -1) return undefined;
    const said = this.describer.understand(from, this.describer.complementEnd(head, limit));
    if (!said || said.phrase.head.plural || said.phrase.name || !isForPerson(said)) return undefined;
    return isPast ? { ...said, phrase: { ...said.phrase, former: true } } : said;
  }

  /**
   * A phrase for one person before a name, with a comma between: 'the Peruvian ambassador, Inez Quispe Huaman'; for several
   * where a list begins: 'the ministers of Peru and Chile, Inez Quispe and'.
   */
  saidInFront(name: number): Said | undefined {
    const start = sentenceStartAt(this.tokens, name);
    if (name - 2 < start || formAt(this.tokens, name - 1) !== ',') return undefined;
    let from = name - 1;
    while (from > start && name - 1 - from < LONGEST_TITLE + 3) {
      const tag = uposOf(this.tokens, from - 1);
      const isWithin = this.mayBeTitle(from - 1) || /^(?:to|of|for)$/.test(lowerAt(this.tokens, from - 1));
      if (isWithin) {
        from--;
        continue;
      }
      if (tag === 'DET' || tag === 'NUM' || xposAt(this.tokens, from - 1) === 'PRP$') from--;
      break;
    }
    while (from < name - 1 && (isPossessive(this.tokens, from) || isHyphen(this.tokens, from))) from++;
    const said = this.describer.understand(from, name - 1);
    return said && isForPerson(said) && !said.phrase.name ? said : undefined;
  }

  /** 'his Norwegian counterpart, | Ada Quill', 'their Georgian host | Bo Ferro': of the state of the adjective. */
  relatedWho(name: number, text: string): Who | undefined {
    const first = formAt(this.tokens, name - 1) === ',' ? name - 2 : name - 1;
    if (first < 1 || !this.words.relations.has(lowerAt(this.tokens, first))) return undefined;
    const state = this.namedBefore(first, LONGEST_ADJECTIVE, ({ kind }) => kind === 'state');
    return (
      state && { ...nobody(text), party: state.party, country: state.party, sector: 'GOV', serves: true, owned: true }
    );
  }

  /** The actor whose name ends right before a token. */
  private namedBefore(end: number, reach: number, fits: (actor: KnownActor) => boolean): KnownActor | undefined {
    for (let from = end - 1; from >= Math.max(0, end - reach); from--) {
      const found = this.table.names.longest(from, end, this.numbered.forms);
      const value = found?.end === end ? found.values.find(({ actor }) => fits(actor)) : undefined;
      if (value) return value.actor;
    }
    return undefined;
  }

  /** 'Ada Quill | of Botswana' */
  ofState(end: number): Belonging | undefined {
    if (end + 1 >= this.tokens.size || formAt(this.tokens, end) !== 'of') return undefined;
    const from = lowerAt(this.tokens, end + 1) === 'the' ? end + 2 : end + 1;
    const found =
      from < this.tokens.size
        ? this.table.names.longest(from, sentenceEndAt(this.tokens, end), this.numbered.forms)
        : undefined;
    const state = found?.values.find(({ actor, is }) => actor.kind === 'state' && is === 'actor')?.actor;
    return state && { party: state.party, country: state.country, sector: 'GOV' };
  }

  /** 'Frank Wolf, R-Va.', 'Ruth Cadbury (Lab, Brentford)': the parliament of a party that stands behind a name with a seat. */
  seat(end: number): Belonging | undefined {
    if (end + 2 >= this.tokens.size || !/^[,(]$/.test(formAt(this.tokens, end))) return undefined;
    const label = this.words.seats.get(formAt(this.tokens, end + 1));
    if (!label || formAt(this.tokens, end + 2) !== label.before) return undefined;
    return { party: label.state, country: label.state, sector: 'LEG' };
  }

  /** What a phrase says of a person whom it does not name. */
  describedOf(said: Said): Described {
    const described = this.describer.describe({
      ...said,
      phrase: { ...said.phrase, name: undefined, person: undefined, indefinite: true },
    });
    // 'the secretary general of the ministry': who acts for a state is of no organization of states.
    const isOfState = this.table.actor(`state:${described.party || described.country}`)?.kind === 'state';
    return described.sector === 'IGO' && isOfState ? { ...described, sector: 'GOV' } : described;
  }

  describedWho(said: Said, name: string): Who {
    const { party, country, sector, role } = this.describedOf(said);
    return {
      ...nobody(name),
      party: said.phrase.former ? '' : party,
      country,
      sector: sector || 'UNK',
      serves: serves(said),
      owned: said.phrase.states.length > 0 || isPrivate(said) || said.phrase.leader !== '',
      ...(role ? { role } : {}),
    };
  }

  /** 'Bolivia's Eulalia Mamani Choque', 'the Lowy Institute's Priya Ramanathan'. */
  ownedWho(name: number, text: string): Who | undefined {
    if (name < 2 || !isPossessive(this.tokens, name - 1)) return undefined;
    const owner = this.namedBefore(name - 1, LONGEST_TITLE, ({ kind }) => kind !== 'person');
    if (!owner) return undefined;
    const { party, country, kind, sector } = owner;
    return { ...nobody(text), party, country, sector: kind === 'state' ? 'GOV' : sector };
  }
}

/** Somebody of whom nothing but the name is known. */
export const nobody = (printed: string): Who => {
  const name = plainName(printed);
  return { id: `person:?${name}`, name, kind: 'person', party: '', country: '', sector: 'UNK' };
};

/** Whether somebody serves a firm or the like. */
const isPrivate = ({ phrase: { organization } }: Said): boolean => organization !== undefined;

/** Whether the noun of a phrase is one for a person. */
const isForPerson = ({ phrase }: Said): boolean =>
  phrase.head.is === 'role' || (phrase.head.is === 'agent' && phrase.head.agent.kind === 'person');
