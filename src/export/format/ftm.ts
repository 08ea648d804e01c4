/**
 * The record as entities of FollowTheMoney, one a line: meetings as events, visits abroad as trips, calls as calls, coded events
 * as events; people with the positions that they hold; documents as articles, with who is mentioned in them. Whoever and
 * whatever is told of several times is one entity. Statements, commitments and channels have no counterpart there.
 */
import { createHash } from 'node:crypto';
import { PARTY, type Party } from '../../model/generated/parties.js';
import type { DateValue, Place } from '../../model/reading.js';
import type { Entry, NamedActor, Report, ToldEntry } from '../../model/record.js';
import { jsonLine } from '../formats.js';
import { headline } from '../headline.js';
import { codeOn, countryOf } from './codes.js';
import { type Piece, piece, type Source, type Write } from './format.js';

interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

type Properties = Readonly<Record<string, string | undefined | null | readonly (string | undefined | null)[]>>;

/** Empty values are left out. */
const entity = (schema: string, key: readonly string[], properties: Properties): Entity => ({
  id: `chancery-${createHash('sha256')
    .update([schema, ...key].join('\0'))
    .digest('hex')
    .slice(0, 24)}`,
  schema,
  properties: Object.fromEntries(
    Object.entries(properties)
      .map(([name, value]): [string, string[]] => [
        name,
        [...new Set((Array.isArray(value) ? value : [value]).filter((one): one is string => Boolean(one)))],
      ])
      .filter(([, values]) => values.length > 0),
  ),
});

export const ftm: Write = async function* (source) {
  /** Ids of the entities that are written already: people, bodies, positions, articles. */
  const written = new Set<string>();
  const once = function* (one: Entity): Generator<Piece> {
    if (written.has(one.id)) return;
    written.add(one.id);
    yield piece(jsonLine(one));
  };
  for (const kind of ['meeting', 'event'] as const)
    for await (const told of source.told(kind)) {
      const articles = await articlesOf(source, told.entry.reports);
      for (const article of articles) yield* once(article);
      const actors = actorsOf(told.entry);
      for (const actor of actors) for (const one of aboutActor(actor, told.entry.day)) yield* once(one);
      for (const article of articles) for (const actor of actors) yield* once(mentionOf(article, actor));
      for (const one of told.entry.kind === 'meeting'
        ? meetingOf(told as ToldEntry<'meeting'>, articles)
        : [coded(told as ToldEntry<'event'>, articles)])
        yield* once(one);
    }
};

const actorsOf = (entry: Entry): readonly NamedActor[] =>
  entry.kind === 'meeting'
    ? entry.value.participants
    : entry.kind === 'event'
      ? [...entry.value.source, ...entry.value.target]
      : [];

const country = (party: Party | '' | undefined): string => {
  if (!party) return '';
  return codeOn('ftm', party) || codeOn('iso2', countryOf(party)).toLowerCase();
};

/** An actor by itself: a person, a party, another body. */
const actorEntity = ({ actor, name, party }: NamedActor): Entity => {
  const nation = country(party);
  if (actor.startsWith('person:'))
    return entity('Person', [actor, actor.includes('?') ? `${name} ${party}` : ''], { name, country: nation });
  const isPublic = party !== '' && (PARTY[party].kind === 'state' || actor.startsWith('state:'));
  return entity(isPublic ? 'PublicBody' : 'Organization', [actor, actor.includes('?') ? `${name} ${party}` : ''], {
    name,
    country: nation,
  });
};

/** With the position of a person and that it was held on a day. */
const aboutActor = (actor: NamedActor, day: string): Entity[] => {
  const who = actorEntity(actor);
  if (who.schema !== 'Person' || !actor.role) return [who];
  const of = [actor.organization, actor.party === '' ? '' : PARTY[actor.party].name].find(Boolean) ?? '';
  const post = entity('Position', [actor.role, actor.party, actor.organization ?? ''], {
    name: [actor.role, of].filter(Boolean).join(', '),
    country: country(actor.party),
  });
  return [who, post, entity('Occupancy', [who.id, post.id], { holder: who.id, post: post.id, date: day })];
};

const articlesOf = async (source: Source, reports: readonly Report[]): Promise<Entity[]> => {
  const articles: Entity[] = [];
  for (const { document, publisher, published, url } of reports) {
    const known = await source.document(document);
    articles.push(
      entity('Article', [document], {
        fileName: document,
        title: known?.title,
        name: known?.title,
        publisher,
        publishedAt: published?.slice(0, 10),
        sourceUrl: url && /^https?:/i.test(url) ? url : null,
      }),
    );
  }
  return articles;
};

const mentionOf = (article: Entity, actor: NamedActor): Entity => {
  const who = actorEntity(actor);
  return entity('Mention', [article.id, who.id], {
    document: article.id,
    name: actor.name,
    resolved: who.id,
    detectedSchema: who.schema,
    contextCountry: country(actor.party),
  });
};

const meetingOf = (told: ToldEntry<'meeting'>, articles: readonly Entity[]): Entity[] => {
  const { entry } = told;
  const { value } = entry;
  const who = value.participants.map((actor) => actorEntity(actor).id);
  if (value.format !== 'in-person' && who.length > 1)
    return [
      entity('Call', [entry.id], {
        ...dates(entry.date),
        caller: who[0],
        receiver: who.slice(1),
        ...supportOf(told),
        recordId: entry.id,
      }),
    ];
  const event = {
    ...dates(entry.date),
    name: headline(entry),
    involved: who,
    ...supportOf(told),
    ...placed(value.place),
    proof: articles.map(({ id }) => id),
    keywords: [value.kind, value.format, value.status, ...value.topics],
  };
  const guest = value.participants.find(({ party }) => party !== '' && party !== value.place?.country);
  if (value.kind !== 'visit' || !value.place?.country || !guest || guest.party === '')
    return [entity('Event', [entry.id], event)];
  const from = addressOf({ name: PARTY[guest.party].name, country: guest.party });
  const to = addressOf(value.place);
  return [from, to, entity('Trip', [entry.id], { ...event, startLocation: from.id, endLocation: to.id })];
};

const coded = (told: ToldEntry<'event'>, articles: readonly Entity[]): Entity => {
  const { entry } = told;
  const { value } = entry;
  return entity('Event', [entry.id], {
    ...dates(entry.date),
    name: headline(entry),
    organizer: value.source.map((actor) => actorEntity(actor).id),
    involved: [...value.source, ...value.target].map((actor) => actorEntity(actor).id),
    ...supportOf(told),
    ...placed(value.place),
    proof: articles.map(({ id }) => id),
    keywords: [value.plover, value.mode, value.cameo, value.status, ...value.contexts],
  });
};

/** The words that say so, and from where they are. */
const supportOf = ({ entry, item }: ToldEntry): Properties => {
  const report = entry.reports.find(({ document }) => document === item.document);
  return {
    summary: item.words.join(' … '),
    publisher: report?.publisher,
    sourceUrl: report?.url && /^https?:/i.test(report.url) ? report.url : null,
    recordId: entry.id,
  };
};

const dates = (date: DateValue | null): Properties =>
  date === null ? {} : typeof date === 'string' ? { date } : { startDate: date.start, endDate: date.end };

const placed = (place: Place | undefined): Properties =>
  place ? { location: place.name, country: country(place.country) } : {};

const addressOf = ({ name, country: party }: Place): Entity =>
  entity('Address', [name, party ?? ''], { name, full: name, country: country(party) });
