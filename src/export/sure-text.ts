/** How sure a line is, in words for people: the same on pages and in the terminal. */

/** @param confidence from 0 to 1 */
export const sureText = (confidence: number): string =>
  confidence < 0.01 ? 'under 1% sure' : `${Math.round(confidence * 100)}% sure`;
