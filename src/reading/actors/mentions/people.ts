/**
 * Names of people: in full, by surname, behind titles, and of whom no table knows where a title, an apposition, a possessor,
 * a given name or a verb of saying shows that they are people.
 */
import type { Resources } from '../../resources.js';
import type { Numbered } from '../../text/phrases.js';
import { at, formAt, sentenceEndAt, sentenceStartAt, someToken, type Tokens, uposOf } from '../../text/tokens.js';
import { PARTICLES } from '../names.js';
import { type ActorTable, type KnownActor, SERVING, standingOn, type Title } from '../table.js';
import { Bearers } from './bearers.js';
import { Beside, nobody } from './beside.js';
import { isHyphen } from './chunks.js';
import type { Describer, Said } from './describing.js';
import { isGlued, NameSigns, type SignInput } from './name-signs.js';
import { isThing } from './senses.js';
import { isFamilyFirst, type Named, Surnames, speakingAlone } from './surnames.js';
import { type Sighting, sighting, type Who } from './types.js';

interface PeopleInput extends SignInput {
  /** `YYYY-MM-DD` */
  readonly day: string | undefined;
  /** Names of the states in which the places of the text lie, and of those it names. */
  readonly nearby: () => readonly string[];
}

export class People {
  private readonly tokens: Tokens;
  private readonly numbered: Numbered;
  private readonly day: string | undefined;
  private readonly table: ActorTable;
  private readonly surnames: Surnames;
  private readonly bearers: Bearers;
  private readonly beside: Beside;
  private readonly signs: NameSigns;
  /** The last one of a list of people of whom a title in the plural tells, and where the name ends. */
  private several: { to: number; readonly who: Who } | undefined;
  /** Words in capitals that speak alone: surnames, and given names by which people are called. */
  private readonly alone: ReadonlySet<string>;

  constructor(
    private readonly input: PeopleInput,
    private readonly describer: Describer,
    private readonly resources: Resources,
  ) {
    this.tokens = input.tokens;
    this.numbered = input.numbered;
    this.day = input.day;
    this.table = resources.actors;
    this.signs = new NameSigns(input, resources.actors, resources.mentionWords);
    this.beside = new Beside(input.tokens, input.numbered, resources.actors, describer, resources.mentionWords);
    this.alone = speakingAlone(input.tokens, (token) => this.isSaying(token), input.isOtherName);
    this.surnames = new Surnames(
      resources.language.split,
      (id, surname) => this.table.bearers(surname).some((bearer) => bearer.id === id),
      this.alone,
    );
    this.bearers = new Bearers(resources.actors, resources.mentionWords, input.day, input.nearby);
    this.findNamed();
  }

  /** The people of the table whose full names stand anywhere in the document: a headline has the surname before them. */
  private findNamed(): void {
    for (let i = 0; i < this.tokens.size; ) {
      const found = this.fullName(i);
      if (found) this.addNames(found.actor, found.actor.name, i, found.end, false);
      i = found?.end ?? i + 1;
    }
  }

  /** The person whose name, with or without a title before it, begins at a token. */
  find(i: number): Sighting | undefined {
    const title = this.table.titles.longest(i, sentenceEndAt(this.tokens, i), this.numbered.forms);
    const titled = title && this.titled(i, title.end, title.values);
    if (titled) return titled;
    const full = this.fullName(i);
    // 'Kim Il Sung Square'
    if (full) return this.isThing(full.end) ? undefined : this.known(i, full.end, full.actor, 'actors/name');
    return this.whole(i) ?? this.unknown(i, false) ?? this.surname(i, []);
  }

  /** A surname of several parts that was introduced: 'Nkabinde-Roux'. */
  private whole(i: number, titles: readonly Title[] = []): Sighting | undefined {
    const [known] = this.bearers.introduced(this.introducedAt(i), titles);
    if (!known || known.from > i || known.words.length < 2 || this.signs.nameEnd(i) !== i + known.words.length)
      return undefined;
    return sighting(i, i + known.words.length, known.who, ['actors/surname']);
  }

  /** 'President Biden', 'Foreign Minister Arno Velde': the mention is the name without its title. */
  private titled(from: number, name: number, titles: readonly Title[]): Sighting | undefined {
    if (name >= sentenceEndAt(this.tokens, from)) return undefined;
    const full = this.fullName(name);
    if (full) return this.known(name, full.end, full.actor, 'actors/name');
    // '(Syrian President Bashar) Assad': what an editor put in.
    if (/^[)\]]$/.test(formAt(this.tokens, name + 1)) && name + 2 < this.tokens.size)
      return this.surname(name + 2, titles);
    // 'General Assembly'
    if (this.isThing(name)) return undefined;
    if (PARTICLES.has(formAt(this.tokens, name))) return this.behindParticle(name, titles);
    const end = this.signs.nameEnd(name);
    const called = { front: titles.every(({ kind }) => kind === 'courtesy') ? from : name, title: from };
    if (end - name > 1 && !this.input.isHeadline(name)) {
      const found = this.whole(name, titles) ?? this.unknown(name, true, called);
      if (found) return found;
    }
    const surname = this.surname(name, titles);
    if (surname) return surname;
    if (
      end === name ||
      // 'Commander Visits Seoul'.
      this.input.isHeadline(name) ||
      this.input.isOtherName(name) ||
      this.table.titles.longest(name, sentenceEndAt(this.tokens, name), this.numbered.forms)
    )
      return undefined;
    const said = this.said(end, from, this.beside.saidBefore(name, end, called.front));
    const [title] = titles;
    const text =
      title && PEERS.has(title.title)
        ? `${title.title} ${this.describer.text(name, end)}`
        : this.describer.text(name, end);
    const who = said ? this.beside.describedWho(said, text) : undefined;
    return this.give(
      name,
      end,
      who ?? {
        ...nobody(text),
        sector: title?.sector ?? 'UNK',
        serves: title?.kind === 'rank' && SERVING.test(title.sector),
        ...(title?.role ? { role: title.role } : {}),
      },
      'actors/title-unknown',
    );
  }

  /** 'Commission President von der Leyen', 'Crown Prince bin Salman', 'President al-Sisi': a surname behind a title that begins with a small word. */
  private behindParticle(i: number, titles: readonly Title[]): Sighting | undefined {
    const [known] = this.bearers.introduced(this.introducedAt(i), titles);
    if (known && known.words.length > 1)
      return sighting(i, i + known.words.length, known.who, ['actors/title-surname']);
    if (!this.day) return undefined;
    let own = i + 1;
    while (PARTICLES.has(formAt(this.tokens, own)) || isHyphen(this.tokens, own)) own++;
    const end = this.signs.nameEnd(own);
    if (end === own) return undefined;
    const surname = this.describer.text(i, end);
    // 'Luigi Di Maio' is 'Foreign Minister di Maio' to some.
    const bearers = [surname, surname.charAt(0).toUpperCase() + surname.slice(1)].map((one) => this.table.bearers(one));
    const holder = this.bearers.inOffice(bearers.find((one) => one.length > 0) ?? [], titles);
    return holder && this.know(i, end, holder, 'actors/title-surname');
  }

  private fullName(i: number): { readonly end: number; readonly actor: KnownActor } | undefined {
    if (!this.signs.mayBegin(i)) return undefined;
    const found = this.table.names.longest(i, sentenceEndAt(this.tokens, i), this.numbered.forms);
    const value = found?.values.find((one) => one.actor.kind === 'person');
    if (!found || !value) return this.withNickname(i);
    // One word is no full name: 'Tedros' is one of whom the table says so.
    if (found.end - i === 1 && (this.signs.isPart(i) || uposOf(this.tokens, i) !== 'PROPN')) return undefined;
    return { end: found.end, actor: value.actor };
  }

  /** 'Benjamin “Benny” Gantz', whom the table has by either name. */
  private withNickname(i: number): { readonly end: number; readonly actor: KnownActor } | undefined {
    const last = this.signs.pastNickname(i + 1);
    if (last === i + 1) return undefined;
    const { forms } = this.numbered;
    for (const given of [i, last - 2]) {
      const found = this.table.names.longest(0, 2, Int32Array.of(at(forms, given), at(forms, last)));
      const person = found?.values.find(({ actor }) => actor.kind === 'person');
      if (found?.end === 2 && person) return { end: last + 1, actor: person.actor };
    }
    return undefined;
  }

  /** Somebody of the table; of whom it knows no office on the day the text may know one: 'Phoenix Mayor Greg Stanton'. */
  private known(from: number, to: number, actor: KnownActor, why: string): Sighting {
    const standing = standingOn(this.table, actor, this.day);
    const isInOffice = standing.office !== undefined && standing.office.party !== '';
    const said =
      isInOffice || !this.day
        ? undefined
        : (this.beside.saidBefore(from, to) ?? this.beside.saidBehind(to) ?? this.beside.saidInFront(from));
    // Who has left office is an official again only by an office.
    if (!said || said.phrase.former || (standing.left && said.phrase.head.is !== 'role'))
      return this.give(from, to, actor, why);
    const { party: own, country, role, sector } = this.beside.describedOf(said);
    // 'a deputy minister' is one of the state to which the person belongs.
    const party = own || (SERVING.test(sector) && said.phrase.states.length === 0 ? actor.country : '');
    const called = { party, country: actor.country || country, sector, isSaid: true, ...(role ? { role } : {}) };
    return this.give(from, to, party === '' ? actor : { ...actor, ...called }, why);
  }

  private give(from: number, to: number, who: Who, why: string): Sighting {
    if (to - from > 1)
      this.addNames(who, this.table.actor(who.id)?.name ?? who.name, from, to, this.isFamilyFirst(from));
    return sighting(from, to, who, [why]);
  }

  /** By the surname of the table and that of the text: 'Rami Abdel Rahman' is Rami Abdurrahman. */
  private addNames(who: Who, name: string, from: number, to: number, familyFirst: boolean): void {
    this.surnames.add(who, name, from, familyFirst);
    this.surnames.add(who, this.describer.text(from, to), from, familyFirst);
  }

  /** 'Blinken' after 'Antony Blinken', with a title whoever bears it, else the one person in office with that surname. */
  private surname(i: number, titles: readonly Title[]): Sighting | undefined {
    const isTitled = titles.length > 0;
    if (!this.signs.mayBegin(i) || (!isTitled && this.isOther(i))) return undefined;
    const introduced = this.introducedAt(i);
    const [known] = this.bearers.inOrder(this.bearers.introduced(introduced, titles), i);
    const isName =
      known && !(known.from > i && this.input.isOtherName(i)) && !this.signs.isPart(i, known.words.length, isTitled);
    if (isName)
      return sighting(i, i + known.words.length, known.who, [isTitled ? 'actors/title-surname' : 'actors/surname']);
    const found =
      this.day && this.signs.mayBeName(i, isTitled) && !this.input.isOtherName(i)
        ? this.table.surnames.longest(i, sentenceEndAt(this.tokens, i), this.numbered.forms)
        : undefined;
    if (!found || this.signs.isPart(i, found.end - i, isTitled)) return this.sole(introduced, i, titles);
    const isGiven = found.end - i === 1 && this.resources.mentionWords.givenNames.has(formAt(this.tokens, i));
    const holder = this.bearers.inOffice(found.values, titles, isGiven);
    // 'the Poroshenko administration' is described, and names nobody else.
    const { ledBodies } = this.resources.mentionWords;
    const isOfLeader = found.end < sentenceEndAt(this.tokens, i) && ledBodies.has(at(this.tokens.lemmas, found.end));
    if (holder && !isOfLeader)
      return this.know(i, found.end, holder, isTitled ? 'actors/title-surname' : 'actors/surname-in-office');
    // 'Special Representative Kim' behind Sung Kim, whom the table calls an envoy, is no other Kim.
    const sole = this.sole(introduced, i, titles);
    if (sole) return sole;
    // 'CIA director Burns', 'spokesman Peskov': the words before it tell.
    const said = this.beside.saidBefore(i, found.end);
    const id = said && this.describer.describe(said).id;
    const described = id === undefined ? undefined : this.table.actor(id);
    if (described?.kind === 'person') return this.know(i, found.end, described, 'actors/title-surname');
    const isKnown = isTitled || this.alone.has(formAt(this.tokens, i));
    const before = isKnown ? this.bearers.pastHolder(found.values, titles) : undefined;
    return before && this.know(i, found.end, before, isTitled ? 'actors/title-surname' : 'actors/surname-in-office');
  }

  /** Whether a word is no surname where it stands, but a month or another thing; 'Cuban' alone is who was named Mark Cuban. */
  private isOther(i: number): boolean {
    if (this.signs.isMonth(i)) return true;
    if (!this.signs.isOtherThing(i)) return false;
    const next = i + 1 < sentenceEndAt(this.tokens, i) ? uposOf(this.tokens, i + 1) : 'PUNCT';
    const isAlone = next === 'VERB' || next === 'AUX' || next === 'PUNCT' || next === 'PART' || next === 'ADV';
    return !isAlone || !this.table.adjectives.includes(formAt(this.tokens, i)) || this.introducedAt(i).length === 0;
  }

  private introducedAt(i: number): readonly Named[] {
    return this.surnames.at((offset) => (i + offset < this.tokens.size ? formAt(this.tokens, i + offset) : ''), i);
  }

  /** By surname and for the rest of the document. */
  private know(from: number, to: number, actor: KnownActor, why: string): Sighting {
    this.surnames.add(actor, actor.name, from, false);
    return sighting(from, to, actor, [why]);
  }

  /** The one whom the text has introduced, where a title says what the table does not know. */
  private sole(introduced: readonly Named[], i: number, titles: readonly Title[]): Sighting | undefined {
    const before = introduced.filter(({ who, from }) => from < i && this.bearers.mayBe(who, titles));
    const [first] = before;
    if (titles.length === 0 || !first || new Set(before.map(({ who }) => who.id)).size > 1) return undefined;
    return sighting(i, i + first.words.length, first.who, ['actors/title-surname']);
  }

  /** 'said Amanda Hsiao', 'Maltese official Karmenu Zerafa', 'Zhu Wenhai, the Chinese consul': nobody the tables know. */
  private unknown(i: number, isTitled: boolean, { front, title } = { front: i, title: i }): Sighting | undefined {
    if (!this.signs.mayBegin(i) || this.input.isDate(i)) return undefined;
    const end = this.signs.nameEnd(i);
    if (end === i && !isTitled) return undefined;
    // 'John TrumpGOP': the words of a page that run into one. 'Kim Feb. 27'
    for (let k = i; k < end; k++) if (isGlued(formAt(this.tokens, k)) || this.input.isDate(k)) return undefined;
    // 'Mark Cuban'
    const isBorn = end - i === 2 && this.table.adjectives.includes(formAt(this.tokens, end - 1));
    const isGiven = this.resources.mentionWords.givenNames.has(formAt(this.tokens, i));
    if (end - i < 2) return undefined;
    if (this.input.isPlace(end - 1) && !(isBorn && isGiven) && !this.beside.saidInFront(title)) return undefined;
    // 'to beat Trump Trump threatening': two sentences that run into one.
    if (end - i === 2 && formAt(this.tokens, i) === formAt(this.tokens, i + 1)) return undefined;
    // 'Paris Agreement', 'Anne Frank Center', 'Accountability Review | Board'
    if (!isTitled && (this.isThing(end - 1) || this.isThing(end))) return undefined;
    // 'Abu Dhabi'
    if (!isTitled && this.input.isOtherName(i) && this.table.names.longest(i, end, this.numbered.forms)?.end === end)
      return undefined;
    // 'Border Patrol Technician' is what somebody is called, and no name.
    const isCalling = !isTitled && end < sentenceEndAt(this.tokens, i) && this.describer.isHead(end - 1);
    if (isCalling && !isGiven) return undefined;
    // 'Georgia Secretary | of State Brad Rowe': a title that goes on behind them.
    if (
      isCalling &&
      (this.table.titles.longest(end - 1, sentenceEndAt(this.tokens, i), this.numbered.forms)?.end ?? 0) > end
    )
      return undefined;
    // 'The Vice President said', 'Prime Minister of Israel Benjamin Netanyahu', 'Presidents Biden and Xi'.
    const { titles } = this.table;
    const isTitle = titles.longest(i, end, this.numbered.forms) ?? titles.longest(i, end, this.numbered.lemmas);
    if (!isTitled && isTitle) return undefined;
    for (let k = i + 1; k < end; k++) if ((this.fullName(k)?.end ?? 0) > k + 1) return undefined;
    if (this.input.isHeadline(i) && !isGiven) return undefined;
    const isSite = this.input.isPlace(i);
    if (this.input.isOtherName(i) && !isGiven) return undefined;
    const several = this.several && this.isListed(this.several.to, title) ? this.several : undefined;
    const start = sentenceStartAt(this.tokens, i);
    const before = this.beside.saidBefore(i, end, front);
    // The words before it belong to the run: 'Deputy Premier | Batbayar Ganzorig'.
    const own = before?.phrase.name ? this.beside.tailOf(before, end) : i;
    if (own > i) return undefined;
    const office = before ?? this.beside.saidOver(i, end);
    if (!isTitled && i > start && this.signs.isNamePart(i - 1) && !office && !this.input.isOtherName(i - 1))
      return undefined;
    const words = this.tokens.forms.slice(i, end);
    const known = this.resources.who().lookup.person(foldedName(words)) ?? this.nicknamed(before);
    if (known) return this.known(i, end, known, 'actors/name');
    const text = this.describer.text(i, end);
    const related = this.beside.relatedWho(title, text);
    if (related) return this.give(i, end, related, 'actors/described-unknown');
    const described = this.said(end, title, office);
    const belonging = this.beside.seat(end) ?? this.beside.ofState(end);
    if (described || belonging) {
      const who = described ? this.beside.describedWho(described, text) : nobody(text);
      const isOpen = who.party === '' && who.country === '';
      if (described?.phrase.head.plural) this.several = { to: end, who };
      return this.give(i, end, isOpen ? { ...who, ...belonging } : who, 'actors/described-unknown');
    }
    if (several) {
      const { id, name } = nobody(text);
      several.to = end;
      return this.give(i, end, { ...several.who, id, name }, 'actors/described-unknown');
    }
    if (isSite) return undefined;
    const owned = this.beside.ownedWho(i, text);
    if (owned) return this.give(i, end, owned, 'actors/described-unknown');
    if (this.isSaying(i - 1) || this.isSaying(end)) return this.give(i, end, nobody(text), 'actors/speaker-unknown');
    if (isGiven || this.isFamilyFirst(i)) return this.give(i, end, nobody(text), 'actors/given-name');
    return undefined;
  }

  /** What is said of a name before it, in front of its title with a comma between, or behind it: what tells whose somebody is first. */
  private said(end: number, title: number, before: Said | undefined): Said | undefined {
    if (before && isOwned(before)) return before;
    const inFront = this.beside.saidInFront(title);
    if (before && !(inFront && isOwned(inFront))) return before;
    return this.beside.saidBehind(end) ?? inFront ?? before;
  }

  /** 'Sens. Ada Quill, | Bo Ferro (Lab, Leeds) and | Cy Roe': whether nothing but a list stands between two names. */
  private isListed(from: number, to: number): boolean {
    if (from >= to || to - from > LONGEST_LINK || !/^(?:,|and)$/.test(formAt(this.tokens, to - 1))) return false;
    return !someToken(from, to, (i) => !/^(?:[,()-]|and|\p{Lu}.*)$/u.test(formAt(this.tokens, i)));
  }

  private isThing(i: number): boolean {
    return isThing(this.input, this.resources.mentionWords, i);
  }

  private isFamilyFirst(i: number): boolean {
    return isFamilyFirst(this.table, this.resources.mentionWords, this.input, i);
  }

  private nicknamed(before: Said | undefined): KnownActor | undefined {
    if (!before) return undefined;
    const actor = this.table.actor(this.describer.describe(before).id ?? '');
    return actor?.kind === 'person' ? actor : undefined;
  }

  private isSaying(token: number): boolean {
    if (token < 0 || token >= this.tokens.size || uposOf(this.tokens, token) === 'NOUN') return false;
    const { lowers, lemmas } = this.numbered;
    const found = this.resources.cues.phrases.longest(token, token + 1, lowers, lemmas);
    return found?.values.some((cue) => cue.act === 'said') ?? false;
  }
}

const foldedName = (words: readonly string[]): string => words.join(' ').toLowerCase();

/** Words between two names of a list. */
const LONGEST_LINK = 8;

/** Titles without which nobody is called by the name behind them. */
const PEERS: ReadonlySet<string> = new Set(['Lord', 'Baroness']);

/** Whether a phrase says whose somebody is. */
const isOwned = ({ phrase }: Said): boolean => phrase.states.length > 0 || phrase.organization !== undefined;
