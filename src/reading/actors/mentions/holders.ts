/** Offices and bodies of which a phrase does not say whose they are: 'the president', 'the army', 'the ministry'. */
import type { Party } from '../../../model/generated/parties.js';
import type { RoleHead } from '../who/grammar.js';
import type { Chunk } from './chunks.js';
import { asDescribed } from './described.js';
import type { Said } from './describing.js';
import type { Referent } from './discourse.js';
import { fitsRole } from './fit.js';
import { knownReferent, type Meant, one, partiesOf, type Scene } from './scene.js';

/**
 * 'the president' where the text has introduced none of late: the usual one, else who was one further up, else that of the state
 * which was meant last.
 */
export const holderHere = (scene: Scene, chunk: Chunk, said: Said, { role }: RoleHead): Meant | undefined => {
  const usual = scene.words.usual.get(role.role);
  if (!scene.day || (!role.single && !usual?.role)) return undefined;
  const meant = partiesMeant(scene, chunk);
  const owner = usual && scene.table.actor(usual.actor);
  // 'the attorney general' of a text about Guatemala is not the American one.
  const isUsual =
    owner !== undefined && (owner.kind !== 'state' || meant.length === 0 || meant.some((one) => one === owner.party));
  const holderOf = (of: Partial<Said['phrase']>): Referent | undefined => {
    const { id } = scene.describer.describe({ ...said, phrase: { ...said.phrase, ...of } });
    const known = id === undefined ? undefined : scene.table.actor(id);
    return known?.kind === 'person' ? knownReferent(scene, known) : undefined;
  };
  const usually = owner?.kind === 'state' ? { states: [owner.party as Party] } : { organization: owner };
  const found =
    (isUsual ? holderOf(usually) : undefined) ??
    scene.discourse.recent(chunk.from, (one) => fitsRole(one, { ...role, tries: [] }, said.phrase.before), WHOLE)[0] ??
    (role.single ? meant : []).slice(0, MOST_PARTIES).flatMap((party) => holderOf({ states: [party] }) ?? [])[0];
  return found && one(found, 'actors/office-here');
};

const MOST_PARTIES = 6;
/** Sentences above that are looked at for who was introduced. */
const WHOLE = Number.POSITIVE_INFINITY;

/** Parties of those whom the text has meant, the last first. */
const partiesMeant = ({ discourse }: Scene, { from }: Chunk): Party[] =>
  partiesOf([...discourse.before(from)].flatMap(({ of }) => of));

/** 'the army', 'the foreign ministry' in a text about one state: that state's. */
export const bodyHere = (scene: Scene, chunk: Chunk, said: Said): Meant | undefined => {
  const { head } = said.phrase;
  if (head.is !== 'agent' || !head.agent.acts || head.agent.generic || !BODIES.test(head.agent.noun)) return undefined;
  const party = partiesMeant(scene, chunk).find((one) => scene.table.actor(`state:${one}`));
  return party && asDescribed(scene, chunk, { ...said, phrase: { ...said.phrase, states: [party] } });
};

/** Bodies of which a state has one. */
const BODIES =
  /ministry|army|navy|air force|military|armed forces|parliament|cabinet|government|coast guard|police|supreme court|central bank|junta/;
