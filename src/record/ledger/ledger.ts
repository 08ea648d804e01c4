/**
 * The ledger of commitments: what was agreed, promised, proposed, and what became of it by later words and deeds, each step
 * with the entry that tells it. Pure. What cannot be told from the record (a promise kept in silence) stays as it stood.
 */
import { COMMITMENT_STATUSES, type Topic } from '../../model/generated/lists.js';
import type { Party } from '../../model/generated/parties.js';
import type { DateValue } from '../../model/reading.js';
import type { Report, ToldEntry } from '../../model/record.js';
import { intervalOf, isoDay } from '../days.js';
import { surnamesOf } from '../visits/sittings.js';
import { isSameUndertaking, type ToldCommitment, type Undertaking, undertakingOf } from './undertaking.js';
import { type Later, LEAST_STEMS, laterOf, ownVerdictOf, verdictOn } from './verdict.js';
import { canStandAlone } from './wording.js';
import type { LedgerWords } from './words.js';

export const LEDGER_STATES = [...COMMITMENT_STATUSES, 'repeated', 'met', 'broken', 'overdue'] as const;
type LedgerState = (typeof LEDGER_STATES)[number];

/** One step of a commitment. */
export interface LedgerStep {
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
  /** The action says nothing without its sentence. */
  readonly unclear: boolean;
  readonly topics: readonly Topic[];
  readonly due: DateValue | null;
  /** Where it stands: the last step. */
  readonly state: LedgerState;
  /** By day, the oldest first; at least one. */
  readonly steps: readonly LedgerStep[];
}

/**
 * @param told what the record holds between the parties, in any order: commitments, and of all else what `mayTell` passes
 * @param until the day on which the ledger is looked at, `YYYY-MM-DD`: what is due before and not met is overdue
 */
export function ledgerOf(told: readonly ToldEntry[], words: LedgerWords, until: string): LedgerLine[] {
  const lines = linesIn(told.filter(isCommitment), words);
  // A commitment says of no other what became of it; of itself its words may.
  const later = indexed(told.filter((one) => !isCommitment(one)).sort(byDay), words);
  return lines.map((line) => lineOf(line, later, words, until)).sort((a, b) => inOrder(a, b));
}

/** What decides whether an entry may tell what became of an undertaking. */
interface Telling {
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
export function mayTell(commitments: readonly ToldCommitment[], words: LedgerWords): (telling: Telling) => boolean {
  const lines = linesIn(commitments, words);
  const byStem = new Map<string, number[]>();
  lines.forEach(({ undertaking: { own } }, i) => {
    for (const stem of [...own, ...words.alike(own)]) note(byStem, stem, i);
  });
  return ({ parties, stems, names }) => {
    const isOf = (i: number): boolean => (lines[i]?.undertaking.by ?? []).some((one) => parties.includes(one));
    if (names.some((name) => byStem.get(name)?.some(isOf))) return true;
    const shared = new Map<number, number>();
    for (const stem of stems)
      for (const i of byStem.get(stem) ?? []) {
        const n = (shared.get(i) ?? 0) + 1;
        shared.set(i, n);
        if (n >= LEAST_STEMS && isOf(i)) return true;
      }
    return false;
  };
}

const note = <K>(lists: Map<K, number[]>, key: K, value: number): void => {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
};

/** An undertaking with all that was told of it, by day. */
interface Draft {
  readonly undertaking: Undertaking;
  readonly told: ToldCommitment[];
}

/** What is told again joins the first that told it, by its own words alone: like of like drifts away from it. */
const linesIn = (commitments: readonly ToldCommitment[], words: LedgerWords): Draft[] => {
  const lines: Draft[] = [];
  // By sides and stem: what shares no stem is no undertaking told again.
  const byStem = new Map<string, number[]>();
  for (const one of [...commitments].sort(byDay)) {
    const undertaking = undertakingOf(one, words);
    const keys = undertaking.own.map((stem) => `${[...undertaking.by].sort().join()} ${stem}`);
    const homes = [...new Set(keys.flatMap((key) => byStem.get(key) ?? []))].sort((a, b) => a - b);
    const home = homes
      .map((i) => lines[i])
      .find((line) => line && isSameUndertaking(line.undertaking, undertaking, words));
    if (home) home.told.push(one);
    else {
      for (const key of keys) note(byStem, key, lines.length);
      lines.push({ undertaking, told: [one] });
    }
  }
  return lines;
};

/** What is told later, by the stems of its words and, of meetings, of the surnames of those who met. */
interface LaterIndex {
  readonly all: readonly Later[];
  /** Places in the list, rising. */
  readonly byStem: ReadonlyMap<string, readonly number[]>;
}

const indexed = (told: readonly ToldEntry[], words: LedgerWords): LaterIndex => {
  const byStem = new Map<string, number[]>();
  const all = told.map((one) => laterOf(one, words));
  all.forEach(({ told: { entry }, stems }, i) => {
    const names = entry.kind === 'meeting' ? surnamesOf(entry) : [];
    for (const stem of new Set([...stems, ...names])) note(byStem, stem, i);
  });
  return { all, byStem };
};

const isCommitment = (one: ToldEntry): one is ToldCommitment => one.entry.kind === 'commitment';

const byDay = (a: ToldEntry, b: ToldEntry): number =>
  a.entry.day === b.entry.day ? (a.entry.id < b.entry.id ? -1 : 1) : a.entry.day < b.entry.day ? -1 : 1;

const inOrder = (a: LedgerLine, b: LedgerLine): number => {
  const [one, other] = [a.steps[0]?.day ?? '', b.steps[0]?.day ?? ''];
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1;
};

const daysBetween = (a: string, b: string): number =>
  a === '' || b === '' ? 0 : Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

const lineOf = (draft: Draft, later: LaterIndex, words: LedgerWords, until: string): LedgerLine => {
  const { told } = draft;
  const [first] = told;
  if (!first) throw new RangeError('a commitment without an entry');
  const steps = stepsOf(told, words);
  const due = told.map(({ entry }) => entry.value.due).find((one) => one !== undefined) ?? null;
  const isSettled = (): boolean => steps.some(({ step }) => step === 'met' || step === 'broken');
  if (!isSettled()) steps.push(...(verdictOf(draft, later, words) ?? []));
  const last = due === null ? null : intervalOf(due);
  const dueDay = last === null ? '' : isoDay(last[1]);
  if (!isSettled() && dueDay !== '' && dueDay < until)
    steps.push({ step: 'overdue', day: dueDay, entry: null, words: '', reports: [] });
  const ordered = steps.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
  return {
    id: first.entry.id,
    by: first.entry.value.by,
    to: [...new Set(told.flatMap(({ entry }) => entry.value.to))].sort(),
    action: first.entry.value.action,
    unclear: !canStandAlone(first.entry.value.action, first.item.words.join(' … ')),
    topics: [...new Set(told.flatMap(({ entry }) => entry.value.topics))],
    due,
    state: ordered.at(-1)?.step ?? first.entry.value.status,
    steps: ordered,
  };
};

/** Steps of what was said; who tells within days what another told already reports the same step. */
const stepsOf = (told: readonly ToldCommitment[], words: LedgerWords): LedgerStep[] => {
  const steps: LedgerStep[] = [];
  told.forEach((one, place) => {
    const step = stepOf(told, one, place);
    const own = ownVerdictOf(laterOf(one, words), words);
    if (own) {
      if (place === 0) steps.push(step);
      steps.push({ ...step, step: own });
      return;
    }
    const last = steps.at(-1);
    if (last && step.step === 'repeated' && daysBetween(step.day, last.day) <= SAME_STEP && !isOfOneOffice(step, last))
      steps[steps.length - 1] = { ...last, reports: [...last.reports, ...step.reports] };
    else steps.push(step);
  });
  return steps;
};
/** Days within which outlets and sides tell of one undertaking. */
const SAME_STEP = 3;

/** Of two days by one publisher: who tells it again says that it was said again. */
const isOfOneOffice = (one: LedgerStep, other: LedgerStep): boolean =>
  one.day !== other.day &&
  one.reports.some(
    ({ publisher }) => publisher !== null && other.reports.some((report) => report.publisher === publisher),
  );

const stepOf = (told: readonly ToldCommitment[], one: ToldCommitment, place: number): LedgerStep => {
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
const verdictOf = ({ told, undertaking }: Draft, later: LaterIndex, words: LedgerWords): LedgerStep[] | undefined => {
  if (told.every(({ entry }) => entry.value.status === 'discussed' || entry.value.status === 'refused'))
    return undefined;
  const documents = new Set(told.flatMap(({ entry }) => entry.reports.map(({ document }) => document)));
  // Nothing is said of an undertaking without a word of it, or the name of who was to be met.
  const places = [...new Set(undertaking.own.flatMap((stem) => later.byStem.get(stem) ?? []))].sort((a, b) => a - b);
  for (const place of places) {
    const one = later.all[place];
    // A document that tells of the undertaking tells of nothing that came after it.
    if (!one || one.told.entry.reports.every(({ document }) => documents.has(document))) continue;
    const { entry, item } = one.told;
    const step = verdictOn(undertaking, one, words);
    if (step) return [{ step, day: entry.day, entry: entry.id, words: item.words.join(' … '), reports: entry.reports }];
  }
  return undefined;
};
