/**
 * Classes of UTF-16 units, as the cutting of words asks for them. A class is worked out when its unit is first met: most
 * texts hold a hundred different units, and a table of all of Unicode would cost more than reading the text.
 */
export const SPACE = 1;
/** Small letters, letters without case, marks, and the signs of no width that stand within words. */
export const SMALL = 2;
export const CAPITAL = 3;
export const DIGIT = 4;
/** Chinese, Japanese and Korean-Chinese signs, written without spaces. */
export const IDEOGRAPH = 5;
/** First half of a pair that stands for one character. */
export const HIGH = 6;
export const OTHER = 7;

const CLASSES = new Uint8Array(0x10000);

const WHITE = /\s/;
const UPPER = /[\p{Lu}\p{Lt}]/u;
const LETTER = /[\p{L}\p{M}\p{Cf}]/u;
const NUMERIC = /\p{N}/u;
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]/u;

const classify = (char: string): number => {
  if (WHITE.test(char)) return SPACE;
  if (IDEOGRAPHIC.test(char)) return IDEOGRAPH;
  if (UPPER.test(char)) return CAPITAL;
  if (LETTER.test(char)) return SMALL;
  return NUMERIC.test(char) ? DIGIT : OTHER;
};

/** Class of a unit; NaN, what `charCodeAt` gives past the end, is white space. */
export const classOf = (code: number): number => {
  if (!(code >= 0)) return SPACE;
  const known = CLASSES[code] as number;
  if (known !== 0) return known;
  const found = code >= 0xd800 && code < 0xdc00 ? HIGH : classify(String.fromCharCode(code));
  CLASSES[code] = found;
  return found;
};

/** True for the classes that words are made of. */
export const isWordClass = (kind: number): boolean => kind >= SMALL && kind <= DIGIT;
export const isLetterClass = (kind: number): boolean => kind === SMALL || kind === CAPITAL;

/** Class of the character that a pair stands for. */
export const classOfPair = (text: string, at: number): number => {
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return char.length < 2 ? OTHER : classify(char);
};

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The straight, curly and grave apostrophes. */
export const isApostrophe = (code: number): boolean =>
  code === 39 || code === 0x2019 || code === 0x2018 || code === 96 || code === 0x2bc;

/** A letter of ASCII without its case, other units as they are. */
export const folded = (code: number): number => (code >= 65 && code <= 90 ? code | 32 : code);
