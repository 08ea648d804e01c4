/** One compiled table of actors, opened: typed arrays over the file, objects made when they are asked for. */
import { ACTOR_KINDS, type ActorKind } from '../../model/generated/lists.js';
import { PARTIES, type Party } from '../../model/generated/parties.js';
import { openModel } from '../container.js';
import { range } from '../lists.js';
import { late, once } from '../once.js';
import type { Found, Words } from '../text/phrases.js';
import { at, firstWhere } from '../text/tokens.js';
import {
  FOLDED_OF,
  lookUp,
  OF,
  PackedTrie,
  PackedWords,
  phraseWords,
  SectionReader,
  Strings,
  translation,
} from './packed.js';
import { ROLE_OF, type RoleOf, type RoleRow, type Title } from './roles.js';
import { dateText, type OfficeSpan } from './spans.js';

export const TABLE_NAME = 'actors';
/** The indexes of the file: names as texts have them, and names as bare phrases are looked up. */
export const NAMES_INDEX = 'names';
export const FOLDED_INDEX = 'folded';

/** Lists of words that numbers in the columns stand for. */
export interface Lists {
  readonly kinds: readonly string[];
  readonly parties: readonly string[];
  readonly sectors: readonly string[];
  readonly roles: readonly string[];
  readonly titleKinds: readonly string[];
}

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
  /** The lower, the higher the office: the place of the role in data/actors/roles.csv. */
  readonly precedence: number;
  /** One person at a time holds it. */
  readonly single: boolean;
  readonly of: RoleOf;
}

/** What a phrase of the index stands for; 'Chinese' is an adjective of its state, and with a noun for people a group of it. */
export interface NameValue {
  readonly is: 'actor' | 'adjective';
  readonly actor: KnownActor;
}

/** What a folded name stands for (who/); `people` is the noun of a people ('Afghans'), which is no adjective. */
export interface Named {
  readonly is: 'actor' | 'adjective' | 'people';
  readonly actor: KnownActor;
  /** An abbreviation of a word that is written in small letters, too: 'US', 'WHO'. */
  readonly capitals: boolean;
}

/** Names without case, accents, points and hyphens, as bare phrases are looked up; and people by parts of their surnames. */
export interface FoldedNames extends PhraseIndex<Named> {
  readonly surnames: PhraseIndex<KnownActor>;
}

/** Phrases found in a text whose words are numbers. */
export interface PhraseIndex<T> {
  /** The longest phrase that begins at token `from` and ends before `limit`. */
  readonly longest: (from: number, limit: number, column: Int32Array) => Found<T> | undefined;
}

const NAMES = OF.actor | OF.adjective;
const FOLDED_NAMES = FOLDED_OF.actor | FOLDED_OF.adjective | FOLDED_OF.people;
const SENSES: Readonly<Record<number, Named['is']>> = {
  [FOLDED_OF.actor]: 'actor',
  [FOLDED_OF.adjective]: 'adjective',
  [FOLDED_OF.people]: 'people',
};

/** A compiled file, opened, before it is bound to the word numbers of a reading. */
export interface OpenedTable {
  readonly sections: SectionReader;
  readonly words: PackedWords;
  /** Hash of the tables that the file was made of. */
  readonly made: string;
}

/** @throws ModelError when the file is damaged or of another kind */
export function openTable(file: Uint8Array): OpenedTable {
  const { head, bytes } = openModel(file, TABLE_NAME);
  const sections = new SectionReader(bytes);
  return { sections, words: new PackedWords(sections, NAMES_INDEX), made: head.trainedOn.split(', ')[1] ?? '' };
}

/** Every id that a table gave out, without those of states. */
export const idsOf = ({ sections }: OpenedTable): string[] => {
  const strings = new Strings(sections, 'strings');
  return ['actors.id', 'merged.id'].flatMap((name) => Array.from(sections.column(name), (id) => strings.get(id)));
};

export class CompiledTable {
  readonly size: number;
  readonly names: PhraseIndex<NameValue>;
  readonly titles: PhraseIndex<Title>;
  readonly surnames: PhraseIndex<KnownActor>;
  private readonly strings: Strings;
  private readonly lists: Lists;
  private readonly sections: SectionReader;
  /** The words of the folded names, with which `Words` may begin. */
  readonly foldedWords = late(() => new PackedWords(this.sections, FOLDED_INDEX));
  private readonly at = once((i) => this.actorOf(i));
  private readonly office = once((i) => this.officeOf(i));

  /**
   * @param table the opened file
   * @param words word numbers of the reading
   * @param base the words of this table are the first of `words`
   */
  constructor(
    table: OpenedTable,
    private readonly words: Words,
    private readonly base: boolean,
  ) {
    this.sections = table.sections;
    this.strings = new Strings(table.sections, 'strings');
    this.lists = table.sections.json('lists') as Lists;
    const trie = new PackedTrie(table.sections, NAMES_INDEX, table.words.size);
    const own = base ? undefined : translation(table.words, words);
    this.size = table.sections.column('actors.id').length;
    this.names = indexOf(trie, own, NAMES, (of, value) => ({
      is: of === OF.actor ? 'actor' : 'adjective',
      actor: this.at(value),
    }));
    this.titles = indexOf(trie, own, OF.title, (_, value) => this.title(value));
    this.surnames = indexOf(trie, own, OF.surname, (_, value) => this.at(value));
  }

  /** What stands in row `i` of a column. */
  private cell(column: string, i: number): number {
    return at(this.sections.column(column), i);
  }

  private date(column: string, i: number): number {
    return this.cell('dates', this.cell(column, i));
  }

  private text(column: string, i: number): string {
    return this.strings.get(this.cell(column, i));
  }

  private sector(column: string, i: number): string {
    return at(this.lists.sectors, this.cell(column, i));
  }

  /** The strings of a whole column: `parties.names`, `repairable.names`. */
  texts(column: string): readonly string[] {
    return Array.from(this.sections.column(column), this.strings.get);
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
    return new Map(this.texts('merged.id').map((id, i) => [id, this.at(this.cell('merged.into', i)).id] as const));
  }

  offices(id: string): Office[] {
    const number = this.numberOf(id);
    if (number < 0) return [];
    const starts = this.sections.starts('offices.counts');
    return range(at(starts, number), at(starts, number + 1)).map(this.office);
  }

  /** Every office with the role, whoever held it and whenever. */
  officesOf(role: string, party: string, organization: string): Office[] {
    const number = this.lists.roles.indexOf(role);
    if (number < 0) return [];
    const byRole = this.sections.column('roles.offices');
    const roleAt = (k: number): number => this.cell('offices.role', at(byRole, k));
    const [partyNumber, organizationNumber] = [this.lists.parties.indexOf(party), this.numberOf(organization) + 1];
    const first = firstWhere(byRole.length, (k) => roleAt(k) < number);
    const end = firstWhere(byRole.length, (k) => roleAt(k) <= number);
    const isAsked = (i: number): boolean =>
      (party === '' || this.cell('offices.party', i) === partyNumber) &&
      (organization === '' || this.cell('offices.organization', i) === organizationNumber);
    return Array.from(byRole.subarray(first, end)).filter(isAsked).map(this.office);
  }

  /** What a whole phrase stands for: names first, as they stand in the tables. */
  byName(phrase: string): readonly NameValue[] {
    return this.whole(this.names, phrase);
  }

  bearers(surname: string): readonly KnownActor[] {
    return this.whole(this.surnames, surname);
  }

  private whole<T>(index: PhraseIndex<T>, phrase: string): readonly T[] {
    const numbers = Int32Array.from(phraseWords(phrase, this.words.split), (word) => this.words.number(word));
    return allOf(index, numbers);
  }

  /** @param words begin with `foldedWords` of the release's table */
  folded(words: Words): FoldedNames {
    const packed = this.foldedWords();
    const trie = new PackedTrie(this.sections, FOLDED_INDEX, packed.size);
    const own = this.base ? undefined : translation(packed, words);
    const names = indexOf(
      trie,
      own,
      FOLDED_NAMES,
      (of, value): Named => ({
        is: SENSES[of] ?? 'actor',
        actor: this.at(value >>> 1),
        capitals: (value & 1) === 1,
      }),
    );
    return { ...names, surnames: indexOf(trie, own, FOLDED_OF.surname, (_, value) => this.at(value >>> 1)) };
  }

  /** Every name of actors, folded, and the surnames of people; sorted. */
  namesOf(ids: readonly string[]): readonly string[] {
    const numbers = new Set(ids.map((id) => this.numberOf(id)).filter((number) => number >= 0));
    if (numbers.size === 0) return [];
    const own = this.foldedWords();
    const trie = new PackedTrie(this.sections, FOLDED_INDEX, own.size);
    const found = trie.phrasesOf(FOLDED_OF.actor | FOLDED_OF.surname, (value) => numbers.has(value >>> 1));
    return [
      ...new Set(Array.from(found, ({ words }) => words.map((word) => own.strings.get(word - 1)).join(' '))),
    ].sort();
  }

  /** Every role that somebody holds. */
  roleNames(): readonly string[] {
    return this.lists.roles;
  }

  /** What holds for roles wherever they are held, the highest first. */
  roles(): readonly RoleRow[] {
    return this.sections.json('roles') as readonly RoleRow[];
  }

  /** A user's nouns for people that act for a state. */
  groups(): Readonly<Record<string, string>> {
    return this.sections.json('groups') as Record<string, string>;
  }

  private numberOf(id: string): number {
    if (id === '') return -1;
    return lookUp(this.sections.column('actors.slots'), this.strings, id, this.sections.column('actors.id'));
  }

  private actorOf(i: number): KnownActor {
    return {
      id: this.text('actors.id', i),
      name: this.text('actors.name', i),
      kind: oneOf(ACTOR_KINDS, at(this.lists.kinds, this.cell('actors.kind', i))),
      party: this.party('actors.party', i),
      country: this.party('actors.country', i),
      sector: this.sector('actors.sector', i),
      wikidata: this.text('actors.wikidata', i),
    };
  }

  /** The person whose stretch of the offices holds office `i`. */
  private personOf(i: number): number {
    const starts = this.sections.starts('offices.counts');
    return firstWhere(starts.length, (person) => at(starts, person) <= i) - 1;
  }

  private officeOf(i: number): Office {
    const organization = this.cell('offices.organization', i);
    const starts = this.sections.starts('offices.seen');
    const attested = range(at(starts, i), at(starts, i + 1)).map((k) => ({
      from: this.date('seen.from', k),
      to: this.date('seen.to', k),
    }));
    const role = this.cell('offices.role', i);
    const [from, to] = [this.date('offices.from', i), this.date('offices.to', i)];
    return {
      person: this.at(this.personOf(i)).id,
      role: at(this.lists.roles, role),
      organization: organization === 0 ? '' : this.at(organization - 1).id,
      party: this.party('offices.party', i),
      sector: this.sector('offices.sector', i),
      from: dateText(from),
      to: dateText(to),
      attested: attested.map((seen) =>
        seen.from === seen.to ? dateText(seen.from) : `${dateText(seen.from)}/${dateText(seen.to)}`,
      ),
      span: { from, to, since: this.date('offices.since', i), until: this.date('offices.until', i), attested },
      precedence: this.cell('roles.rank', role),
      single: this.cell('roles.single', role) === 1,
      of: at(ROLE_OF, this.cell('roles.of', role)),
    };
  }

  private title(i: number): Title {
    return {
      title: this.text('titles.title', i),
      role: this.text('titles.role', i),
      sector: this.sector('titles.sector', i),
      kind: at(this.lists.titleKinds, this.cell('titles.kind', i)),
    };
  }

  private party(column: string, i: number): Party | '' {
    const code = at(this.lists.parties, this.cell(column, i));
    return code === '' ? '' : oneOf(PARTIES, code);
  }
}

/** An index over the values of some kinds; @param own as `PackedTrie.longest` has it */
const indexOf = <T>(
  trie: PackedTrie,
  own: ReadonlyMap<number, number> | undefined,
  mask: number,
  give: (of: number, value: number) => T,
): PhraseIndex<T> => {
  const valuesAt = once((node) => Array.from(trie.values(node, mask), ({ of, value }) => give(of, value)));
  return {
    longest: (from, limit, column) => {
      const found = trie.longest(mask, from, limit, column, own);
      return found && { end: found.end, values: valuesAt(found.node) };
    },
  };
};

/** What a phrase stands for as a whole. */
export const allOf = <T>(index: PhraseIndex<T>, numbers: Int32Array): readonly T[] => {
  const found = index.longest(0, numbers.length, numbers);
  return found?.end === numbers.length ? found.values : [];
};

/** A word of the file as one of a closed list; the file was checked when it was made. */
const oneOf = <T extends string>(list: readonly T[], value: string): T => {
  const found = list.find((one) => one === value);
  if (found === undefined) throw new Error(`the compiled table has '${value}', which this release does not know`);
  return found;
};
