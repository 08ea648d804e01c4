/** Who held an office on a day, by its role and party: *Pakistan's prime minister*. Null where the table has none or several. */
import { type ActorTable, officesOn } from '../actors/table.js';

type Index = ReadonlyMap<string, readonly string[]>;

const indexes = new WeakMap<ActorTable, Index>();

/** People by the role and party of an office they ever held. */
const indexOf = (table: ActorTable): Index => {
  const known = indexes.get(table);
  if (known) return known;
  const index = new Map<string, string[]>();
  for (const [person, offices] of table.offices)
    for (const { role, party } of offices) {
      const key = `${role}|${party}`;
      const list = index.get(key);
      if (!list) index.set(key, [person]);
      else if (!list.includes(person)) list.push(person);
    }
  indexes.set(table, index);
  return index;
};

/** Id of the one who held a role for a party on a day (ISO 8601); undefined where nobody did, or more than one. */
export const holderOf = (table: ActorTable, role: string, party: string, day: string): string | undefined => {
  const holders = (indexOf(table).get(`${role}|${party}`) ?? []).filter((person) =>
    officesOn(table, person, day).some((office) => office.role === role && office.party === party),
  );
  return holders.length === 1 ? holders[0] : undefined;
};

/** Whether anybody of the table ever held a role for a party. */
export const isRole = (table: ActorTable, role: string, party: string): boolean =>
  indexOf(table).has(`${role}|${party}`);
