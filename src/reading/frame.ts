/** What every table of diplomacy says of its rows: the word, and where those who take part stand beside it. */
export const FRAME_WORDS = ['verb', 'noun', 'any'] as const;

export interface Frame {
  readonly id: string;
  /** Part of speech that the word must have in the text. */
  readonly word: (typeof FRAME_WORDS)[number];
  /** Where those who take part stand: `subject`, `object`, or a preposition. */
  readonly sides: readonly string[];
}
