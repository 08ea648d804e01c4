/** What is coded of a text before what is unlikely is left out, so that no test hangs on weights that are learned anew. */
import { toDocument } from '../src/index.js';
import type { DocumentInput } from '../src/model/document.js';
import type { AllEvents } from '../src/reading/events/all.js';
import { itemsOf } from '../src/reading/items.js';
import { contextOf } from '../src/reading/layers.js';
import { resources } from './resources.js';

const itemsIn = (input: DocumentInput) => {
  const document = toDocument(input);
  return itemsOf(contextOf(document, resources().language.analyse(document.text), false, resources()));
};

export const coded = (input: DocumentInput): AllEvents => itemsIn(input).all;

/** What the rows alone find in a text, whatever the net thinks of it. */
export const ofRows = (input: DocumentInput) => {
  const { all, rows } = itemsIn(input);
  return [all.events, rows];
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
