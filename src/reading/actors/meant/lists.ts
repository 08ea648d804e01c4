/** Who stands in one list: 'were Prime Minister Silva of Brazil, Chancellor Berg of Austria, and NATO Secretary General Holm'. */

import type { Context } from '../../context.js';
import { at, firstWhere, lowerAt } from '../../text/tokens.js';
import type { Mention } from '../find.js';
import { joinBetween } from '../joins.js';

/** A tree often loses the end of a list; of two it does not. */
const FEWEST = 3;
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
  private joinOf({ to: from }: Mention, { from: to }: Mention): 'home' | 'title' | number | undefined {
    const { tokens } = this.context;
    const join = joinBetween(tokens, from, to);
    if (join !== -1) return join;
    return lowerAt(tokens, from) === 'of' ? 'home' : 'title';
  }
}
