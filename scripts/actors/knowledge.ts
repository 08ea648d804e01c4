/** The import's own tables, data/actors/import: codes of countries in other schemes, titles of sources as roles. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARTIES, PARTY, type Party } from '../../src/model/generated/parties.js';
import { type Row, readTable } from '../../src/reading/tables.js';

export interface Knowledge {
  readonly party: (scheme: 'gec' | 'cow' | 'name', code: string) => Party | '';
  /** Roles of a title, the first first; none where it names no office that is kept. */
  readonly roles: (title: string, party: Party | '') => string[];
  readonly isState: (code: string) => code is Party;
  /** A state's name as it stands behind 'ambassador to': with its article. */
  readonly placeName: (party: Party) => string;
}

const ARTICLE =
  /^(United|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Seychelles|Democratic|Republic of the|Central African|Dominican Republic|Czech Republic|Marshall|Solomon|Vatican|Holy See|Soviet|Federated|Cayman|Cook|Faroe|Falkland|British|U\.S\.|European)/;

/** A state's name with its article, where it has one. */
const withArticle = (name: string): string => (ARTICLE.test(name) ? `the ${name}` : name);

export function readKnowledge(folder: string): Knowledge {
  const rows = (name: string): Row[] =>
    readTable(new Map([[name, readFileSync(join(folder, `${name}.csv`), 'utf8')]]), name);
  const codes = new Map(
    rows('import/codes').map((row) => [`${row.text('scheme')} ${row.text('code')}`, row.oneOf('party', PARTIES)]),
  );
  const states = new Map(rows('states').map((row) => [row.oneOf('code', PARTIES), row.text('name')]));
  for (const row of rows('states'))
    for (const name of [row.text('name'), ...row.list('aliases')])
      if (!codes.has(`name ${name}`)) codes.set(`name ${name}`, row.oneOf('code', PARTIES));
  const posts = rows('import/posts').map(
    (row) => [new RegExp(row.text('pattern'), 'i'), row.optional('role')] as const,
  );
  const instead = new Map(
    rows('import/state-roles').map((row) => [
      `${row.oneOf('party', PARTIES)} ${row.text('role')}`,
      row.text('instead'),
    ]),
  );
  const roleOf = (title: string, party: Party | ''): string => {
    const role = posts.find(([pattern]) => pattern.test(title))?.[1] ?? '';
    return instead.get(`${party} ${role}`) ?? role;
  };
  return {
    party: (scheme, code) => codes.get(`${scheme} ${code}`) ?? '',
    roles: (title, party) => {
      const parts = title.split(/,| and (?=(?:[\w-]+ ){0,2}(?:prime|minister|head|president|commander)\b)/i);
      const roles = [title, ...parts.slice(1)].map((part) => roleOf(part.trim(), party)).filter(Boolean);
      return [...new Set(roles)];
    },
    isState: (code): code is Party => states.has(code as Party),
    placeName: (party) => withArticle(states.get(party) ?? PARTY[party].name),
  };
}

/** The state of the day where another has its code today: Zaire, Yugoslavia, the Soviet Union. */
export const stateOn = (party: Party | '', date: string): Party | '' => {
  if (date === '') return party;
  if (party === 'SCG' || party === 'YUG') return date < '2003-02-04' ? 'YUG' : date < '2006-06-05' ? 'SCG' : 'SRB';
  if (party === 'COD' && date < '1997-05-17') return 'ZAR';
  if (party === 'RUS' && date < '1991-12-26') return 'SUN';
  if (party === 'CZE' && date < '1993') return 'CSK';
  return party;
};
