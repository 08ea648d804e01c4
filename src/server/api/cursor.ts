/** A place in a list as it stands in an address. */
import type { Cursor } from '../../store/store.js';

/** The day, a tilde, the id; undefined on the last page. */
export const cursorText = (cursor: Cursor | null): string | undefined =>
  (cursor && `${cursor.day}~${cursor.id}`) || undefined;

/** Undefined where the text is no place in a list. */
export const cursorOf = (text: string): Cursor | undefined => {
  const at = text.indexOf('~');
  return at === -1 ? undefined : { day: text.slice(0, at), id: text.slice(at + 1) };
};
