/** What goes between the server and its writing thread. */
import type { Document } from '../../model/document.js';
import type { Correction } from '../../model/record.js';

export type Order =
  | { readonly is: 'add'; readonly documents: readonly Document[] }
  | { readonly is: 'correct'; readonly correction: Correction }
  | { readonly is: 'close' };

export type Numbered = Order & { readonly number: number };

export type Outcome =
  | { readonly number: number; readonly result: unknown }
  | { readonly number: number; readonly error: string };
