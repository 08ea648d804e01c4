/** `chancery visits`: where somebody was, whom they met, and since when there had been no such visit. */
import { type PersonVisits, personVisits } from '../../desk/over-time.js';
import { PARTY, type Party } from '../../model/generated/parties.js';
import type { Stop } from '../../record/visits/itinerary.js';
import { type FilterOptions, filterOf } from '../filter.js';
import { harmless } from '../harmless.js';
import { complainLine, json, print } from '../output.js';
import { type StoreOption, withDesk } from '../record.js';
import { columns, padded, type Terminal, terminal } from '../terminal.js';

export interface VisitsCommand extends StoreOption, Pick<FilterOptions, 'since' | 'until' | 'precision'> {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** @returns the exit status: 0, or 2 where nobody of that name is known */
export async function visitsCommand(person: string, options: VisitsCommand): Promise<number> {
  const { since, until, precision } = options;
  return withDesk(options, async (desk) => {
    const filter = await filterOf(desk, {
      person: [person],
      ...(since ? { since } : {}),
      ...(until ? { until } : {}),
      ...(precision ? { precision } : {}),
    });
    if (!filter) return 2;
    const { actors, parties: _, ...rest } = filter;
    const ids = actors?.flat() ?? [];
    if (ids.length === 0) {
      complainLine(person, 'no person', "give a name as 'chancery who' knows it, or as a document has it");
      return 2;
    }
    const visits = await personVisits(desk, ids, options.all ? '' : await homeOf(desk, ids), rest);
    await print(options.json ? `${json(visits, 2)}\n` : visitsText(visits, terminal()));
    return 0;
  });
}

/** For whom the person acts in most meetings. */
const homeOf = async (desk: Parameters<typeof personVisits>[0], ids: readonly string[]): Promise<Party | ''> => {
  const counts = new Map<Party | '', number>();
  for await (const { value } of desk.entries('meeting', { actors: [ids] }))
    for (const { actor, party } of value.participants)
      if (ids.includes(actor)) counts.set(party, (counts.get(party) ?? 0) + 1);
  const [most] = [...counts].sort(([, x], [, y]) => y - x);
  return most?.[0] ?? '';
};

const DAY_WIDTH = 25;
const MET_SHOWN = 20;

const visitsText = ({ stops, met }: PersonVisits, { color, width }: Terminal): string => {
  const lines = [color.bold(`STOPS (${stops.length})`)];
  if (stops.length === 0) lines.push(color.dim('no meeting in person abroad, with a place and a day'));
  for (const stop of stops) {
    const days = stop.from === stop.to ? stop.from : `${stop.from} to ${stop.to}`;
    lines.push(columns(padded(days, DAY_WIDTH), `${placeText(stop)}: ${harmless(stop.met.join(', '))}`, width, 0));
    const before = stop.before;
    if (stop.country)
      lines.push(
        color.dim(
          `${' '.repeat(DAY_WIDTH)}${before ? `there before: ${harmless(before.who)}, ${before.day}` : `the first there${stop.role ? ` by a ${harmless(stop.role)}` : ''} in the record`}`,
        ),
      );
  }
  lines.push('', color.bold(`MET (${met.length})`));
  for (const { name, party, years, first, last } of met.slice(0, MET_SHOWN)) {
    const counts = Object.entries(years)
      .map(
        ([year, { meetings, calls }]) =>
          `${year}: ${[meetings ? `${meetings} in person` : '', calls ? `${calls} by call` : ''].filter(Boolean).join(', ')}`,
      )
      .join('; ');
    lines.push(
      columns(
        padded(harmless(`${name}${party ? ` (${party})` : ''}`), 36),
        `${counts} · ${first} to ${last}`,
        width,
        0,
      ),
    );
  }
  if (met.length > MET_SHOWN) lines.push(color.dim(`${met.length - MET_SHOWN} more; --json has all`));
  return `${lines.join('\n')}\n`;
};

const placeText = ({ place, country }: Stop): string =>
  country && PARTY[country].name !== place.name ? `${place.name}, ${PARTY[country].name}` : place.name;
