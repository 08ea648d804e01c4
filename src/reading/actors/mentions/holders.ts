/** Offices and bodies of which a phrase does not say whose they are: 'the president', 'the army', 'the ministry'. */
import type { Party } from '../../../model/generated/parties.js';
import { lemmaAt, sentenceAt } from '../../text/tokens.js';
import type { RoleHead } from '../who/grammar.js';
import type { Chunk } from './chunks.js';
import { asDescribed } from './described.js';
import type { Said } from './describing.js';
import { knownReferent, type Meant, one, partyOf, type Scene } from './scene.js';

/** 'the president' in a text that has introduced none: that of the state which was meant last. */
export const holderHere = (scene: Scene, chunk: Chunk, said: Said, head: RoleHead): Meant | undefined => {
  if (!scene.day) return undefined;
  const usual = scene.words.usual.get(head.role.role);
  if (!head.role.single && !usual?.role) return undefined;
  const phrase = { ...said.phrase, definite: true };
  const owner = usual && scene.table.actor(usual.actor);
  const meant = owner && partiesMeant(scene, chunk);
  // 'the attorney general' of a text about Guatemala is not the American one.
  if (
    owner &&
    meant &&
    (owner.kind !== 'state' || meant.length === 0 || meant.some((party) => party === owner.party))
  ) {
    const found = holder(scene, {
      ...said,
      phrase:
        owner.kind === 'state' ? { ...phrase, states: [owner.party as Party] } : { ...phrase, organization: owner },
    });
    if (found) return found;
  }
  if (!head.role.single) return undefined;
  for (const party of partiesAround(scene, chunk)) {
    const found = holder(scene, { ...said, phrase: { ...phrase, states: [party] } });
    if (found) return found;
  }
  return undefined;
};

const holder = (scene: Scene, said: Said): Meant | undefined => {
  const { id } = scene.describer.describe(said);
  const known = id === undefined ? undefined : scene.table.actor(id);
  const referent = known?.kind === 'person' ? knownReferent(scene, known) : undefined;
  return referent && one(referent, 'actors/office-here');
};

const NEARBY = 25;
const MOST_PARTIES = 6;

/** Parties of those whom the text has meant, the last first. */
const partiesMeant = (scene: Scene, { from }: Pick<Chunk, 'from'>): Party[] => {
  const parties: Party[] = [];
  for (const { of } of scene.discourse.before(from)) {
    for (const referent of of) {
      const party = partyOf(referent);
      if (party !== '') parties.push(party);
    }
  }
  return parties;
};

/** Parties whose office a text may mean without saying so, the likeliest first: of the sentence's place, of whom it meant last. */
const partiesAround = (scene: Scene, { from, head }: Chunk): Party[] => {
  const parties = partiesMeant(scene, { from });
  const sentence = sentenceAt(scene.tokens, head);
  const here: Party[] = [];
  for (const place of scene.places)
    if (place.country && Math.abs(place.from - from) < NEARBY && sentenceAt(scene.tokens, place.from) === sentence)
      here.push(place.country);
  const home = here.filter((party) => parties.includes(party));
  return [...new Set([...home, ...parties, ...here])].slice(0, MOST_PARTIES);
};

/** 'the army', 'the foreign ministry', 'the ministry' in a text about one state: that state's. */
export const bodyHere = (scene: Scene, chunk: Chunk, said: Said): Meant | undefined => {
  if (said.phrase.head.is !== 'agent') return undefined;
  const { agent } = said.phrase.head;
  const usual = scene.words.usualBodies.get(lemmaAt(scene.tokens, chunk.head));
  const isOwn = chunk.head === chunk.from + 1 && usual !== undefined;
  for (const party of [...countriesMeant(scene, chunk), ...partiesAround(scene, chunk)]) {
    const state = scene.table.actor(`state:${party}`);
    if (!state) continue;
    if (isOwn) {
      if (usual.party !== '' && usual.party !== party) continue;
      const body = scene.who().lookup.organization(usual.name.replace('*', state.name));
      const referent = knownReferent(scene, body);
      if (referent) return one(referent, 'actors/body-here');
      continue;
    }
    if (!agent.acts || agent.generic || !BODIES.test(agent.noun)) return undefined;
    return asDescribed(scene, chunk, { ...said, phrase: { ...said.phrase, states: [party], definite: true } });
  }
  return undefined;
};

/** Countries of those whom the text has meant: of a movement the one in which it fights. */
const countriesMeant = (scene: Scene, { from }: Chunk): Party[] => {
  for (const { of } of scene.discourse.before(from, 2)) {
    const country = of.length === 1 ? of[0]?.who.country : '';
    if (country) return [country];
  }
  return [];
};

/** Bodies of which a state has one. */
const BODIES =
  /ministry|army|navy|air force|military|armed forces|parliament|cabinet|government|coast guard|police|supreme court|central bank|junta/;
