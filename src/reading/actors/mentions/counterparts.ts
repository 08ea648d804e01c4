/** 'His Chinese counterpart', 'her Swiss colleague': who holds the same office in a state on the day of the document. */
import type { Party } from '../../../model/generated/parties.js';
import { lemmaAt, lowerAt } from '../../text/tokens.js';
import { type Chunk, nameAt } from './chunks.js';
import type { Referent } from './discourse.js';
import { knownReferent, type Meant, one, type Scene } from './scene.js';

const WHY = 'actors/counterpart';

/**
 * @param owners whose counterpart it is
 * @returns the person whom the text has introduced, the holder of the office, or whoever holds it; nobody without a state
 */
export function counterpart(scene: Scene, chunk: Chunk, owners: readonly Referent[]): Meant | undefined {
  const { tokens, words, discourse, day } = scene;
  const { head } = chunk;
  if (!words.equals.has(lowerAt(tokens, head)) && !words.equals.has(lemmaAt(tokens, head))) return undefined;
  const owner = owners.find(({ who }) => who.kind === 'person' || who.kind === 'group' || who.kind === 'state');
  const state = stateIn(scene, chunk);
  if (!owner || state === '') return undefined;
  const offices = owner.offices.map(({ role }) => role);
  const alike = rolesAlike(scene, offices, state);
  const [known] = discourse.recent(
    chunk.from,
    ({ who, offices: own }) =>
      who.kind === 'person' && who.country === state && own.some(({ role }) => alike.includes(role)),
  );
  if (known) return one(known, WHY);
  for (const role of day ? alike : []) {
    const [holder] = scene.resources.who().lookup.holdersOn(role, { party: state }, day ?? '');
    const referent = holder && knownReferent(scene, holder.person);
    if (referent) return one(referent, WHY);
  }
  const name = `${lemmaAt(tokens, head)} of ${owner.who.name}`;
  const id = `office:?${name} (${state})`;
  return one(discourse.referent({ id, name, kind: 'office', party: state, country: state, sector: 'GOV' }), WHY);
}

/** The state whose adjective stands within a phrase, or behind it: 'his | Chinese | counterpart', 'colleague from Chad'. */
const stateIn = (scene: Scene, { from, head }: Chunk): Party | '' => {
  for (let i = from; i < head; i++) {
    const country = nameAt(scene, i)?.known.country ?? '';
    if (country !== '') return country;
  }
  return /^(?:from|in)$/.test(lowerAt(scene.tokens, head + 1)) ? (nameAt(scene, head + 2)?.known.country ?? '') : '';
};

/** The roles that somebody in one of these offices meets as equals in a state. */
const rolesAlike = (scene: Scene, offices: readonly string[], state: Party): readonly string[] =>
  offices.flatMap((role) => {
    const rows = scene.words.counterparts.get(role) ?? [];
    const ofParty = (wanted: Party | ''): readonly string[] =>
      rows.filter(({ party }) => party === wanted).flatMap(({ there }) => there);
    // A defence secretary meets defence ministers.
    const kind = / (?:secretary|minister)$/.exec(role)?.[0];
    const other = kind === ' minister' ? ' secretary' : ' minister';
    return [...ofParty(state), role, ...(kind ? [role.slice(0, -kind.length) + other] : []), ...ofParty('')];
  });
