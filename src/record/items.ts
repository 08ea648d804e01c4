/**
 * From one reading to its items: each meeting, event, statement, commitment, channel state and incident with its actors
 * written out, so that the record never needs the reading again. Pure.
 */
import type { Party } from '../model/generated/parties.js';
import type { Actor, DateValue, Event, Reading } from '../model/reading.js';
import type { Item, NamedActor } from '../model/record.js';
import { overlaps, type Span } from '../model/span.js';
import { dayOf, distance, intervalOf } from './days.js';
import { type Sentence, sentencesOf } from './families/print.js';
import { inTime } from './in-time.js';
import { withoutInnerRemarks } from './remarks.js';
import { withoutRepeats } from './told-twice.js';
import { PUBLICATION_DAYS } from './weights.js';
import { stemsOf } from './words.js';

/**
 * All items of a reading: meetings, events, statements, commitments, channels, incidents, each in the order of the text.
 *
 * @param text the text of the document that was read; the spans of the reading count in it
 * @param sentences of the text, where they are known
 * @throws where an item names an actor that the reading does not have
 */
export function itemsOf(
  reading: Reading,
  text: string,
  sentences: readonly Sentence[] = sentencesOf(text),
): readonly Item[] {
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
  const cast = castOf(actors);
  const belongs = castOf(actors, true);
  const met = metIn(reading);
  const { kind, publisher } = reading.document;
  const readout = kind === 'readout' && publisher !== undefined ? { readoutBy: publisher } : {};
  const occasion = (acting: readonly (Party | '')[]) => ({ ...met(acting), ...readout });
  const published = dayOf(reading.document.published);
  const dated = <V extends { readonly date?: DateValue | undefined; readonly why: readonly string[] }>(value: V): V =>
    inTime(value, published);
  const head = (value: { readonly id: string; readonly date?: DateValue | undefined }, evidence: readonly Span[]) => ({
    id: value.id,
    document: reading.document.id,
    words: evidence.map(([start, end]) => text.slice(start, end)),
    sentences: sentences.flatMap(({ start, end, hash }) =>
      evidence.some((span) => span[0] < end && span[1] > start) ? [hash] : [],
    ),
    days: value.date === undefined ? null : intervalOf(value.date),
    published,
  });
  const items = [
    ...reading.meetings.map(dated).map((value, i): Item => {
      const participants = value.participants.map(({ actor, party, role, delegation }) => ({
        ...cast(actor),
        party,
        ...(role === undefined ? {} : { role }),
        ...(delegation === undefined ? {} : { delegation }),
      }));
      return {
        ...head(value, value.evidence),
        ...(i === 0 ? readout : {}),
        kind: 'meeting',
        parties: distinct(participants.map((one) => one.party)),
        value: { ...value, participants },
      };
    }),
    ...reading.events.map(dated).map((value): Item => {
      const source = value.source.map(belongs);
      const target = value.target.map(belongs);
      return {
        ...head(value, value.evidence),
        ...occasion(source.map((one) => one.party)),
        kind: 'event',
        parties: distinct([...source, ...target].map((one) => one.party)),
        about: aboutOf(value, reading, text),
        value: { ...value, source, target },
      };
    }),
    ...reading.statements.map(
      (value): Item => ({
        ...head(value, value.content),
        ...occasion([value.party]),
        kind: 'statement',
        parties: distinct([value.party]),
        value: { ...value, speaker: value.speaker === null ? null : cast(value.speaker) },
      }),
    ),
    ...reading.commitments.map(
      (value): Item => ({
        ...head({ id: value.id }, value.evidence),
        ...occasion(value.by),
        kind: 'commitment',
        parties: distinct([...value.by, ...value.to]),
        value,
      }),
    ),
    ...reading.channels.map(
      (value): Item => ({
        ...head(value, value.evidence),
        kind: 'channel',
        parties: distinct(value.parties),
        value,
      }),
    ),
    ...reading.incidents.map(dated).map(
      (value): Item => ({
        ...head(value, value.evidence),
        kind: 'incident',
        parties: distinct(value.parties),
        value,
      }),
    ),
  ];
  return withoutInnerRemarks(withoutRepeats(items, `${text}\n`.indexOf('\n')));
}

/**
 * @param ofCountry whether whoever acts for nobody counts for its country, as in the codebooks of events: a ban on Chinese
 * firms is one between the two states
 */
const castOf =
  (actors: ReadonlyMap<string, Actor>, ofCountry = false): ((id: string) => NamedActor) =>
  (id) => {
    const actor = actors.get(id);
    if (!actor) throw new Error(`an item names '${id}', which is no actor of its reading`);
    return {
      actor: id,
      name: actor.name,
      // Officials of a state act for it, though no one speaks for them as a body.
      party: actor.party || (ofCountry || actor.kind === 'group' ? actor.country : ''),
      ...(actor.role === undefined ? {} : { role: actor.role }),
      ...(actor.organization === undefined ? {} : { organization: actor.organization }),
    };
  };

/** With whom those parties sat together in meetings that the text tells as news. */
const metIn = ({ meetings, document }: Reading): ((acting: readonly (Party | '')[]) => Pick<Item, 'met'>) => {
  const published = dayOf(document.published);
  const sittings = meetings
    .filter(({ status, date }) => {
      if (status !== 'happened') return false;
      const days = date === undefined ? null : intervalOf(date);
      return !days || published === null || distance(days, [published - PUBLICATION_DAYS + 1, published]) === 0;
    })
    .map(({ participants }) => distinct(participants.map(({ party }) => party)));
  return (acting) => {
    const met = sittings
      .filter((sides) => sides.some((side) => acting.includes(side)))
      .flatMap((sides) => sides.filter((side) => !acting.includes(side)));
    return met.length === 0 ? {} : { met: distinct(met) };
  };
};

const distinct = (parties: readonly (Party | '')[]): Party[] =>
  [...new Set(parties)].filter((party) => party !== '').sort();

/**
 * What the evidence says beside its sides and its verb. 'Beijing accused Washington of bullying' is about bullying: that
 * it is China and an accusation stands in other fields, and would make all accusations of a pair alike. The words of
 * the verb are those in the id of the rule that found it: `events/accuse-blame`.
 */
const aboutOf = (event: Event, reading: Reading, text: string): string[] => {
  const sides = new Set([...event.source, ...event.target]);
  const names = reading.actors.filter((actor) => sides.has(actor.id)).flatMap((actor) => actor.mentions);
  const rest = event.evidence.map((span) => without(text, span, names)).join(' ');
  const verbs = new Set(event.why.flatMap((rule) => stemsOf(rule)));
  return stemsOf(rest).filter((stem) => !verbs.has(stem));
};

/** Given names, initials and titles before a surname belong to it: 'President Joseph R. Biden, Jr.' */
const BEFORE_NAME = /(?:\p{Lu}[\p{L}\p{M}.'’-]*[\s,]+)+$/u;
const AFTER_NAME = /^,?\s*(?:Jr|Sr)\b\.?/;

const without = (text: string, span: Span, names: readonly Span[]): string => {
  const within = names.filter((name) => overlaps(name, span)).sort((a, b) => a[0] - b[0]);
  let at = span[0];
  let rest = '';
  for (const [start, end] of within) {
    if (start > at) rest += `${text.slice(at, start).replace(BEFORE_NAME, '')} `;
    const after = AFTER_NAME.exec(text.slice(end, span[1]))?.[0] ?? '';
    at = Math.max(at, end + after.length);
  }
  return at < span[1] ? rest + text.slice(at, span[1]) : rest;
};
