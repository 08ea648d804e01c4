/** Who held an office on a day, by its role and party: *Pakistan's prime minister*. */
import { type ActorTable, holdersOn } from '../actors/table.js';

/** Id of the one who held a role for a party on a day (ISO 8601); undefined where nobody did, or more than one. */
export const holderOf = (table: ActorTable, role: string, party: string, day: string): string | undefined => {
  const holders = new Set(holdersOn(table, role, party, day).map(({ person }) => person));
  return holders.size === 1 ? [...holders][0] : undefined;
};

/** Whether anybody of the table ever held a role for a party. */
export const isRole = (table: ActorTable, role: string, party: string): boolean =>
  table.officesOf(role, party).length > 0;
