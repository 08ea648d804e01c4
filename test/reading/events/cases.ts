/** Scores a reading against a case of test/cases/events, as its README says. */
import type { Actor, Event, Reading } from '../../../src/model/reading.js';

type Side = readonly string[];

interface Expected {
  readonly plover: string;
  readonly mode?: string;
  readonly cameo?: string;
  readonly contexts?: readonly string[];
  readonly status?: string;
  readonly source?: Side;
  readonly target?: Side;
  readonly sourceOptional?: Side;
  readonly targetOptional?: Side;
  readonly mutual?: boolean;
  readonly date?: string | { readonly start: string; readonly end: string };
  readonly place?: { readonly name: string; readonly country?: string };
  readonly statement?: string;
  readonly basis?: number;
  readonly optional?: boolean;
  readonly alternatives?: Readonly<Record<string, readonly unknown[]>>;
}

export interface EventCase {
  readonly id: string;
  readonly group: string;
  readonly about?: string;
  readonly published: string;
  readonly text: string;
  readonly none?: 'happened' | 'any';
  readonly expect: readonly Expected[];
}

export const readCases = (text: string): readonly EventCase[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as EventCase);

const JOINT = new Set(['AGREE', 'COOPERATE', 'CONSULT']);

/** What is wrong with the reading of a case, '' where it passes. */
export function faultOf(one: EventCase, reading: Reading): string {
  const scene = new Scene(reading);
  const must = one.expect.map((expected, index) => ({ expected, index })).filter(({ expected }) => !expected.optional);
  const optional = one.expect.filter((expected) => expected.optional);
  const assigned = assign(must, reading.events, scene);
  if (!assigned) return missing(must, reading.events, scene);
  // Of the ways to pair, one that leaves no further event over.
  let fault = '';
  for (const pairing of assigned) {
    const rest = reading.events.filter((event) => ![...pairing.values()].includes(event));
    const further = rest.filter(
      (event) => (event.status === 'happened' || one.none === 'any') && !mirrors(event, pairing, one, scene),
    );
    const left = unmatched(further, optional, scene);
    if (left.length === 0) return '';
    fault = `further: ${left.map(shown(scene)).join('; ')}`;
  }
  return fault;
}

const shown =
  (scene: Scene) =>
  (event: Event): string =>
    `${event.plover}${event.mode ? `/${event.mode}` : ''} ${event.cameo} ${event.status} ${event.source.map((id) => scene.show(id))}>${event.target.map((id) => scene.show(id))} ${event.why[0]}`;

const missing = (
  must: readonly { expected: Expected; index: number }[],
  events: readonly Event[],
  scene: Scene,
): string => {
  const lost = must.filter(({ expected }) => !events.some((event) => scene.equal(expected, event, new Map()) === ''));
  const [first = must[0]] = lost;
  const wanted = first?.expected;
  const near = events.filter(
    (event) => event.plover === wanted?.plover && event.status === (wanted?.status ?? event.status),
  );
  const [close] = near;
  const why = close && wanted ? scene.equal(wanted, close, new Map()) : '';
  return `missing ${wanted?.plover} ${wanted?.status} ${wanted?.source}>${wanted?.target} ${why ? `(${why})` : ''} have ${events.map(shown(scene)).join('; ')}`;
};

/** Ways to give each expected event one of its own; at most some dozens are tried. */
const assign = (
  must: readonly { expected: Expected; index: number }[],
  events: readonly Event[],
  scene: Scene,
): Map<number, Event>[] | undefined => {
  const found: Map<number, Event>[] = [];
  const go = (k: number, taken: Map<number, Event>): void => {
    if (found.length > 40) return;
    const next = must[k];
    if (!next) {
      found.push(new Map(taken));
      return;
    }
    for (const event of events) {
      if ([...taken.values()].includes(event)) continue;
      if (scene.equal(next.expected, event, taken) !== '') continue;
      taken.set(next.index, event);
      go(k + 1, taken);
      taken.delete(next.index);
    }
  };
  go(0, new Map());
  return found.length > 0 ? found : undefined;
};

/** The further events that are left when each optional one has taken one. */
const unmatched = (events: readonly Event[], optional: readonly Expected[], scene: Scene): readonly Event[] => {
  const takes = optional.map((one) => events.filter((event) => scene.equal(one, event, new Map()) === ''));
  const taken = new Map<Event, number>();
  const place = (k: number, tried: Set<Event>): boolean => {
    for (const event of takes[k] ?? []) {
      if (tried.has(event)) continue;
      tried.add(event);
      const holder = taken.get(event);
      if (holder === undefined || place(holder, tried)) {
        taken.set(event, k);
        return true;
      }
    }
    return false;
  };
  for (let k = 0; k < optional.length; k++) place(k, new Set());
  return events.filter((event) => !taken.has(event));
};

/** The mirror image of a mutual event counts nowhere. */
const mirrors = (event: Event, pairing: ReadonlyMap<number, Event>, one: EventCase, scene: Scene): boolean => {
  for (const [index, other] of pairing) {
    const expected = one.expect[index];
    if (!expected?.mutual || event.plover !== other.plover) continue;
    if (
      scene.codes(event.source) === scene.codes(other.target) &&
      scene.codes(event.target) === scene.codes(other.source)
    )
      return true;
  }
  return false;
};

class Scene {
  private readonly actors: ReadonlyMap<string, Actor>;

  constructor(private readonly reading: Reading) {
    this.actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
  }

  show(id: string): string {
    const actor = this.actors.get(id);
    return `${actor?.party || actor?.country || actor?.name}:${actor?.sector}`;
  }

  codes(ids: readonly string[]): string {
    return [...new Set(ids.map((id) => this.code(id)))].sort().join();
  }

  private code(id: string): string {
    const actor = this.actors.get(id);
    return actor?.party || actor?.country || '';
  }

  /** '' where the event found is the expected one, else the field that differs. */
  equal(expected: Expected, event: Event, taken: ReadonlyMap<number, Event>): string {
    const others = expected.alternatives ?? {};
    const isOther = event.plover !== expected.plover;
    if (isOther && !others.plover?.includes(event.plover)) return 'plover';
    if (!isOther) {
      if (expected.mode && ![expected.mode, ...(others.mode ?? [])].includes(event.mode ?? ''))
        return `mode ${event.mode}`;
      const codes = expected.cameo === undefined ? [''] : [expected.cameo, ...((others.cameo ?? []) as string[])];
      if (!codes.some((code) => event.cameo.startsWith(code))) return `cameo ${event.cameo}`;
    }
    const contexts =
      expected.contexts?.filter((context) => !(event.contexts as readonly string[]).includes(context)) ?? [];
    if (contexts.length > 0) return `contexts ${contexts}`;
    if (expected.status && ![expected.status, ...(others.status ?? [])].includes(event.status))
      return `status ${event.status}`;
    if (!this.sides(expected, event))
      return `sides ${event.source.map((id) => this.show(id))}>${event.target.map((id) => this.show(id))}`;
    if (
      expected.date !== undefined &&
      ![expected.date, ...(others.date ?? [])].some((date) => sameDate(date, event.date))
    )
      return `date ${JSON.stringify(event.date)}`;
    if (
      expected.place &&
      ![expected.place, ...((others.place ?? []) as Expected['place'][])].some(
        (place) => place && samePlace(place, event.place),
      )
    )
      return `place ${JSON.stringify(event.place)}`;
    if (expected.statement !== undefined) {
      const statement = this.reading.statements.find((one) => one.id === event.statement);
      const speaker = statement?.speaker ? this.actors.get(statement.speaker) : undefined;
      const codes: readonly (string | undefined)[] = [statement?.party, speaker?.party, speaker?.country];
      if (!codes.includes(expected.statement)) return 'statement';
    }
    if (expected.basis !== undefined) {
      const basis = this.reading.events.find((one) => one.id === event.basis);
      if (basis?.plover !== 'AGREE' || basis.status !== 'happened') return 'basis';
      const paired = taken.get(expected.basis);
      if (paired && paired !== basis) return 'basis';
    }
    return '';
  }

  private sides(expected: Expected, event: Event): boolean {
    const others = expected.alternatives ?? {};
    const sources = [expected.source, ...((others.source ?? []) as Side[])];
    const targets = [expected.target, ...((others.target ?? []) as Side[])];
    const isSet = (JOINT.has(expected.plover) && expected.mode !== 'visit') || expected.mutual === true;
    const all = [...event.source, ...event.target];
    const optional = [...(expected.sourceOptional ?? []), ...(expected.targetOptional ?? [])];
    for (const source of sources)
      for (const target of targets) {
        if (!isSet) {
          if (
            (source === undefined || this.side(source, expected.sourceOptional ?? [], event.source)) &&
            (target === undefined || this.side(target, expected.targetOptional ?? [], event.target))
          )
            return true;
          continue;
        }
        if (source === undefined && target === undefined) return true;
        if (source !== undefined && target !== undefined) {
          if (this.side([...source, ...target], optional, all)) return true;
        } else if (JOINT.has(expected.plover) && source !== undefined && expected.mutual !== true) {
          // A set of its own: the other side is not asked for.
          if (this.side(source, [...optional, ...source], all) || this.has(source, all)) return true;
        } else if (this.has(source ?? target ?? [], all)) return true;
      }
    return false;
  }

  private has(wanted: Side, ids: readonly string[]): boolean {
    return wanted.every((entry) => ids.some((id) => this.is(entry, id)));
  }

  private side(wanted: Side, optional: Side, ids: readonly string[]): boolean {
    if (!this.has(wanted, ids)) return false;
    const free = wanted.filter((entry) => entry.startsWith(':'));
    const allowed = [...wanted, ...optional].filter((entry) => !entry.startsWith(':'));
    return ids.every((id) => {
      const code = this.code(id);
      return (
        code === '' || allowed.some((entry) => this.hasCode(entry, id)) || free.some((entry) => this.is(entry, id))
      );
    });
  }

  private hasCode(entry: string, id: string): boolean {
    const code = entry.split(':')[0] ?? '';
    const actor = this.actors.get(id);
    if (this.code(id) === code) return true;
    return actor !== undefined && /^[a-z]/.test(actor.party) && actor.country === code;
  }

  private is(entry: string, id: string): boolean {
    const [code = '', sectors = ''] = entry.split(':');
    const sector = this.actors.get(id)?.sector ?? '';
    if (code !== '' && !this.hasCode(entry, id)) return false;
    if (sectors === '') return true;
    const parts: readonly string[] = sector.match(/.{3}/g) ?? [];
    return sectors.split('|').some((wanted) => wanted === sector || parts.includes(wanted));
  }
}

const startOf = (date: unknown): string =>
  typeof date === 'string'
    ? date
    : date !== null && typeof date === 'object' && 'start' in date
      ? String(date.start)
      : '';

const sameDate = (a: unknown, b: unknown): boolean => {
  const [x, y] = [startOf(a), startOf(b)];
  return y !== '' && (x.startsWith(y) || y.startsWith(x));
};

const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/^the /, '');

const samePlace = (a: NonNullable<Expected['place']>, b: Event['place']): boolean =>
  b !== undefined && fold(a.name) === fold(b.name) && (!a.country || !b.country || a.country === b.country);
