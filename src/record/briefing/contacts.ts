/**
 * Which contacts of two parties a briefing tells of. What a readout's title names took place, however unsure its sentence was
 * read: 'Secretary Blinken's Call with Foreign Minister Wang'. It says how they met, too. Pure.
 */
import type { Topic } from '../../model/generated/lists.js';
import { PARTY, type Party } from '../../model/generated/parties.js';
import type { Entry, ToldEntry } from '../../model/record.js';
import { intervalOf } from '../days.js';
import { heldMeetings } from '../visits/sittings.js';
import type { Documents } from './sources.js';
import { type TitleWay, wayOf } from './title-ways.js';

export interface Contacts {
  /** All meetings of both, those ahead among them. */
  readonly meetings: readonly Entry<'meeting'>[];
  /** Those that happened between them, the latest first. */
  readonly held: readonly Entry<'meeting'>[];
  /** Documents that came out with a contact of both and are about it: what a readout of another contact says is of that. */
  readonly accounts: ReadonlySet<string>;
  /** What a meeting was about in the words of its first item: what others recall of it is often their own matter. */
  readonly topics: ReadonlyMap<string, readonly Topic[]>;
}

export interface ContactsInput {
  readonly a: Party;
  readonly b: Party;
  /** Meetings of both that are sure enough, and those that are not. */
  readonly sure: readonly ToldEntry<'meeting'>[];
  readonly unsure: readonly ToldEntry<'meeting'>[];
  readonly documents: Documents;
  readonly ways: readonly TitleWay[];
  /** Somebody who may speak for a state: a patriarch does not. */
  readonly isOfficial: (actor: string) => boolean;
}

type Meeting = Entry<'meeting'>;

export function contactsOf(input: ContactsInput): Contacts {
  const named = new Set<string>();
  const asTold = ({ entry }: ToldEntry<'meeting'>): Meeting => {
    const way = wayByTitle(entry, input);
    if (!way) return entry;
    named.add(entry.id);
    return inWay(entry, way);
  };
  const officials = (meeting: Meeting): Meeting => withOfficials(meeting, input);
  const sure = input.sure
    .filter(({ entry }) => isOfTitle(entry, input))
    .map(asTold)
    .map(officials);
  const happened = sure.filter(({ value }) => value.status === 'happened');
  const told = new Set(
    happened.flatMap((meeting) => documentsOf(meeting).filter((one) => isOutWith(meeting, one, input))),
  );
  const unsure = input.unsure
    .filter((one) => isToldInText(one, input))
    .map(asTold)
    .filter(({ id }) => named.has(id));
  const best = [...unsure].sort((x, y) => y.value.confidence - x.value.confidence || (x.id < y.id ? -1 : 1));
  for (const meeting of best) {
    const own = documentsOf(meeting).filter((one) => isOutWith(meeting, one, input));
    if (own.some((document) => told.has(document))) continue;
    for (const document of own) told.add(document);
    sure.push(officials(meeting));
  }
  return {
    meetings: sure,
    accounts: accountsOf(sure, input),
    held: heldMeetings(sure, [input.a, input.b], named).reverse(),
    topics: new Map(
      [...input.sure, ...input.unsure]
        .filter(({ entry, item }) => isOutWith(entry, item.document, input))
        .map(({ entry, item }) => [entry.id, item.value.topics]),
    ),
  };
}

/** Of a title alone nobody knows the day. */
const isToldInText = ({ item }: ToldEntry<'meeting'>, { documents }: ContactsInput): boolean => {
  const { length } = documents.get(item.document)?.title ?? '';
  return item.value.evidence.some(([start]) => start > length);
};

/** Whether a document came out with a meeting; of one without a day its documents do. */
const isOutWith = ({ date }: Meeting, document: string, { documents }: ContactsInput): boolean => {
  const days = date === null ? null : intervalOf(date);
  const published = documents.get(document)?.published;
  const out = published ? intervalOf(published.slice(0, 10)) : null;
  return days === null || out === null || (out[0] >= days[0] && out[0] - days[1] <= AT_ONCE);
};

const accountsOf = (meetings: readonly Meeting[], input: ContactsInput): ReadonlySet<string> => {
  const { a, b, documents, ways } = input;
  return new Set(
    meetings
      .filter(({ value }) => value.status === 'happened')
      .flatMap((meeting) =>
        documentsOf(meeting).filter((document) => {
          const title = documents.get(document)?.title ?? '';
          const isOfOthers = wayOf(title, ways) && ![a, b].every((side) => isNamedBy(side, meeting, document, input));
          return !isOfOthers && isOutWith(meeting, document, input);
        }),
      ),
  );
};

const documentsOf = ({ reports }: Meeting): string[] => reports.map(({ document }) => document);

/**
 * A readout whose title names who met tells of their meeting: others whom it brings in are talked about. Where its title
 * names nobody, as of a summit, all are there.
 */
const isOfTitle = (meeting: Meeting, { a, b, documents }: ContactsInput): boolean => {
  if (meeting.reports.length > 1) return true;
  const title = documents.get(meeting.reports[0]?.document ?? '')?.title ?? '';
  const named = meeting.value.participants.filter(
    ({ actor, name }) => actor.startsWith('person:') && title.includes(surnameOf(name)),
  );
  return named.length < 2 || named.some(({ party }) => party === a) || named.some(({ party }) => party === b);
};

/** How they met by the title of a document that came out with the meeting and names both sides; undefined where none does. */
const wayByTitle = (meeting: Meeting, input: ContactsInput): TitleWay | undefined => {
  const { a, b, documents, ways } = input;
  if (meeting.value.status !== 'happened' || meeting.date === null) return undefined;
  const document = documentsOf(meeting).find(
    (one) => isOutWith(meeting, one, input) && [a, b].every((side) => isNamedBy(side, meeting, one, input)),
  );
  return document === undefined ? undefined : wayOf(documents.get(document)?.title ?? '', ways);
};
/** Days within which a side tells of its contact; what it tells of later it recalls. */
const AT_ONCE = 3;

/** A side's own readout need not name the side. */
const isNamedBy = (side: Party, meeting: Meeting, document: string, { documents }: ContactsInput): boolean => {
  const { title, publisher } = documents.get(document) ?? { title: null, publisher: null };
  return isNamed(side, meeting, title ?? '') || (publisher ?? '').includes(PARTY[side].name);
};

/** By somebody of it who was there, or by its own name or what is made of it: 'Israel', 'Israeli'. */
const isNamed = (party: Party, { value }: Meeting, title: string): boolean => {
  const words = title.split(/[^\p{L}\p{M}-]+/u);
  const name = PARTY[party].name;
  if (title.includes(name)) return true;
  if (!name.includes(' ') && words.some((word) => word.startsWith(name.slice(0, LEAST_NAME)))) return true;
  return value.participants.some(
    (one) =>
      one.party === party &&
      one.actor.startsWith('person:') &&
      // A family's name may stand first: 'Foreign Minister Wang'.
      (words.includes(surnameOf(one.name)) || words.includes(one.name.split(' ')[0] ?? '')),
  );
};
const LEAST_NAME = 4;

const surnameOf = (name: string): string => name.split(' ').at(-1) ?? name;

/** What a title calls a call was none in person, whatever its text dwells on: congratulations, a ceremony. */
const inWay = (meeting: Meeting, { format }: TitleWay): Meeting =>
  format === null || meeting.value.format === format
    ? meeting
    : {
        ...meeting,
        value: { ...meeting.value, format, kind: format === 'phone' ? 'call' : meeting.value.kind },
      };

/** Without people who speak for no state; who is left without anybody of a side did not meet it. */
const withOfficials = (meeting: Meeting, { isOfficial }: ContactsInput): Meeting => {
  const participants = meeting.value.participants.filter(
    ({ actor, role }) => role !== undefined || !actor.startsWith('person:') || isOfficial(actor),
  );
  return participants.length === meeting.value.participants.length
    ? meeting
    : {
        ...meeting,
        parties: meeting.parties.filter((party) => participants.some((one) => one.party === party)),
        value: { ...meeting.value, participants },
      };
};
