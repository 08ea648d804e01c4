/** What is coded of a text before what is unlikely is left out, so that no test hangs on weights that are learned anew. */
import { toDocument } from '../src/index.js';
import type { DocumentInput } from '../src/model/document.js';
import { itemIds } from '../src/reading/context.js';
import { findDiplomacy } from '../src/reading/diplomacy/find.js';
import { type AllEvents, findAllEvents } from '../src/reading/events/all.js';
import { contextOf } from '../src/reading/layers.js';
import { findStatements } from '../src/reading/statements/find.js';
import { resources } from './resources.js';

export const coded = (input: DocumentInput): AllEvents => {
  const document = toDocument(input);
  const context = contextOf(document, resources().language.analyse(document.text), false, resources());
  const ids = itemIds(document);
  return findAllEvents(context, findStatements(context, ids), findDiplomacy(context, ids), ids);
};
