/** Figures for `who`: its cases by group and field, and the people of readouts by their names alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Resources, who } from '../../src/index.js';
import { readTable } from '../../src/reading/tables.js';
import { FIELDS, type Field, partyWords, readCases, wrongFields } from './score.js';

export interface Share {
  readonly right: number;
  readonly of: number;
}

export interface CaseFigures {
  /** Of `names` and `phrases` together, and of each group: cases whose fields are all right. */
  readonly groups: Readonly<Record<string, Share>>;
  /** Of each field: how often it is right where a case has it. */
  readonly fields: Readonly<Record<Field, Share>>;
  /** Ids of the cases with a wrong field. */
  readonly failing: readonly string[];
}

/** @param root the folder of the project */
export function measureCases(root: string, resources: Resources): CaseFigures {
  const states = readTable(
    new Map([['actors/states', readFileSync(join(root, 'data/actors/states.csv'), 'utf8')]]),
    'actors/states',
  ).map((row) => ({
    code: row.text('code'),
    names: [row.text('name'), ...row.list('aliases'), ...row.list('adjectives')],
  }));
  const parties = partyWords(states);
  const groups = new Map<string, { right: number; of: number }>();
  const fields = new Map(FIELDS.map((field) => [field, { right: 0, of: 0 }]));
  const failing: string[] = [];
  for (const one of readCases(readFileSync(join(root, 'test/cases/who/who.jsonl'), 'utf8'))) {
    const wrong = wrongFields(one, who(one.phrase, one.on, resources), parties);
    if (wrong.length > 0) failing.push(one.id);
    for (const group of [one.group.startsWith('name-') ? 'names' : 'phrases', one.group]) {
      const share = groups.get(group) ?? { right: 0, of: 0 };
      groups.set(group, { right: share.right + (wrong.length === 0 ? 1 : 0), of: share.of + 1 });
    }
    for (const field of FIELDS) {
      const share = fields.get(field);
      if (!share || one.expect[field] === undefined) continue;
      share.of++;
      if (!wrong.includes(field)) share.right++;
    }
  }
  return { groups: Object.fromEntries(groups), fields: record(fields), failing };
}

const record = (shares: ReadonlyMap<Field, Share>): Record<Field, Share> => {
  const none = { right: 0, of: 0 };
  const of = (field: Field): Share => shares.get(field) ?? none;
  return {
    name: of('name'),
    kind: of('kind'),
    party: of('party'),
    country: of('country'),
    sector: of('sector'),
    role: of('role'),
  };
};

interface Readout {
  readonly published: string;
  readonly meeting: { readonly parties: readonly string[]; readonly people: readonly string[] };
}

/** People of readouts by their names alone and the day: how many are given one of the parties that met. */
export function measurePeople(readouts: readonly Readout[], resources: Resources): Share {
  let right = 0;
  let of = 0;
  for (const { published, meeting } of readouts)
    for (const name of meeting.people) {
      of++;
      const { party } = who(name, published.slice(0, 10), resources);
      if (party !== '' && meeting.parties.includes(party)) right++;
    }
  return { right, of };
}
