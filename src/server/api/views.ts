/**
 * The views of the record: of this one list the routes, the OpenAPI document, its pages and the files by suffix are made.
 */

import type { View } from './view.js';
import { DESK_VIEWS } from './views/desk.js';
import { DOCUMENT_VIEWS } from './views/documents.js';
import { ENTRY_VIEWS } from './views/entries.js';
import { PAIR_VIEWS } from './views/pairs.js';
import { PEOPLE_VIEWS } from './views/people.js';
import { WATCH_VIEWS } from './views/watches.js';

export const VIEWS: readonly View[] = [
  ...ENTRY_VIEWS,
  ...DOCUMENT_VIEWS,
  ...PAIR_VIEWS,
  ...PEOPLE_VIEWS,
  ...DESK_VIEWS,
  ...WATCH_VIEWS,
];

/** Views that are also feeds. */
export const FEEDS: ReadonlySet<string> = new Set(['entries', 'lines']);
