/** Bare phrases: offices with and without their holder, people, groups, organs and forces of states and organizations. */
import type { Party } from '../../../model/generated/parties.js';
import type { KnownActor } from '../table.js';
import type { NounPhrase, RoleHead } from './grammar.js';
import type { Holder, Lookup, Owner } from './lookup.js';
import { bodyDescribed, type Hints, leaderNamed, personDescribed, personNamed } from './names.js';
import { roleSector, roleText, stateName, targetName, titled, withOwnRole } from './roles.js';
import type { Agent, Role } from './tables.js';
import { type Belonging, type Described, described, type Who } from './types.js';
import { type PhraseWords, POSSESSIVE, wordsOfString } from './words.js';

/** Sectors of those who act for whom they belong to. */
const ACTING = /^(?:GOV|MIL|LEG|JUD|COP|SPY|IGO)/;

/** Who people are besides: 'Sunni fighters' are fighters. */
const SAYS_LITTLE = /^(?:REL|CVL|UNK|REF|PTY)/;

/** Who is of a movement in no other way than of any firm. */
const UNSERVING_MOVEMENT = /^(?:UNK|OPP|CVL|REF|JRN)/;
/** People who are not of the staff of an organization of states. */
const UNSERVING = /^(?:UNK|CVL|REF|JRN|REL|UAF|REB|CRM|OPP|PTY|ELI|BUS)/;

export function describePhrase(
  said: NounPhrase,
  words: PhraseWords,
  text: string,
  day: string | undefined,
  who: Who,
): Described {
  const phrase = withSuperior(withLeader(said, day, who), who);
  const { head } = phrase;
  if (phrase.apposed) return bodyDescribed(phrase.apposed);
  if (head.is === 'role') return roleDescribed(phrase, head, words, text, day, who);
  if (phrase.person) return personDescribed(phrase.person, day, who);
  const named =
    phrase.name && personNamed(words, phrase.name.from, phrase.name.to, day, who, { party: stateOf(phrase) });
  if (named) return personDescribed(named, day, who);
  if (head.is === 'agent') return agentDescribed(phrase, head.agent, head.plural, words, text, who);
  const country = stateOf(phrase);
  const kind = head.plural || phrase.several || !phrase.indefinite ? 'group' : 'person';
  return described(bare(text), kind, { party: '', country }, 'CVL');
}

/** 'the Trump administration', 'Netanyahu government officials', 'Putin's spokesman': the state is that of the name. */
const withLeader = (phrase: NounPhrase, day: string | undefined, who: Who): NounPhrase => {
  const { leader, led, states, organization, head, organ } = phrase;
  if (leader === '' || states.length > 0 || organization) return phrase;
  const isOfBody = head.is === 'agent' && (head.agent.kind === 'government' || LED.test(head.agent.noun));
  const body = isOfBody ? head.agent : organ;
  if (!led && !(body?.acts && (isOfBody || body.kind === 'government'))) return phrase;
  const words = wordsOfString(leader);
  const end = words.folded.length;
  // Of 'the Biden-Harris administration' the first, of 'the second Trump administration' the last.
  const person =
    (day === undefined ? undefined : leaderNamed(words.folded.join(' '), day, who)) ??
    personNamed(words, 0, end, day, who) ??
    personNamed(words, 0, 1, day, who) ??
    personNamed(words, end - 1, end, day, who);
  const country = person?.country ?? '';
  return country === '' ? phrase : { ...phrase, states: [country] };
};

/** Nouns for the people of a body that is called by who leads it. */
const LED = /^(?:administration|government|regime) /;

/** 'the head of cabinet to the president of the European Council': who serves one of an organization is of it. */
const withSuperior = (phrase: NounPhrase, { lookup }: Who): NounPhrase => {
  const { superior, states, organization } = phrase;
  if (!superior || superior.party === '' || states.length > 0 || organization) return phrase;
  const [, body = ''] = superior.role.split(/ of (?:the )?/u);
  const found = lookup.organization(body);
  return found ? { ...phrase, organization: found } : phrase;
};

/** The state to which a phrase belongs; of two states none. */
const stateOf = ({ states, organization, region, place, head }: NounPhrase): Party | '' => {
  const [state = ''] = states;
  if (states.length > 1) return '';
  return (
    state ||
    (organization ? organization.country : '') ||
    region ||
    place ||
    (head.is === 'agent' ? head.agent.country : '')
  );
};

/** The words without the article. */
const bare = (text: string): string => text.replace(/^(?:the|an?)\s+(?=\S)/iu, '');

const agentDescribed = (
  phrase: NounPhrase,
  agent: Agent,
  plural: boolean,
  words: PhraseWords,
  text: string,
  who: Who,
): Described => {
  const { organization, organ, former, name } = phrase;
  if (isFriend(agent)) return friendDescribed(phrase, agent, plural, words, text);
  const acts = agent.acts || (agent.generic && (organ?.acts ?? false));
  const sector = agentSector(phrase, agent, organization);
  const belonging = belongingOf(phrase, acts, agent);
  const several = plural || phrase.several;
  const people = agent.kind === 'person';
  if (former && people && (acts || agent.sector.startsWith('PTY')))
    return described(nameOf(words, name) || bare(text), several ? 'group' : 'person', left(belonging), 'ELI');
  const body = people || several || phrase.indefinite ? undefined : organOf(phrase, agent, who);
  if (body?.actor) return bodyDescribed(body.actor);
  const kind = people ? (several ? 'group' : 'person') : agent.kind;
  return described(nameOf(words, name) || body?.name || bare(text), kind, belonging, sector);
};

/** Nouns for those who stand beside somebody, of whom they say only that they are others. */
const isFriend = ({ noun, sector }: Agent): boolean => sector === 'UNK' && (noun === 'ally' || noun === 'partner');

/**
 * Members of an organization are it ('NATO allies'); the friends of a state ('Norway's partners', 'U.S. allies') are none of its
 * own; an adjective says of which state somebody's friends are ('our Danish allies').
 */
const friendDescribed = (
  phrase: NounPhrase,
  agent: Agent,
  plural: boolean,
  words: PhraseWords,
  text: string,
): Described => {
  const { organization, name } = phrase;
  const several = plural || phrase.several;
  // 'our NATO ally' is one of its states.
  const isMember = several && organization?.kind === 'organization' && organization.party !== '';
  const isOwned = words.folded.some((word) => word === POSSESSIVE || word === 'of');
  const state = stateOf(phrase);
  // 'U.S. allies' are America's; 'our ROK allies', 'Japanese and ROK allies' are Korea.
  const isBare =
    !OWNERS.has(words.folded[0] ?? '') &&
    !words.folded.includes('and') &&
    words.forms.some((form) => /^(?:\p{Lu}\.?){2,3}$/u.test(form));
  const { organ } = phrase;
  const sector = organ && !organ.generic && organ.sector !== 'CVL' ? organ.sector : agent.sector;
  const belonging: Belonging = isMember
    ? { party: organization.party, country: '' }
    : { party: '', country: isOwned || isBare ? '' : state };
  const kind = several ? 'group' : 'person';
  return described(nameOf(words, name) || bare(text), kind, belonging, isMember ? 'IGO' : sector);
};
/** Behind a possessive an adjective tells of which state the friends are. */
const OWNERS: ReadonlySet<string> = new Set(['our', 'their', 'its', 'his', 'her', 'my', 'your']);

const nameOf = (words: PhraseWords, name: NounPhrase['name']): string =>
  name ? words.forms.slice(name.from, name.to).join(' ') : '';

const agentSector = ({ organ }: NounPhrase, agent: Agent, organization: KnownActor | undefined): string => {
  if (organization?.kind === 'organization' && (agent.generic || agent.sector.startsWith('GOV'))) return 'IGO';
  if (organization?.kind === 'movement' && /^(?:UAF|REB|UNK|GOV|PTY|MIL)/.test(agent.sector))
    return organization.sector;
  // Who has broken with fighters fights on.
  if (organization?.sector === 'REB' && /^(?:dissident|defector|breakaway)/.test(agent.noun)) return 'REB';
  // A lawyer of a ministry is in its service.
  if (organization?.kind === 'government' && agent.sector === 'JUD' && !agent.acts) return organization.sector;
  if (!agent.generic) return agent.sector;
  const open = agent.sector === 'UNK' || agent.sector === 'GOV';
  if (organ && !organ.generic) return open || !SAYS_LITTLE.test(organ.sector) ? organ.sector : agent.sector;
  if (!organization) return organ?.sector ?? agent.sector;
  // Workers of a firm are workers.
  return open || organization.kind === 'government' ? organization.sector : agent.sector;
};

/** For whom the people, organ or force of a phrase acts, and where it belongs. */
const belongingOf = (phrase: NounPhrase, acts: boolean, agent: Agent): Belonging => {
  const { organization, states, place } = phrase;
  const country = stateOf(phrase);
  if (states.length > 1) return { party: '', country: '' };
  if (organization && !(states.length > 0 && organization.party === '')) {
    const { kind } = organization;
    const serves =
      (kind === 'movement' && (agent.generic || !UNSERVING_MOVEMENT.test(agent.sector))) ||
      (kind === 'organization' && (agent.generic || !UNSERVING.test(agent.sector))) ||
      (kind === 'government' && (acts || agent.generic));
    return { party: serves ? organization.party : '', country: kind === 'organization' ? '' : country };
  }
  // Troops in a country may be anyone's.
  const [state = agent.country || (acts && !agent.sector.startsWith('MIL') ? phrase.region || place : '')] = states;
  return { party: acts ? state : '', country };
};

/** An organ of one state by its name: 'Foreign Ministry of China'. */
const organOf = (
  { states, organization, organ, several }: NounPhrase,
  agent: Agent,
  { lookup }: Who,
): { readonly name: string; readonly actor: KnownActor | undefined } | undefined => {
  const [party] = states;
  const state = party && lookup.state(party);
  // The police of a city is not that of its state.
  const local = agent.sector === 'COP';
  if (!state || local || states.length > 1 || organization || organ || several || agent.kind !== 'government')
    return undefined;
  const names = [stateName(party, lookup), state.name].map((name) => `${titled(agent.noun)} of ${name}`);
  const [name = ''] = names;
  return { name, actor: names.map((one) => lookup.organization(one)).find((one) => one !== undefined) };
};

const roleDescribed = (
  said: NounPhrase,
  noun: RoleHead,
  words: PhraseWords,
  text: string,
  day: string | undefined,
  who: Who,
): Described => {
  const { phrase, role, words: own } = withOwnRole(sentTo(said, noun.role), noun, who);
  const { organization, former, name, indefinite } = phrase;
  const sector = roleSector(phrase, role, organization);
  const belonging = roleBelonging(phrase, role, sector, who);
  const owner = { state: organization?.kind === 'organization' ? '' : stateWithout(phrase, role), organization };
  const office = roleText(phrase, role.described ? { ...role, role: own } : role, owner, who.lookup);
  if (noun.plural || phrase.several)
    return described(bare(text), 'group', former ? left(belonging) : belonging, former ? 'ELI' : sector);

  const person =
    phrase.person ?? (name && personNamed(words, name.from, name.to, day, who, hintsOf(phrase, role, belonging)));
  if (person) {
    const known = personDescribed(person, day, who);
    // The title says what the table does not know of that day.
    if (former && day === undefined) return { ...known, ...left(belonging), sector: 'ELI' };
    if (known.role !== '' || former) return known;
    const [party, country] = [belonging.party || known.party, belonging.country || known.country];
    return { ...known, party, country, sector, role: office };
  }
  if (former) return described(nameOf(words, name) || bare(text), 'person', left(belonging), 'ELI');
  if (name) return described(nameOf(words, name), 'person', belonging, sector, office);
  const holder = day === undefined || indefinite ? undefined : holderOf(phrase, role, belonging, day, who);
  if (holder) return personDescribed(holder.person, day, who, holder.office);
  // 'a Hamas leader' is one of several, 'a foreign minister' an office that somebody holds.
  const kind = indefinite && !role.single ? 'person' : 'office';
  return described(bare(text), kind, belonging, sector, office);
};

/** 'Russia's U.N. envoy' is sent there by Russia; 'the U.N. envoy for Yemen' by the United Nations. */
const sentTo = (phrase: NounPhrase, role: Role): NounPhrase => {
  const { organization, states, target } = phrase;
  if (role.of !== 'target' || target || states.length === 0 || organization?.kind !== 'organization') return phrase;
  return { ...phrase, target: organization, organization: undefined };
};

/** Who left office acts for nobody. */
const left = ({ country }: Belonging): Belonging => ({ party: '', country });

/** 'Premier Li' is a premier; 'NATO chief Stoltenberg' may be called anything there. */
const hintsOf = (phrase: NounPhrase, role: Role, { party }: Belonging): Hints =>
  role.described || (role.generic && role.rank > 1 && phrase.before.length === 0)
    ? { party }
    : { party, title: [...phrase.before, role.role].join(' ') };

/** The state of an office: its owner's, or where it lies; an ambassador's place is the one sent to. */
const stateWithout = (phrase: NounPhrase, role: Role): Party | '' =>
  role.of === 'none' ? role.party : stateOf(phrase);

const roleBelonging = (phrase: NounPhrase, role: Role, sector: string, { lookup }: Who): Belonging => {
  const { organization, states } = phrase;
  if (states.length > 1) return { party: '', country: '' };
  const state = stateOf(phrase);
  if (organization && !(states.length > 0 && organization.party === '')) {
    const { kind, party } = organization;
    if (kind === 'organization') return { party, country: '' };
    return { party: kind === 'government' || kind === 'movement' ? party : '', country: organization.country };
  }
  if (role.party !== '' && states.length === 0)
    return { party: role.party, country: lookup.state(role.party) ? role.party : '' };
  return { party: ACTING.test(sector) || sector === 'UNK' || role.rank <= 1 ? state : '', country: state };
};

/** Who held the office of a phrase on a day, under any of the roles that it may have in the table. */
const holderOf = (
  phrase: NounPhrase,
  role: Role,
  { party }: Belonging,
  day: string,
  { lookup }: Who,
): Holder | undefined => {
  const prefix = phrase.before.map((word) => `${word} `).join('');
  const target = phrase.target && role.of === 'target' ? targetName(phrase.target, lookup) : '';
  const sent = target === '' ? [''] : [` to ${target}`, ` for ${target}`];
  for (const { owner, whose } of ownersOf(phrase, role, party, lookup))
    for (const name of [role.role, ...role.tries])
      for (const of of whose)
        for (const to of sent) {
          const found = lookup.holdersOn(`${prefix}${name}${of}${to}`, owner, day);
          const [holder] = found;
          if (holder && (role.single || found.length === 1 || to !== '')) return holder;
        }
  return undefined;
};

/** With whom an office is looked up, and what may stand behind its role there. */
interface Search {
  readonly owner: Owner;
  readonly whose: readonly string[];
}

/** The head of an organ is looked for with the organ alone, never with its state: that would be the president. */
const ownersOf = (phrase: NounPhrase, role: Role, party: Party | '', lookup: Lookup): Search[] => {
  const { organization, organ, states } = phrase;
  if (organization) {
    // Who serves the head of an organization is not the head.
    if (phrase.superior) return [];
    // The chairman of a committee of a party does not lead the party.
    if (organ && organization.kind === 'movement') return [];
    const ofIt = behind(organization.name);
    const open = !role.generic || (organization.kind === 'organization' && role.sector === 'IGO');
    return [
      { owner: { party: '', organization: organization.id }, whose: ['', ...ofIt] },
      ...(party === '' ? [] : [{ owner: { party }, whose: open ? ['', ...ofIt] : ofIt }]),
    ];
  }
  // The leader of a region is not that of its state.
  if (party === '' || (phrase.region !== '' && states.length === 0)) return [];
  if (!organ) return [{ owner: { party }, whose: [''] }];
  const [code] = states;
  const state = code && lookup.state(code);
  const body = state ? lookup.organization(`${titled(organ.noun)} of ${state.name}`) : undefined;
  return [
    ...(body ? [{ owner: { party: '', organization: body.id } as const, whose: ['', ...behind(organ.noun)] }] : []),
    { owner: { party }, whose: behind(organ.noun) },
  ];
};

const behind = (name: string): readonly string[] => [` of the ${name}`, ` of ${name}`];
