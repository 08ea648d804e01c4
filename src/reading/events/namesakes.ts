/**
 * Surnames that the layer of actors left open. A table of officials has a Ginsburg, a Scotland and a Bradley somewhere; a
 * bare surname means that official only where the text names them otherwise, too.
 */
import { SUFFIXES } from '../actors/names.js';
import type { Described } from '../actors/who/types.js';
import { type Context, mentionsIn } from '../context.js';
import { formAt, type Tokens, uposOf } from '../text/tokens.js';

export class Namesakes {
  private byLast: ReadonlyMap<string, string> | undefined;

  constructor(private readonly context: Context) {}

  /**
   * Of somebody whom the table knows by no more than a bare surname: the person whom the text names in full by it, or nobody
   * (`id` empty). Undefined where the words say more.
   *
   * @param word the head of the phrase; @param from where its name begins
   */
  notOfTable(described: Described, word: number, from: number): { readonly id: string } | undefined {
    const { actors, tokens } = this.context;
    if (described.kind !== 'person' || described.id === undefined || actors.byId.has(described.id)) return undefined;
    if (uposOf(tokens, word) !== 'PROPN') return undefined;
    const id = this.named(formAt(tokens, word));
    if (id !== undefined) return { id };
    return from === word ? { id: '' } : undefined;
  }

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

  private named(surname: string): string | undefined {
    this.byLast ??= lastNames(this.context);
    return this.byLast.get(surname);
  }
}

/** People by the last word of the names under which the text has them; the first who has it. */
const lastNames = ({ actors, tokens }: Context): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const mention of actors.mentions) {
    if (mention.to - mention.from < 2 || actors.byId.get(mention.actor)?.kind !== 'person') continue;
    const surname = lastOf(tokens, mention.to);
    if (surname !== '' && !found.has(surname)) found.set(surname, mention.actor);
  }
  return found;
};

const lastOf = (tokens: Tokens, to: number): string => {
  const form = formAt(tokens, to - 1);
  return SUFFIXES.has(form) ? formAt(tokens, to - 2) : form;
};
