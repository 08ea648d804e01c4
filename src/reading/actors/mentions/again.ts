/**
 * Phrases that mean again whom the text has introduced: 'the minister', 'the ministry', 'the kingdom', 'the Russian', 'the
 * former leader'.
 */
import type { Party } from '../../../model/generated/parties.js';
import { formAt, lemmaAt, lowerAt } from '../../text/tokens.js';
import type { Role } from '../who/tables.js';
import { type Chunk, nameAt } from './chunks.js';
import type { Said } from './describing.js';
import type { Referent } from './discourse.js';
import { fitsNoun, fitsRole, heldRole } from './fit.js';
import { mayBe } from './lexicon.js';
import { distinct, isPlural, knownReferent, type Meant, one, type Scene, wordsBefore } from './scene.js';

/** Whether the noun of a phrase is an adjective or noun of a people itself: 'the Russian', 'the Israelis'. */
export const isDemonym = (scene: Scene, { head, from, begins }: Chunk): boolean => {
  const name = nameAt(scene, head);
  if (name?.known.kind !== 'state' || name.form !== 'adjective') return false;
  // 'the Russian and Turkish | troops'
  const isOfNoun = scene.tokens.tree.relations[head] === 'amod';
  return name.to === head + 1 && name.from > from && !isOfNoun && (begins === 'definite' || begins === 'indefinite');
};

/** 'the kingdom', 'the Andean nation', 'the country': the state that was meant last and may be called so. */
export const epithet = (scene: Scene, chunk: Chunk): Meant | undefined => {
  const { head, begins, from } = chunk;
  if (isPlural(scene, head) || begins !== 'definite') return undefined;
  const half = head === from + 1 ? scene.words.halves.get(formAt(scene.tokens, head)) : undefined;
  if (half) {
    const isNear = scene.discourse.recent(from, ({ who }) => half.beside.has(who.country)).length > 0;
    const state = isNear ? knownReferent(scene, scene.table.actor(`state:${half.state}`)) : undefined;
    return state && one(state, 'actors/epithet');
  }
  const words = [...wordsBefore(scene, chunk).slice(1), lowerAt(scene.tokens, head)].filter((word) => word !== '-');
  for (let first = 0; first < words.length; first++) {
    const phrase = words.slice(first).join(' ');
    const states = scene.words.epithets.get(phrase);
    if (!states) continue;
    const [state] = statesBefore(scene, from, (party) => mayBe(states, party));
    return state && one(state, 'actors/epithet');
  }
  return undefined;
};

/** States that the text has meant, the last first: by name, or those of whom it has meant. */
const statesBefore = (scene: Scene, token: number, isWanted: (party: Party | '') => boolean): Referent[] => {
  const found: Referent[] = [];
  const behind: Referent[] = [];
  for (const { of, form } of scene.discourse.before(token)) {
    for (const { who } of of) {
      const { kind, country } = who;
      if (country === '' || !isWanted(country)) continue;
      const state = knownReferent(scene, scene.table.actor(`state:${country}`));
      if (!state) continue;
      if ((kind === 'state' && form !== 'adjective') || kind === 'government') found.push(state);
      else behind.push(state);
    }
  }
  return distinct([...found, ...behind]);
};

/** 'the American', 'the Israelis': somebody of that state whom the text has introduced. */
export const demonym = (scene: Scene, chunk: Chunk, country: Party | ''): Meant | undefined => {
  const { head, begins, from } = chunk;
  if (country === '' || begins !== 'definite') return undefined;
  const isSeveral = isPlural(scene, head) || /s$/.test(lowerAt(scene.tokens, head));
  const [found] = scene.discourse.recent(
    from,
    ({ who }) => who.kind === (isSeveral ? 'group' : 'person') && (who.country === country || who.party === country),
  );
  if (found) return one(found, 'actors/demonym');
  if (!isSeveral) return undefined;
  const name = formAt(scene.tokens, head);
  const group = { id: `group:?${name}`, name, kind: 'group', party: country, country, sector: 'GOV' } as const;
  return one(scene.discourse.referent(group), 'actors/demonym');
};

/** The state or organization to which a phrase says that somebody belongs. */
export const stateOf = ({ phrase }: Said): Party | '' => phrase.states[0] ?? phrase.organization?.country ?? '';

/** The nearest one whom the text has introduced and who fits. */
export const introduced = (
  scene: Scene,
  chunk: Chunk,
  said: Said,
  hasOwner: boolean,
  hasComplement: boolean,
): Meant | undefined => {
  const { phrase } = said;
  const { head } = phrase;
  const state = stateOf(said);
  // Who leads a firm of a state is no officer of that state.
  const isServing = head.is === 'role' && head.role.sector.startsWith('GOV');
  const isCandidate = ({ who }: Referent): boolean =>
    state !== ''
      ? (who.country === state && !(isServing && who.party === '')) || who.party === state
      : !hasOwner || (phrase.organization !== undefined && who.party !== '' && who.party === phrase.organization.party);
  if (head.is === 'role') {
    if (head.plural) return undefined;
    // 'the secretary and the minister': those whom a phrase is joined with are others.
    const joined = scene.grammar.conjuncts(chunk.head).filter((one) => one < chunk.from);
    const others = scene.discourse.at(chunk.from, joined);
    const holding =
      (role: Role) =>
      (referent: Referent): boolean =>
        referent.who.kind !== 'group' &&
        !others.has(referent) &&
        isCandidate(referent) &&
        fitsRole(referent, role, phrase.before);
    // A secretary of state is a foreign minister only where nobody else is one.
    const own = head.role.generic
      ? undefined
      : scene.discourse.salient(chunk.from, holding({ ...head.role, tries: [] }));
    const found = own ?? scene.discourse.salient(chunk.from, holding(head.role));
    return found && one(found, 'actors/definite');
  }
  if (head.is !== 'agent' || hasComplement) return undefined;
  const words = distinct([
    lowerAt(scene.tokens, chunk.head),
    lemmaAt(scene.tokens, chunk.head),
    head.agent.noun,
    scene.describer.text(Math.min(chunk.from + 1, chunk.head), chunk.head + 1).toLowerCase(),
  ]);
  const kinds = words.map((word) => scene.words.bodies.get(word)).find((list) => list !== undefined);
  const found = scene.discourse.salient(
    chunk.from,
    (referent) =>
      referent.who.kind !== 'person' && isCandidate(referent) && fitsNoun(referent, words, kinds, head.agent),
  );
  return found && one(found, 'actors/definite');
};

/** 'the ex-president': the last one who held such an office and no longer does. */
export const formerHolder = (scene: Scene, chunk: Chunk, role: Role, state: Party | ''): Meant | undefined => {
  const [found] = scene.discourse.recent(
    chunk.from,
    (referent) => (state === '' || referent.who.country === state) && heldRole(referent, role, scene.table),
  );
  return found && one(found, 'actors/former');
};
