/** What a source says of one person in one office, in the words of the tables. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Party } from '../../src/model/generated/parties.js';
import type { PersonName } from './person-names.js';

export interface Claim {
  readonly source: string;
  /** Who it is in the source's own numbering, where it has one. */
  readonly key: string;
  /** Country of the person. */
  readonly country: Party | '';
  readonly name: PersonName;
  readonly role: string;
  readonly organization: string;
  /** For whom the office acts. */
  readonly party: Party | '';
  readonly from: string;
  readonly to: string;
  readonly attested: readonly (readonly [from: string, to: string])[];
  readonly wikidata: string;
  /** Only for people who are known from elsewhere. */
  readonly weak: boolean;
}

export const SOURCES = {
  factbook: 'CIA World Factbook',
  pocom: 'Office of the Historian (POCOM)',
  executive: 'congress-legislators',
  legislators: 'congress-legislators',
  wikidata: 'Wikidata',
  uk: 'Institute for Government',
  unga: 'UN General Debate Corpus',
  reign: 'REIGN',
  travels: 'Office of the Historian (travels)',
} as const;

/** The rows of a file of JSON lines; the caller says what they hold. */
export const jsonLines = <T>(folder: string, name: string): T[] =>
  readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

export const claim = (
  given: Pick<Claim, 'source' | 'country' | 'name' | 'role' | 'party'> & Partial<Claim>,
): Claim => ({
  key: '',
  organization: '',
  from: '',
  to: '',
  attested: [],
  wikidata: '',
  weak: given.name.bare,
  ...given,
});
