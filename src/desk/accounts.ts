/**
 * Accounts of one meeting in the record: which documents are a side's own, how two of them differ, and how an office's
 * account differs from its last of the same pair.
 */
import type { Document } from '../model/document.js';
import { PARTY, type Party } from '../model/generated/parties.js';
import type { Entry, ToldEntry } from '../model/record.js';
import type { Span } from '../model/span.js';
import type { Resources } from '../reading/resources.js';
import type { AccountDifference } from '../record/briefing/input.js';
import { counted } from '../record/briefing/names.js';
import { type SentencedText, wholePassage } from '../record/briefing/passage.js';
import { formulasIn } from '../record/compare/account.js';
import { type FormulaChange, formulaChanges, plainChanges } from '../record/compare/formulas.js';
import { isOwn, twoReports } from '../record/compare/two-reports.js';
import type { CompareWords } from '../record/compare/words.js';
import { dayOf } from '../record/days.js';
import { heldMeetings, thoseWhoMet } from '../record/visits/sittings.js';
import type { ShownEntry } from './answers.js';
import type { ShownDocument } from './ask/questions.js';
import { type AccountFacts, accountContext, accountFacts, compareDocuments, type ShownComparison } from './compare.js';
import type { Desk } from './desk.js';
import { sentencedText } from './sentences.js';

/** A side's own account of a meeting. */
interface Account {
  readonly document: Document;
  readonly issuer: Party;
}

/** Days behind a meeting in which a side gives out its account; what speaks of it before or long after is about something else. */
const WITHIN = 7;

/** The accounts of a meeting that its sides gave out, by issuer, then publication. */
async function accountsOf(desk: Desk, meeting: Entry<'meeting'>, resources: Resources): Promise<Account[]> {
  const accounts: Account[] = [];
  for (const { document } of meeting.reports) {
    const shown = await desk.document(document);
    if (!shown) continue;
    const { kind, issuer } = accountFacts(shown.document, resources);
    const days = (dayOf(shown.document.published ?? '') ?? Number.NaN) - (dayOf(meeting.day) ?? Number.NaN);
    if (days < 0 || days > WITHIN) continue;
    if (issuer && (kind === null || isOwn(kind)) && meeting.parties.includes(issuer))
      accounts.push({ document: shown.document, issuer });
  }
  return accounts.sort((x, y) => (x.issuer < y.issuer ? -1 : x.issuer > y.issuer ? 1 : 0));
}

/** Every two accounts of a meeting by two of its sides, compared. */
export async function compareMeeting(
  desk: Desk,
  meeting: Entry<'meeting'>,
  resources: Resources,
  words: CompareWords,
): Promise<ShownComparison[]> {
  const accounts = await accountsOf(desk, meeting, resources);
  return accounts.flatMap((one, place) =>
    accounts
      .slice(place + 1)
      .filter(({ issuer }) => issuer !== one.issuer)
      .map((other) => compareDocuments(one.document, other.document, resources, words)),
  );
}

/**
 * Two reports of a meeting, compared: for one of which the record holds no accounts by two of its sides.
 *
 * @returns undefined where one document alone tells of it
 */
export async function compareReports(
  desk: Desk,
  meeting: ShownEntry,
  resources: Resources,
  words: CompareWords,
): Promise<ShownComparison | undefined> {
  const families = await desk.ask.families(meeting);
  const shown = new Map<string, ShownDocument>();
  for (const { document } of meeting.entry.reports) {
    const found = await desk.document(document);
    if (found) shown.set(document, found);
  }
  const kindOf = (id: string): string | null => {
    const found = shown.get(id);
    return found?.reading?.document.kind ?? found?.document.kind ?? null;
  };
  const [one, other] = twoReports(
    families.map(({ reports }) => ({
      reports: reports.map(({ document }) => ({ document, kind: kindOf(document) })),
    })),
  ).flatMap(({ document }) => shown.get(document)?.document ?? []);
  return one && other && compareDocuments(one, other, resources, words);
}

/** An account beside the last one that the same office gave of the same pair. */
export interface ComparedWithLast {
  readonly earlier: AccountFacts;
  readonly later: AccountFacts;
  readonly formulas: readonly FormulaChange[];
  readonly texts: { readonly earlier: string; readonly later: string };
}

/**
 * @param meeting of which the later account tells
 * @returns one for each side that gave an account of it and an earlier one of the same sides
 */
export async function compareWithLast(
  desk: Desk,
  meeting: Entry<'meeting'>,
  resources: Resources,
  words: CompareWords,
): Promise<ComparedWithLast[]> {
  const found: ComparedWithLast[] = [];
  const before: Entry<'meeting'>[] = [];
  for await (const entry of desk.entries('meeting', { parties: meeting.parties, until: meeting.day }))
    if (entry.id !== meeting.id && entry.day < meeting.day) before.push(entry);
  const earlier = heldMeetings(before, []).reverse();
  for (const account of ofThisSitting(await accountsOf(desk, meeting, resources), meeting)) {
    const last = await lastAccount(desk, earlier, account, meeting, resources);
    if (last) found.push(withLast(last, account.document, resources, words));
  }
  return found;
}

/** Of each office the accounts whose titles name the most of those who met: another of that day tells of another sitting. */
const ofThisSitting = (accounts: readonly Account[], meeting: Entry<'meeting'>): readonly Account[] => {
  const names = thoseWhoMet(meeting).map(({ name }) => name.split(' '));
  const named = ({ document: { title = '' } }: Account): number =>
    names.filter((words) => title.includes(words.at(-1) ?? '') || title.includes(words[0] ?? '')).length;
  return accounts.filter(
    (one) =>
      !accounts.some((other) => other.document.publisher === one.document.publisher && named(other) > named(one)),
  );
};

const lastAccount = async (
  desk: Desk,
  earlier: readonly Entry<'meeting'>[],
  { document, issuer }: Account,
  meeting: Entry<'meeting'>,
  resources: Resources,
): Promise<Document | undefined> => {
  const people = peopleAt(meeting);
  for (const one of earlier) {
    // The same people: what a president says to a minister is no measure of what he said to his like.
    const same = peopleAt(one).filter((person) => people.includes(person));
    if (same.length < 2 || one.parties.join() !== meeting.parties.join()) continue;
    const accounts = await accountsOf(desk, one, resources);
    const found = accounts.find(
      (other) =>
        other.issuer === issuer && other.document.publisher === document.publisher && other.document.id !== document.id,
    );
    if (found) return found.document;
  }
  return undefined;
};

const peopleAt = (meeting: Entry<'meeting'>): readonly string[] =>
  thoseWhoMet(meeting).flatMap(({ actor }) => (actor.startsWith('person:') ? [actor] : []));

const withLast = (earlier: Document, later: Document, resources: Resources, words: CompareWords): ComparedWithLast => ({
  earlier: accountFacts(earlier, resources),
  later: accountFacts(later, resources),
  formulas: formulaChanges(
    accountContext(withFormulas(earlier, words), resources),
    accountContext(withFormulas(later, words), resources),
    words,
  ),
  texts: { earlier: earlier.text, later: later.text },
});

/** The document with its lines without a formula left blank, so that only what is asked for is read, at its own place. */
const withFormulas = (document: Document, { formulas }: CompareWords): Document => ({
  ...document,
  text: document.text.replace(/[^\n]+/g, (line) =>
    formulasIn(line, formulas).length > 0 ? line : ' '.repeat(line.length),
  ),
});

/** Meetings with accounts of both sides that a briefing compares: the last ones. */
const COMPARED = 3;
/** Differences shown of one pair of accounts. */
const SHOWN = 4;
/** Matters shown of which one of two accounts alone speaks, the most stressed. */
const ALONE = 2;

/** For a briefing: how the two sides' accounts of their last meetings differ, and formulas dropped, added, changed. */
export async function differencesBetween(
  desk: Desk,
  parties: readonly [Party, Party],
  told: readonly ToldEntry[],
  resources: () => Resources,
  words: CompareWords,
): Promise<AccountDifference[]> {
  const meetings = told.flatMap(({ entry }) => (entry.kind === 'meeting' ? [entry] : []));
  const last = heldMeetings(meetings, parties)
    .filter(({ parties: sides }) => sides.length === 2)
    .reverse();
  const found: AccountDifference[] = [];
  const passageOf = passages(resources().language);
  let compared = 0;
  for (const meeting of last.filter(isOfSeveral)) {
    if (compared === COMPARED) break;
    const shown = await compareMeeting(desk, meeting, resources(), words);
    if (shown.length > 0) compared++;
    found.push(...shown.flatMap((one) => linesOf(one, meeting.day, passageOf)));
  }
  const [latest] = last.filter(({ value }) => value.level === 'leader' || value.level === 'minister');
  if (latest)
    for (const one of await compareWithLast(desk, latest, resources(), words)) found.push(...changesOf(one, passageOf));
  return found;
}

/** Told by several publishers: each side's office is one. */
const isOfSeveral = ({ reports }: Entry): boolean => new Set(reports.map(({ publisher }) => publisher)).size > 1;

/** What two accounts differ in: how much, what contradicts what, and what one alone says on a matter that the other never names. */
const linesOf = (
  { comparison: { a, b, points, stress }, texts }: ShownComparison,
  day: string,
  passageOf: PassageOf,
): AccountDifference[] => {
  const [one, other] = [nameOf(a), nameOf(b)];
  const documents = [a.document, b.document];
  const quoted = (text: string, [span]: readonly Span[]): string =>
    span ? `“${text.slice(...span).replace(/\s+/g, ' ')}”` : 'not mentioned';
  const counts = (relation: string): number => points.filter((point) => point.relation === relation).length;
  const alone = (side: 'a' | 'b', name: string): AccountDifference[] => {
    const silent = side === 'a' ? 'b' : 'a';
    const own = stress.flatMap((share) => (share[silent] === 0 ? [share.topic] : []));
    const said = own.flatMap((topic) => {
      const point = points.find((one) => one.topic === topic && one.relation === `only-${side}`);
      return point?.[side].slice(0, 1).map((span) => passageOf(span, texts[side])) ?? [];
    });
    return [...new Set(said)]
      .slice(0, ALONE)
      .map((words) => ({ day, text: `Told by ${name} alone`, words, documents: [(side === 'a' ? a : b).document] }));
  };
  return [
    {
      day,
      text: `Accounts of ${one} and ${other}: ${counted(counts('both'), 'point')} in both, ${counts('only-a')} told by ${one} alone, ${counts('only-b')} by ${other} alone, ${counts('conflict')} in conflict`,
      words: '',
      documents,
    },
    ...points
      .filter(({ relation }) => relation === 'conflict')
      .slice(0, SHOWN)
      .map((point) => ({
        day,
        text: `In conflict: ${(point.note ?? '').replace(/\bA\b/g, one).replace(/\bB\b/g, other)}`,
        words: `${one}: ${quoted(texts.a, point.a)} ${other}: ${quoted(texts.b, point.b)}`,
        documents,
      })),
    ...alone('a', one),
    ...alone('b', other),
  ];
};

type PassageOf = (span: Span, text: string) => string;

/** Gives the sentences around a stretch of a text, or the stretch where they are too long; each text is cut into its sentences once. */
const passages = (language: Resources['language']): PassageOf => {
  const cut = new Map<string, SentencedText>();
  return (span, text) => {
    const sentenced = cut.get(text) ?? sentencedText(text, language);
    cut.set(text, sentenced);
    return wholePassage(span, sentenced) || text.slice(...span).replace(/\s+/g, ' ');
  };
};

const nameOf = ({ issuer, publisher }: AccountFacts): string => (issuer ? PARTY[issuer].name : (publisher ?? 'A'));

const changesOf = (
  { earlier, later, formulas, texts }: ComparedWithLast,
  passageOf: PassageOf,
): AccountDifference[] => {
  return plainChanges(formulas)
    .slice(0, SHOWN)
    .map(({ wording, change, before, after, note }) => {
      const [span] = change === 'dropped' ? before : after;
      const text = change === 'dropped' ? texts.earlier : texts.later;
      return {
        day: (later.published ?? '').slice(0, 10),
        text: `${later.publisher ?? 'The office'}, against its account of ${(earlier.published ?? '').slice(0, 10)}: ‘${wording}’ ${change}${note ? ` (${note})` : ''}`,
        words: span ? passageOf(span, text) : '',
        documents: [later.document, earlier.document],
      };
    });
};
