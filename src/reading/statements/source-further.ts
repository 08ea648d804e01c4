/**
 * Sources that are not the subject of their verb: whoever is quoted (*she quoted the minister: "..."*), who wrote the text
 * that speaks (*the note that Joly sent begins ...*), and the words before a name that belong to it (*one of them, ...*).
 */
import type { Context } from '../context.js';
import { lowerAt } from '../text/tokens.js';
import type { Cue } from './cues.js';
import { LONGEST, type Source } from './source-words.js';
import { isComma } from './stretch.js';

/** *said one of them, Justin Trudeau*: with the words for a part before the name. */
export const withPart = ({ tokens }: Context, cue: Cue, source: Source): Source => {
  if (source.from <= cue.to || !isComma(tokens, source.from - 1)) return source;
  const isPart = PARTS.has(lowerAt(tokens, cue.to)) && lowerAt(tokens, cue.to + 1) === 'of';
  return isPart && source.from - cue.to < LONGEST ? { ...source, from: cue.to } : source;
};
const PARTS = new Set(['one', 'two', 'three', 'some', 'several', 'another', 'both']);
