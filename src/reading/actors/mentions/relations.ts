/** Phrases that say who somebody is by somebody else: 'his Chinese counterpart', 'her host', 'his predecessor', 'his sister'. */
import type { Party } from '../../../model/generated/parties.js';
import { at, firstFrom, lemmaAt, lowerAt, sentenceAt, sentenceEnd, sentenceStart } from '../../text/tokens.js';
import { describeString } from '../who/describe.js';
import type { Chunk } from './chunks.js';
import type { Referent } from './discourse.js';
import type { Relation } from './lexicon.js';
import { knownReferent, type Meant, nameAt, one, type Scene } from './scene.js';

const WHY = 'actors/relation';

/**
 * @param owners whose counterpart or host it is; none where the text does not say
 */
export function related(
  scene: Scene,
  chunk: Chunk,
  relation: Relation,
  owners: readonly Referent[],
): Meant | undefined {
  const [owner] = owners.filter(({ who }) => who.kind === 'person' || who.kind === 'group' || who.kind === 'state');
  const state = stateIn(scene, chunk);
  switch (relation.is) {
    case 'counterpart':
      return owner && counterpart(scene, chunk, owner, state);
    case 'host':
    case 'guest':
      return receiving(scene, chunk, relation.is, owners, state);
    case 'other':
    case 'predecessor':
    case 'successor':
    case 'kin':
      return undefined;
  }
}

/** The state whose adjective stands within a phrase: 'his | Chinese | counterpart'. */
const stateIn = (scene: Scene, { from, head }: Chunk): Party | '' => {
  for (let i = from; i < head; i++) {
    const country = nameAt(scene, i)?.known.country ?? '';
    if (country !== '') return country;
  }
  if (lowerAt(scene.tokens, head + 1) === 'from' || lowerAt(scene.tokens, head + 1) === 'in')
    return nameAt(scene, head + 2)?.known.country ?? '';
  return '';
};

const isPerson = ({ who }: Referent): boolean => who.kind === 'person';

/** The person of a state who holds the same office; without a state the other one of those who do something together. */
const counterpart = (scene: Scene, chunk: Chunk, owner: Referent, state: Party | ''): Meant | undefined => {
  if (state === '') return undefined;
  const offices = owner.offices.map(({ role }) => role);
  const introduced = scene.discourse.recent(
    chunk.from,
    (referent) =>
      isPerson(referent) &&
      referent.who.country === state &&
      referent.offices.some(({ role }) => rolesAlike(scene, offices, state).includes(role)),
  );
  const [known] = introduced;
  if (known) return one(known, 'actors/counterpart');
  for (const role of scene.day ? rolesAlike(scene, offices, state) : []) {
    const [holder] = scene.who().lookup.holdersOn(role, { party: state }, scene.day ?? '');
    const referent = holder && knownReferent(scene, holder.person);
    if (referent) return one(referent, 'actors/counterpart');
  }
  return unnamed(scene, chunk, owner, state);
};

/** 'his Chinese counterpart', whom no table knows: whoever holds the office. */
const unnamed = (scene: Scene, { head }: Chunk, owner: Referent, state: Party): Meant => {
  const name = `${lemmaAt(scene.tokens, head)} of ${owner.who.name}`;
  const who = {
    id: `office:?${name} (${state})`,
    name,
    kind: 'office',
    party: state,
    country: state,
    sector: 'GOV',
  } as const;
  return one(scene.discourse.referent(who), 'actors/counterpart');
};

/** The roles that somebody in one of these offices meets as equals in a state. */
const rolesAlike = (scene: Scene, offices: readonly string[], state: Party): string[] =>
  offices.flatMap((role) => {
    const rows = scene.words.counterparts.get(role) ?? [];
    const own = rows.filter(({ party }) => party === state).flatMap(({ there }) => there);
    const any = rows.filter(({ party }) => party === '').flatMap(({ there }) => there);
    const [kind, ministry] = [
      role.endsWith(' secretary') ? ' secretary' : role.endsWith(' minister') ? ' minister' : '',
      role.split(' ').slice(0, -1).join(' '),
    ];
    const swapped = kind === '' ? [] : [`${ministry}${kind === ' secretary' ? ' minister' : ' secretary'}`];
    return [...own, role, ...swapped, ...any];
  });

/** Who receives, who is received: by the verbs of the sentences before, by the country of the place, or the other of two. */
const receiving = (
  scene: Scene,
  chunk: Chunk,
  part: 'host' | 'guest',
  owners: readonly Referent[],
  state: Party | '',
): Meant | undefined => {
  const scores = new Map<Referent, number>();
  const add = (referent: Referent, score: number): void => {
    scores.set(referent, (scores.get(referent) ?? 0) + score);
  };
  const here = countriesAround(scene, chunk.from);
  const seen = new Set<Referent>();
  for (const { of, rank, clause, plural } of scene.discourse.before(chunk.from, 3)) {
    const verb = clause === -1 ? '' : lemmaAt(scene.tokens, clause);
    const does = scene.words.hosting.get(verb);
    for (const referent of of) {
      if (!isPerson(referent) || owners.includes(referent)) continue;
      if (!plural && does !== undefined) {
        if (rank === 'subject') add(referent, does === part ? 3 : -3);
        else if (rank === 'object' && does === 'host') add(referent, part === 'guest' ? 3 : -3);
      }
      if (seen.has(referent)) continue;
      seen.add(referent);
      if (here.size > 0) add(referent, here.has(referent.who.country) === (part === 'host') ? 2 : -1);
      if (owners.length > 0) add(referent, 1);
    }
  }
  const [best] = [...scores]
    .filter(([{ who }, score]) => score > 0 && (state === '' || who.country === state || who.party === state))
    .sort((a, b) => b[1] - a[1]);
  if (best) return one(best[0], WHY);
  const leader = part === 'host' && state === '' ? leaderHere(scene, chunk, owners, here) : undefined;
  return leader && one(leader, WHY);
};

const AROUND = 60;

/** Words that say that leaders are together. */
const GATHERING = new Set(['summit', 'leader', 'talk', 'meeting', 'visit', 'lunch', 'dinner', 'banquet', 'delegation']);

/** *the host* of a summit, *her host* of a leader who has come: whoever leads the country of the place. */
const leaderHere = (
  scene: Scene,
  { from, head }: Chunk,
  [owner]: readonly Referent[],
  here: ReadonlySet<Party | ''>,
): Referent | undefined => {
  const { tokens, day } = scene;
  const sentence = sentenceAt(tokens, head);
  const [country = ''] = here.size > 0 ? here : countriesBehind(scene, head);
  const state = day ? scene.table.actor(`state:${country}`) : undefined;
  if (!state || owner?.who.country === country) return undefined;
  let isGathering = owner?.offices.some(({ role }) => isLeader(role)) === true;
  const first = sentenceStart(tokens, Math.max(0, sentence - 2));
  for (let i = first; i < Math.min(first + AROUND, sentenceEnd(tokens, sentence)) && !isGathering; i++)
    isGathering = GATHERING.has(lemmaAt(scene.tokens, i));
  if (!isGathering || lowerAt(scene.tokens, from - 1) === "'s") return undefined;
  const { id } = describeString(`leader of ${state.name}`, day, scene.who());
  return knownReferent(scene, id === undefined ? undefined : scene.table.actor(id));
};

const isLeader = (role: string): boolean => /^(president|prime minister|chancellor|king|premier|taoiseach)$/.test(role);

/** The country of the first place behind a phrase in its sentence: *the host's verdict in Biarritz*. */
const countriesBehind = ({ places, tokens }: Scene, token: number): readonly Party[] => {
  const place = places[firstFrom(places, token)];
  const isNear = place && sentenceAt(tokens, place.from) === sentenceAt(tokens, token);
  return isNear && place.country ? [place.country] : [];
};

/** Countries of the places named in the last words before a token. */
const countriesAround = ({ places }: Scene, token: number): Set<Party | ''> => {
  const found = new Set<Party | ''>();
  for (let k = places.length - 1; k >= 0; k--) {
    const place = at(places, k);
    if (place.from > token) continue;
    if (token - place.from > AROUND) break;
    if (place.country) found.add(place.country);
    if (found.size > 0) break;
  }
  return found;
};
