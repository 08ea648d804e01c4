/** Who stands in one list: 'were Prime Minister Silva of Brazil, Chancellor Berg of Austria, and NATO Secretary General Holm'. */

import type { Context } from '../../context.js';
import { at, firstWhere, formAt, lowerAt, sentenceAt, uposOf, xposAt } from '../../text/tokens.js';
import type { Mention } from '../find.js';

/** A tree often loses the end of a list; of two it does not. */
const FEWEST = 3;
/** Words between two of a list: titles, homes, a comma. */
const FARTHEST = 14;
const JOINS: ReadonlySet<string> = new Set(['and', ',', ';', '&']);
const LINKS: ReadonlySet<string> = new Set(['of', 'the', 'for', '-', '(', ')']);
const NAMED: ReadonlySet<string> = new Set(['PROPN', 'NOUN', 'ADJ']);

/** One of a list, with the words before it that say who it is. */
interface Member extends Pick<Mention, 'to' | 'actor'> {
  readonly from: number;
}

export class Lists {
  private readonly lists: readonly (readonly Member[])[];

  constructor(private readonly context: Context) {
    this.lists = [...this.found()];
  }

  /** The list in which a word stands, in the order of the text; none where it stands in none. */
  of(word: number): readonly Member[] {
    const first = firstWhere(this.lists.length, (i) => (this.lists[i]?.at(-1)?.to ?? 0) <= word);
    const list = this.lists[first] ?? [];
    return list.some(({ from, to }) => from <= word && word < to) ? list : [];
  }

  private *found(): Generator<readonly Member[]> {
    let list: Member[] = [];
    let before: Mention | undefined;
    for (const mention of this.context.actors.mentions) {
      if (before && mention.from < before.to) continue;
      const join = before && this.joinOf(before, mention);
      if (join === undefined) {
        if (list.length >= FEWEST) yield list;
        list = [mention];
      } else if (join === 'title') list[list.length - 1] = { ...mention, from: at(list, list.length - 1).from };
      else if (join !== 'home') list.push({ ...mention, from: join });
      before = mention;
    }
    if (list.length >= FEWEST) yield list;
  }

  /** How the later of two mentions stands to the earlier: its home, whose title it begins, or next to it, from a word on. */
  private joinOf({ from: start, to: from }: Mention, { from: to }: Mention): 'home' | 'title' | number | undefined {
    const { tokens } = this.context;
    if (to - from > FARTHEST || sentenceAt(tokens, start) !== sentenceAt(tokens, to)) return undefined;
    let join: number | undefined;
    for (let i = from; i < to; i++) {
      const word = lowerAt(tokens, i);
      if (JOINS.has(word)) join = i + 1;
      else if (!LINKS.has(word) && xposAt(tokens, i) !== 'POS' && !this.isTitle(i)) return undefined;
    }
    return join ?? (lowerAt(tokens, from) === 'of' ? 'home' : 'title');
  }

  private isTitle(word: number): boolean {
    const { tokens } = this.context;
    return NAMED.has(uposOf(tokens, word)) && /^\p{Lu}/u.test(formAt(tokens, word));
  }
}
