/** What bears on whether somebody is meant who is not named where a deed is told: marks of pronouns and of phrases (marks.ts). */
import type { Context } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { at, firstFrom, sentenceAt } from '../text/tokens.js';

/** Where somebody is meant by a pronoun or by a phrase. */
export interface Reference {
  readonly from: number;
  readonly to: number;
}

/** Others of whom more are not counted. */
const MANY = 4;
/** Mentions above a reference that are looked at. */
const ABOVE = 60;

export class References {
  /** Who is named, in the order of the text. */
  private readonly named: readonly { readonly from: number; readonly actor: string }[];

  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
  ) {
    this.named = context.actors.mentions
      .filter(({ form }) => form === 'name')
      .map(({ from, actor }) => ({ from, actor }))
      .sort((a, b) => a.from - b.from);
  }

  /** @returns its word, how far above he is named, over how many others the reference reaches */
  marksOf(side: string, actor: string, { from, to }: Reference): readonly string[] {
    const { tokens } = this.context;
    const head = this.grammar.headOf(from, to);
    const word = tokens.text.slice(at(tokens.starts, head), at(tokens.ends, head)).toLowerCase();
    const others = new Set<string>();
    let i = firstFrom(this.named, from) - 1;
    const last = Math.max(-1, i - ABOVE);
    while (i > last && this.named[i]?.actor !== actor) others.add(this.named[i--]?.actor ?? '');
    const found = i > last ? this.named[i] : undefined;
    const marks = [`${side} worded ${word}`];
    if (!found) return [...marks, `${side} not named above`];
    const away = sentenceAt(tokens, from) - sentenceAt(tokens, found.from);
    return [
      ...marks,
      `${side} named ${away === 0 ? 'in the sentence' : away === 1 ? 'in the sentence before' : away <= 3 ? 'above' : 'far above'}`,
      `${side} over ${Math.min(others.size, MANY)} others`,
    ];
  }
}
