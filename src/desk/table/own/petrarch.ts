/**
 * Actor and agent dictionaries of TABARI and PETRARCH, as the Open Event Data Alliance publishes them
 * (Phoenix.Countries.actors.txt, Phoenix.agents.txt):
 *
 *     HAMID_KARZAI_  # comment          names in capitals, words joined by '_'
 *     +KARZAI_                          another name of the same actor
 *         [AFGGOV 20011222-20140929]    its code, with the dates from which and to which it holds, '<' before, '>' after
 *     FARMER {FARMERS} [~AGR]           an agent: the state stands beside it in the text
 *
 * A code is a state or organization and up to two sectors. An actor with dates is a person, a bare state a name of the
 * state, and any other an organization. What codes mean nobody ('---') or no party and sector of ours is passed over.
 */
import type { ActorKind } from '../../../model/generated/lists.js';
import { SECTORS } from '../../../model/generated/lists.js';
import { PARTIES, PARTY, type Party } from '../../../model/generated/parties.js';
import { PARTICLES } from '../../../reading/actors/names.js';
import type { Title } from '../../../reading/actors/roles.js';
import type { ActorTable } from '../../../reading/actors/table.js';
import { TableError } from '../../../reading/tables.js';
import type { ActorRow, OfficeRow } from '../rows.js';
import { idOf, knownRow, type OwnRows, personNamed } from './rows.js';

interface Coded {
  readonly party: Party | '';
  readonly sector: string;
  readonly from: number;
  readonly to: number;
}

interface Entry {
  readonly line: number;
  readonly names: string[];
  readonly codes: Coded[];
}

/**
 * @param file its name, for errors
 * @param table the table of the release
 * @throws TableError with file and line
 */
export function readPetrarch(file: string, text: string, table: ActorTable): OwnRows {
  const reader = new DictionaryReader(file, table);
  text.split(/\r?\n/).forEach((line, i) => {
    reader.line(line, i + 1);
  });
  return reader.rows();
}

class DictionaryReader {
  private readonly organizations: ActorRow[] = [];
  private readonly people: ActorRow[] = [];
  private readonly offices: OfficeRow[] = [];
  private readonly titles: Title[] = [];
  private readonly groups: Record<string, string> = {};
  private readonly substitutions = new Map<string, string[]>();
  private entry: Entry | undefined;

  constructor(
    private readonly file: string,
    private readonly table: ActorTable,
  ) {}

  line(raw: string, line: number): void {
    const text = raw
      .replace(/<!--.*?-->/g, '')
      .replace(/#.*$/, '')
      .trimEnd();
    if (text.trim() === '' || /^<!--|-->$|^<!/.test(text.trim())) return;
    const set = text.match(/^(![A-Z]+!)\s*=\s*(.+)$/);
    if (set?.[1] && set[2]) {
      this.substitutions.set(
        set[1],
        set[2].split(',').map((word) => word.trim()),
      );
      return;
    }
    const codes = [...text.matchAll(/\[([^\]}]*)[\]}]/g)].map((match) => (match[1] ?? '').trim());
    const name = text.replace(/\[.*$/, '').trim();
    if (codes.some((code) => code.startsWith('~'))) {
      this.agent(name, codes[0] ?? '');
      return;
    }
    if (/[[\]]/.test(text) && codes.length === 0) throw this.error(line, `a code stands in brackets: '${text.trim()}'`);
    if (name.startsWith('+')) {
      if (!this.entry) throw this.error(line, `'${name}' is a further name of nobody`);
      this.entry.names.push(name.slice(1));
    } else if (name !== '') {
      this.finish();
      this.entry = { line, names: [name], codes: [] };
    }
    for (const code of codes) {
      if (!this.entry) throw this.error(line, `the code [${code}] belongs to nobody`);
      const read = this.code(code, line);
      if (read) this.entry.codes.push(read);
    }
  }

  rows(): OwnRows {
    this.finish();
    const { organizations, people, offices, titles, groups } = this;
    return { organizations, people, offices, titles, groups };
  }

  /** 'AFGGOVMIL 20050101-20090228', 'USAELI >20170120', 'AFG'. */
  private code(code: string, line: number): Coded | undefined {
    const [symbol = '', ...rest] = code.split(/\s+|(?=[<>])/).filter(Boolean);
    const dates = rest.join('').match(/^(?:(<)|(>))?(\d{6}|\d{8})?(?:-(\d{6}|\d{8}))?$/);
    if (!dates) throw this.error(line, `[${code}]: write a date as 20230618, a time as 20230618-20240101`);
    const [first, last] = [dates[3], dates[4]].map((date) => (date ? dayOf(date) : 0));
    const [from = 0, to = 0] = dates[1] ? [0, first] : dates[2] ? [first, 0] : [first, last];
    const meaning = codeOf(symbol.toUpperCase());
    return meaning && { ...meaning, from, to };
  }

  private finish(): void {
    const { entry } = this;
    this.entry = undefined;
    const [first] = entry?.codes ?? [];
    if (!entry || !first) return;
    const where = `${this.file}, line ${entry.line}`;
    const names = [...new Set(entry.names.flatMap(spellings))];
    const [name = ''] = names;
    if (name === '') return;
    const base = { where, source: this.file, aliases: names.slice(1), wikidata: '', surname: '' };
    const dated = entry.codes.some((one) => one.from !== 0 || one.to !== 0);
    const state =
      first.party !== '' && first.sector === '' && !dated ? this.table.actor(`state:${first.party}`) : undefined;
    if (state) this.organizations.push(knownRow(state, names, where, this.file));
    else if (dated || first.sector === 'ELI') this.person(entry, name, base);
    else
      this.organizations.push({
        ...base,
        id: idOf('org', name),
        name,
        kind: kindOf(first),
        party: first.party,
        country: countryOf(first.party),
        sector: first.sector || 'UNK',
      });
  }

  private person(
    entry: Entry,
    name: string,
    base: Omit<ActorRow, 'id' | 'name' | 'kind' | 'party' | 'country' | 'sector'>,
  ): void {
    const country = countryOf(entry.codes.find((one) => one.party !== '')?.party ?? '');
    const known = personNamed(this.table, name, country);
    const held = entry.codes.filter(
      (one) => one.sector !== '' && one.sector !== 'ELI' && (one.from !== 0 || one.to !== 0),
    );
    const id = known?.id ?? idOf('person', name);
    this.people.push(
      known
        ? knownRow(known, base.aliases, base.where, base.source)
        : { ...base, id, name, kind: 'person', party: '', country, sector: entry.codes.at(-1)?.sector || 'UNK' },
    );
    for (const { party, sector, from, to } of held)
      this.offices.push({
        person: id,
        role: ROLES[sector.slice(0, 3)] ?? 'official',
        organization: '',
        party,
        sector,
        from,
        to,
        attested: [],
        where: base.where,
        source: base.source,
      });
  }

  /** 'POLICE_CHIEF [~COP]': one word is a noun for people, several are a title. */
  private agent(name: string, code: string): void {
    const sector = sectorsOf(code.slice(1).toUpperCase());
    if (sector === '') return;
    const plain = name.replace(/\{.*\}/, '').trim();
    const marked = [...this.substitutions.keys()].find((mark) => plain.includes(mark));
    const forms = marked ? (this.substitutions.get(marked) ?? []).map((word) => plain.replace(marked, word)) : [plain];
    for (const form of forms) {
      const words = form
        .toLowerCase()
        .split(/[_\s]+/)
        .filter(Boolean);
      if (words.length === 1 && words[0]) this.groups[words[0]] = sector;
      else if (words.length > 1)
        for (const title of new Set([words.join(' '), words.map(capital).join(' ')]))
          this.titles.push({ title, role: words.join(' '), sector, kind: 'profession' });
    }
  }

  private error(line: number, message: string): TableError {
    return new TableError(`${this.file}, line ${line}`, message);
  }
}

/** What people in a sector are called, where a dictionary has no office. */
const ROLES: Readonly<Record<string, string>> = {
  MIL: 'officer',
  LEG: 'legislator',
  JUD: 'judge',
  OPP: 'opposition politician',
  REB: 'rebel',
  BUS: 'business person',
};

/** CAMEO's codes that have another form here. */
const OTHER_SECTORS: Readonly<Record<string, string>> = {
  CHR: 'REL',
  CTH: 'REL',
  MOS: 'REL',
  MUS: 'REL',
  BUD: 'REL',
  HIN: 'REL',
  JEW: 'REL',
  HLH: 'MED',
  MED: 'JRN',
  ENV: 'SOC',
  HRI: 'SOC',
  PPL: 'CVL',
  MNC: 'BUS',
  NGM: 'NGO',
  IMG: 'UAF',
  INS: 'REB',
  SEP: 'REB',
};
const OTHER_PARTIES: Readonly<Record<string, Party>> = {
  IGOEEC: 'EUR',
  IGOEUR: 'EUR',
  IGOUNO: 'UNO',
  IGONAT: 'NAT',
  IGOARL: 'ARL',
  IGOAFU: 'AFU',
  ROM: 'ROU',
};

const codeOf = (symbol: string): { party: Party | ''; sector: string } | undefined => {
  if (!/^[A-Z]{3,}$/.test(symbol)) return undefined;
  const own = OTHER_PARTIES[symbol.slice(0, 6)];
  if (own && symbol.startsWith('IGO')) return { party: own, sector: 'IGO' };
  const head = symbol.slice(0, 3);
  const party = OTHER_PARTIES[head] ?? PARTIES.find((code) => code === head) ?? '';
  const sector = sectorsOf(party === '' || party === 'IGO' ? symbol : symbol.slice(3));
  return party === '' && sector === '' ? undefined : { party: party === 'IGO' ? '' : party, sector };
};

/** The first two sectors of a code, the others are finer than ours. */
const sectorsOf = (symbol: string): string => {
  const parts = symbol.match(/.{3}/g) ?? [];
  const known = parts.map((part) => OTHER_SECTORS[part] ?? SECTORS.find((sector) => sector === part) ?? '');
  return known
    .filter((sector, i) => sector !== '' && known.indexOf(sector) === i)
    .slice(0, 2)
    .join('');
};

const countryOf = (party: Party | ''): Party | '' => {
  if (party === '') return '';
  const { kind, country } = PARTY[party];
  return kind === 'state' || kind === 'former-state' ? party : (country ?? '');
};

const KINDS: readonly (readonly [RegExp, ActorKind])[] = [
  [/^(GOV|MIL|COP|SPY|LEG|JUD)/, 'government'],
  [/^IGO/, 'organization'],
  [/^(BUS)/, 'company'],
  [/^JRN/, 'outlet'],
  [/^(NGO|EDU|SOC)/, 'institute'],
];
const kindOf = ({ sector }: Coded): ActorKind => KINDS.find(([pattern]) => pattern.test(sector))?.[1] ?? 'movement';

/** Years of two digits are of 1931 to 2030, as in TABARI. */
const dayOf = (digits: string): number => {
  if (digits.length === 8) return Number(digits);
  const number = Number(digits);
  return number + (number > 310000 ? 19000000 : 20000000);
};

/** 'HAMID_KARZAI_' is 'Hamid Karzai'; of one word that may be letters both forms. */
const spellings = (name: string): string[] => {
  const words = name.split(/[_\s]+/).filter(Boolean);
  const proper = words
    .map((word, i) => (i > 0 && PARTICLES.has(word.toLowerCase()) ? word.toLowerCase() : capital(word.toLowerCase())))
    .join(' ');
  return words.length === 1 && name.replace(/_$/, '').length <= 5 ? [proper, words[0] ?? ''] : [proper];
};

const capital = (word: string): string =>
  word.replace(/(^|[-.'])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
