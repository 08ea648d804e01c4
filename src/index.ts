/**
 * Chancery as a library.
 *
 * ```ts
 * import { loadResources, read } from 'chancery';
 * const resources = loadResources();
 * const reading = read({ text: 'Antony Blinken met Qin Gang in Beijing on Sunday.', published: '2023-06-18' }, resources);
 * ```
 */
export { DATA_FOLDER, loadResources } from './desk/resources.js';
export { toDocument } from './ingest/document.js';
export type { Document, DocumentInput, Pair } from './model/document.js';
export type {
  Actor,
  Channel,
  Commitment,
  DateValue,
  Event,
  Incident,
  Meeting,
  Participant,
  Place,
  Reading,
  Relation,
  Repair,
  Statement,
} from './model/reading.js';
export type { Span } from './model/span.js';
export { type Described, who } from './reading/actors/who/who.js';
export { type ReadOptions, read } from './reading/read.js';
export type { Resources } from './reading/resources.js';
export type { RuleInfo } from './reading/rules.js';
export { TableError } from './reading/tables.js';
