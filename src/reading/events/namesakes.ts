/**
 * Surnames that the layer of actors left open. A table of officials has a Ginsburg, a Scotland and a Bradley somewhere; a
 * bare surname means that official only where the text names them otherwise, too.
 */
import type { Described } from '../actors/who/types.js';
import { type Context, mentionsIn } from '../context.js';

export class Namesakes {
  constructor(private readonly context: Context) {}

  /**
   * 'Quill's campaign': what is told by a surname belongs where the person does whom the text names by it, whatever official
   * of that name another state has.
   */
  withOwner(described: Described, from: number, to: number): Described {
    const { actors } = this.context;
    if (described.kind !== 'group' || described.id !== undefined || described.country === '') return described;
    const named = mentionsIn(this.context, from, to).map((one) => actors.byId.get(one.actor));
    const [owner] = named;
    if (named.length !== 1 || owner?.kind !== 'person' || owner.country === '') return described;
    const party = described.party === '' ? '' : owner.country;
    return { ...described, party, country: owner.country };
  }
}
