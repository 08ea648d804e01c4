/**
 * What a later entry says of an undertaking: that it was kept, that it was broken, or nothing. Only a completed act of the
 * sides that are bound, about what they undertook, keeps or breaks it: what is agreed, planned, urged or said anew does
 * neither. Pure.
 */
import { PARTY, type Party } from '../../model/generated/parties.js';
import type { Entry, ToldEntry } from '../../model/record.js';
import { intervalOf } from '../days.js';
import { surnamesOf } from '../visits/sittings.js';
import { stemsOf } from '../words.js';
import { APART, type Undertaking, weightOf } from './undertaking.js';
import type { Fulfilling, LedgerWords } from './words.js';

export type Verdict = 'met' | 'broken';

/** A later entry with what of its words tells of something done. */
export interface Later {
  readonly told: ToldEntry;
  /** Evidence that does not look ahead, in lower case. */
  readonly text: string;
  readonly stems: ReadonlySet<string>;
}

/** What is about the matter of an undertaking shares this part of its weight, */
const ABOUT = 0.5;
/** and so many stems with all of its words. */
export const LEAST_STEMS = 2;

/** 'The first talks would be held in May' tells of nothing done. */
const AHEAD = /\b(?:will|would|shall|should|must|can|could|may|might|to be)\b/;

export const laterOf = (told: ToldEntry, { inOneWord }: LedgerWords): Later => {
  const text = told.item.words
    .map((piece) => piece.toLowerCase())
    .filter((piece) => !AHEAD.test(piece))
    .join(' ');
  return { told, text, stems: new Set(stemsOf(inOneWord(text))) };
};

export const verdictOn = (undertaking: Undertaking, later: Later, words: LedgerWords): Verdict | undefined => {
  const { entry } = later.told;
  if (!isInTime(undertaking, entry) || later.text === '') return undefined;
  const rules = undertaking.stems.flatMap((stem) => words.fulfilments.get(stem) ?? []);
  const metBy = new Set<Fulfilling>(
    undertaking.isNegative || undertaking.isOngoing ? [] : rules.flatMap((rule) => rule.metBy),
  );
  const isAbout = shares(undertaking, later, words);
  switch (entry.kind) {
    case 'meeting': {
      if (!metBy.has('meeting') || entry.value.status !== 'happened') return undefined;
      return isMeetingOf(undertaking, entry, later, isAbout) ? 'met' : undefined;
    }
    case 'channel': {
      const isLine = metBy.has('channel') && entry.value.state === 'open' && areAmong(undertaking.by, entry.parties);
      return isLine && isAbout && saidOf(later, words) === 'met' ? 'met' : undefined;
    }
    case 'event': {
      const { plover, status, source, target } = entry.value;
      if (status !== 'happened' || !isAbout) return undefined;
      const [from, toward] = [source.map(partyOf), target.map(partyOf)];
      const said = saidOf(later, words);
      // Who is accused of a breach is the one who broke it.
      if (ACCUSING.has(plover)) return said === 'broken' && isOneOf(toward, undertaking.by) ? 'broken' : undefined;
      if (rules.some((rule) => rule.brokenBy.includes(plover)))
        return isAgainst(undertaking, from, toward) ? 'broken' : undefined;
      if (!metBy.has(plover) && said !== 'met') return undefined;
      const isTheirs = areAmong(undertaking.by, from) && isToward(undertaking, toward);
      return isTheirs || (said === 'met' && areAmong(undertaking.by, entry.parties)) ? 'met' : undefined;
    }
    default:
      return undefined;
  }
};
const ACCUSING: ReadonlySet<string> = new Set(['ACCUSE', 'PROTEST']);

/** On days that are known, all of them after the day of the undertaking, and not before those for which it was given. */
const isInTime = ({ from, due }: Undertaking, { date }: Entry): boolean => {
  const days = date === null ? null : intervalOf(date);
  return days !== null && days[0] > from && days[0] - from <= APART && (due === null || days[1] >= due[0]);
};

/** Its words tell of what was undertaken, whoever did it: enough of its matter and every name in it. */
const shares = (undertaking: Undertaking, { told, stems }: Later, words: LedgerWords): boolean => {
  const shared = (list: readonly string[]): readonly string[] => list.filter((stem) => stems.has(stem));
  const matter = shared(undertaking.matter);
  return (
    matter.length > 0 &&
    shared(undertaking.own).length >= LEAST_STEMS &&
    weightOf(matter, words) >= ABOUT * weightOf(undertaking.matter, words) &&
    areAmong(undertaking.names, [...stems, ...namesIn(told.entry)])
  );
};

/** 'resumed', 'violated': the table's phrases. */
const saidOf = ({ text }: Later, { verdicts }: LedgerWords): Verdict | undefined =>
  verdicts.find((saying) => stands(saying, text))?.verdict;

/** What the words of an undertaking say of it themselves: 'the promises of Chad have not been fulfilled'. */
export const ownVerdictOf = ({ text }: Later, { verdicts }: LedgerWords): Verdict | undefined =>
  verdicts.find((saying) => saying.isOfPromise && stands(saying, text))?.verdict;

/** 'has not fulfilled its pledge' fulfils none. */
const stands = ({ phrase, verdict }: LedgerWords['verdicts'][number], text: string): boolean => {
  const at = text.indexOf(phrase);
  return at >= 0 && !(verdict === 'met' && DENIED.test(text.slice(0, at)));
};
const DENIED = /(?:\bnot|\bnever|n[’']t|\bhardly)\s+(?:\S+\s+)?$/;

const partyOf = ({ party }: { readonly party: Party | '' }): Party | '' => party;
const isOneOf = (some: readonly string[], all: readonly string[]): boolean => some.some((one) => all.includes(one));
const areAmong = (some: readonly string[], all: readonly string[]): boolean => some.every((one) => all.includes(one));

const isToward = ({ to }: Undertaking, toward: readonly string[]): boolean => to.length === 0 || isOneOf(to, toward);

/** One who is bound acts against another who is bound, or to whom it was promised. */
const isAgainst = ({ by, to }: Undertaking, from: readonly string[], toward: readonly string[]): boolean =>
  isOneOf(from, by) &&
  isOneOf(
    toward,
    [...by, ...to].filter((one) => !from.includes(one)),
  );

/** A meeting of all who are bound, with everybody and at every place that was named; by these names or by its matter. */
const isMeetingOf = (
  undertaking: Undertaking,
  meeting: Entry<'meeting'>,
  { stems }: Later,
  isAbout: boolean,
): boolean => {
  const { by, names, own } = undertaking;
  if (!areAmong(by, meeting.parties) || !isOneOf(undertaking.to.length > 0 ? undertaking.to : by, meeting.parties))
    return false;
  if (isVisit(undertaking) && !isAbroad(meeting, undertaking)) return false;
  const isNamed = surnamesOf(meeting).some((surname) => own.includes(surname));
  return isAbout || (isNamed && areAmong(names, [...stems, ...namesIn(meeting)]));
};

/** Stems of the names, offices and places of an entry. */
const namesIn = ({ kind, value, parties }: Entry): readonly string[] => {
  const there = parties.map((party) => PARTY[party].name);
  if (kind !== 'meeting') return stemsOf(there.join(' '));
  const { participants, place } = value;
  return stemsOf(
    [...there, ...participants.flatMap(({ name, role }) => [name, role ?? '']), place?.name ?? ''].join(' '),
  );
};

/** 'will visit': only a meeting in person on another side's ground keeps that. */
const isVisit = ({ stems }: Undertaking): boolean => isOneOf(VISITING, stems);
const VISITING = stemsOf('visit travel trip');

const isAbroad = ({ value, parties }: Entry<'meeting'>, { by, stems }: Undertaking): boolean => {
  if (value.format !== 'in-person') return false;
  const country = value.place?.country;
  if (country === undefined) return value.kind === 'visit';
  // Where both undertake a visit only its words say whose: 'a visit to Chad'.
  return (
    parties.includes(country) && (by.length > 1 ? isOneOf(stemsOf(PARTY[country].name), stems) : !by.includes(country))
  );
};
