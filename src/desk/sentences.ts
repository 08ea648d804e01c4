/** Where the sentences of a text stand, for passages that are quoted whole. */
import { type Language, spanOf } from '../reading/text/tokens.js';
import type { SentencedText } from '../record/briefing/passage.js';

export const sentencedText = (text: string, language: Language): SentencedText => {
  const tokens = language.analyse(text);
  const { sentences } = tokens;
  return {
    text,
    sentences: Array.from({ length: Math.max(0, sentences.length - 1) }, (_, i) =>
      spanOf(tokens, sentences[i] ?? 0, sentences[i + 1] ?? tokens.size),
    ),
  };
};
