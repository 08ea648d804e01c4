/** How far a name goes that no table knows: 'Rodrigo Almeyda-Soto', 'Faisal bin Farhan', 'London Breed'. */
import { at, formAt, sentenceEndAt, type Tokens, uposOf, xposAt } from '../../text/tokens.js';
import { PARTICLES } from '../names.js';
import { isHyphen } from './chunks.js';
import type { MentionWords } from './lexicon.js';

/** A name has at most this many parts, hyphens apart. */
const LONGEST_NAME = 5;

interface ExtentInput {
  /** Tokens that a repair covers: no unknown person is made of a garbled institution. */
  readonly repaired: ReadonlySet<number>;
  readonly isHeadline: (token: number) => boolean;
  readonly isOtherName: (token: number) => boolean;
}

export class Extents {
  constructor(
    private readonly tokens: Tokens,
    private readonly words: MentionWords,
    private readonly input: ExtentInput,
  ) {}

  nameEnd(i: number): number {
    const limit = sentenceEndAt(this.tokens, i);
    let parts = 0;
    let end = i;
    while (end < limit && parts < LONGEST_NAME) {
      if (
        (this.isNamePart(end) || this.isSurnameBehind(end, i)) &&
        (end === i || !this.input.isOtherName(end) || this.words.givenNames.has(this.form(i)))
      ) {
        parts++;
        end++;
      } else if (end > i && isHyphen(this.tokens, end) && this.touches(end) && end + 1 < limit && this.touches(end + 1))
        end += 2;
      else if (
        end > i &&
        PARTICLES.has(this.form(end)) &&
        end + 1 < limit &&
        (this.isNamePart(this.pastParticle(end)) || isHyphen(this.tokens, end + 1))
      )
        end = this.pastParticle(end);
      else if (end > i && parts === 1 && /^\p{Lu}\.$/u.test(this.form(end))) end++;
      else break;
    }
    return end;
  }

  /** The word behind a particle or, in 'van der Brug', two. */
  private pastParticle(token: number): number {
    return PARTICLES.has(this.form(token + 1)) && token + 2 < this.tokens.size ? token + 2 : token + 1;
  }

  /** A word in capitals right behind a given name: 'London Breed', 'Mark Cuban'. */
  private isSurnameBehind(token: number, first: number): boolean {
    if (token !== first + 1 || !isCapitalized(this.form(token)) || this.input.isHeadline(token)) return false;
    const tag = uposOf(this.tokens, token);
    const isFollowed = token + 1 < sentenceEndAt(this.tokens, token) && /^NN/.test(xposAt(this.tokens, token + 1));
    const may = tag === 'NOUN' || (tag === 'ADJ' && xposAt(this.tokens, token) === 'NNP' && !isFollowed);
    return may && this.words.givenNames.has(this.form(first));
  }

  /** Whether a token stands right behind the one before it. */
  private touches(token: number): boolean {
    return at(this.tokens.starts, token) === at(this.tokens.ends, token - 1);
  }

  mayBegin(i: number): boolean {
    return isCapitalized(this.form(i)) && !isAbbreviated(this.form(i)) && !this.input.repaired.has(i);
  }

  isNamePart(i: number): boolean {
    if (!isCapitalized(this.form(i)) || this.input.repaired.has(i)) return false;
    return uposOf(this.tokens, i) === 'PROPN' || this.words.givenNames.has(this.form(i));
  }

  private form(i: number): string {
    return formAt(this.tokens, i);
  }
}

/** 'Sec.' of 'Sec. Pompeo': a title that is written short. */
export const isAbbreviated = (form: string): boolean => /^\p{Lu}\p{Ll}+\.$/u.test(form);

/** 'TrumpGOP', 'SandersBill': two words of a page that run into one; 'MacArthur' and 'DeSantis' are whole. */
export const isGlued = (form: string): boolean =>
  /\p{Ll}\p{Lu}{2}|^(?!Mac|Fitz|Vander)\p{Lu}\p{Ll}{3,}\p{Lu}\p{Ll}/u.test(form);

/** Begins with a capital and is no abbreviation. */
export const isCapitalized = (form: string): boolean => {
  // Most words begin with a small letter.
  const code = form.charCodeAt(0);
  if (code < 0x41 || (code > 0x5a && code < 0x80)) return false;
  return /^\p{Lu}.*\p{Ll}/u.test(form);
};
