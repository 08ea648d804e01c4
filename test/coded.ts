/** What is coded of a text before what is unlikely is left out, so that no test hangs on weights that are learned anew. */
import { toDocument } from '../src/index.js';
import type { DocumentInput } from '../src/model/document.js';
import type { Context } from '../src/reading/context.js';
import type { AllEvents } from '../src/reading/events/all.js';
import type { Frames } from '../src/reading/frames/frame.js';
import { itemsOf } from '../src/reading/items.js';
import { contextOf } from '../src/reading/layers.js';
import { resources } from './resources.js';

const contextIn = (input: DocumentInput): Context => {
  const document = toDocument(input);
  return contextOf(document, resources().language.analyse(document.text), false, resources());
};
const itemsIn = (input: DocumentInput) => itemsOf(contextIn(input));

export const coded = (input: DocumentInput): AllEvents => itemsIn(input).all;

/** A net that says nothing, and holds everything possible. */
const MUTE: Frames = { list: [], sayings: [], support: () => 1 };

/** What the rows alone find in a text, whatever the net thinks of it. */
export const ofRows = (input: DocumentInput) => {
  const { all, rows, statements } = itemsOf({ ...contextIn(input), frames: MUTE });
  return [all.events, rows, statements];
};

/** No deed, and so many sentences that a text with them is one of the press. */
const REST =
  `The ministry gave no figures. Prices rose in the spring. Farmers sold less wheat than before. Rain fell in the north.
The harvest was poor. Roads were closed for days. Shops stayed open. Trains ran late. Schools shut early. `.repeat(5);

/** Types, codes and statuses of the events of a sentence at the head of a text of the press. */
export const codedInNews = (head: string): readonly string[] =>
  coded({ text: `${head} ${REST}`, published: '2023-05-10' }).events.map(
    ({ plover, cameo, status }) => `${plover} ${cameo} ${status}`,
  );
