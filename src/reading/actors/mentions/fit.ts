/** Whether somebody who was introduced may be called by a noun again: 'the minister', 'the former leader', 'the firm'. */

import type { ActorKind } from '../../../model/generated/lists.js';
import type { ActorTable } from '../table.js';
import type { Agent, Role } from '../who/tables.js';
import type { Referent } from './discourse.js';

/** Words before an office that make another, lower one of it. */
const LOWER = /^(?:deputy|vice|assistant|under|acting deputy|first deputy|deputy assistant|former)[ -]/;

/** Whether one of the offices of the day, or a noun of the text, is the role. */
export const fitsRole = (referent: Referent, role: Role, before: readonly string[]): boolean => {
  const prefix = before.map((word) => `${word} `).join('');
  for (const noun of referent.nouns) if (isOne(noun, `${prefix}${role.role}`)) return true;
  if (referent.who.kind !== 'person') return false;
  const names = [role.role, ...role.tries].map((name) => `${prefix}${name}`);
  const titles = [...referent.offices.map((office) => office.role), ...(referent.who.role ? [referent.who.role] : [])];
  return titles.some((title) => names.some((name) => isOne(title, name)));
};

/** 'vice president' is lower than 'president'. */
export const isLower = (title: string, name: string): boolean => LOWER.test(title) && !LOWER.test(name);

/** 'secretary of state' and 'defense secretary' are secretaries; 'deputy secretary of state' is none. */
export const isOne = (title: string, name: string): boolean => {
  if (title === name) return true;
  if (isLower(title, name)) return false;
  return title.startsWith(`${name} of `) || title.startsWith(`${name} to `) || title.endsWith(` ${name}`);
};

/** Whether somebody held the role before the day, and no more. */
export const heldRole = (referent: Referent, role: Role, table: ActorTable): boolean => {
  if (referent.who.kind !== 'person') return false;
  const offices = table.offices(referent.who.id);
  const past = offices.filter((office) => !referent.offices.some((now) => now.role === office.role));
  if (past.some((office) => [role.role, ...role.tries].some((name) => isOne(office.role, name)))) return true;
  return referent.former && [...referent.nouns].some((noun) => isOne(noun, role.role));
};

/**
 * Whether a noun for people or bodies may mean the referent: by a word of the text, of its name, or by what it is.
 *
 * @param kinds what the noun may mean whatever the name, as the table of bodies has it
 */
export const fitsNoun = (
  { who, nouns }: Referent,
  words: readonly string[],
  kinds: ReadonlySet<ActorKind> | undefined,
  agent: Agent,
): boolean => {
  if (words.some((word) => nouns.has(word))) return true;
  if (who.kind === 'state' || who.kind === 'office' || agent.kind === 'person') return kinds?.has(who.kind) ?? false;
  if (kinds?.has(who.kind)) return true;
  const name = who.name.toLowerCase();
  return words.some(
    (word) => name.endsWith(` ${word}`) || name.startsWith(`${word} of `) || name.includes(` ${word} of `),
  );
};
