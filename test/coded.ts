/** What the rows find in a text whatever the net thinks of it, so that no test of theirs hangs on weights that are learned anew. */
import { toDocument } from '../src/index.js';
import type { DocumentInput } from '../src/model/document.js';
import type { Actor, Event } from '../src/model/reading.js';
import type { MeantContext } from '../src/reading/actors/meant/meanings.js';
import { Meanings } from '../src/reading/actors/meant/meanings.js';
import type { Frames } from '../src/reading/frames/frame.js';
import { type Items, itemsOf } from '../src/reading/items.js';
import { contextOf } from '../src/reading/layers.js';
import { resources } from './resources.js';

/** A net that sees nothing, and holds everything possible. */
const MUTE: Frames = {
  list: [],
  sayings: [],
  support: () => 1,
  at: (token) => ({
    token,
    deeds: [],
    status: 'happened',
    statuses: [],
    source: [],
    target: [],
    senders: [],
    naming: () => 0,
  }),
};

const itemsIn = (input: DocumentInput): Items & Pick<MeantContext, 'meant'> => {
  const document = toDocument(input);
  // Whom the words mean, likely or not, and something is said by every cue.
  const contents = new Map([...resources().contents, ['nothing said', -100]]);
  const own = { ...resources(), sideOdds: new Map(), contents };
  const context = contextOf(document, own.language.analyse(document.text), false, own);
  const mute = { ...context, frames: MUTE };
  const meant = new Meanings(mute);
  return { ...itemsOf({ ...mute, meant }), meant };
};

/** The events of the rows, and the actors of the reading. */
export const coded = (
  input: DocumentInput,
): { readonly events: readonly Event[]; readonly actors: readonly Actor[] } => {
  const { events, meant } = itemsIn(input);
  return { events, actors: meant.all() };
};

export const ofRows = (input: DocumentInput) => {
  const { events, diplomacy, statements } = itemsIn(input);
  return [events, diplomacy, statements];
};
