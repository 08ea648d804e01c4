/** Whom the words of a phrase themselves describe on the day of the document. */
import { lemmaAt, lowerAt } from '../../text/tokens.js';
import type { Described } from '../who/types.js';
import type { Chunk } from './chunks.js';
import { asWho, type Said } from './describing.js';
import type { Referent } from './discourse.js';
import { isLower } from './fit.js';
import { type Meant, one, type Scene } from './scene.js';

export const asDescribed = (scene: Scene, chunk: Chunk, said: Said): Meant | undefined => {
  const answer = scene.describer.describe({ ...said, text: scene.describer.text(chunk.owner, chunk.head + 1) });
  const known = answer.id === undefined ? undefined : scene.table.actor(answer.id);
  // 'a turkey', 'an Arab league of players', 'the country's stance': in small letters these are no names.
  const isCommon = lowerAt(scene.tokens, chunk.head) === scene.tokens.forms[chunk.head];
  if (known && known.kind !== 'person' && isCommon && chunk.begins === 'indefinite') return undefined;
  const who = asWho(known ? answer : unnamed(answer), known);
  if (!who) return undefined;
  const referent = scene.discourse.referent(who);
  note(scene, chunk, said, referent);
  return one(referent, known?.kind === 'person' ? 'actors/office-holder' : 'actors/described');
};

/** Nobody's name says who it is: the holder of an office, or somebody. */
const unnamed = (described: Described): Described =>
  described.kind === 'person' ? { ...described, kind: described.role === '' ? 'group' : 'office' } : described;

/** Notes by which nouns somebody was called. */
export const note = (scene: Scene, chunk: Chunk, { phrase }: Said, referent: Referent): void => {
  const role = phrase.head.is === 'role' ? [...phrase.before, phrase.head.role.role].join(' ') : '';
  if (role !== '') referent.nouns.add(role);
  // A vice president is nobody's president.
  for (const word of [lowerAt(scene.tokens, chunk.head), lemmaAt(scene.tokens, chunk.head)])
    if (role === '' || !isLower(role, word)) referent.nouns.add(word);
  if (phrase.head.is === 'agent') referent.nouns.add(phrase.head.agent.noun);
};
