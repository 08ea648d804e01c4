/** Who says the words between quotation marks, as far as the words beside the marks tell. */
import { at, sentenceAt, sentenceEndAt, sentenceStartAt, uposOf } from '../../text/tokens.js';
import { nameAt } from './chunks.js';
import { type Referent, stands } from './discourse.js';
import { isSaying, type Scene } from './scene.js';

const REACH = 14;

/** The subject of the verb of saying behind or before a quotation. */
export function sayerOf(scene: Scene, quotation: number): Referent | undefined {
  const { tokens, grammar } = scene;
  const { from, to } = at(grammar.quotes.list, quotation);
  const behind = sentenceEndAt(tokens, to - 1);
  const before = sentenceStartAt(tokens, from);
  for (let i = to; i < Math.min(behind, to + REACH); i++) {
    const found = sayerBy(scene, i);
    if (found) return found;
  }
  for (let i = from - 1; i >= Math.max(before, from - REACH); i--) {
    const found = sayerBy(scene, i);
    if (found) return found;
  }
  return undefined;
}

/** The same where a quotation goes on behind another one of which they tell: '"No," said Silva. "He knows."' */
export function speakerOf(scene: Scene, quotation: number): Referent | undefined {
  const own = sayerOf(scene, quotation);
  if (own || quotation === 0) return own;
  const { tokens, grammar } = scene;
  const before = at(grammar.quotes.list, quotation - 1);
  const { from } = at(grammar.quotes.list, quotation);
  const isNext = sentenceAt(tokens, from) - sentenceAt(tokens, before.to - 1) <= 1;
  return isNext ? sayerOf(scene, quotation - 1) : undefined;
}

const sayerBy = (scene: Scene, verb: number): Referent | undefined => {
  const { tokens, grammar, discourse } = scene;
  if (uposOf(tokens, verb) !== 'VERB' || !isSaying(scene, verb)) return undefined;
  for (const subject of grammar.subjects(verb)) {
    for (let k = discourse.occurrences.length - 1; k >= 0; k--) {
      const occurrence = at(discourse.occurrences, k);
      if (occurrence.sentence < sentenceAt(tokens, subject)) break;
      const [referent] = occurrence.of;
      if (referent && stands(grammar, occurrence, [subject])) return referent;
    }
    const name = nameAt(scene, subject);
    if (name && name.form !== 'adjective') return discourse.referent(name.known);
  }
  return undefined;
};
