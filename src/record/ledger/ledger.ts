/**
 * The ledger of commitments: what was agreed, promised, proposed, and what became of it by later words and deeds, each step
 * with the entry that tells it. Pure. What cannot be told from the record (a promise kept in silence) stays as it stood.
 */
import { COMMITMENT_STATUSES, type Topic } from '../../model/generated/lists.js';
import { PARTY, type Party } from '../../model/generated/parties.js';
import type { DateValue } from '../../model/reading.js';
import type { Entry, Report, ToldEntry } from '../../model/record.js';
import { intervalOf, isoDay } from '../days.js';
import { surnamesOf } from '../visits/sittings.js';
import { stemsOf } from '../words.js';
import type { Fulfilling, LedgerWords } from './words.js';

export const LEDGER_STATES = [...COMMITMENT_STATUSES, 'repeated', 'met', 'broken', 'overdue'] as const;
type LedgerState = (typeof LEDGER_STATES)[number];

/** One step of a commitment. */
interface LedgerStep {
  readonly step: LedgerState;
  /** ISO 8601 day; '' where none is known. */
  readonly day: string;
  /** The entry that tells it; null for `overdue`, which the day due tells. */
  readonly entry: string | null;
  /** The words of its evidence. */
  readonly words: string;
  readonly reports: readonly Report[];
}

export interface LedgerLine {
  /** Id of the entry in which it came into the record. */
  readonly id: string;
  readonly by: readonly Party[];
  readonly to: readonly Party[];
  readonly action: string;
  readonly topics: readonly Topic[];
  readonly due: DateValue | null;
  /** Where it stands: the last step. */
  readonly state: LedgerState;
  /** By day, the oldest first; at least one. */
  readonly steps: readonly LedgerStep[];
}

type Told<K extends ToldEntry['entry']['kind']> = Extract<ToldEntry, { readonly entry: { readonly kind: K } }>;

/** Two commitments are one where they share this part of the lighter one, */
const ALIKE = 0.6;
/** and at least so much. */
const LEAST_SHARED = 1.2;
/** Days after which nobody means the same undertaking. */
const APART = 540;
/** What is met or broken shares this part of the undertaking's weight. */
const FULFILS = 0.34;
/** Two or more stems tell that a deed is the one that was promised. */
const LEAST_STEMS = 2;

/**
 * @param told what the record holds between the parties, in any order: commitments, and of all else what `mayTell` passes
 * @param until the day on which the ledger is looked at, `YYYY-MM-DD`: what is due before and not met is overdue
 */
export function ledgerOf(told: readonly ToldEntry[], words: LedgerWords, until: string): LedgerLine[] {
  const lines = linesIn(told.filter(isCommitment), words);
  // A commitment says of no other what became of it.
  const later = indexed(told.filter((one) => !isCommitment(one)).sort(byDay));
  return lines.map((line) => lineOf(line, later, words, until)).sort((a, b) => inOrder(a, b));
}

/** What decides whether an entry may tell what became of an undertaking. */
interface Telling {
  readonly kind: ToldEntry['entry']['kind'];
  readonly parties: readonly string[];
  /** Of its first words; of a meeting also of the surnames of those who met. */
  readonly stems: readonly string[];
  readonly names: readonly string[];
}

/**
 * Which entries may tell what became of some commitments, so that no others have to be read.
 *
 * @returns true of those, and of some more
 */
export function mayTell(commitments: readonly Told<'commitment'>[], words: LedgerWords): (telling: Telling) => boolean {
  const lines = linesIn(commitments, words);
  const byStem = new Map<string, number[]>();
  lines.forEach(({ stems }, i) => {
    for (const stem of stems) note(byStem, stem, i);
  });
  const breaking = lines.map(({ stems }) => stems.some((stem) => isBroken(words.fulfilments.get(stem))));
  return ({ kind, parties, stems, names }) => {
    const isOf = (i: number): boolean => (lines[i]?.told[0]?.entry.value.by ?? []).some((one) => parties.includes(one));
    if (names.some((name) => byStem.get(name)?.some(isOf))) return true;
    const shared = new Map<number, number>();
    for (const stem of stems)
      for (const i of byStem.get(stem) ?? []) {
        const n = (shared.get(i) ?? 0) + 1;
        shared.set(i, n);
        // Deeds break some promises by a single word of them.
        if ((n >= LEAST_STEMS || (kind === 'event' && breaking[i])) && isOf(i)) return true;
      }
    return false;
  };
}

const isBroken = (rule: { readonly brokenBy: readonly unknown[] } | undefined): boolean =>
  rule !== undefined && rule.brokenBy.length > 0;

const note = <K>(lists: Map<K, number[]>, key: K, value: number): void => {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
};

/** The commitments by what is one undertaking, each told by day. */
const linesIn = (commitments: readonly Told<'commitment'>[], words: LedgerWords): Draft[] => {
  const sorted = [...commitments].sort(byDay);
  const stems = sorted.map(stemsOfCommitment);
  const lines: { readonly told: Told<'commitment'>[] }[] = [];
  const homes: number[] = [];
  // By sides and stem those told before: what shares no stem is no undertaking told again.
  const before = new Map<string, number[]>();
  sorted.forEach((one, i) => {
    const keys = (stems[i] ?? []).map((stem) => `${sidesOf(one)} ${stem}`);
    const isAgain = (k: number): boolean => {
      const other = sorted[k];
      return other !== undefined && isSameUndertaking(one, other, stems[i] ?? [], stems[k] ?? [], words);
    };
    const alike = [...new Set(keys.flatMap((key) => before.get(key) ?? []))].filter(isAgain);
    const home = Math.min(lines.length, ...alike.map((k) => homes[k] ?? lines.length));
    const line = lines[home];
    if (line) line.told.push(one);
    else lines.push({ told: [one] });
    homes[i] = home;
    for (const key of keys) note(before, key, i);
  });
  return lines.map(({ told }) => ({ told, stems: [...new Set(told.flatMap(stemsOfCommitment))] }));
};

interface Draft {
  readonly told: readonly Told<'commitment'>[];
  /** Of all that was told. */
  readonly stems: readonly string[];
}

/** What is told later, by the stems of its words and, of meetings, of the surnames of those who met. */
interface Later {
  readonly all: readonly ToldEntry[];
  /** Places in the list, rising. */
  readonly byStem: ReadonlyMap<string, readonly number[]>;
  readonly stems: readonly ReadonlySet<string>[];
}

const indexed = (all: readonly ToldEntry[]): Later => {
  const byStem = new Map<string, number[]>();
  const stems = all.map((one) => new Set(stemsOf(one.item.words.join(' '))));
  all.forEach(({ entry }, i) => {
    const names = entry.kind === 'meeting' ? surnamesOf(entry) : [];
    for (const stem of new Set([...(stems[i] ?? []), ...names])) note(byStem, stem, i);
  });
  return { all, byStem, stems };
};

const isCommitment = (one: ToldEntry): one is Told<'commitment'> => one.entry.kind === 'commitment';

const byDay = (a: ToldEntry, b: ToldEntry): number =>
  a.entry.day === b.entry.day ? (a.entry.id < b.entry.id ? -1 : 1) : a.entry.day < b.entry.day ? -1 : 1;

const inOrder = (a: LedgerLine, b: LedgerLine): number => {
  const [one, other] = [a.steps[0]?.day ?? '', b.steps[0]?.day ?? ''];
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1;
};

/** What an undertaking is about: its action, else its evidence where that says no more than the verb. */
const stemsOfCommitment = ({ entry, item }: Told<'commitment'>): readonly string[] => {
  const stems = stemsOf(entry.value.action);
  return stems.length >= LEAST_STEMS ? stems : stemsOf(item.words.join(' '));
};

const weightOf = (stems: readonly string[], { telling }: LedgerWords): number =>
  stems.reduce((sum, stem) => sum + telling(stem), 0);

const isSameUndertaking = (
  one: Told<'commitment'>,
  other: Told<'commitment'>,
  stems: readonly string[],
  stems2: readonly string[],
  words: LedgerWords,
): boolean => {
  if (sidesOf(one) !== sidesOf(other) || daysBetween(one.entry.day, other.entry.day) > APART) return false;
  const shared = weightOf(
    stems.filter((stem) => stems2.includes(stem)),
    words,
  );
  return shared >= LEAST_SHARED && shared >= ALIKE * Math.min(weightOf(stems, words), weightOf(stems2, words));
};

const sidesOf = ({ entry }: Told<'commitment'>): string => [...entry.value.by].sort().join();

const daysBetween = (a: string, b: string): number =>
  a === '' || b === '' ? 0 : Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

const lineOf = (draft: Draft, later: Later, words: LedgerWords, until: string): LedgerLine => {
  const { told } = draft;
  const [first] = told;
  if (!first) throw new RangeError('a commitment without an entry');
  const steps = stepsOf(told);
  const due = told.map(({ entry }) => entry.value.due).find((one) => one !== undefined) ?? null;
  const verdict = verdictOf(draft, later, words);
  if (verdict) steps.push(verdict);
  const last = due === null ? null : intervalOf(due);
  const dueDay = last === null ? '' : isoDay(last[1]);
  if (!verdict && dueDay !== '' && dueDay < until)
    steps.push({ step: 'overdue', day: dueDay, entry: null, words: '', reports: [] });
  const ordered = steps.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
  return {
    id: first.entry.id,
    by: first.entry.value.by,
    to: [...new Set(told.flatMap(({ entry }) => entry.value.to))].sort(),
    action: first.entry.value.action,
    topics: [...new Set(told.flatMap(({ entry }) => entry.value.topics))],
    due,
    state: ordered.at(-1)?.step ?? first.entry.value.status,
    steps: ordered,
  };
};

/** Steps of what was said; who tells within days what another told already reports the same step. */
const stepsOf = (told: readonly Told<'commitment'>[]): LedgerStep[] => {
  const steps: LedgerStep[] = [];
  told.forEach((one, place) => {
    const step = stepOf(told, one, place);
    const last = steps.at(-1);
    if (last && step.step === 'repeated' && daysBetween(step.day, last.day) <= SAME_STEP)
      steps[steps.length - 1] = { ...last, reports: [...last.reports, ...step.reports] };
    else steps.push(step);
  });
  return steps;
};
/** Days within which outlets and sides tell of one undertaking. */
const SAME_STEP = 3;

const stepOf = (told: readonly Told<'commitment'>[], one: Told<'commitment'>, place: number): LedgerStep => {
  const { status } = one.entry.value;
  const before = told.slice(0, place).map(({ entry }) => entry.value.status);
  // An offer that is taken up is agreed; what was agreed and is said again is repeated, however it is told then.
  const isNew =
    place === 0 ||
    status === 'refused' ||
    (status === 'agreed' && !before.includes('agreed') && !before.includes('promised'));
  return {
    step: isNew ? status : 'repeated',
    day: one.entry.day,
    entry: one.entry.id,
    words: one.item.words.join(' … '),
    reports: one.entry.reports,
  };
};

/** The first later entry that keeps or breaks an undertaking. */
const verdictOf = ({ told, stems }: Draft, later: Later, words: LedgerWords): LedgerStep | undefined => {
  const [first] = told;
  if (!first || told.every(({ entry }) => entry.value.status === 'discussed' || entry.value.status === 'refused'))
    return undefined;
  const isNegative = /^(?:not|never)\b|\bnot to\b/i.test(first.entry.value.action);
  const own = new Set(told.map(({ entry }) => entry.id));
  const documents = new Set(told.flatMap(({ entry }) => entry.reports.map(({ document }) => document)));
  // Nothing is said of an undertaking without a word of it, or the name of who was to be met.
  const places = [...new Set(stems.flatMap((stem) => later.byStem.get(stem) ?? []))].sort((a, b) => a - b);
  for (const place of places) {
    const one = later.all[place];
    if (!one || one.entry.day <= first.entry.day || own.has(one.entry.id)) continue;
    // A document that tells of the undertaking tells of nothing that came after it.
    if (one.entry.reports.every(({ document }) => documents.has(document))) continue;
    const verdict = judged(one, later.stems[place] ?? new Set(), first, stems, isNegative, words);
    if (verdict)
      return {
        step: verdict,
        day: one.entry.day,
        entry: one.entry.id,
        words: one.item.words.join(' … '),
        reports: one.entry.reports,
      };
  }
  return undefined;
};

const judged = (
  one: ToldEntry,
  there: ReadonlySet<string>,
  { entry: { value } }: Told<'commitment'>,
  stems: readonly string[],
  isNegative: boolean,
  words: LedgerWords,
): 'met' | 'broken' | undefined => {
  const shared = stems.filter((stem) => there.has(stem));
  const isAbout = shared.length >= LEAST_STEMS && weightOf(shared, words) >= FULFILS * weightOf(stems, words);
  const said = isAbout ? saidOf(one, words) : undefined;
  if (said && value.by.some((party) => one.entry.parties.includes(party)) && one.entry.kind !== 'commitment')
    return said;
  const rules = stems.flatMap((stem) => words.fulfilments.get(stem) ?? []);
  const metBy = new Set<Fulfilling>(isNegative ? [] : rules.flatMap((rule) => rule.metBy));
  switch (one.entry.kind) {
    case 'event': {
      const { status, plover, source } = one.entry.value;
      if (status !== 'happened' || !source.some(({ party }) => party !== '' && value.by.includes(party)))
        return undefined;
      const isBreaking = rules.some((rule) => rule.brokenBy.includes(plover));
      if (isBreaking && (isNegative || shared.length > 0) && shared.length >= 1) return 'broken';
      return metBy.has(plover) && isAbout ? 'met' : undefined;
    }
    case 'meeting': {
      if (!metBy.has('meeting') || one.entry.value.status !== 'happened' || one.entry.date === null) return undefined;
      if (!value.by.every((party) => one.entry.parties.includes(party))) return undefined;
      if (isVisit(stems) && !isAbroad(one.entry, value.by, stems)) return undefined;
      return isMeetingOf(one.entry, stems, shared, words) ? 'met' : undefined;
    }
    case 'channel': {
      if (!(metBy.has('channel') || metBy.has('meeting')) || one.entry.value.state !== 'open') return undefined;
      return isAbout ? 'met' : undefined;
    }
    default:
      return undefined;
  }
};

/** What its words say of an undertaking that they are about. */
const saidOf = ({ item }: ToldEntry, { verdicts }: LedgerWords): 'met' | 'broken' | undefined => {
  const text = item.words.join(' ').toLowerCase();
  return verdicts.find(({ phrase }) => text.includes(phrase))?.verdict;
};

/** 'will visit': only a meeting in person on another side's ground keeps that. */
const isVisit = (stems: readonly string[]): boolean => VISITING.some((stem) => stems.includes(stem));
const VISITING = stemsOf('visit travel trip');

const isAbroad = ({ value, parties }: Entry<'meeting'>, by: readonly Party[], stems: readonly string[]): boolean => {
  if (value.format !== 'in-person') return false;
  const country = value.place?.country;
  return country === undefined
    ? value.kind === 'visit'
    : parties.includes(country) && (by.length > 1 ? isNamed(country, stems) : !by.includes(country));
};

/** Where both undertake a visit only its words say whose: 'a visit to Chad'. */
const isNamed = (country: Party, stems: readonly string[]): boolean =>
  stemsOf(PARTY[country].name).some((stem) => stems.includes(stem));

/** A meeting keeps the promise of one where who was named met, or where it is told with the words of what was promised. */
const isMeetingOf = (
  one: Entry<'meeting'>,
  stems: readonly string[],
  shared: readonly string[],
  words: LedgerWords,
): boolean => {
  if (surnamesOf(one).some((surname) => stems.includes(surname))) return true;
  const telling = shared.filter((stem) => !words.fulfilments.has(stem));
  return telling.length >= LEAST_STEMS && weightOf(telling, words) >= FULFILS * weightOf(stems, words);
};
