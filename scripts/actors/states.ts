/** Rows of states and territories that the table lacks, from the factbook's names, capitals and demonyms. */
import { PARTIES, PARTY, type Party } from '../../src/model/generated/parties.js';
import { foldMarks } from '../../src/reading/text/phrases.js';
import { jsonLines, SOURCES } from './claims.js';
import type { Cells } from './files.js';
import type { Knowledge } from './knowledge.js';

interface Entry {
  readonly gec: string;
  readonly name: string;
  readonly long_name: string | null;
  readonly former: string | null;
  readonly capital: string | null;
  readonly nationality_noun: string | null;
  readonly nationality_adjective: string | null;
}

export function stateRows(before: readonly Cells[], shared: string, knowledge: Knowledge): Cells[] {
  const known = new Set(before.map((row) => row.code));
  const entries = new Map<Party, Entry>();
  for (const entry of jsonLines<Entry>(shared, 'factbook-actors')) {
    const party = knowledge.party('gec', entry.gec);
    if (party !== '' && !entries.has(party)) entries.set(party, entry);
  }
  const added = PARTIES.filter((code) => PARTY[code].kind === 'state' && !known.has(code)).flatMap((code): Cells[] => {
    const entry = entries.get(code);
    const name = PARTY[code].name;
    const own = (text: string | null | undefined): string => {
      const plain = foldMarks((text ?? '').replace(/\(.*/, '').split(/[;,/]/)[0]?.trim() ?? '');
      return /^[A-Z][A-Za-z .'-]*$/.test(plain) && plain !== 'None' ? plain : '';
    };
    const adjective = own(entry?.nationality_adjective);
    const noun = own(entry?.nationality_noun);
    return [
      {
        code,
        name,
        aliases: '',
        adjectives: adjective === name ? '' : adjective,
        people: noun && noun !== name ? `${noun}${/s$|ese$/.test(noun) ? '' : 's'}` : '',
        capital: own(entry?.capital),
        seats: '',
        source: entry ? SOURCES.factbook : 'ISO 3166-1',
      },
    ];
  });
  return [...before, ...added];
}
