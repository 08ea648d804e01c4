/**
 * Garbled names restored, and the verdict whether a whole text is machine-paraphrased.
 *
 * A phrase that is no known name but becomes one when words are exchanged for others of their synonym class is that
 * name (DESIGN: 'Names that are garbled'). First version: exact class keys, no support from context.
 */
import type { SpunVerdict } from '../../model/generated/lists.js';
import type { Repair } from '../../model/reading.js';
import type { Resources } from '../resources.js';
import { foldQuotes } from '../text/phrases.js';
import { at, spanOf, type Tokens } from '../text/tokens.js';
import type { Synonyms, Target } from './synonyms.js';

/** A repair with the tokens that it covers. */
export interface TokenRepair extends Repair {
  readonly from: number;
  readonly to: number;
}

export interface RepairLayer {
  readonly repairs: readonly TokenRepair[];
  readonly spun: { readonly score: number; readonly verdict: SpunVerdict };
  /** Names and set phrases found as they should be. */
  readonly intact: number;
}

const RULE = 'repairs/class-exchange';
/** A text with fewer repairs is never judged spun: a name can be odd by chance. */
const FEWEST_FOR_SPUN = 3;
const SPUN_SHARE = 0.15;

export function findRepairs(tokens: Tokens, { synonyms }: Resources): RepairLayer {
  const repairs: TokenRepair[] = [];
  let intact = 0;
  for (let i = 0; i < tokens.size; ) {
    const found = synonyms.firstWords.has(lower(tokens, i)) ? longestTarget(tokens, i, synonyms) : undefined;
    if (!found) {
      i++;
      continue;
    }
    if (found.exchanged === 0) intact++;
    else {
      const span = spanOf(tokens, i, found.end);
      repairs.push({
        from: i,
        to: found.end,
        span,
        found: tokens.text.slice(...span),
        restored: found.target.restored,
        confidence: found.target.capitals ? 0.9 : 0.7,
        why: [RULE],
      });
    }
    i = found.end;
  }
  const share = repairs.length === 0 ? 0 : repairs.length / (repairs.length + intact);
  const score = Math.round(share * 1000) / 1000;
  return { repairs, intact, spun: { score, verdict: verdict(repairs.length, share) } };
}

const verdict = (repairs: number, share: number): SpunVerdict => {
  if (repairs >= FEWEST_FOR_SPUN && share >= SPUN_SHARE) return 'spun';
  return repairs > 0 && share >= SPUN_SHARE ? 'doubtful' : 'clean';
};

interface FoundTarget {
  readonly end: number;
  readonly target: Target;
  /** Number of words that differ from the intact phrase; 0 where it stands as it should. */
  readonly exchanged: number;
}

/** The longest target whose key the tokens from `from` have; of several equal the one with fewest exchanges. */
const longestTarget = (tokens: Tokens, from: number, synonyms: Synonyms): FoundTarget | undefined => {
  let best: FoundTarget | undefined;
  const limit = at(tokens.sentences, at(tokens.sentenceOf, from) + 1);
  const visit = (key: string, token: number, words: readonly string[]): void => {
    if (key !== '') {
      for (const target of synonyms.targets.get(key) ?? []) {
        const candidate = judge(tokens, from, token, words, target);
        if (candidate && (!best || better(candidate, best))) best = candidate;
      }
      if (!synonyms.prefixes.has(key)) return;
    }
    if (token >= limit) return;
    const word = lower(tokens, token);
    for (const name of synonyms.classesOf.get(word) ?? [word]) visit(join(key, name), token + 1, [...words, word]);
    if (token + 1 >= limit) return;
    const two = `${word} ${lower(tokens, token + 1)}`;
    for (const name of synonyms.classesOf.get(two) ?? []) visit(join(key, name), token + 2, [...words, two]);
  };
  visit('', from, []);
  return best;
};

const better = (a: FoundTarget, b: FoundTarget): boolean =>
  a.end > b.end || (a.end === b.end && a.exchanged < b.exchanged);

const judge = (
  tokens: Tokens,
  from: number,
  end: number,
  words: readonly string[],
  target: Target,
): FoundTarget | undefined => {
  const exchanged = words.filter((word, i) => word !== target.intact[i]).length;
  if (exchanged === 0) return { end, target, exchanged };
  if (target.requires !== '' && !words.some((word) => word.split(' ').includes(target.requires))) return undefined;
  // 'the white home' is no institution: where the name has capitals, the garbled name has them.
  if (target.capitals && !/^\p{Lu}/u.test(at(tokens.forms, from))) return undefined;
  if (target.capitals && target.requires === '' && !/^\p{Lu}/u.test(at(tokens.forms, end - 1))) return undefined;
  return { end, target, exchanged };
};

const lower = (tokens: Tokens, token: number): string => foldQuotes(at(tokens.forms, token)).toLowerCase();
const join = (key: string, name: string): string => (key === '' ? name : `${key} ${name}`);
