/** How often what was checked is right, with its interval, and how far those who checked agree. Pure. */
import type { Judged } from './sheet.js';

/** A share with its 95% interval (Wilson 1927). */
export interface Share {
  readonly right: number;
  readonly of: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What comes of some sheets, as a whole or of one kind of entries. */
export interface Agreement {
  /** Entries on the sheets. */
  readonly entries: number;
  /** By each sheet. */
  readonly each: readonly Share[];
  /** Of the entries on which all who judged one say the same, two at least. */
  readonly agreed: Share;
  /** Entries that two at least judged, and on how many of them all say the same. */
  readonly both: number;
  readonly same: number;
  /** Krippendorff's alpha for yes and no, 1 where they always agree, 0 as by chance; null where all were judged alike, or none twice. */
  readonly alpha: number | null;
}

/** 95% of a normal distribution lie within so many deviations. */
const Z = 1.959963984540054;

export const shareOf = (right: number, of: number): Share => {
  if (of === 0) return { right, of, share: null, low: null, high: null };
  const share = right / of;
  const middle = share + Z ** 2 / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const whole = 1 + Z ** 2 / of;
  return { right, of, share, low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
};

/**
 * Krippendorff's alpha for names (Krippendorff 2011), with any number of judges and missing judgements.
 *
 * @param units the judgements of each entry
 * @returns null where nothing was judged twice, or all alike: then it says nothing
 */
export const alphaOf = (units: readonly (readonly unknown[])[]): number | null => {
  const counted = units.filter((values) => values.length > 1);
  const totals = new Map<unknown, number>();
  let [all, disagreed] = [0, 0];
  for (const values of counted) {
    all += values.length;
    for (const value of values) {
      totals.set(value, (totals.get(value) ?? 0) + 1);
      // Each pair of this value with another, weighed so that every judgement counts once.
      disagreed += values.filter((other) => other !== value).length / (values.length - 1);
    }
  }
  const expected = [...totals.values()].reduce((sum, count) => sum + count * (all - count), 0);
  return expected === 0 ? null : 1 - ((all - 1) * disagreed) / expected;
};

/** @param sheets of each who checked, two at least; an entry that is on one sheet alone counts for that one */
export const agreementOf = (sheets: readonly (readonly Judged[])[]): Agreement => {
  const units = new Map<string, boolean[]>();
  for (const sheet of sheets)
    for (const { id, right } of sheet)
      units.set(id, [...(units.get(id) ?? []), ...(right === undefined ? [] : [right])]);
  const judged = [...units.values()].filter((values) => values.length > 1);
  const same = judged.filter((values) => values.every((value) => value === values[0]));
  return {
    entries: units.size,
    each: sheets.map((sheet) =>
      shareOf(sheet.filter(({ right }) => right).length, sheet.filter(({ right }) => right !== undefined).length),
    ),
    agreed: shareOf(same.filter(([value]) => value).length, same.length),
    both: judged.length,
    same: same.length,
    alpha: alphaOf(judged),
  };
};
