/**
 * Offices in standard English, with their sector and rank: of a phrase, and of a row of the table of offices, whose words
 * are read by the same grammar.
 */
import type { Party } from '../../../model/generated/parties.js';
import type { KnownActor, Office } from '../table.js';
import { type NounPhrase, nounPhrase, type RoleHead } from './grammar.js';
import type { Lookup } from './lookup.js';
import { pieces } from './segments.js';
import type { Role } from './tables.js';
import type { Who } from './types.js';
import { wordsOfString } from './words.js';

/** To whom an office belongs, as far as known. */
export interface Owner {
  readonly state: Party | '';
  readonly organization: KnownActor | undefined;
}

export interface OfficeRead {
  /** 'foreign minister of Russia'. */
  readonly role: string;
  /** '' where neither its noun nor its organization says. */
  readonly sector: string;
  readonly rank: number;
  /** The standard role alone: 'foreign minister'. */
  readonly noun: string;
}

/** States whose English name wants an article, where its form does not say so. */
const ARTICLED: ReadonlySet<string> = new Set(['BHS', 'GMB', 'MDV', 'NLD', 'PHL', 'VAT', 'COM', 'SYC']);
const ARTICLED_FORM = /^(?:United|Democratic|Republic of)|(?:Republic|Islands|Union|Kingdom)$/;
/** An office that no rank says anything about stands behind those that have one. */
const NO_RANK = 6;

/** 'the United States', 'Russia'; '' for none. */
export const stateName = (party: Party | '', lookup: Lookup): string => {
  const state = party === '' ? undefined : lookup.state(party);
  if (!state) return party;
  return ARTICLED.has(party) || ARTICLED_FORM.test(state.name) ? `the ${state.name}` : state.name;
};

/** 'the European Commission', 'NATO'. */
const bodyName = ({ name, kind }: KnownActor): string =>
  (kind === 'government' || kind === 'organization') && name.includes(' ') && !/^the /i.test(name)
    ? `the ${name}`
    : name;

/** To whom an ambassador is sent: 'the United States', 'NATO'. */
export const targetName = (target: KnownActor, lookup: Lookup): string =>
  target.kind === 'state' ? stateName(target.party, lookup) : bodyName(target);

/** The full name of the role of a phrase: what it is, of whom, to whom. */
export function roleText(phrase: NounPhrase, role: Role, owner: Owner, lookup: Lookup): string {
  // 'ambassador to the United Nations': whose stands before to whom.
  const [title = '', to] = role.role.split(/ (?=to )/u);
  const base = [...phrase.before, title].join(' ');
  const behind = to === undefined ? '' : ` ${to}`;
  // 'the Scottish first minister' is that of Scotland.
  const regional = phrase.region !== '' && phrase.ofWords !== '';
  const state = regional ? phrase.ofWords : stateName(owner.state, lookup);
  const body = owner.organization ? bodyName(owner.organization) : '';
  const of = (...names: readonly string[]): string =>
    [base, ...names.filter((name) => name !== '').map((name) => `of ${name}`)].join(' ') + behind;
  switch (role.of) {
    case 'none':
      return `${base}${behind}`;
    case 'target': {
      const { target } = phrase;
      const to = target ? ` to ${targetName(target, lookup)}` : '';
      return `${of(state === '' ? body : state)}${to}`;
    }
    case 'place':
      return of(phrase.ofWords || state || body);
    case 'organ': {
      if (phrase.organ) return of(organName(phrase.organ.noun, owner.state, lookup), body || state);
      return of(body || state || phrase.ofWords);
    }
    case 'state': {
      // A president of a firm, a leader of a movement, a minister of a state.
      const { organization } = owner;
      if (organization?.kind === 'movement' && !role.generic)
        return of(stateName(organization.country, lookup) || body);
      // The speaker of the Knesset, but no president of the White House.
      const own = organization?.kind !== 'government' || (role.generic && role.rank > 1);
      const owned = organization && own ? body : '';
      if (phrase.organ && role.generic) return of(organName(phrase.organ.noun, owner.state, lookup), owned || state);
      return of(owned || state || phrase.ofWords);
    }
  }
}

/** The organ of a known state has a name: 'the Foreign Ministry'; of none it is a noun: 'the foreign ministry'. */
const organName = (noun: string, state: Party | '', lookup: Lookup): string =>
  `the ${state !== '' && lookup.state(state) ? titled(noun) : noun}`;

/** 'Ministry of Foreign Affairs': capitals for all but the small words. */
export const titled = (noun: string): string =>
  noun.replace(/\p{L}[\p{L}'’]*/gu, (word, at: number) =>
    at > 0 && /^(?:of|for|and|the|to|in)$/.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
  );

/** The sector of a role: its own, or, where its noun says little, that of whom it belongs to. */
export function roleSector(phrase: NounPhrase, role: Role, organization: KnownActor | undefined): string {
  const organ = phrase.organ?.sector ?? organization?.sector ?? '';
  // The foreign ministers of an organization are ministers of its states.
  const own = role.generic || role.of !== 'state' || role.rank <= 1;
  if (organization?.kind === 'organization' && own && (role.generic || role.sector.startsWith('GOV'))) return 'IGO';
  if (role.generic && organization?.kind === 'movement') return organization.sector;
  if (!role.generic || organ === '' || organ === 'UNK') return role.sector;
  // A governor of a party governs.
  const isPartisan = phrase.organ?.kind === 'person' && organ === 'PTY';
  if (isPartisan && role.sector === 'GOV' && (role.of === 'place' || role.rank <= 1)) return 'GOV';
  // The governor of a province is of the government, whoever lives there.
  if (phrase.organ?.kind === 'place') return role.sector === 'UNK' ? 'GOV' : role.sector;
  // Who speaks for a ministry is of the government, whatever it sees to.
  if (isSpeaking(role) && organ.startsWith('GOV')) return 'GOV';
  return organ;
}

const isSpeaking = (role: Role): boolean => /spokesperson|press secretary/.test(role.role);

/**
 * A role that says little alone and that of which it is, where the two together are a role of the table: 'chairman' and
 * 'Joint Chiefs of Staff', 'head' and 'the navy'. Of an organization the state alone remains.
 */
export function withOwnRole(
  phrase: NounPhrase,
  head: RoleHead,
  who: Who,
): { readonly phrase: NounPhrase; readonly role: Role; readonly words: string } {
  const asSaid = { phrase, role: head.role, words: head.words };
  const { organization, organ } = phrase;
  const body = organization?.kind === 'government' ? organization : undefined;
  if (!head.role.generic || (organization && !body)) return asSaid;
  const state = body && body.country !== '' ? who.lookup.state(body.country) : undefined;
  const own = body ? body.name.replace(state ? ` of ${state.name}` : '', '') : organ?.noun;
  if (own === undefined) return asSaid;
  for (const name of [`${head.words} of ${own}`, `${head.words} of the ${own}`, `${own} ${head.words}`]) {
    const role = roleNamed(name, who);
    if (!role) continue;
    const states = body && body.country !== '' ? [body.country] : phrase.states;
    return { phrase: { ...phrase, organization: undefined, organ: undefined, states }, role, words: name };
  }
  return asSaid;
}

/** The role of the table that a phrase is as a whole. */
const roleNamed = (name: string, { tables }: Who): Role | undefined => {
  const numbers = Int32Array.from(wordsOfString(name).folded, (word) => tables.words.number(word));
  const found = numbers.length === 0 ? undefined : tables.terms.longest(0, numbers.length, numbers);
  const term = found?.end === numbers.length ? found.values.find((one) => one.is === 'role') : undefined;
  return term?.is === 'role' ? term.role : undefined;
};

const read = new WeakMap<Office, OfficeRead>();

/** What a row of the table of offices says. */
export function readOffice(office: Office, who: Who): OfficeRead {
  const made = read.get(office) ?? makeOffice(office, who);
  read.set(office, made);
  return made;
}

const makeOffice = (office: Office, who: Who): OfficeRead => {
  const { lookup, tables } = who;
  const words = wordsOfString(office.role);
  const phrase = nounPhrase(pieces(words, tables, lookup), words);
  const organization = office.organization === '' ? undefined : lookup.actor(office.organization);
  const state = office.party !== '' && lookup.state(office.party) ? office.party : '';
  if (phrase?.head.is !== 'role') {
    const sector = phrase?.head.is === 'agent' && !phrase.head.agent.generic ? phrase.head.agent.sector : '';
    const of = organization ? ` of ${bodyName(organization)}` : '';
    return {
      role: `${office.role}${of}`,
      sector: sector || (organization?.sector ?? ''),
      rank: NO_RANK,
      noun: office.role,
    };
  }
  const { role } = phrase.head;
  const owner = phrase.organization ?? organization;
  const deputy = phrase.before.length > 0 ? 1 : 0;
  const sector = roleSector(phrase, role, owner);
  return {
    role: roleText(phrase, role, { state, organization: owner }, lookup),
    sector: sector === 'UNK' ? (owner?.sector ?? '') : sector,
    rank: role.rank + deputy,
    noun: [...phrase.before, role.role].join(' '),
  };
};
