/**
 * Names of people: in full, by surname, behind titles, and of whom no table knows where a title, an apposition, a possessor,
 * a given name or a verb of saying shows that they are people.
 */
import type { Resources } from '../../resources.js';
import type { Numbered } from '../../text/phrases.js';
import { at, sentenceEnd, sentenceStart, type Tokens, uposOf } from '../../text/tokens.js';
import {
  type ActorTable,
  FAMILY_FIRST,
  type Holding,
  type KnownActor,
  officesOn,
  standingOn,
  surnameOf,
  type Title,
} from '../table.js';
import type { Described } from '../who/types.js';
import { isHyphen, isPossessive } from './chunks.js';
import { Describer, type Said } from './describing.js';
import { isOne } from './fit.js';
import { genderOfName } from './lexicon.js';
import { type Named, Surnames } from './surnames.js';
import { type Gender, type Sighting, sighting, type Who } from './types.js';

/** A name that no table knows has at most this many parts, hyphens apart. */
const LONGEST_NAME = 5;
/** So many words before a name may say who it is. */
const LONGEST_TITLE = 9;
const PARTICLES = new Set([
  'al',
  'bin',
  'ibn',
  'von',
  'van',
  'der',
  'den',
  'de',
  'da',
  'dos',
  'del',
  'della',
  'di',
  'el',
  'du',
  'la',
  'ben',
  'ter',
]);
const COURTESIES: ReadonlyMap<string, Gender> = new Map([
  ['Mr.', 'he'],
  ['Mr', 'he'],
  ['Mrs.', 'she'],
  ['Mrs', 'she'],
  ['Ms.', 'she'],
  ['Ms', 'she'],
  ['Sir', 'he'],
  ['Lord', 'he'],
]);

interface PeopleInput {
  readonly tokens: Tokens;
  readonly numbered: Numbered;
  /** `YYYY-MM-DD` */
  readonly day: string | undefined;
  /** Tokens that a repair covers: no unknown person is made of a garbled institution. */
  readonly repaired: ReadonlySet<number>;
  /** Tokens that name a place where something is. */
  readonly isPlace: (token: number) => boolean;
  /** Whether a name of the table that is no person's begins at a token. */
  readonly isOtherName: (token: number) => boolean;
}

export class People {
  private readonly tokens: Tokens;
  private readonly numbered: Numbered;
  private readonly day: string | undefined;
  private readonly table: ActorTable;
  private readonly describer: Describer;
  private readonly surnames: Surnames;
  private readonly offices = new Map<string, readonly Holding[]>();

  constructor(
    private readonly input: PeopleInput,
    private readonly resources: Resources,
  ) {
    this.tokens = input.tokens;
    this.numbered = input.numbered;
    this.day = input.day;
    this.table = resources.actors;
    this.describer = new Describer(input.tokens, input.day, resources.who);
    this.surnames = new Surnames(resources.language.split);
    this.findNamed();
  }

  /** The people of the table whose full names stand anywhere in the document: a headline has the surname before them. */
  private findNamed(): void {
    for (let i = 0; i < this.tokens.size; ) {
      const found = this.fullName(i);
      if (found) this.surnames.add(found.actor, found.actor.name, i, false);
      i = found?.end ?? i + 1;
    }
  }

  /** The person whose name, with or without a title before it, begins at a token. */
  find(i: number): Sighting | undefined {
    const title = this.table.titles.longest(i, this.limit(i), this.numbered.forms);
    const titled = title && this.titled(i, title.end, title.values);
    if (titled) return titled;
    const full = this.fullName(i);
    if (full) return this.known(i, full.end, full.actor, 'actors/name');
    return this.unknown(i) ?? this.surname(i, []);
  }

  /** 'President Biden', 'Foreign Minister Arno Velde': the mention is the name without its title. */
  private titled(from: number, name: number, titles: readonly Title[]): Sighting | undefined {
    if (name >= this.limit(from)) return undefined;
    const full = this.fullName(name);
    if (full) return this.known(name, full.end, full.actor, 'actors/name');
    const end = this.nameEnd(name);
    if (end - name > 1) {
      const found = this.unknown(name);
      if (found) return found;
    }
    const surname = this.surname(name, titles);
    if (surname) return surname;
    if (
      end === name ||
      this.input.isOtherName(name) ||
      this.table.titles.longest(name, this.limit(name), this.numbered.forms)
    )
      return undefined;
    const said = this.saidBefore(name, end);
    const [title] = titles;
    const who = said ? this.describedWho(said, this.text(name, end)) : undefined;
    return this.give(
      name,
      end,
      who ?? {
        ...nobody(this.text(name, end)),
        sector: title?.sector ?? 'UNK',
        ...(title?.role ? { role: title.role } : {}),
      },
      'actors/title-unknown',
    );
  }

  private fullName(i: number): { readonly end: number; readonly actor: KnownActor } | undefined {
    if (!this.mayBegin(i)) return undefined;
    const found = this.table.names.longest(i, this.limit(i), this.numbered.forms);
    const value = found?.values.find((one) => one.actor.kind === 'person');
    if (!found || !value) return undefined;
    // One word is no full name: 'Tedros' is one of whom the table says so.
    if (found.end - i === 1 && (this.isPart(i) || uposOf(this.tokens, i) !== 'PROPN')) return undefined;
    return { end: found.end, actor: value.actor };
  }

  /** A person of the table, with for whom the text says that they act where the table does not know. */
  private known(from: number, to: number, actor: KnownActor, why: string): Sighting {
    const standing = standingOn(this.table, actor, this.day);
    let who: Who = actor;
    if (standing.party === '' && this.day && standing.sector !== 'ELI') {
      const said = this.saidBefore(from, to) ?? this.saidBehind(to) ?? this.saidInFront(from);
      if (said && !said.phrase.former) {
        const { party, country, role } = this.describedOf(said);
        if (party !== '')
          who = { ...actor, party, country: actor.country || country, ...(role ? { role } : {}), said: true };
      }
    }
    return this.give(from, to, who, why);
  }

  private give(from: number, to: number, who: Who, why: string): Sighting {
    if (to - from > 1)
      this.surnames.add(who, this.table.actor(who.id)?.name ?? who.name, from, this.isFamilyFirst(from));
    return sighting(from, to, who, [why]);
  }

  /** 'Blinken' after 'Antony Blinken', with a title whoever bears it, else the one person in office with that surname. */
  private surname(i: number, titles: readonly Title[]): Sighting | undefined {
    if (!isCapitalized(this.form(i)) || this.input.repaired.has(i)) return undefined;
    const gender = titles.map(({ title }) => COURTESIES.get(title) ?? '').find((one) => one !== '') ?? '';
    const isFit = ({ who }: { readonly who: Who }): boolean => this.fits(who, titles, gender);
    const introduced = this.surnames.at((offset) => (i + offset < this.tokens.size ? this.form(i + offset) : ''), i);
    const fitting = titles.length > 0 ? introduced.filter(isFit) : introduced;
    const [known] = fitting;
    if (
      known &&
      (known.from > i || titles.length > 0
        ? !this.isPart(i, known.words.length, titles.length > 0)
        : !this.isFollowed(i, known.words.length))
    )
      return sighting(i, i + known.words.length, known.who, [
        titles.length > 0 ? 'actors/title-surname' : 'actors/surname',
      ]);
    if (!this.day || uposOf(this.tokens, i) !== 'PROPN' || this.input.isOtherName(i))
      return this.sole(introduced, i, titles);
    const found = this.table.surnames.longest(i, this.limit(i), this.numbered.forms);
    if (!found || this.isPart(i, found.end - i, titles.length > 0)) return undefined;
    const holders = found.values
      .flatMap((person) => this.officesToday(person.id).map((office) => ({ who: person, office })))
      .filter(({ who, office }) => this.fitsOffice(who, office, titles, gender))
      .map(({ who, office }) => ({
        who,
        precedence:
          titles.length > 0 ? (this.officesToday(who.id)[0]?.precedence ?? office.precedence) : office.precedence,
      }))
      .sort((a, b) => a.precedence - b.precedence);
    const [first] = holders;
    const isOnly =
      first && !holders.some(({ who, precedence }) => who !== first.who && precedence === first.precedence);
    if (first && isOnly)
      return this.know(
        i,
        found.end,
        first.who,
        titles.length > 0 ? 'actors/title-surname' : 'actors/surname-in-office',
      );
    // 'CIA director Burns', 'spokesman Peskov': the words before it tell.
    const said = this.saidBefore(i, found.end);
    const described = said && this.describer.describe(said);
    const actor = described?.id === undefined ? undefined : this.table.actor(described.id);
    return actor?.kind === 'person'
      ? this.know(i, found.end, actor, 'actors/title-surname')
      : this.sole(introduced, i, titles);
  }

  /** By surname and for the rest of the document. */
  private know(from: number, to: number, actor: KnownActor, why: string): Sighting {
    this.surnames.add(actor, actor.name, from, false);
    return sighting(from, to, actor, [why]);
  }

  /** The one whom the text has introduced, where a title says what the table does not know. */
  private sole(introduced: readonly Named[], i: number, titles: readonly Title[]): Sighting | undefined {
    const before = introduced.filter(({ from }) => from < i);
    const [first] = before;
    if (titles.length === 0 || !first || new Set(before.map(({ who }) => who.id)).size > 1) return undefined;
    return sighting(i, i + first.words.length, first.who, ['actors/title-surname']);
  }

  private fits(who: Who, titles: readonly Title[], gender: Gender): boolean {
    if (gender !== '') {
      const own = genderOfName(who.name, this.resources.mentionWords);
      return own === '' || own === gender;
    }
    if (who.role && titles.some(({ role }) => role === '' || isOne(who.role ?? '', role))) return true;
    const offices = this.officesToday(who.id);
    return (
      titles.some((title) => title.role === '') ||
      offices.some((office) => titles.some((title) => isTitleOf(office, title, who)))
    );
  }

  private fitsOffice(who: KnownActor, office: Holding, titles: readonly Title[], gender: Gender): boolean {
    const own = gender === '' ? '' : genderOfName(who.name, this.resources.mentionWords);
    if (own !== '' && own !== gender) return false;
    return titles.length === 0 || titles.some((title) => title.role === '' || isTitleOf(office, title, who));
  }

  /** A longer name that no table knows is not the one known bearer of its last word. */
  private isPart(i: number, length = 1, isTitled = false): boolean {
    return (
      (!isTitled &&
        i > sentenceStart(this.tokens, at(this.tokens.sentenceOf, i)) &&
        this.isNamePart(i - 1) &&
        !this.isTitleEnd(i - 1)) ||
      this.isFollowed(i, length)
    );
  }

  private isFollowed(i: number, length: number): boolean {
    const next = i + length;
    return next < this.limit(i) && this.isNamePart(next) && !this.input.isOtherName(next);
  }

  private isTitleEnd(token: number): boolean {
    return this.table.titles.longest(token, token + 1, this.numbered.forms) !== undefined;
  }

  /** 'said Amanda Hsiao', 'Maltese official Karmenu Zerafa', 'Zhu Wenhai, the Chinese consul': nobody the tables know. */
  private unknown(i: number): Sighting | undefined {
    if (!this.mayBegin(i) || this.input.isPlace(i)) return undefined;
    const end = this.nameEnd(i);
    if (end - i < 2) return undefined;
    const isGiven = this.resources.mentionWords.givenNames.has(this.form(i));
    if (this.input.isOtherName(i) && !isGiven) return undefined;
    const start = sentenceStart(this.tokens, at(this.tokens.sentenceOf, i));
    const before = this.saidBefore(i, end);
    // The words before it belong to the run: 'Deputy Premier | Batbayar Ganzorig'.
    const own = before?.phrase.name ? this.tailOf(before, end) : i;
    if (own > i) return undefined;
    if (i > start && this.isNamePart(i - 1) && !before && !this.input.isOtherName(i - 1) && !this.isCovered(i - 1))
      return undefined;
    const words = this.tokens.forms.slice(i, end);
    const known = this.resources.who().lookup.person(foldedName(words)) ?? this.nicknamed(i, end, before);
    if (known) return this.known(i, end, known, 'actors/name');
    const described = before ?? this.saidBehind(end) ?? this.saidInFront(i);
    const text = this.text(i, end);
    if (described) return this.give(i, end, this.describedWho(described, text), 'actors/described-unknown');
    const owned = this.ownedWho(i, text);
    if (owned) return this.give(i, end, owned, 'actors/described-unknown');
    if (this.isSaying(i - 1) || this.isSaying(end)) return this.give(i, end, nobody(text), 'actors/speaker-unknown');
    if (isGiven || this.isFamilyFirst(i)) return this.give(i, end, nobody(text), 'actors/given-name');
    return undefined;
  }

  private isCovered(token: number): boolean {
    return uposOf(this.tokens, token) !== 'PROPN';
  }

  private nicknamed(from: number, to: number, before: Said | undefined): KnownActor | undefined {
    if (!before) {
      const said = this.describer.nameOnly(from, to);
      return said === undefined ? undefined : this.table.actor(said);
    }
    const { id } = this.describer.describe(before);
    const actor = id === undefined ? undefined : this.table.actor(id);
    return actor?.kind === 'person' ? actor : undefined;
  }

  /** First token of the name at the end of a phrase. */
  private tailOf({ phrase }: Said, end: number): number {
    let left = phrase.name ? phrase.name.to - phrase.name.from : 0;
    let i = end;
    while (left > 0 && i > 0) {
      i--;
      if (!isHyphen(this.tokens, i)) left--;
    }
    return i;
  }

  /** A phrase for a person right before a name, with the name. */
  private saidBefore(name: number, end: number): Said | undefined {
    const start = sentenceStart(this.tokens, at(this.tokens.sentenceOf, name));
    let from = name;
    while (from > start && name - from < LONGEST_TITLE && this.mayBeTitle(from - 1)) from--;
    while (from < name && isPossessive(this.tokens, from)) from++;
    if (from === name) return undefined;
    const said = this.describer.understand(from, end);
    return said?.phrase.name && isForPerson(said) ? said : undefined;
  }

  private mayBeTitle(token: number): boolean {
    const tag = uposOf(this.tokens, token);
    if (tag === 'NOUN' || tag === 'PROPN' || tag === 'ADJ' || isHyphen(this.tokens, token)) return true;
    if (isPossessive(this.tokens, token)) return true;
    return (
      this.form(token).toLowerCase() === 'of' &&
      uposOf(this.tokens, token + 1) === 'NOUN' &&
      token > 0 &&
      ['NOUN', 'PROPN'].includes(uposOf(this.tokens, token - 1))
    );
  }

  /** A phrase for one person behind a name and its comma. */
  private saidBehind(end: number): Said | undefined {
    const limit = end < this.tokens.size ? this.limit(end - 1) : end;
    if (end >= limit || this.form(end) !== ',') return undefined;
    let head = -1;
    let i = end + 1;
    if (i < limit && /^(?:once|now|then)$/.test(this.form(i))) i++;
    const from = i;
    for (; i < limit && i < from + LONGEST_TITLE; i++) {
      const tag = uposOf(this.tokens, i);
      if (tag === 'NOUN' || tag === 'PROPN') head = i;
      else if (
        tag !== 'ADJ' &&
        tag !== 'DET' &&
        at(this.tokens.xpos, i) !== 'PRP$' &&
        !isHyphen(this.tokens, i) &&
        !isPossessive(this.tokens, i)
      )
        break;
      else if (tag === 'DET' && i > from) break;
    }
    if (head === -1) return undefined;
    const said = this.describer.understand(from, this.describer.complementEnd(head, limit));
    if (!said || said.phrase.head.plural || said.phrase.name || !isForPerson(said)) return undefined;
    // 'Smith, the officials' and 'Smith, Germany and' are lists; so is a name that a verb follows at once.
    return said;
  }

  /** A phrase for one person before a name, with a comma between: 'the Peruvian ambassador, Inez Quispe Huaman'. */
  private saidInFront(name: number): Said | undefined {
    const start = sentenceStart(this.tokens, at(this.tokens.sentenceOf, name));
    if (name - 2 < start || this.form(name - 1) !== ',') return undefined;
    let from = name - 1;
    let isOwned = false;
    while (from > start && name - 1 - from < LONGEST_TITLE + 3) {
      const tag = uposOf(this.tokens, from - 1);
      const isWithin = this.mayBeTitle(from - 1) || /^(?:to|of|for)$/.test(this.form(from - 1).toLowerCase());
      if (isWithin) {
        from--;
        continue;
      }
      if (tag === 'DET' || at(this.tokens.xpos, from - 1) === 'PRP$') {
        from--;
        isOwned = true;
        // 'the ambassador to the United Nations': an article within a complement goes on.
        if (from > start && /^(?:to|of|for)$/.test(this.form(from - 1).toLowerCase())) continue;
      }
      break;
    }
    while (from < name - 1 && (isPossessive(this.tokens, from) || isHyphen(this.tokens, from))) from++;
    const said = this.describer.understand(from, name - 1);
    if (!said || said.phrase.head.plural || said.phrase.name || !isForPerson(said)) return undefined;
    return isOwned || said.phrase.states.length > 0 || said.phrase.organization ? said : undefined;
  }

  /** What a phrase says of a person whom it does not name. */
  private describedOf(said: Said): Described {
    return this.describer.describe({
      ...said,
      phrase: { ...said.phrase, name: undefined, person: undefined, definite: false, indefinite: true },
    });
  }

  private describedWho(said: Said, name: string): Who {
    const { party, country, sector, role } = this.describedOf(said);
    return {
      id: `person:?${name}`,
      name,
      kind: 'person',
      party: said.phrase.former ? '' : party,
      country,
      sector: sector || 'UNK',
      ...(role ? { role } : {}),
    };
  }

  /** 'Bolivia's Eulalia Mamani Choque', 'the Lowy Institute's Priya Ramanathan'. */
  private ownedWho(name: number, text: string): Who | undefined {
    if (name < 2 || !isPossessive(this.tokens, name - 1)) return undefined;
    for (let from = name - 2; from >= Math.max(0, name - 1 - LONGEST_TITLE); from--) {
      const found = this.table.names.longest(from, name - 1, this.numbered.forms);
      const value = found?.end === name - 1 ? found.values.find((one) => one.actor.kind !== 'person') : undefined;
      if (!value) continue;
      const { party, country, sector } = value.actor;
      return { ...nobody(text), party, country, sector: value.actor.kind === 'state' ? 'GOV' : sector };
    }
    return undefined;
  }

  private isSaying(token: number): boolean {
    if (token < 0 || token >= this.tokens.size || uposOf(this.tokens, token) === 'NOUN') return false;
    const { lowers, lemmas } = this.numbered;
    const found = this.resources.cues.phrases.longest(token, token + 1, lowers, lemmas);
    return found?.values.some((cue) => cue.act === 'said') ?? false;
  }

  /** Whether the first part of a name is a family name of a state where it stands first. */
  private isFamilyFirst(i: number): boolean {
    const found = this.table.surnames.longest(i, i + 1, this.numbered.forms);
    if (!found || this.resources.mentionWords.givenNames.has(this.form(i))) return false;
    const first = found.values.filter(
      ({ country, name }) => FAMILY_FIRST.has(country) && surnameOf(name, country) === name.split(' ')[0],
    );
    return first.length * 2 > found.values.length;
  }

  private officesToday(person: string): readonly Holding[] {
    if (!this.day) return [];
    const known = this.offices.get(person);
    if (known) return known;
    const offices = officesOn(this.table, person, this.day);
    this.offices.set(person, offices);
    return offices;
  }

  private nameEnd(i: number): number {
    const limit = this.limit(i);
    let parts = 0;
    let end = i;
    while (end < limit && parts < LONGEST_NAME) {
      if (
        this.isNamePart(end) &&
        (end === i || !this.input.isOtherName(end) || this.resources.mentionWords.givenNames.has(this.form(i)))
      ) {
        parts++;
        end++;
      } else if (end > i && isHyphen(this.tokens, end) && this.touches(end) && end + 1 < limit && this.touches(end + 1))
        end += 2;
      else if (
        end > i &&
        PARTICLES.has(this.form(end)) &&
        end + 1 < limit &&
        (this.isNamePart(end + 1) || isHyphen(this.tokens, end + 1))
      )
        end++;
      else if (end > i && parts === 1 && /^\p{Lu}\.$/u.test(this.form(end))) end++;
      else break;
    }
    return end;
  }

  /** Whether a token stands right behind the one before it. */
  private touches(token: number): boolean {
    return at(this.tokens.starts, token) === at(this.tokens.ends, token - 1);
  }

  private mayBegin(i: number): boolean {
    return isCapitalized(this.form(i)) && !this.input.repaired.has(i);
  }

  private isNamePart(i: number): boolean {
    return isCapitalized(this.form(i)) && uposOf(this.tokens, i) === 'PROPN' && !this.input.repaired.has(i);
  }

  private limit(i: number): number {
    return sentenceEnd(this.tokens, at(this.tokens.sentenceOf, i));
  }

  private form(i: number): string {
    return at(this.tokens.forms, i);
  }

  private text(from: number, to: number): string {
    return this.describer.text(from, to);
  }
}

export const isCapitalized = (form: string): boolean => /^\p{Lu}.*\p{Ll}/u.test(form);

const foldedName = (words: readonly string[]): string => words.join(' ').toLowerCase();

const nobody = (name: string): Who => ({
  id: `person:?${name}`,
  name,
  kind: 'person',
  party: '',
  country: '',
  sector: 'UNK',
});

/** Whether the noun of a phrase is one for a person. */
const isForPerson = ({ phrase }: Said): boolean =>
  phrase.head.is === 'role' || (phrase.head.is === 'agent' && phrase.head.agent.kind === 'person');

/** Whether a title may stand before the name of who holds an office: a general holds any of the forces. */
const isTitleOf = (office: Holding, title: Title, who: Who): boolean => {
  if (title.kind === 'rank')
    return /MIL/.test(office.sector) || /MIL/.test(who.sector) || /defense|army|armed|forces/i.test(office.role);
  if (title.role === 'chair') return /^chair(?:man|woman|person)?\b/.test(office.role);
  return isOne(office.role, title.role);
};
