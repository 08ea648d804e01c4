/** What the rows and what the net have found of meetings, undertakings and incidents, as one list of each. */
import type { Meeting, Reading } from '../../model/reading.js';
import type { Span } from '../../model/span.js';
import type { Context, ItemIds } from '../context.js';
import type { Supported } from '../frames/frame.js';
import { isOfficial } from '../issuer.js';
import { SpanIndex } from '../span-index.js';
import { at, firstFrom, sentenceAt, tokenFrom, uposOf } from '../text/tokens.js';
import type { DateMention } from '../time/dates.js';
import { commitmentsOfFrames, incidentsOfFrames, meetingsOfFrames, NET, Sittings, type Tools } from './from-frames.js';

type Layer = Pick<Reading, 'meetings' | 'commitments' | 'channels' | 'incidents'>;

/** From which likelihood by the net on what a row alone has found is given; chosen on the development part of the corpus. */
const POSSIBLE = { meeting: 0.1, commitment: 0.15, incident: 0.35 } as const;

/** From which likelihood on an undertaking or incident that the net reads is given; chosen as above. */
const SURE = { commitment: 0.4, incident: 0.5 } as const;

/**
 * Meetings of the rows come first, since they know the room and the hour; in documents of states all of them stay. Of
 * undertakings and incidents what the net reads comes first.
 */
export function unitedDiplomacy(context: Context, rows: Layer, tools: Tools, ids: ItemIds): Layer {
  const { tokens, frames } = context;
  const isPossible = (what: Supported & keyof typeof POSSIBLE, { evidence }: Told): boolean =>
    evidence.some(
      ([start, end]) => frames.support(what, tokenFrom(tokens, start), tokenFrom(tokens, end)) >= POSSIBLE[what],
    );
  const read = meetingsOfFrames(context, tools, ids);
  const told = among(read);
  const meetings = rows.meetings
    .filter((one) => isOfficial(context) || isPossible('meeting', one))
    .map((one) => (told(one) ? { ...one, why: [...one.why, NET.meeting] } : one));
  const commitments = commitmentsOfFrames(context, tools, ids).filter(
    ({ confidence }) => confidence >= SURE.commitment,
  );
  const incidents = incidentsOfFrames(context, tools, ids).filter(({ confidence }) => confidence >= SURE.incident);
  const [isPledged, isClash] = [among(commitments), among(incidents)];
  return {
    ...rows,
    meetings: inOrder(withTellings(meetings, read)).map((one) => ofMonth(context, one)),
    commitments: inOrder([
      ...commitments,
      ...rows.commitments.filter((one) => isPossible('commitment', one) && !isPledged(one)),
    ]),
    incidents: inOrder([...incidents, ...rows.incidents.filter((one) => isPossible('incident', one) && !isClash(one))]),
  };
}

/** Meetings of rows, with the words by which the net sees each told again, and those that it alone sees. */
const withTellings = (rows: readonly Meeting[], read: readonly Meeting[]): readonly Meeting[] => {
  const known = [...rows];
  const beside = new SpanIndex<number>();
  rows.forEach(({ evidence }, i) => {
    beside.add(i, evidence);
  });
  const sittings = new Sittings(rows);
  for (const one of read) {
    const [index = sittings.again(one)] = beside.of(one.evidence);
    const row = index === undefined ? undefined : known[index];
    if (index === undefined || !row) known.push(one);
    else known[index] = { ...row, evidence: apart([...row.evidence, ...one.evidence]) };
  }
  return known;
};

/** Sentences from which on a text is an article and no single line. */
const ARTICLE = 6;

/** Sentences behind a time in which what is told may still be of then. */
const NEAR = 3;
const startOf = (value: DateMention['value']): string =>
  typeof value === 'string' ? value : (value?.start ?? value?.end ?? '');

/** What news tells as done, and gives no day, is of the month in which it was published; what had been done is of before. */
const ofMonth = (context: Context, meeting: Meeting): Meeting => {
  const { tokens, grammar, dates } = context;
  const { status, date, evidence } = meeting;
  const isNews = tokens.sentences.length > ARTICLE && dates.reference !== undefined && !isOfficial(context);
  if (status !== 'happened' || date !== undefined || !isNews || dates.reference === undefined) return meeting;
  const [start, end] = at(evidence, 0);
  const [from, to] = [tokenFrom(tokens, start), tokenFrom(tokens, end)];
  const month = dates.reference.slice(0, 'YYYY-MM'.length);
  // What is told behind a year or month gone by is mostly of then.
  const before = dates.mentions[firstFrom(dates.mentions, from) - 1];
  const isNear = before && sentenceAt(tokens, from) - sentenceAt(tokens, before.from) <= NEAR;
  const told = isNear ? startOf(before.value) : '';
  if (told !== '' && told.slice(0, month.length) < month.slice(0, told.length)) return meeting;
  for (let i = from; i < to; i++)
    if (uposOf(tokens, i) === 'VERB' && grammar.isPredicate(i))
      return grammar.aspect(i) === 'perfect'
        ? meeting
        : {
            ...meeting,
            date: month,
            why: [...meeting.why, 'meetings/month-of-news'],
          };
  return meeting;
};

/** Spans without those that stand within another. */
const apart = (spans: readonly Span[]): readonly Span[] =>
  spans.filter(
    ([start, end], i) =>
      !spans.some(([from, to], k) => k !== i && from <= start && end <= to && (to - from > end - start || k < i)),
  );

interface Told {
  readonly id: string;
  readonly evidence: readonly Span[];
}

/** Whether one of some is told in the words of another. */
const among = (items: readonly Told[]): ((one: Told) => boolean) => {
  const beside = new SpanIndex<Told>();
  for (const item of items) beside.add(item, item.evidence);
  return ({ evidence }) => beside.of(evidence).length > 0;
};

const inOrder = <T extends Told>(items: readonly T[]): readonly T[] =>
  [...items].sort((a, b) => at(a.evidence, 0)[0] - at(b.evidence, 0)[0] || (a.id < b.id ? -1 : 1));
