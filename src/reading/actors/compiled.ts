/** One compiled table of actors, opened: typed arrays over the file, objects made when they are asked for. */
import { ACTOR_KINDS, type ActorKind } from '../../model/generated/lists.js';
import { PARTIES, type Party } from '../../model/generated/parties.js';
import { openModel } from '../container.js';
import type { Found, Words } from '../text/phrases.js';
import { at } from '../text/tokens.js';
import { type Lists, TABLE_NAME } from './compile.js';
import {
  lookUp,
  numbers16,
  numbers32,
  OF,
  PackedTrie,
  PackedWords,
  phraseWords,
  Strings,
  translation,
} from './packed.js';
import type { RoleOf, Title } from './rows.js';
import { dateText, type OfficeSpan } from './spans.js';

export interface KnownActor {
  readonly id: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly party: Party | '';
  readonly country: Party | '';
  readonly sector: string;
  /** Item of Wikidata, '' where none is known. */
  readonly wikidata: string;
}

/** An office that a person held: `from` to `to` as far as known, and seen in it in the intervals `attested`. */
export interface Office {
  readonly person: string;
  readonly role: string;
  readonly organization: string;
  readonly party: Party | '';
  readonly sector: string;
  readonly from: string;
  readonly to: string;
  /** `2013` or `2013-09/2014-09`. */
  readonly attested: readonly string[];
  readonly span: OfficeSpan;
  /** The lower, the higher the office; 1000 and more where the table of roles does not rank it. */
  readonly precedence: number;
  /** One person at a time holds it. */
  readonly single: boolean;
  readonly of: RoleOf;
}

/** What a phrase of the index stands for. */
export type NameValue =
  | { readonly is: 'actor'; readonly actor: KnownActor }
  /** 'Chinese': of the state, and with a noun for people a group of it. */
  | { readonly is: 'adjective'; readonly actor: KnownActor };

/** Phrases found in a text whose words are numbers. */
export interface PhraseIndex<T> {
  /** The longest phrase that begins at token `from` and ends before `limit`. */
  readonly longest: (from: number, limit: number, column: Int32Array) => Found<T> | undefined;
}

const NAMES = OF.actor | OF.adjective;
const ROLE_OF: readonly RoleOf[] = ['party', 'organization', 'nothing'];

/** A compiled file, opened, before it is bound to the word numbers of a reading. */
export interface OpenedTable {
  readonly bytes: (section: string) => Uint8Array;
  readonly words: PackedWords;
  /** Hash of the tables that the file was made of. */
  readonly made: string;
}

/** @throws ModelError when the file is damaged or of another kind */
export function openTable(file: Uint8Array): OpenedTable {
  const { head, bytes } = openModel(file, TABLE_NAME);
  return { bytes, words: new PackedWords(bytes), made: head.trainedOn.split(', ')[1] ?? '' };
}

/** Every id that a table gave out, without those of states. */
export const idsOf = ({ bytes }: OpenedTable): string[] => {
  const strings = new Strings(bytes, 'strings');
  return [...numbers32(bytes('actors.id')), ...numbers32(bytes('merged.id'))].map((id) => strings.get(id));
};

export class CompiledTable {
  readonly size: number;
  readonly names: PhraseIndex<NameValue>;
  readonly titles: PhraseIndex<Title>;
  readonly surnames: PhraseIndex<KnownActor>;
  private readonly strings: Strings;
  private readonly lists: Lists;
  private readonly trie: PackedTrie;
  private readonly own: ReadonlyMap<number, number> | undefined;
  private readonly made: (KnownActor | undefined)[] = [];
  private readonly column16: (name: string) => Uint16Array;
  private readonly column32: (name: string) => Uint32Array;
  private readonly json: (name: string) => unknown;

  /**
   * @param table the opened file
   * @param words word numbers of the reading
   * @param base the words of this table are the first of `words`
   */
  constructor(
    table: OpenedTable,
    private readonly words: Words,
    base: boolean,
  ) {
    const columns = new Map<string, Uint16Array | Uint32Array>();
    const column = <T extends Uint16Array | Uint32Array>(name: string, over: (bytes: Uint8Array) => T): T => {
      const known = columns.get(name);
      if (known) return known as T;
      const made = over(table.bytes(name));
      columns.set(name, made);
      return made;
    };
    this.column16 = (name) => column(name, numbers16);
    this.column32 = (name) => column(name, numbers32);
    this.json = (name) => JSON.parse(new TextDecoder().decode(table.bytes(name)));
    this.strings = new Strings(table.bytes, 'strings');
    this.lists = this.json('lists') as Lists;
    this.trie = new PackedTrie(table.bytes);
    this.own = base ? undefined : translation(table.words, words);
    this.size = this.column32('actors.id').length;
    this.names = this.index(NAMES, (of, value) => ({
      is: of === OF.actor ? 'actor' : 'adjective',
      actor: this.at(value),
    }));
    this.titles = this.index(OF.title, (_, value) => this.title(value));
    this.surnames = this.index(OF.surname, (_, value) => this.at(value));
  }

  actor(id: string): KnownActor | undefined {
    const number = this.numberOf(id);
    return number < 0 ? undefined : this.at(number);
  }

  /** Every actor, in the order of the tables: makes them all. */
  *all(): Generator<KnownActor> {
    for (let i = 0; i < this.size; i++) yield this.at(i);
  }

  /** Ids that were given up, with the id that took their place. */
  merged(): ReadonlyMap<string, string> {
    const ids = this.column32('merged.id');
    return new Map(
      Array.from(ids, (id, i) => [this.strings.get(id), this.at(at(this.column32('merged.into'), i)).id] as const),
    );
  }

  offices(id: string): Office[] {
    const number = this.numberOf(id);
    if (number < 0) return [];
    const starts = this.column32('offices.starts');
    const offices: Office[] = [];
    for (let i = at(starts, number); i < at(starts, number + 1); i++) offices.push(this.office(i));
    return offices;
  }

  /** Every office with the role, whoever held it and whenever. */
  officesOf(role: string, party: string, organization: string): Office[] {
    const number = this.lists.roles.indexOf(role);
    if (number < 0) return [];
    const roles = this.column16('offices.role');
    const byRole = this.column32('roles.offices');
    const [partyNumber, organizationNumber] = [this.lists.parties.indexOf(party), this.numberOf(organization) + 1];
    const offices: Office[] = [];
    let low = 0;
    let high = byRole.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (at(roles, at(byRole, middle)) < number) low = middle + 1;
      else high = middle;
    }
    for (let k = low; k < byRole.length; k++) {
      const i = at(byRole, k);
      if (at(roles, i) !== number) break;
      if (party !== '' && at(this.column16('offices.party'), i) !== partyNumber) continue;
      if (organization !== '' && at(this.column32('offices.organization'), i) !== organizationNumber) continue;
      offices.push(this.office(i));
    }
    return offices;
  }

  /** What a whole phrase stands for: names first, as they stand in the tables. */
  byName(phrase: string): readonly NameValue[] {
    const numbers = Int32Array.from(phraseWords(phrase, this.words.split), (word) => this.words.number(word));
    const found = this.names.longest(0, numbers.length, numbers);
    return found && found.end === numbers.length ? found.values : [];
  }

  bearers(surname: string): readonly KnownActor[] {
    const numbers = Int32Array.from(phraseWords(surname, this.words.split), (word) => this.words.number(word));
    const found = this.surnames.longest(0, numbers.length, numbers);
    return found && found.end === numbers.length ? found.values : [];
  }

  capitals(): Readonly<Record<string, Party>> {
    return this.json('capitals') as Record<string, Party>;
  }

  /** Names of more than one word that are not of people, and the adjectives of states. */
  repairable(): { readonly names: readonly string[]; readonly adjectives: readonly string[] } {
    return this.json('repairable') as { names: string[]; adjectives: string[] };
  }

  private numberOf(id: string): number {
    if (id === '') return -1;
    return lookUp(this.column32('actors.slots'), this.strings, id, this.column32('actors.id'));
  }

  private at(i: number): KnownActor {
    const known = this.made[i];
    if (known) return known;
    const actor: KnownActor = {
      id: this.strings.get(at(this.column32('actors.id'), i)),
      name: this.strings.get(at(this.column32('actors.name'), i)),
      kind: oneOf(ACTOR_KINDS, at(this.lists.kinds, at(this.column16('actors.kind'), i))),
      party: this.party('actors.party', i),
      country: this.party('actors.country', i),
      sector: at(this.lists.sectors, at(this.column16('actors.sector'), i)),
      wikidata: this.strings.get(at(this.column32('actors.wikidata'), i)),
    };
    this.made[i] = actor;
    return actor;
  }

  private office(i: number): Office {
    const number = (column: string): number => at(this.column32(`offices.${column}`), i);
    const organization = number('organization');
    const seen = this.column32('offices.seen');
    const attested = [];
    for (let k = at(seen, i); k < at(seen, i + 1); k++)
      attested.push({ from: at(this.column32('seen.from'), k), to: at(this.column32('seen.to'), k) });
    const role = at(this.column16('offices.role'), i);
    return {
      person: this.at(number('person')).id,
      role: at(this.lists.roles, role),
      organization: organization === 0 ? '' : this.at(organization - 1).id,
      party: this.party('offices.party', i),
      sector: at(this.lists.sectors, at(this.column16('offices.sector'), i)),
      from: dateText(number('from')),
      to: dateText(number('to')),
      attested: attested.map(({ from, to }) => (from === to ? dateText(from) : `${dateText(from)}/${dateText(to)}`)),
      span: { from: number('from'), to: number('to'), since: number('since'), until: number('until'), attested },
      precedence: role,
      single: at(this.column16('roles.single'), role) === 1,
      of: at(ROLE_OF, at(this.column16('roles.of'), role)),
    };
  }

  private title(i: number): Title {
    return {
      title: this.strings.get(at(this.column32('titles.title'), i)),
      role: this.strings.get(at(this.column32('titles.role'), i)),
      sector: at(this.lists.sectors, at(this.column16('titles.sector'), i)),
      kind: at(this.lists.titleKinds, at(this.column16('titles.kind'), i)),
    };
  }

  private party(column: string, i: number): Party | '' {
    const code = at(this.lists.parties, at(this.column16(column), i));
    return code === '' ? '' : oneOf(PARTIES, code);
  }

  private index<T>(mask: number, give: (of: number, value: number) => T): PhraseIndex<T> {
    const made = new Map<number, readonly T[]>();
    return {
      longest: (from, limit, column) => {
        const found = this.trie.longest(mask, from, limit, column, this.own);
        if (!found) return undefined;
        let values = made.get(found.node);
        if (!values) {
          values = Array.from(this.trie.values(found.node, mask), ({ of, value }) => give(of, value));
          made.set(found.node, values);
        }
        return { end: found.end, values };
      },
    };
  }
}

/** A word of the file as one of a closed list; the file was checked when it was made. */
const oneOf = <T extends string>(list: readonly T[], value: string): T => {
  const found = list.find((one) => one === value);
  if (found === undefined) throw new Error(`the compiled table has '${value}', which this release does not know`);
  return found;
};
