/**
 * Who is meant by a name that a person types: codes and names of parties, all that the table of actors knows (`who`), and
 * the names that the record alone has. Asked by every command and page; what nobody bears gets the nearest three.
 */
import { distance } from 'fastest-levenshtein';
import { PARTIES, PARTY, type Party } from '../model/generated/parties.js';
import type { ActorTable, KnownActor } from '../reading/actors/table.js';
import { surnameOf } from '../reading/actors/table.js';
import { type Described, type Who, who } from '../reading/actors/who/who.js';
import { fold } from '../record/words.js';
import type { StoreReader } from '../store/store.js';

/** A party as a whole, or somebody who takes part by an id. */
export type Meant =
  | { readonly is: 'party'; readonly name: string; readonly party: Party }
  | {
      readonly is: 'actor';
      readonly name: string;
      /** Ids of one, or of all of that name where nothing tells them apart. */
      readonly actors: readonly string[];
      readonly person: boolean;
      /** Others of the name who take part less often. */
      readonly others: readonly string[];
    };

/** A name that nobody bears, with what looks most like it. */
export interface Unmeant {
  readonly is: 'nobody';
  readonly nearest: readonly string[];
}

/** What of the reading's resources names are looked up in. */
export interface NameTables {
  readonly actors: ActorTable;
  readonly who: () => Who;
}

/** How many are offered for a name that nobody bears. */
const NEAREST = 3;

/** A spelling is offered where at most half of its letters are others. */
const WRONG = 0.5;

const BY_NAME: ReadonlyMap<string, Party> = new Map(
  PARTIES.flatMap((party) => [
    [party.toLowerCase(), party],
    [fold(PARTY[party].name), party],
  ]),
);

/** Who is offered for a name that nobody bears: where a party is asked for, no person helps. */
type Among = 'all' | 'people' | 'parties';

/** True for what is written as codes of parties are: 'CHN', 'ZZZ'. */
export const isCode = (name: string): boolean => /^[A-Z]{3}$/.test(name);

/** The codes that differ in the fewest letters, those of the same first letter before others: what a code was mistyped from. */
const nearestCodes = (code: string): readonly string[] => {
  const wrong = (party: string): number => distance(code, party) + (party[0] === code[0] ? 0 : 0.5);
  return [...PARTIES]
    .sort((a, b) => wrong(a) - wrong(b) || (a < b ? -1 : 1))
    .slice(0, NEAREST)
    .map((party) => `${PARTY[party].name} (${party})`);
};

const isMeant = (meant: Meant | Unmeant | undefined): meant is Meant => meant !== undefined && meant.is !== 'nobody';

/**
 * @param tables gives the tables; not called where a code or the standard name of a party is asked for
 * @param record whose names are known, too
 */
export class Names {
  constructor(
    private readonly tables: () => NameTables,
    private readonly record: Pick<StoreReader, 'actorsIn'>,
  ) {}

  /**
   * A party, a person, or a body of a state.
   *
   * @param among who is offered for a name that nobody bears
   */
  async of(phrase: string, among: Among = 'all'): Promise<Meant | Unmeant> {
    const name = phrase.trim().replace(/\s+/gu, ' ');
    const party = BY_NAME.get(name.toLowerCase()) ?? BY_NAME.get(fold(name));
    if (party) return { is: 'party', party, name: PARTY[party].name };
    const meant = this.described(name) ?? (await this.bearer(name)) ?? (await this.recorded(name));
    if (meant) return meant;
    return { is: 'nobody', nearest: isCode(name) ? nearestCodes(name) : await this.nearest(name, among) };
  }

  /** The same, of people alone: where a word names a party, too ('Chad'), the person. */
  async person(phrase: string): Promise<Meant | Unmeant> {
    const name = phrase.trim().replace(/\s+/gu, ' ');
    const described = this.described(name);
    if (described?.is === 'actor' && described.person) return described;
    const meant = (await this.bearer(name)) ?? (await this.recorded(name));
    if (meant?.is === 'actor' && meant.person) return meant;
    const other = await this.of(name);
    return isMeant(other) ? other : { is: 'nobody', nearest: await this.nearest(name, 'people') };
  }

  /**
   * The other names under which texts have the people or bodies that a phrase names, folded; none for a state, whose names
   * are those of its capital, too. Of one word those of one word: the spellings of a surname, or an abbreviation.
   */
  spellings(phrase: string): readonly string[] {
    // In small letters 'who' is no organization.
    const described = this.described(phrase, [phrase, capitalized(phrase)]);
    const bearers = this.bearers(phrase);
    const ids = described?.is === 'actor' ? described.actors : bearers.map(({ id }) => id);
    const body = described?.is === 'party' ? this.bodyOf(described.party) : [];
    const own = fold(phrase);
    const single = !own.includes(' ') && body.length === 0;
    return this.tables()
      .actors.namesOf([...ids, ...body])
      .filter((name) => name !== own && (single ? !name.includes(' ') : name.includes(' ') || body.length > 0));
  }

  /** The body that is a party itself and no state. */
  private bodyOf(party: Party): readonly string[] {
    if (PARTY[party].kind === 'state' || PARTY[party].kind === 'former-state') return [];
    const { id } = who(PARTY[party].name, undefined, this.tables());
    return id === undefined ? [] : [id];
  }

  /** What `who` says of it. */
  private described(name: string, written = writings(name)): Meant | undefined {
    const tables = this.tables();
    for (const one of written) {
      const meant = meantBy(who(one, undefined, tables), tables);
      if (meant) return meant;
    }
    return undefined;
  }

  private bearers(surname: string): readonly KnownActor[] {
    return this.tables().who().lookup.bearers(fold(surname));
  }

  /** Of several who bear a surname the one who takes part most often; all of them where none does. */
  private async bearer(surname: string): Promise<Meant | undefined> {
    const bearers = this.bearers(surname);
    if (bearers.length === 0) return undefined;
    const there = await this.record.actorsIn({ ids: bearers.map(({ id }) => id) });
    const named = (id: string): string => bearers.find((one) => one.id === id)?.name ?? id;
    const [most, ...others] = there;
    return {
      is: 'actor',
      name: most ? named(most.actor) : surname,
      actors: most ? [most.actor] : bearers.map(({ id }) => id),
      person: true,
      others: others.map(({ actor }) => named(actor)),
    };
  }

  /** A name that the record alone has: all that bear it, for nothing tells them apart. */
  private async recorded(name: string): Promise<Meant | undefined> {
    const folded = fold(name);
    if (folded === '') return undefined;
    const all = await this.record.actorsIn({ name: folded });
    const whole = all.filter((one) => one.name === folded);
    const found = whole.length > 0 ? whole : all.filter(({ actor }) => actor.startsWith('person:'));
    const [first] = found;
    if (!first) return undefined;
    return {
      is: 'actor',
      name,
      actors: found.map(({ actor }) => actor),
      person: first.actor.startsWith('person:'),
      others: [],
    };
  }

  /** Names that are written most like this one, the likest first, as people write them. */
  private async nearest(name: string, among: Among): Promise<readonly string[]> {
    const { actors } = this.tables();
    const folded = fold(name);
    const there = new Map((await this.record.actorsIn()).map(({ actor, entries }) => [actor, entries]));
    const offers = new Map<string, Offer>();
    const offer = (shown: string, written: readonly string[], entries: number): void => {
      const least = Math.min(...written.map((one) => unlike(folded, one)));
      if (least <= WRONG && least < (offers.get(shown)?.unlike ?? 1)) offers.set(shown, { unlike: least, entries });
    };
    if (among !== 'people') {
      const all = Number.MAX_SAFE_INTEGER;
      const offerParty = (party: Party, written: readonly string[]): void =>
        offer(`${PARTY[party].name} (${party})`, written, all);
      for (const party of PARTIES) offerParty(party, [fold(PARTY[party].name), fold(party)]);
      for (const other of actors.partyNames) {
        const written = fold(other);
        const meant = unlike(folded, written) > WRONG ? undefined : this.described(other);
        if (meant?.is === 'party') offerParty(meant.party, [written]);
        else if (meant) offer(meant.name, [written], there.get(meant.actors[0] ?? '') ?? 0);
      }
    }
    if (among !== 'parties') {
      for (const { id, kind, name: known, country } of actors.all())
        if (kind === 'person') offer(known, [fold(known), fold(surnameOf(known, country))], there.get(id) ?? 0);
      for (const [actor, entries] of there) {
        const shown = /^person:\?(.+)$/.exec(actor)?.[1];
        if (shown) offer(shown, [fold(shown), fold(shown).split(' ').at(-1) ?? ''], entries);
      }
    }
    return [...offers]
      .sort(([a, x], [b, y]) => x.unlike - y.unlike || y.entries - x.entries || (a < b ? -1 : 1))
      .slice(0, NEAREST)
      .map(([shown]) => shown);
  }
}

/** A name like the one asked for, with the number of entries of who bears it. */
interface Offer {
  readonly unlike: number;
  readonly entries: number;
}

/** As it stands; as a name is written, and an abbreviation, for people type small letters. */
const writings = (name: string): readonly string[] => [
  ...new Set([name, capitalized(name), ...(/^[\p{L}.]{2,6}$/u.test(name) ? [name.toUpperCase()] : [])]),
];

const capitalized = (name: string): string =>
  name.replace(/(?<![\p{L}\p{M}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());

const meantBy = (described: Described, tables: NameTables): Meant | undefined => {
  const { id, name, kind, party, country } = described;
  if (id === undefined) {
    // 'Chinese' is of a state, 'Afghans' are its people.
    const of = kind === 'group' && isAdjective(name, tables) ? party || country : '';
    return of === '' ? undefined : { is: 'party', party: of, name: PARTY[of].name };
  }
  if (party !== '' && isParty(id, party, tables)) return { is: 'party', party, name: PARTY[party].name };
  return { is: 'actor', name, actors: [id], person: kind === 'person', others: [] };
};

/** Whether the whole phrase is an adjective or a people of a state, not 'Chinese hackers'. */
const isAdjective = (name: string, { actors }: NameTables): boolean => actors.partyNames.has(name.toLowerCase());

/** Whether an actor is the party itself: NATO is, the State Department acts for one. */
const isParty = (id: string, party: Party, tables: NameTables): boolean =>
  id === `state:${party}` || who(PARTY[party].name, undefined, tables).id === id;

/**
 * How unlike two spellings are: 0 alike, 1 nothing in common. Letters in another order are a slip of the finger ('Chnia'),
 * and what only goes on is liker than what differs. Steps of a tenth: finer ones say nothing.
 */
const unlike = (asked: string, name: string): number => {
  const longest = Math.max(asked.length, name.length);
  if (longest === 0) return 1;
  if (asked.length > 2 && (name.startsWith(asked) || lettersOf(asked) === lettersOf(name))) return 0.1;
  return Math.ceil((distance(asked, name) / longest) * 10) / 10;
};

const lettersOf = (word: string): string => [...word].sort().join('');
