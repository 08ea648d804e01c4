/**
 * What an undertaking is about, by the words of its action, and which two are one told again. Pure.
 */
import { PARTY, type Party } from '../../model/generated/parties.js';
import type { ToldEntry } from '../../model/record.js';
import { dayOf, distance, type Interval, intervalOf } from '../days.js';
import { fold, namesOf, stemsOf } from '../words.js';
import type { LedgerWords } from './words.js';

export type ToldCommitment = Extract<ToldEntry, { readonly entry: { readonly kind: 'commitment' } }>;

export interface Undertaking {
  readonly by: readonly Party[];
  readonly to: readonly Party[];
  /** All stems of the action. */
  readonly stems: readonly string[];
  /** Without the names of those who undertake it: that China is a side does not say what it undertakes. */
  readonly own: readonly string[];
  /** Of these those that do not stand with any undertaking: 'strengthen', 'cooperation'. */
  readonly matter: readonly string[];
  /** Stems of the people, places and bodies named in it, the sides not among them. */
  readonly names: readonly string[];
  /** 'Not to attack': nothing that is done keeps it. */
  readonly isNegative: boolean;
  /** 'To stay in touch', 'continue to provide aid': it goes on, and no one act completes it. */
  readonly isOngoing: boolean;
  /** 'To speak again in the coming days'. */
  readonly isSoon: boolean;
  /** The day on which it came into the record; later than all where none is known. */
  readonly from: number;
  /** When it is to be kept; null where nothing says so. */
  readonly due: Interval | null;
}

export const undertakingOf = (
  { entry }: ToldCommitment,
  { generalWords, fulfilments, goingOn, inOneWord }: LedgerWords,
): Undertaking => {
  const { value } = entry;
  const stems = stemsOf(inOneWord(value.action));
  const inOrder = fold(value.action).split(' ');
  const own = stems.filter((stem) => !isNamed(stem, value.by));
  return {
    by: value.by,
    to: value.to,
    stems,
    own,
    matter: own.filter((stem) => !generalWords.has(stem)),
    names: stemsOf(namesOf(value.action).join(' ')).filter((stem) => own.includes(stem) && !MONTHS.has(stem)),
    isNegative: /^(?:not|never)\b|\bnot to\b/i.test(value.action),
    isOngoing: goingOn.has(
      inOrder.find((word) => goingOn.has(word) || stemsOf(word).some((stem) => fulfilments.has(stem))) ?? '',
    ),
    isSoon: SOON.test(value.action),
    from: dayOf(entry.day) ?? Number.POSITIVE_INFINITY,
    due: value.due === undefined ? null : intervalOf(value.due),
  };
};

/** When it is to be stands in `due`. */
const MONTHS: ReadonlySet<string> = new Set(
  stemsOf('January February March April May June July August September October November December'),
);

/** Names of states and what is made of them begin alike: 'Russia', 'Russian'. */
const isNamed = (stem: string, parties: readonly Party[]): boolean =>
  parties.some((party) =>
    stemsOf(PARTY[party].name).some((name) => stem === name || stem.startsWith(name.slice(0, LEAST_NAME))),
  );
const LEAST_NAME = 4;

/** Days after which nobody means the same undertaking, */
export const APART = 365;
/** or one for the days ahead. */
const SOON_DAYS = 31;
const SOON = /\b(?:coming|next|following) (?:few )?(?:days|weeks)\b|\b(?:days|weeks) (?:ahead|to come)\b/i;

/** Two undertakings are one where they share this part of the lighter one, */
const ALIKE = 0.6;
/** this part of the heavier, of which the other may be a part, */
const ALIKE_WHOLE = 0.4;
/** and at least so much. */
const LEAST_SHARED = 1.2;

/** Whether the same sides undertake the same once more. */
export const isSameUndertaking = (a: Undertaking, b: Undertaking, words: LedgerWords): boolean => {
  if (!areEqual(a.by, b.by) || !mayMeanOneSide(a.to, b.to)) return false;
  if (a.due && b.due && distance(a.due, b.due) > 0) return false;
  if (Math.abs(a.from - b.from) > (a.isSoon || b.isSoon ? SOON_DAYS : APART)) return false;
  const common = a.own.filter((stem) => b.own.includes(stem));
  const isGeneral = a.matter.length === 0 && b.matter.length === 0;
  if (!isGeneral && !common.some((stem) => a.matter.includes(stem))) return false;
  const [one, other] = [weightOf(a.own, words), weightOf(b.own, words)];
  const shared = weightOf(common, words);
  return (
    shared >= LEAST_SHARED && shared >= ALIKE * Math.min(one, other) && shared >= ALIKE_WHOLE * Math.max(one, other)
  );
};

const areEqual = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join();

/** Towards whom is often left out. */
const mayMeanOneSide = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((one) => b.includes(one));

export const weightOf = (stems: readonly string[], { telling }: LedgerWords): number =>
  stems.reduce((sum, stem) => sum + telling(stem), 0);
