/**
 * A user's own entries as YAML: people with their offices, organizations, offices of known people, further names. Every
 * entry is checked as a row of the tables is; what is wrong is said with file and line. docs/actors.md shows the form.
 */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { ACTOR_KINDS } from '../../../model/generated/lists.js';
import { PARTIES } from '../../../model/generated/parties.js';
import type { ActorTable } from '../../../reading/actors/table.js';
import { Row, TableError } from '../../../reading/tables.js';
import { type ActorRow, actorOf, type OfficeRow, officeOf } from '../rows.js';
import { idOf, knownRow, type OwnRows } from './rows.js';

const PERSON = ['id', 'name', 'aliases', 'country', 'sector', 'source'];
const ORGANIZATION = [...PERSON, 'kind', 'party'];
const OFFICE = ['person', 'role', 'organization', 'party', 'from', 'to', 'attested', 'source'];
const TOP = ['people', 'organizations', 'offices', 'aliases'];

/**
 * @param file its name, for errors
 * @param table the table of the release, whose ids may be named
 * @throws TableError with file and line
 */
export function readYaml(file: string, text: string, table: ActorTable): OwnRows {
  const reader = new Reader(file, text, table);
  return reader.read();
}

class Reader {
  private readonly lines = new LineCounter();
  private readonly organizations: ActorRow[] = [];
  private readonly people: ActorRow[] = [];
  private readonly offices: OfficeRow[] = [];

  constructor(
    private readonly file: string,
    private readonly text: string,
    private readonly table: ActorTable,
  ) {}

  read(): OwnRows {
    // Pretty errors each look for their line from the head of the text: a file of brackets has as many as it has letters.
    const document = parseDocument(this.text, { lineCounter: this.lines, prettyErrors: false, schema: 'failsafe' });
    const [error] = document.errors;
    if (error) throw new TableError(this.at(error.pos[0]), error.message.split('\n')[0] ?? 'no YAML');
    const root = document.contents;
    if (!isMap(root)) throw new TableError(this.at(0), `the file holds ${TOP.join(', ')}, each a list`);
    for (const pair of root.items) {
      const key = this.textOf(pair.key);
      if (!TOP.includes(key)) throw new TableError(this.place(pair.key), `'${key}' is none of ${TOP.join(', ')}`);
    }
    for (const item of this.list(root, 'organizations')) this.organization(item);
    for (const item of this.list(root, 'people')) this.person(item);
    for (const item of this.list(root, 'offices')) this.office(item, {});
    for (const item of this.list(root, 'aliases')) this.alias(item);
    return { organizations: this.organizations, people: this.people, offices: this.offices, titles: [], groups: {} };
  }

  private organization(item: YAMLMap): void {
    const row = this.row(item, ORGANIZATION, { sector: 'UNK' });
    const id = row.optional('id') || idOf('org', row.text('name'));
    this.expectId(row, id, 'org');
    this.organizations.push({
      ...actorOf(row, id),
      kind: row.oneOf('kind', ACTOR_KINDS),
      party: row.maybeOneOf('party', PARTIES) ?? '',
    });
  }

  private person(item: YAMLMap): void {
    const row = this.row(item, [...PERSON, 'offices'], { sector: 'GOV' });
    const id = row.optional('id') || idOf('person', row.text('name'));
    this.expectId(row, id, 'person');
    this.people.push({ ...actorOf(row, id), kind: 'person', party: '' });
    for (const office of this.list(item, 'offices'))
      this.office(office, { person: id, party: row.optional('country') });
  }

  private office(item: YAMLMap, given: Readonly<Record<string, string>>): void {
    const row = this.row(item, OFFICE, given);
    const office = officeOf(row);
    this.offices.push(office);
    if (this.people.some((person) => person.id === office.person)) return;
    const known = this.table.actor(office.person);
    if (known) this.people.push(knownRow(known, [], row.where, office.source));
  }

  private alias(item: YAMLMap): void {
    const row = this.row(item, ['id', 'names', 'source'], {});
    const known = this.table.actor(row.text('id'));
    if (!known) throw row.error(`'${row.text('id')}' is in no table`);
    const list = known.kind === 'person' ? this.people : this.organizations;
    list.push(knownRow(known, row.list('names'), row.where, row.text('source')));
  }

  private expectId(row: Row, id: string, prefix: string): void {
    if (!new RegExp(`^${prefix}:[a-z0-9-]+$`).test(id))
      throw row.error(`'id' is '${id}': write ${prefix}: and small letters, digits and hyphens`);
  }

  /** The items of a list, each a map. */
  private list(map: YAMLMap, key: string): YAMLMap[] {
    const value: unknown = map.get(key, true);
    if (value === undefined) return [];
    if (!isSeq(value)) throw new TableError(this.place(value), `'${key}' is a list`);
    return value.items.map((item) => {
      if (!isMap(item)) throw new TableError(this.place(item), `an entry of '${key}' has the form 'name: value'`);
      return item;
    });
  }

  /** An entry as a row of a table: lists of values joined, what is missing empty. */
  private row(item: YAMLMap, columns: readonly string[], given: Readonly<Record<string, string>>): Row {
    const cells: Record<string, string> = { ...Object.fromEntries(columns.map((column) => [column, ''])), ...given };
    if (columns.includes('source')) cells.source = this.file;
    for (const { key, value } of item.items) {
      const column = this.textOf(key);
      if (!columns.includes(column))
        throw new TableError(this.place(key), `'${column}' is none of ${columns.join(', ')}`);
      if (column === 'offices') continue;
      cells[column] = isSeq(value) ? value.items.map((one) => this.textOf(one)).join('; ') : this.textOf(value);
    }
    const line = this.lines.linePos(item.range?.[0] ?? 0).line;
    return new Row(this.file, line, cells, this.place(item));
  }

  private textOf(node: unknown): string {
    if (node === null || node === undefined) return '';
    if (!isScalar(node)) throw new TableError(this.place(node), 'a text belongs here');
    return node.value === null ? '' : String(node.value);
  }

  private place(node: unknown): string {
    const range = node !== null && typeof node === 'object' && 'range' in node ? (node as Node).range : undefined;
    return this.at(range?.[0] ?? 0);
  }

  private at(offset: number): string {
    return `${this.file}, line ${this.lines.linePos(offset).line || 1}`;
  }
}
