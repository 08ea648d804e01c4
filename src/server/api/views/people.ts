/** Views of people and bodies: who takes part, and one of them with offices, stops and those whom they met. */
import { z } from 'zod';
import { PARTY, type Party } from '../../../model/generated/parties.js';
import { PeopleAnswer, PersonAnswer } from '../answers/people.js';
import { EntriesQuery, QueryError } from '../query.js';
import { filterOf, studiesIn, tablesIn, type View, view } from '../view.js';

/** Newest entries shown of a person. */
const LINES = 60;
/** Pairs of those who were there together. */
const TIES = 500;

export const PEOPLE_VIEWS: readonly View[] = [
  view({
    name: 'people',
    says: 'Who takes part in entries: people, bodies and states, the commonest first.',
    query: EntriesQuery.pick({ limit: true }).extend({
      q: z.string().max(200).optional().meta({ description: 'part of the name' }),
      kind: z
        .enum(['person', 'state', 'body'])
        .optional()
        .meta({ description: 'people, states, or bodies and groups' }),
    }),
    answer: PeopleAnswer,
    ask: async (asked, { q, kind, limit }) => {
      const wanted = q?.trim().toLowerCase() ?? '';
      const { actors } = tablesIn(asked);
      const people = (await asked.ask.actors())
        .filter(({ actor, name }) => kindOf(actor) !== '' && name.includes(wanted))
        .filter(({ actor }) => kind === undefined || kindOf(actor) === kind)
        .slice(0, limit)
        .map(({ actor, name, entries }) => {
          const known = actors.actor(actor);
          const [last] = [...actors.offices(actor)].sort((a, b) => (a.from < b.from ? 1 : -1));
          return {
            actor,
            name: known?.name ?? name.replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase()),
            kind: kindOf(actor),
            party: known?.party || known?.country || '',
            role: last?.role ?? null,
            entries,
          };
        });
      return { body: { people }, rows: () => people };
    },
  }),
  view({
    name: 'person',
    long: true,
    says: 'One person: offices held, where they were and whom they met, their latest entries.',
    query: z.strictObject({
      name: z.string().min(1).max(200),
      limit: EntriesQuery.shape.limit.default(200).meta({ description: 'stops, and people met, that are given' }),
      until: EntriesQuery.shape.until.meta({ description: 'the last day of stops and meetings' }),
    }),
    answer: PersonAnswer,
    ask: async (asked, { name, limit, until: day }) => {
      const { ask } = asked;
      const { until } = await filterOf(ask, { until: day });
      const meant = await ask.person(name);
      if (meant.is === 'nobody') return undefined;
      if (meant.is === 'party') throw new QueryError(`'name': ${name}: no person but a party; see relations`);
      const { actors: table } = tablesIn(asked);
      const known = table.actor(meant.actors[0] ?? '');
      const party = known?.party || known?.country || '';
      const visits = await studiesIn(asked).visits(meant.actors, party, limit, until);
      const page = await ask.entries({ actors: [meant.actors], order: 'newest', limit: LINES });
      const sum = (
        years: Readonly<Record<string, { readonly meetings: number; readonly calls: number }>>,
        of: 'meetings' | 'calls',
      ) => Object.values(years).reduce((all, year) => all + year[of], 0);
      const stops = visits.stops.map(({ place, country, met, meetings, before, from, to, role }) => ({
        from,
        to,
        place: place.name,
        country: country && nameOf(country),
        role,
        met,
        meetings,
        before,
      }));
      return {
        body: {
          name: known?.name ?? meant.name,
          party,
          known: known !== undefined,
          others: meant.others,
          offices: [
            ...new Map(
              table
                .offices(meant.actors[0] ?? '')
                .map((one) => [JSON.stringify([one.role, one.organization, one.from]), one]),
            ).values(),
          ]
            .sort((a, b) => (firstOf(a) < firstOf(b) ? 1 : -1))
            .map(({ role, organization, party: of, from, to, attested }) => ({
              role,
              organization: table.actor(organization)?.name ?? '',
              party: of,
              from,
              to,
              attested,
            })),
          stops: stops.toReversed(),
          met: visits.met
            .map(({ name: whom, party: of, years, first, last }) => ({
              name: whom,
              party: of,
              meetings: sum(years, 'meetings'),
              calls: sum(years, 'calls'),
              first,
              last,
            }))
            .sort((a, b) => b.meetings + b.calls - a.meetings - a.calls || (a.name < b.name ? -1 : 1)),
          together: visits.together.slice(0, TIES),
          from: visits.from,
          counts: visits.counts,
          lines: await ask.lines(await ask.told(page.lines)),
        },
        rows: () => stops.map(({ before, ...stop }) => ({ ...stop, before: before?.day ?? null })),
      };
    },
  }),
];

const firstOf = ({ from, attested }: { readonly from: string; readonly attested: readonly string[] }): string =>
  from || (attested[0] ?? '');

const nameOf = (party: Party): string => PARTY[party].name;

/** By the beginning of its id; '' for groups that no table knows. */
const kindOf = (actor: string): '' | 'person' | 'state' | 'body' =>
  actor.startsWith('person:')
    ? 'person'
    : actor.startsWith('state:')
      ? 'state'
      : /^(org|gov|government|movement|company|institute|outlet)/.test(actor)
        ? 'body'
        : '';
