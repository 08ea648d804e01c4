/** What an entry is, as a headline would say it: no code, no key. */
import { PARTY, type Party } from '../model/generated/parties.js';
import type { PloverType } from '../model/generated/plover.js';
import type { Entry, Item, NamedActor } from '../model/record.js';

/** What is said of a meeting: of one that happened, and of one that did not or not yet; with and without another side. */
const MEETING: Readonly<Record<Entry<'meeting'>['value']['kind'], readonly [past: string, base: string]>> = {
  talks: ['held talks with', 'hold talks with'],
  visit: ['visited', 'visit'],
  summit: ['met at a summit with', 'meet at a summit with'],
  call: ['spoke with', 'speak with'],
  ceremony: ['took part in a ceremony with', 'take part in a ceremony with'],
  meal: ['dined with', 'dine with'],
  other: ['met', 'meet'],
};
const MEETING_ALONE: Readonly<Record<Entry<'meeting'>['value']['kind'], readonly [past: string, base: string]>> = {
  talks: ['held talks', 'hold talks'],
  visit: ['made a visit', 'make a visit'],
  summit: ['met at a summit', 'meet at a summit'],
  call: ['spoke', 'speak'],
  ceremony: ['took part in a ceremony', 'take part in a ceremony'],
  meal: ['dined together', 'dine together'],
  other: ['met', 'meet'],
};

/** Past and base form with a target, then without one. */
const DEEDS: Readonly<Record<PloverType, readonly [past: string, base: string, pastAlone: string, baseAlone: string]>> =
  {
    AGREE: ['agreed with', 'agree with', 'agreed', 'agree'],
    CONSULT: ['consulted with', 'consult with', 'consulted', 'consult'],
    SUPPORT: ['voiced support for', 'voice support for', 'voiced support', 'voice support'],
    CONCEDE: ['made a concession to', 'make a concession to', 'made a concession', 'make a concession'],
    COOPERATE: ['cooperated with', 'cooperate with', 'cooperated', 'cooperate'],
    AID: ['gave aid to', 'give aid to', 'gave aid', 'give aid'],
    RETREAT: ['eased off against', 'ease off against', 'eased off', 'ease off'],
    REQUEST: ['made a demand of', 'make a demand of', 'made a demand', 'make a demand'],
    ACCUSE: ['accused', 'accuse', 'made an accusation', 'make an accusation'],
    REJECT: ['rebuffed', 'rebuff', 'refused', 'refuse'],
    THREATEN: ['threatened', 'threaten', 'made a threat', 'make a threat'],
    PROTEST: ['protested against', 'protest against', 'protested', 'protest'],
    SANCTION: ['took sanctions against', 'take sanctions against', 'took sanctions', 'take sanctions'],
    MOBILIZE: ['mobilized against', 'mobilize against', 'mobilized forces', 'mobilize forces'],
    COERCE: ['took measures against', 'take measures against', 'took measures', 'take measures'],
    ASSAULT: ['attacked', 'attack', 'attacked', 'attack'],
  };

const ACTS: Readonly<Record<Entry<'statement'>['value']['act'], string>> = {
  said: 'said',
  asked: 'asked',
  believed: 'was said to believe',
  intended: 'announced an intention',
};

/** Names of a side that are written out. */
const NAMES = 3;

type Told = Pick<Entry, 'kind' | 'value'> | Pick<Item, 'kind' | 'value'>;

/** @param told an entry or an item */
export const titleOf = (told: Told): string => capital(titleWords(told as Entry));

const titleWords = (one: Entry): string => {
  switch (one.kind) {
    case 'meeting':
      return meetingTitle(one.value);
    case 'event': {
      const { plover, source, target, status } = one.value;
      const [past, base, pastAlone, baseAlone] = DEEDS[plover];
      const happened = status === 'happened';
      if (target.length === 0) return `${namesOf(source)} ${happened ? pastAlone : `to ${baseAlone}`}`;
      return `${namesOf(source)} ${happened ? past : `to ${base}`} ${namesOf(target)}`;
    }
    case 'statement': {
      const { speaker, speakerText, party, act } = one.value;
      const name = speaker?.name ?? speakerText;
      return `${name || (party ? `Somebody of ${PARTY[party].name}` : 'A speaker not known')} ${ACTS[act]}`;
    }
    case 'commitment': {
      const { by, to, action } = one.value;
      return `${statesText(by)}${to.length > 0 ? ` to ${statesText(to)}` : ''}: ${action}`;
    }
    case 'channel':
      return `${capital(one.value.kind)} channel between ${statesText(one.value.parties)}: ${one.value.state}`;
    case 'incident':
      return `${capital(one.value.kind)} incident${one.value.parties.length > 0 ? `, ${statesText(one.value.parties)}` : ''}`;
  }
};

const meetingTitle = ({ kind, format, status, participants }: Entry<'meeting'>['value']): string => {
  const [first = [], ...others] = sidesOf(participants);
  const form = status === 'happened' ? 0 : 1;
  const by =
    format === 'phone' ? ' by phone' : format === 'video' ? ' by video' : format === 'letter' ? ' by letter' : '';
  const words = (others.length === 0 ? MEETING_ALONE : MEETING)[kind][form];
  const verb = form === 0 ? words : `to ${words}`;
  // A body is met with, and a state is visited.
  const rest = others.length === 0 ? '' : ` ${namesOf(others.flat())}`;
  return `${namesOf(first)} ${verb}${rest}${by}`;
};

/** Those who take part by party, in the order of the entry. */
export function sidesOf<A extends NamedActor>(actors: readonly A[]): readonly (readonly A[])[] {
  const sides = new Map<string, A[]>();
  for (const actor of actors) {
    const key = actor.party || actor.name;
    const known = sides.get(key) ?? [];
    if (!known.some(({ name }) => name === actor.name)) sides.set(key, [...known, actor]);
  }
  return [...sides.values()];
}

/** Those of a side by whom it is called: who is only described ('Chinese firms') where nobody of the party is named. */
export const calledBy = <A extends Pick<NamedActor, 'actor' | 'party'>>(actors: readonly A[]): readonly A[] => {
  const isNamed = ({ actor }: A): boolean => !actor.includes(':?') || actor.startsWith('person:');
  const named = new Set(actors.filter(isNamed).map(({ party }) => party));
  return actors.filter((one) => isNamed(one) || one.party === '' || !named.has(one.party));
};

const namesOf = (actors: readonly NamedActor[]): string => {
  const names = [...new Set(calledBy(actors).map(({ name }) => name))];
  const shown = names.slice(0, names.length === NAMES + 1 ? NAMES + 1 : NAMES);
  const more = names.length - shown.length;
  return listed([...shown, ...(more > 0 ? [`${more} more`] : [])]) || 'Nobody named';
};

const statesText = (parties: readonly Party[]): string =>
  listed(parties.map((party) => PARTY[party].name)) || 'nobody named';

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
