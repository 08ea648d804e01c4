/** Which bearer of a surname is meant: by a title, by who is in office on the day, by what the text says of them. */
import { once } from '../../once.js';
import { type ActorTable, type Holding, type KnownActor, type Office, officesOn, type Title } from '../table.js';
import { isOne } from './fit.js';
import { genderOfName, type MentionWords } from './lexicon.js';
import type { Named } from './surnames.js';
import type { Gender, Who } from './types.js';

/** Offices of which there are so many that a surname alone means no holder: 'Ferguson' is a town as well. */
const LOCAL =
  /^(?:representative|(?:district|circuit) judge|(?:(?:lieutenant )?governor|mayor|attorney general|secretary of state|sheriff) of )/;
/** Years for which somebody who held an office is spoken of by surname and title, and by surname alone. */
const LIFETIME = 80;

/** Ranks that tell how near somebody is to what the text speaks of, before those of offices. */
const NEARNESS = 2;

export class Bearers {
  private readonly officesToday = once((person: string): readonly Holding[] =>
    this.day ? officesOn(this.table, person, this.day) : [],
  );
  /** Who has been meant by a surname that others have, too. */
  private readonly alone = new Set<string>();

  /** @param nearby names of the states that the text speaks of */
  constructor(
    private readonly table: ActorTable,
    private readonly words: MentionWords,
    private readonly day: string | undefined,
    private readonly nearby: () => readonly string[],
  ) {}

  /**
   * The one of the highest office that a title names, or of any office; nobody where two are equal.
   *
   * @param isGiven whether the surname is a given name, too, by which alone only the leaders of a state are meant of which the text speaks
   */
  inOffice(bearers: readonly KnownActor[], titles: readonly Title[], isGiven = false): KnownActor | undefined {
    const holders = bearers
      .filter((person) =>
        this.officesToday(person.id).some(
          (office) =>
            this.fitsOffice(person, office, titles) &&
            (titles.length > 0 ||
              (this.isKnown(office) &&
                (!isGiven || (this.words.knownOffices.has(office.role) && this.isOfText(office))))),
        ),
      )
      .map((person) => ({ person, rank: this.rankOf(person, titles) }))
      .sort((a, b) => compare(a.rank, b.rank));
    const [first, second] = holders;
    // 'Obama' is the president that was of the state of which the text speaks, before any minister of that name elsewhere.
    if (titles.length === 0 && first && !this.officesToday(first.person.id).some((one) => this.isOfText(one))) {
      const led = bearers.filter((person) => this.hasLed(person));
      if (led.length === 1) return led[0];
    }
    if (!first || !second) return first?.person;
    // Of two 'Liu' of whose state the text speaks only who is known by the surname is meant by it alone.
    const isAsNear = compare(first.rank.slice(0, NEARNESS), second.rank.slice(0, NEARNESS)) === 0;
    const isHigh = this.officesToday(first.person.id).some(({ role }) => this.words.knownOffices.has(role));
    if (titles.length === 0 && isAsNear && !isHigh) return undefined;
    return compare(first.rank, second.rank) === 0 ? undefined : first.person;
  }

  /** Whether the text speaks of the state of an office. */
  private isOfText({ party }: Pick<Holding, 'party'>): boolean {
    return this.nearby().includes(this.table.actor(`state:${party}`)?.name ?? '');
  }

  /** Whether somebody led a state of which the text speaks before the day. */
  private hasLed({ id, country }: KnownActor): boolean {
    const { day } = this;
    if (day === undefined || !this.isOfText({ party: country })) return false;
    return this.table
      .offices(id)
      .some(({ role, from }) => this.words.knownOffices.get(role) === 'always' && from !== '' && from < day);
  }

  /** Whether a surname alone may mean the holder: of an ambassador only where the text speaks of where he is. */
  private isKnown({ role }: Holding): boolean {
    if (LOCAL.test(role)) return false;
    return !role.startsWith('ambassador to ') || this.nearby().some((state) => role.endsWith(` to ${state}`));
  }

  /** Of those whom the text has introduced the ones whom a title may mean. */
  introduced(list: readonly Named[], titles: readonly Title[]): readonly Named[] {
    return titles.length > 0 ? list.filter(({ who }) => this.fits(who, titles)) : list;
  }

  /**
   * The bearers of one surname, whom it means alone first: the only one whom the text has named before the token, else whom it
   * has called so since. Papers call whom a text is about by the surname, and those of the same family by their full names.
   */
  inOrder(list: readonly Named[], token: number): readonly Named[] {
    const same = list.filter(({ words }) => words.length === list[0]?.words.length);
    if (new Set(same.map(({ who }) => who.id)).size < 2) return list;
    const named = new Set(same.filter(({ from }) => from <= token).map(({ who }) => who.id));
    const [only = ''] = named;
    if (named.size === 1) this.alone.add(only);
    const best = same.find(({ who: { id } }) => (named.size === 1 ? id === only : this.alone.has(id)));
    return best ? [best, ...list.filter((one) => one !== best)] : list;
  }

  /** 'Mr. Clinton', 'President Obama' years later, 'Flynn' without a title some years: of a state of which the text speaks who held the highest office. */
  pastHolder(bearers: readonly KnownActor[], titles: readonly Title[]): KnownActor | undefined {
    const { day } = this;
    if (day === undefined) return undefined;
    const isPast = ({ from }: Office): boolean =>
      from !== '' && from < day && Number(day.slice(0, 4)) - Number(from.slice(0, 4)) < LIFETIME;
    const past = bearers
      .filter((person) => this.isOfText({ party: person.country }))
      .flatMap((person) => this.table.offices(person.id).map((office) => ({ person, office })))
      .filter(({ person, office }) => isPast(office) && this.fitsOffice(person, office, titles))
      .map(({ person, office: { precedence } }) => ({ person, precedence }))
      .sort((a, b) => a.precedence - b.precedence);
    const [first] = past;
    const others = past.filter(
      ({ person, precedence }) => person !== first?.person && precedence === first?.precedence,
    );
    return others.length === 0 ? first?.person : undefined;
  }

  private fits(who: Who, titles: readonly Title[]): boolean {
    if (this.genderOf(titles) !== '') return this.mayBe(who, titles);
    const { role: own = '' } = who;
    if (own !== '' && titles.some(({ role }) => role === '' || isOne(own, role))) return true;
    if (titles.some((title) => title.role === '')) return true;
    return this.officesToday(who.id).some((office) => titles.some((title) => isTitleOf(office, title, who)));
  }

  private fitsOffice(who: Who, office: Office, titles: readonly Title[]): boolean {
    if (!this.mayBe(who, titles)) return false;
    return titles.length === 0 || titles.some((title) => title.role === '' || isTitleOf(office, title, who));
  }

  private genderOf(titles: readonly Title[]): Gender {
    return titles.map(({ title }) => this.words.courtesies.get(title)).find((one) => one !== undefined) ?? '';
  }

  mayBe(who: Who, titles: readonly Title[]): boolean {
    const [gender, own] = [this.genderOf(titles), genderOfName(who.name, this.words)];
    return gender === '' || own === '' || own === gender;
  }

  /** Precedence of the offices of today, the highest first; before them an ambassador to a state of the text, and who acts for one. */
  private rankOf(person: KnownActor, titles: readonly Title[]): readonly number[] {
    const offices = this.officesToday(person.id);
    const named = titles.length === 0 ? [] : offices.filter((office) => this.fitsOffice(person, office, titles));
    const isNear = named.some(
      (office) =>
        office.role.includes(' to ') &&
        this.nearby().some((state) => office.role.endsWith(` to ${state}`)) &&
        // 'Mr. Lee' is no ambassador of a state of which the text says nothing.
        (this.genderOf(titles) === '' || this.isOfText(office)),
    );
    // 'Harris' is no premier of an island of which the text says nothing.
    const isOfText = titles.length === 0 && offices.some((office) => this.isOfText(office));
    const nearness = [isNear ? 0 : 1, isOfText ? 0 : 1];
    return [...nearness, ...offices.map(({ precedence }) => precedence)];
  }
}

/** Of two lists the one that is smaller at the first place where they differ; one that ends is greater. */
const compare = (a: readonly number[], b: readonly number[]): number => {
  for (let k = 0; k < Math.max(a.length, b.length); k++) {
    const difference = (a[k] ?? Number.MAX_SAFE_INTEGER) - (b[k] ?? Number.MAX_SAFE_INTEGER);
    if (difference !== 0) return difference;
  }
  return 0;
};

/** Whether a title may stand before the name of who holds an office: a general holds any of the forces. */
const isTitleOf = (office: Office, title: Title, who: Who): boolean => {
  if (title.kind === 'rank')
    return /MIL/.test(office.sector) || /MIL/.test(who.sector) || /defense|army|armed|forces/i.test(office.role);
  if (title.role === 'chair') return /^chair(?:man|woman|person)?\b/.test(office.role);
  return isOne(office.role, title.role);
};
