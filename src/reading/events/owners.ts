/** To whom a thing belongs that is nobody itself: 'the decision of the court', 'a Greek tanker', 'their attack'. */
import { describe } from '../actors/who/describe.js';
import { type Context, mentionsIn } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { formAt, uposOf, xposAt } from '../text/tokens.js';
import type { Known } from './cast.js';
import type { Ground } from './ground.js';
import { isPress } from './home.js';

const OWNERS = ['of', 'by', 'from', 'against', 'on', 'to', 'for', 'with', 'between', 'in', 'at', 'near'] as const;
/** In news, those with which a thing is only connected are named as often as whose it is. */
const NEWS_OWNERS: ReadonlySet<string> = new Set(['of', 'by', 'from', 'for', 'between']);

/** How words become actors. */
export interface Lookup {
  readonly direct: (word: number) => readonly string[];
  readonly meant: (token: number) => readonly string[];
  readonly actor: (id: string) => Known | undefined;
}

export class Owners {
  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
    private readonly lookup: Lookup,
    private readonly ground: Ground,
  ) {}

  /** To whom a thing belongs that is nobody itself. */
  of(word: number): readonly string[] {
    const { context, grammar } = this;
    const { tokens } = context;
    if (uposOf(tokens, word) === 'PRON') return [];
    if (this.ground.coversWhole(word)) return this.ground.placed(word) ?? [];
    const name = grammar.name(word);
    const mentions = mentionsIn(context, name.from, name.to);
    if (mentions.length > 0) return [...new Set(mentions.map((one) => one.actor))];
    for (let i = name.from; i < name.to; i++) {
      if (i === word) continue;
      const upos = uposOf(tokens, i);
      if (upos !== 'NOUN' && upos !== 'PROPN') continue;
      const found = this.isKindOnly(i) ? [] : this.lookup.direct(i);
      if (found.length > 0) return found;
    }
    const obliques = grammar.nounObliques(word);
    for (const preposition of OWNERS)
      for (const one of obliques) {
        if (one.preposition !== preposition || (isPress(context) && !NEWS_OWNERS.has(preposition))) continue;
        const found = one.words.flatMap((inner) => (inner === word ? [] : this.lookup.direct(inner)));
        if (found.length > 0) return [...new Set(found)];
      }
    return [];
  }

  /** 'the delegate system', 'a worker visa': one of some people before a noun says of what kind a thing is, not whose. */
  private isKindOnly(word: number): boolean {
    const { tokens } = this.context;
    if (xposAt(tokens, word) !== 'NN' || xposAt(tokens, word + 1) === 'POS') return false;
    const { kind } = describe(
      [formAt(tokens, word)],
      this.context.document.published?.slice(0, 10),
      this.context.resources.who(),
    );
    return kind === 'person';
  }
}
