/**
 * What the candidates of a whole document say of it. One exchange in a short common phrase happens in any text ('the
 * final month of the year'); many, in names that have capitals, beside few names that are as they should be, do not.
 */
import type { SpunVerdict } from '../../model/generated/lists.js';
import type { Candidate } from './candidates.js';
import type { TargetKind } from './targets.js';

export interface Judgement {
  /** Garbled share of the names and set phrases that were found, 0 to 1. */
  readonly score: number;
  readonly verdict: SpunVerdict;
  /** The least strength that a candidate needs here. */
  readonly needed: number;
}

/**
 * How much a candidate says for garbling, from 0: one of 1 stands about once in fifty thousand words of clean news, one
 * of 0.3 once in two thousand (measured on news and readouts with the tables of this release).
 */
export function strengthOf({ target, exchanged, near, usual, weight, several, altered }: Candidate): number {
  const sure = exchanged - near;
  const { content, capitals, kind } = target;
  if (kind === 'group' && altered) return 1;
  if (sure === 0) return !capitals || usual > 0 || exchanged > 1 ? 0 : content >= 3 ? FAINT : AKIN;
  if (capitals && content < 2) return 0;
  // A name of which no word is left is a guess, and a long one a good guess.
  const all = exchanged >= content && content < 3;
  if (all && near > 0) return 0;
  const doubt = (near > 0 ? 0.35 : 1) * (all ? 0.35 : 1) * (several ? 1.3 : 1) * (capitals ? USUAL ** usual : 1);
  if (capitals) return doubt * (content >= 3 ? 1.2 + 0.3 * (sure - 1) : 0.9);
  // 'U.S. officers' may be officials; 'U.S. administration' is one.
  if (kind === 'group') return weight >= 1 ? FAINT : 0;
  // Of a pair of words one must have stayed: two that are exchanged are any two words.
  if (target.weight !== undefined && sure > 1 && content < 3) return 0;
  if (target.weight !== undefined) return (target.weight / SCALE) ** (1 / POWER);
  if (content <= 1) return doubt * (weight >= 1 ? 0.5 : FAINT);
  if (content === 2) return doubt * (sure > 1 ? 0.45 : 0.3);
  return doubt * Math.min(1.2, 0.25 * content + 0.3 * (sure - 1));
}

/** There is a Foreign Affairs Commission beside many a Foreign Affairs Committee. */
const USUAL = 0.35;
/** Says nothing by itself, and is likely where a document is known to be garbled. */
const FAINT = 0.15;

/** 'Lily-white House': as good as nothing, but where the whole text is garbled. */
const AKIN = 0.05;

/** Each further sighting of one exchange counts as this part of the first; a slip of the author is repeated, too. */
const REPEATED = 0.2;
const MOST_REPEATED = 3;

/**
 * Logarithms of how much likelier a garbled text is than a clean one: for a candidate by its strength, for an intact
 * phrase (most of them survive even garbling), and what the verdicts take.
 */
const LIKELIER = (strength: number): number => SCALE * strength ** POWER;
const SCALE = 4.2;
const POWER = 0.75;
const INTACT = 0.18;
const FOR_SPUN = 2.5;
const FOR_DOUBT = 2;
const FOR_DOUBT_BY_ONE = 3.3;
/** A text of middling length has little room to look garbled by chance. */
const FOR_SPUN_WHERE_MIDDLING = 1.2;
/** Where names and set phrases say too little it takes more: an author may just choose words oddly. */
const NAMED_ENOUGH = 1.5;
const FOR_SPUN_BY_WORDS = 5.5;

/** One odd phrase or word, however often, may be somebody's joke. */
const FEWEST = 2;

/** The single words of a text: how many there are, each counted once, and the sum of what they say (words.ts). */
export interface OddWords {
  readonly words: number;
  readonly sum: number;
  /** Those that would be strange enough to be noticed alone, outside of garbled phrases. */
  readonly strange: number;
}

/** What a strange word says at least. */
export const STRANGE = 2.5;

/**
 * Words of a text lean on each other, and an author has a vocabulary of his own: their sum says but this part, and in a
 * long text no more than in one of so many words. Fitted, as the constant beside it, on spun and clean readouts and news.
 */
const ODD_WORDS = { part: 0.21, most: 50, constant: 0.64 } as const;

/** A text of fewer different words is short, or of middling length. */
const LENGTH = { short: 60, middling: 100 } as const;
/**
 * A short text has few names that would speak for it, and its author may well write 'wished to'. It is garbled where such
 * signs are many for so few words: pairs of words say half of what they say in a long text, each phrase and each strange
 * word something for being there at all, and each word speaks against it. By a regression on pieces of spun readouts and on
 * clean news of some 40 to 150 words; the bar is set where fewer than two in a hundred of the clean ones pass it.
 */
const SHORT = {
  constant: 2,
  pairs: 0.5,
  phrase: 0.75,
  strange: 1,
  word: -1 / 6,
  fewestWords: 26,
  forDoubtByOne: 1,
} as const;

/** What the names and set phrases that are garbled say together. */
interface Sums {
  /** Different ones. */
  readonly phrases: number;
  readonly named: number;
  /** Collocations. */
  readonly pairs: number;
}

/** @param intact number of names and set phrases that are as they should be, each counted once */
export function judge(
  candidates: readonly { readonly key: string; readonly strength: number; readonly kind: TargetKind }[],
  intact: number,
  odd: OddWords,
): Judgement {
  const seen = new Map<string, number>();
  let [named, pairs] = [0, 0];
  for (const { key, strength, kind } of candidates) {
    // Clean texts have officers, envoys and soldiers of a state, too.
    if (kind === 'group' && strength <= FAINT) continue;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    if (times > MOST_REPEATED) continue;
    const more = (times === 0 ? 1 : REPEATED) * LIKELIER(strength);
    if (kind === 'collocation') pairs += more;
    else named += more;
  }
  const sums = { phrases: seen.size, named, pairs };
  const { likelier, verdict } = odd.words < LENGTH.short ? judgeShort(sums, odd) : judgeLong(sums, intact, odd);
  const score = seen.size === 0 ? 0 : seen.size / (seen.size + intact);
  return { score: Math.round(score * 1000) / 1000, verdict, needed: neededFor(verdict, likelier) };
}

/** The verdict, and how much likelier a garbled text is than a clean one to be like this: a logarithm. */
interface Likelihood {
  readonly likelier: number;
  readonly verdict: SpunVerdict;
}

const judgeShort = ({ phrases, named, pairs }: Sums, odd: OddWords): Likelihood => {
  const signs = SHORT.phrase * phrases + SHORT.strange * odd.strange;
  const words = SHORT.word * Math.max(odd.words, SHORT.fewestWords);
  const likelier = SHORT.constant + named + SHORT.pairs * pairs + signs + words;
  const several = phrases + odd.strange >= FEWEST;
  // Rare words alone are an author's.
  if (phrases === 0 || likelier < (several ? 0 : SHORT.forDoubtByOne)) return { likelier, verdict: 'clean' };
  return { likelier, verdict: several ? 'spun' : 'doubtful' };
};

const judgeLong = ({ phrases, named, pairs }: Sums, intact: number, odd: OddWords): Likelihood => {
  const likelier =
    ODD_WORDS.constant + (ODD_WORDS.part * ODD_WORDS.most * odd.sum) / odd.words - INTACT * intact + named + pairs;
  const several = phrases + odd.strange >= FEWEST;
  const middling = odd.words < LENGTH.middling && phrases >= FEWEST;
  const fewNames = !middling && named < NAMED_ENOUGH;
  const needed = middling ? FOR_SPUN_WHERE_MIDDLING : fewNames ? FOR_SPUN_BY_WORDS : FOR_SPUN;
  // Pairs of words alone do not outweigh a text whose single words are as they should be.
  const isPlain = fewNames && odd.sum < 0;
  if (several && !isPlain && likelier >= needed) return { likelier, verdict: 'spun' };
  return { likelier, verdict: likelier >= (several ? FOR_DOUBT : FOR_DOUBT_BY_ONE) ? 'doubtful' : 'clean' };
};

/**
 * In a text that is clean only long names with capitals are restored: 'Munich Safety Conference'; where something else in
 * it is odd, too, those of two words.
 */
const neededFor = (verdict: SpunVerdict, likelier: number): number => {
  if (verdict === 'spun') return AKIN;
  if (verdict === 'doubtful') return 0.5;
  return likelier >= ODD ? 0.9 : 1.2;
};
const ODD = 1;
