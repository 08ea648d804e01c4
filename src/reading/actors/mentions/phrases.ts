/**
 * Whom a noun phrase means: an office by its holder of the day, people and bodies of a state, and again those whom the text
 * has introduced: 'the minister', 'the ministry', 'the kingdom', 'the Russian', 'the former leader'.
 */
import type { Party } from '../../../model/generated/parties.js';
import { at, sentenceEnd } from '../../text/tokens.js';
import type { RoleHead } from '../who/grammar.js';
import type { Chunk } from './chunks.js';
import { collective, ofStates, ownersBefore } from './collectives.js';
import { asWho, type Said } from './describing.js';
import type { Referent } from './discourse.js';
import { fitsNoun, fitsRole, heldRole } from './fit.js';
import { mayBe } from './lexicon.js';
import { related } from './relations.js';
import {
  distinct,
  isPlural,
  knownReferent,
  lemmaAt,
  lowerAt,
  type Meant,
  nameAt,
  one,
  partyActor,
  partyOf,
  type Scene,
  wordsBefore,
} from './scene.js';

const FORMER = new Set(['former', 'ex', 'onetime', 'late', 'erstwhile', 'once', 'then', 'ousted', 'deposed']);

export interface Resolved extends Meant {
  readonly from: number;
  readonly to: number;
}

/**
 * @param owners whom the possessor before the phrase means
 * @returns nothing where the phrase means nobody who acts, or nobody knows whom
 */
export function resolvePhrase(scene: Scene, chunk: Chunk, owners: readonly Referent[]): Resolved | undefined {
  const { head } = chunk;
  const name = nameAt(scene, head);
  const isPeople = name !== undefined && isDemonym(scene, chunk);
  if (name && name.form !== 'adjective' && name.form !== 'group' && !isPeople) return undefined;
  const whole = { from: chunk.owner, to: head + 1 };
  const pair = formerOrLatter(scene, chunk);
  if (pair) return { ...pair, ...whole };
  const end = scene.describer.complementEnd(head, sentenceEnd(scene.tokens, at(scene.tokens.sentenceOf, head)));
  const said =
    scene.describer.understand(chunk.owner, end) ??
    (end > head + 1 ? scene.describer.understand(chunk.owner, head + 1) : undefined);
  const several = collective(scene, chunk, said);
  if (several) return { ...several, ...whole };
  const relation = scene.words.relations.get(lowerAt(scene, head)) ?? scene.words.relations.get(lemmaAt(scene, head));
  if (relation && !isPlural(scene, head)) {
    const meant = related(scene, chunk, relation, owners.length > 0 ? owners : ownersBehind(scene, chunk, end));
    return meant && { ...meant, ...whole };
  }
  const state = epithet(scene, chunk);
  if (state) return { ...state, ...whole };
  if (isPeople) {
    const people = demonym(scene, chunk, name.known.country);
    return people && { ...people, ...whole };
  }
  if (!said) return undefined;
  const { states, from } = ownersBefore(scene, chunk);
  if (states.length > 1) {
    const groups = ofStates(scene, states, said, lowerAt(scene, head));
    return groups && { ...groups, from: Math.min(from, chunk.owner), to: head + 1 };
  }
  const meant = described(scene, chunk, said, owners, end);
  return meant && { ...meant, ...whole };
}

/** Whether the noun of a phrase is an adjective or noun of a people itself: 'the Russian', 'the Israelis'. */
const isDemonym = (scene: Scene, { head, from, begins }: Chunk): boolean => {
  const name = nameAt(scene, head);
  if (name?.known.kind !== 'state' || name.to !== head + 1 || name.from < from) return false;
  const form = at(scene.tokens.forms, head);
  const isName = form === name.known.name.split(' ').at(-1);
  return !isName && (begins === 'definite' || begins === 'indefinite') && name.from > from;
};

/** 'the former', 'the latter': of the two of a kind that were meant last. */
const formerOrLatter = (scene: Scene, { from, head }: Chunk): Meant | undefined => {
  const word = lowerAt(scene, head);
  if ((word !== 'former' && word !== 'latter') || lowerAt(scene, from) !== 'the' || head !== from + 1) return undefined;
  const found: Referent[] = [];
  let sort: boolean | undefined;
  for (const { of, plural, form } of scene.discourse.before(from, 2)) {
    const [referent] = of;
    if (!referent || plural || form === 'adjective' || found.includes(referent)) continue;
    const isPerson = referent.who.kind === 'person';
    sort ??= isPerson;
    if (sort !== isPerson) continue;
    found.push(referent);
    if (found.length === 2) break;
  }
  const [latter, former] = found;
  const meant = word === 'latter' ? latter : former;
  return meant && latter && former ? one(meant, 'actors/former-latter') : undefined;
};

/** 'The successor of Li Keqiang': whoever stands behind 'of'. */
const ownersBehind = (scene: Scene, { head }: Chunk, end: number): Referent[] => {
  for (let i = head + 1; i < end; i++) {
    const name = nameAt(scene, i);
    if (name) return [scene.discourse.referent(name.known)];
  }
  return [];
};

/** 'the kingdom', 'the Andean nation', 'the country': the state that was meant last and may be called so. */
const epithet = (scene: Scene, chunk: Chunk): Meant | undefined => {
  const { head, begins } = chunk;
  if (isPlural(scene, head) || (begins !== 'definite' && begins !== 'owner')) return undefined;
  if (begins === 'owner') return undefined;
  const words = [...wordsBefore(scene, chunk).slice(1), lowerAt(scene, head)].filter((word) => word !== '-');
  for (let from = 0; from < words.length; from++) {
    const states = scene.words.epithets.get(words.slice(from).join(' '));
    if (!states) continue;
    // 'the host country', 'the Gulf state' that no row has: what is said of it is not known.
    if (from > 0 && words.length - from === 1 && nameAt(scene, head - 1)) return undefined;
    const [state] = statesBefore(scene, chunk.from, (party) => mayBe(states, party));
    return state && one(state, 'actors/epithet');
  }
  return undefined;
};

/** States that the text has meant, the last first: by name, or those of whom it has meant. */
const statesBefore = (scene: Scene, token: number, isWanted: (party: Party | '') => boolean): Referent[] => {
  const found: Referent[] = [];
  const behind: Referent[] = [];
  for (const { of, form } of scene.discourse.before(token)) {
    for (const referent of of) {
      const { kind, country } = referent.who;
      if (!isWanted(country)) continue;
      if (kind === 'state' && form !== 'adjective') found.push(referent);
      else if (kind !== 'person' || form === 'adjective') {
        const state = knownReferent(scene, country === '' ? undefined : scene.table.actor(`state:${country}`));
        if (state) (kind === 'government' ? found : behind).push(state);
      }
    }
  }
  return distinct([...found, ...behind]);
};

/** 'the American', 'the Israelis': somebody of that state whom the text has introduced. */
const demonym = (scene: Scene, chunk: Chunk, country: Party | ''): Meant | undefined => {
  const { head, begins } = chunk;
  if (country === '' || begins !== 'definite') return undefined;
  const isSeveral = isPlural(scene, head) || /s$/.test(lowerAt(scene, head));
  const [found] = scene.discourse.recent(
    chunk.from,
    ({ who }) => who.kind === (isSeveral ? 'group' : 'person') && (who.country === country || who.party === country),
  );
  if (found) return one(found, 'actors/demonym');
  if (!isSeveral) return undefined;
  const name = at(scene.tokens.forms, head);
  const made = scene.discourse.referent({
    id: `group:?${name}`,
    name,
    kind: 'group',
    party: country,
    country,
    sector: 'GOV',
  });
  return one(made, 'actors/demonym');
};

const described = (
  scene: Scene,
  chunk: Chunk,
  said: Said,
  owners: readonly Referent[],
  end: number,
): Meant | undefined => {
  const { phrase } = said;
  const hasOwner =
    phrase.states.length > 0 ||
    phrase.organization !== undefined ||
    phrase.region !== '' ||
    phrase.leader !== '' ||
    phrase.place !== '';
  const isFormer = phrase.former || wordsBefore(scene, chunk).some((word) => FORMER.has(word));
  if (phrase.name || phrase.person) return undefined;
  const role = phrase.head.is === 'role' ? phrase.head : undefined;
  const isDefinite = chunk.begins === 'definite' || chunk.begins === 'pronoun' || chunk.begins === 'owner';
  if (isFormer && isDefinite && !phrase.head.plural) {
    const again = formerHolder(scene, chunk, role, stateOf(said));
    if (again) return again;
    if (!hasOwner) return undefined;
  }
  const [owner] = owners;
  if (!hasOwner && owner && chunk.begins !== 'definite') return ownedBy(scene, chunk, said, owners);
  if (isDefinite || chunk.begins === 'bare') {
    const again = isFormer ? undefined : introduced(scene, chunk, said, hasOwner);
    if (again) return again;
  }
  if (!hasOwner) {
    if (chunk.begins === 'definite' && role && !phrase.head.plural && !isFormer)
      return holderHere(scene, chunk, said, role);
    if (
      chunk.begins === 'definite' &&
      phrase.head.is === 'agent' &&
      phrase.head.agent.kind === 'government' &&
      !phrase.head.plural
    )
      return bodyHere(scene, chunk, said);
    return undefined;
  }
  if (phrase.head.plural && phrase.states.length === 0 && end > chunk.head + 1) {
    const listed = listBehind(scene, chunk, end);
    if (listed.length > 1) return ofStates(scene, listed, said, lowerAt(scene, chunk.head));
  }
  return asDescribed(scene, chunk, said);
};

const stateOf = ({ phrase }: Said): Party | '' => phrase.states[0] ?? phrase.organization?.country ?? '';

/** 'prime ministers of Poland, the Czech Republic and Slovenia': the states behind the noun. */
const listBehind = (scene: Scene, { head }: Chunk, end: number): Party[] => {
  const states: Party[] = [];
  const limit = Math.min(sentenceEnd(scene.tokens, at(scene.tokens.sentenceOf, head)), head + LONGEST_LIST);
  for (let i = head + 2; i < limit; i++) {
    const name = nameAt(scene, i);
    if (name?.known.kind === 'state') {
      if (name.known.country !== '') states.push(name.known.country);
      i = name.to - 1;
    } else if (i >= end && !LIST_WORDS.has(lowerAt(scene, i))) break;
  }
  return distinct(states);
};
const LONGEST_LIST = 30;
const LIST_WORDS = new Set([',', 'and', 'the']);

/** Whom the words themselves describe on the day of the document. */
const asDescribed = (scene: Scene, chunk: Chunk, said: Said): Meant | undefined => {
  const answer = scene.describer.describe({ ...said, text: scene.describer.text(chunk.owner, chunk.head + 1) });
  const known = answer.id === undefined ? undefined : scene.table.actor(answer.id);
  const who = asWho(answer, known);
  if (!who) return undefined;
  const isHolder = known?.kind === 'person';
  const referent = scene.discourse.referent(who);
  note(scene, chunk, said, referent);
  return one(referent, isHolder ? 'actors/office-holder' : 'actors/described');
};

/** Notes by which nouns somebody was called. */
export const note = (scene: Scene, chunk: Chunk, { phrase }: Said, referent: Referent): void => {
  referent.nouns.add(lowerAt(scene, chunk.head)).add(lemmaAt(scene, chunk.head));
  if (phrase.head.is === 'role') referent.nouns.add([...phrase.before, phrase.head.role.role].join(' '));
  if (phrase.head.is === 'agent') referent.nouns.add(phrase.head.agent.noun);
  if (phrase.former) referent.former = true;
  const word = lowerAt(scene, chunk.head);
  if (referent.gender === '') referent.gender = /woman$/.test(word) ? 'she' : /[a-z]man$/.test(word) ? 'he' : '';
};

/** 'its foreign minister', 'the ministry's spokeswoman': of those whom the possessor means. */
const ownedBy = (scene: Scene, chunk: Chunk, said: Said, owners: readonly Referent[]): Meant | undefined => {
  const parties = partiesOf(owners);
  const [party] = parties;
  if (party === undefined) return undefined;
  const [owner] = owners;
  const { phrase } = said;
  const isSingle = phrase.head.is === 'role' && phrase.head.role.single;
  if (parties.length > 1) return ofStates(scene, parties, said, lowerAt(scene, chunk.head));
  const body =
    owner && owner.who.kind !== 'state' && owner.who.kind !== 'person' ? scene.table.actor(owner.who.id) : undefined;
  const known = introducedOf(scene, chunk, said, party);
  if (known) return known;
  // A person's sons and aides are no officials of the state, unless an office says so.
  if (owner?.who.kind === 'person' && !isSingle) return undefined;
  return asDescribed(scene, chunk, {
    ...said,
    phrase: { ...phrase, ...(body ? { organization: body } : { states: [party] }), definite: true },
  });
};

const partiesOf = (referents: readonly Referent[]): Party[] => {
  const parties = new Set<Party>();
  for (const referent of referents) {
    const party = partyOf(referent);
    if (party !== '') parties.add(party);
  }
  return [...parties];
};

/** Somebody of a party whom the text has introduced in that role. */
const introducedOf = (scene: Scene, chunk: Chunk, { phrase }: Said, party: Party): Meant | undefined => {
  const role = phrase.head.is === 'role' ? phrase.head.role : undefined;
  if (!role || phrase.head.plural) return undefined;
  const [found] = scene.discourse.recent(
    chunk.from,
    (referent) => partyOf(referent) === party && fitsRole(referent, role, phrase.before),
  );
  return found && one(found, 'actors/definite');
};

/** The nearest one whom the text has introduced and who fits. */
const introduced = (scene: Scene, chunk: Chunk, said: Said, hasOwner: boolean): Meant | undefined => {
  const { phrase } = said;
  const state = stateOf(said);
  const belongs = ({ who }: Referent): boolean =>
    state !== ''
      ? who.country === state || who.party === state
      : !hasOwner || (phrase.organization !== undefined && who.party !== '' && who.party === phrase.organization.party);
  if (chunk.begins === 'bare' && !isPlural(scene, chunk.head)) return undefined;
  const { head } = phrase;
  if (head.is === 'role') {
    if (head.plural) return undefined;
    const [found] = scene.discourse.recent(
      chunk.from,
      (referent) =>
        referent.who.kind !== 'group' &&
        belongs(referent) &&
        !isPast(referent) &&
        fitsRole(referent, head.role, phrase.before),
    );
    // 'the Russian foreign minister' is who holds the office, whatever else was said of others.
    if (found && (!hasOwner || found.offices.length === 0 || head.role.generic || !head.role.single))
      return one(found, 'actors/definite');
    return undefined;
  }
  if (head.is !== 'agent' || chunk.begins === 'bare') return undefined;
  const words = distinct(
    [
      lowerAt(scene, chunk.head),
      lemmaAt(scene, chunk.head),
      head.agent.noun,
      scene.describer.text(chunk.from + 1, chunk.head + 1).toLowerCase(),
    ].filter((word) => word !== ''),
  );
  const kinds = words.map((word) => scene.words.bodies.get(word)).find((found) => found !== undefined);
  const [found] = scene.discourse.recent(
    chunk.from,
    (referent) => belongs(referent) && fitsNoun(referent, words, kinds),
  );
  return found && one(found, 'actors/definite');
};

const isPast = ({ former, offices }: Referent): boolean => former && offices.length === 0;

/** 'the ex-president': the last one who held such an office and no longer does. */
const formerHolder = (scene: Scene, chunk: Chunk, role: RoleHead | undefined, state: Party | ''): Meant | undefined => {
  const [found] = scene.discourse.recent(
    chunk.from,
    (referent) => (state === '' || referent.who.country === state) && heldRole(referent, role?.role, scene.table),
  );
  return found && one(found, 'actors/former');
};

/** 'the president' in a text that has introduced none: that of the state which was meant last. */
const holderHere = (scene: Scene, chunk: Chunk, said: Said, { role }: RoleHead): Meant | undefined => {
  if (!scene.day || !role.single) return undefined;
  for (const party of partiesAround(scene, chunk, role.role)) {
    const answer = scene.describer.describe({ ...said, phrase: { ...said.phrase, states: [party], definite: true } });
    const known = answer.id === undefined ? undefined : scene.table.actor(answer.id);
    if (known?.kind !== 'person') continue;
    const referent = scene.discourse.referent(known);
    note(scene, chunk, said, referent);
    return one(referent, 'actors/office-here');
  }
  return undefined;
};

/** Parties that a text may mean without naming them, the likeliest first. */
const partiesAround = (scene: Scene, { from }: Chunk, role: string): Party[] => {
  const parties: Party[] = [];
  for (const { of } of scene.discourse.before(from)) {
    for (const referent of of) {
      const party = partyOf(referent);
      if (party !== '') parties.push(party);
    }
  }
  for (const { country, from: place } of scene.places)
    if (country && Math.abs(place - from) < NEARBY) parties.push(country);
  const usual = scene.words.usual.get(role);
  const [first, ...rest] = usual ? [usual, ...parties] : parties;
  return first === undefined ? [] : distinct([first, ...rest]).slice(0, MOST_PARTIES);
};
const NEARBY = 25;
const MOST_PARTIES = 6;

/** 'the army', 'the foreign ministry' in a text about one state: that state's. */
const bodyHere = (scene: Scene, chunk: Chunk, said: Said): Meant | undefined => {
  if (said.phrase.head.is !== 'agent' || !said.phrase.head.agent.acts || said.phrase.head.agent.generic)
    return undefined;
  const [party] = scene.discourse.recent(chunk.from, ({ who }) => who.country !== '', 1).map(({ who }) => who.country);
  if (!party) return undefined;
  return asDescribed(scene, chunk, { ...said, phrase: { ...said.phrase, states: [party], definite: true } });
};

export const partyReferent = (scene: Scene, party: Party | ''): Referent | undefined =>
  knownReferent(scene, partyActor(scene, party));
