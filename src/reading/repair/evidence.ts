/**
 * What the candidates of a whole document say of it. One exchange in a short common phrase happens in any text ('the
 * final month of the year'); many, in names that have capitals, beside few names that are as they should be, do not.
 */
import type { SpunVerdict } from '../../model/generated/lists.js';
import type { Candidate } from './candidates.js';

export interface Judgement {
  /** Garbled share of the names and set phrases that were found, 0 to 1. */
  readonly score: number;
  /** Logarithm of how much likelier a garbled text is than a clean one to be like this. */
  readonly likelier: number;
  readonly verdict: SpunVerdict;
  /** The least strength that a candidate needs here. */
  readonly needed: number;
}

/**
 * How much a candidate says for garbling, from 0: one of 1 stands about once in fifty thousand words of clean news, one
 * of 0.3 once in two thousand (measured on news and readouts with the tables of this release).
 */
export function strengthOf({ target, exchanged, near, usual, weight, several, adjective }: Candidate): number {
  const sure = exchanged - near;
  const { content, capitals, kind } = target;
  if (kind === 'group' && adjective) return 1;
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

/** A title before the name of somebody who held an office of it that day: 'Chairperson Biden'. */
export const TITLE_STRENGTH = { odd: 0.7, usual: FAINT } as const;

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
/** A short text has little room to look garbled by chance; but one odd phrase, however often, may be somebody's joke. */
const FOR_SPUN_WHERE_SHORT = 1;
/** Different words of a short text. */
const SHORT_TEXT = 100;
const FEWEST_FOR_SPUN = 2;
/** Where names and set phrases say too little it takes more: an author may just choose words oddly. */
const NAMED_ENOUGH = 1.5;
const FOR_SPUN_BY_WORDS = 5.5;
const FEWEST_WITH_WORDS = 4;

/** The single words of a text: how many there are, each counted once, and the sum of what they say (words.ts). */
export interface OddWords {
  readonly words: number;
  readonly sum: number;
  /** Those that would be strange enough to be noticed alone. */
  readonly strange: number;
}

/** What a strange word says at least. */
export const STRANGE = 1.5;

/**
 * Words of a text lean on each other, and an author has a vocabulary of his own: their sum says but this part, and in a
 * long text no more than in one of so many words. Fitted, as the constant beside it, on spun and clean readouts and news.
 */
const ODD_WORDS = { part: 0.21, most: 50, constant: 0.64 } as const;

/** @param intact number of names and set phrases that are as they should be, each counted once */
export function judge(
  candidates: readonly { readonly key: string; readonly strength: number; readonly collocation: boolean }[],
  intact: number,
  odd: OddWords,
): Judgement {
  const seen = new Map<string, number>();
  let named = 0;
  const share = Math.min(1, odd.words / ODD_WORDS.most);
  const single = odd.words === 0 ? 0 : (odd.sum / odd.words) * ODD_WORDS.most;
  let likelier = share * (ODD_WORDS.constant + ODD_WORDS.part * single) - INTACT * intact;
  for (const { key, strength, collocation } of candidates) {
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    if (times > MOST_REPEATED) continue;
    const more = (times === 0 ? 1 : REPEATED) * LIKELIER(strength);
    likelier += more;
    if (!collocation) named += more;
  }
  const garbled = seen.size === 0 ? 0 : seen.size / (seen.size + intact);
  // A strange word may be part of a phrase that was counted: one such phrase is not two signs.
  const several = seen.size >= FEWEST_FOR_SPUN || seen.size + odd.strange >= FEWEST_WITH_WORDS;
  const short = odd.words < SHORT_TEXT && seen.size >= FEWEST_FOR_SPUN;
  const needed = short ? FOR_SPUN_WHERE_SHORT : named < NAMED_ENOUGH ? FOR_SPUN_BY_WORDS : FOR_SPUN;
  // Pairs of words alone do not outweigh a text whose single words are as they should be.
  const isPlain = !short && named < NAMED_ENOUGH && odd.sum < 0;
  const spun = several && !isPlain && likelier >= needed;
  const verdict = spun ? 'spun' : likelier >= (several ? FOR_DOUBT : FOR_DOUBT_BY_ONE) ? 'doubtful' : 'clean';
  return { score: Math.round(garbled * 1000) / 1000, likelier, verdict, needed: neededFor(verdict, likelier) };
}

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
