/**
 * What names of places may mean: the edited tables of data/places, the states of the actor table and the cities of
 * GeoNames behind one look-up by the folded name; and the classes of words that tell a place from an actor.
 */
import { PARTIES, type Party } from '../../model/generated/parties.js';
import { listed } from '../lists.js';
import { late } from '../once.js';
import { readTable, type Tables } from '../tables.js';
import type { Cities, City } from './places-cities.js';
import { foldName } from './places-fold.js';

export const PLACE_KINDS = [
  'city',
  'state',
  'region',
  'sea',
  'venue',
  'institution-site',
  'border',
  'other',
  'occasion',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

const WORD_CLASSES = [
  'addressed',
  'assault',
  'beginning',
  'border',
  'crossing',
  'direction',
  'embassy',
  'entering',
  'from',
  'gathering',
  'gathering-of-states',
  'land',
  'leaving',
  'locative',
  'message',
  'middle',
  'motion',
  'office',
  'ordinary',
  'part',
  'province',
  'province-office',
  'sideline',
  'site',
  'spot',
  'text',
  'venue',
  'water',
  'within',
] as const;
export type WordClass = (typeof WORD_CLASSES)[number];
export const CLASS_BITS: Readonly<Record<WordClass, number>> = Object.fromEntries(
  WORD_CLASSES.map((name, index) => [name, 1 << index]),
) as Record<WordClass, number>;

/** One thing that a name may stand for. */
export interface Sense {
  readonly kind: PlaceKind;
  readonly name: string;
  /** Where a venue or site stands. */
  readonly city?: string;
  readonly country: Party | '';
  /** Province of a city, own code of a province, as GeoNames writes them; '' where it is not known. */
  readonly province: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly geonames?: number;
  readonly population: number;
  /** Capital of a state, or a seat of its government. */
  readonly capital: boolean;
  /** Names of it stand for those who act there: states, capitals, seats of power. */
  readonly acts: boolean;
  /** In a table that people edit, and so worth to be believed without further support. */
  readonly edited: boolean;
}

/** A province or state behind a comma: 'Texas', 'Ill.', 'England', 'Lebanon'. */
export interface Qualifier {
  readonly country: Party;
  /** '' for a state. */
  readonly province: string;
}

const NONE: readonly never[] = [];
export type PlaceTable = ReturnType<typeof buildPlaceTable>;
/** A sense that is made when somebody asks for it: most of the table is never asked for. */
type LateSense = () => Sense;

/**
 * @param tables places/*, actors/states, en/place-words
 * @param cities what `openCities` gives
 * @throws TableError where a row is not as its table wants it
 */
export function buildPlaceTable(tables: Tables, cities: Cities) {
  const named = new Map<string, LateSense[]>();
  const qualifiers = new Map<string, Qualifier[]>();
  const add: Add = (names, make) => {
    const made: LateSense = late(() => ({ ...BLANK, ...make() }));
    for (const key of new Set(names.map(foldName))) listed(named, key).push(made);
    return made;
  };
  const seats = readStates(tables, add, qualifiers);
  readProvinces(tables, add, qualifiers);
  readNamed(tables, add);
  const edited = readCities(tables, cities, seats, add);
  const classes = readClasses(tables);
  const firsts = new Set(Array.from(named.keys(), firstWord));

  /** Everything that a folded name may stand for. */
  const senses = (folded: string): readonly Sense[] => {
    const own = named.get(folded);
    const found = cities.named(folded);
    if (!own && found.length === 0) return NONE;
    const table = own?.map((one) => one()) ?? [];
    for (const city of found) {
      const known = edited.get(city.geonames)?.();
      if (!known) table.push(senseOf(city, found, seats));
      else if (!table.includes(known)) table.push(known);
    }
    return table;
  };
  return {
    senses,
    /** A city of a state by its name, for venues. */
    city: (name: string, country: Party | '') =>
      senses(foldName(name)).find((sense) => sense.kind === 'city' && (country === '' || sense.country === country)),
    qualifiers: (folded: string): readonly Qualifier[] => qualifiers.get(folded) ?? NONE,
    /** Bits of the classes of a word in small letters, as `CLASS_BITS` numbers them. */
    classes: (word: string) => classes.get(word) ?? 0,
    /** Whether some name may begin with a folded word; false is sure. */
    begins: (folded: string) => firsts.has(folded) || cities.begins(folded),
  };
}

/** What most senses leave out. */
export const BLANK = { province: '', population: 0, capital: false, acts: false, edited: true } as const;

/** What a row gives, without what most rows leave out. */
type Given = Pick<Sense, 'kind' | 'name' | 'country'> & Partial<Sense>;
type Add = (names: readonly string[], make: () => Given) => LateSense;
/** Capitals and seats of states, as `seatKey` writes them. */
type Seats = ReadonlySet<string>;

const seatKey = (folded: string, country: Party | ''): string => `${folded}|${country}`;
const firstWord = (folded: string): string => {
  const space = folded.indexOf(' ');
  return space === -1 ? folded : folded.slice(0, space);
};

const readClasses = (tables: Tables): ReadonlyMap<string, number> => {
  const classes = new Map<string, number>();
  for (const row of readTable(tables, 'en/place-words')) {
    const bit = CLASS_BITS[row.oneOf('class', WORD_CLASSES)];
    for (const word of row.list('words')) classes.set(word, (classes.get(word) ?? 0) | bit);
  }
  return classes;
};

const readStates = (tables: Tables, add: Add, qualifiers: Map<string, Qualifier[]>): Seats => {
  const seats = new Set<string>();
  for (const row of readTable(tables, 'actors/states')) {
    const country = row.oneOf('code', PARTIES);
    const name = row.text('name');
    const names = [name, ...row.list('aliases')];
    add(names, () => ({ kind: 'state', name, country, acts: true }));
    for (const key of new Set(names.map(foldName))) listed(qualifiers, key).push({ country, province: '' });
    for (const seat of [row.optional('capital'), ...row.list('seats')])
      if (seat !== '') seats.add(seatKey(foldName(seat.replace(/,.*/, '')), country));
  }
  return seats;
};

const readProvinces = (tables: Tables, add: Add, qualifiers: Map<string, Qualifier[]>): void => {
  for (const row of readTable(tables, 'places/provinces')) {
    const country = row.oneOf('country', PARTIES);
    const province = row.text('code');
    const name = row.text('name');
    const shorts = row.list('abbreviations');
    // 'Newfoundland' is a name, 'Ill.' only stands behind a comma.
    const names = [name, ...shorts.filter((short) => !short.includes('.') && short.length > 3)];
    add(names, () => ({ kind: 'region', name, country, province }));
    for (const key of new Set([name, ...shorts].map(foldName))) listed(qualifiers, key).push({ country, province });
  }
};

/** Regions, waters, venues, sites, occasions: what is neither a state or province nor a city. */
const readNamed = (tables: Tables, add: Add): void => {
  for (const row of readTable(tables, 'places/named')) {
    const name = row.text('name');
    const city = row.optional('city');
    const given = {
      kind: row.oneOf('kind', PLACE_KINDS),
      name,
      country: row.maybeOneOf('country', PARTIES) ?? ('' as const),
      acts: row.maybeOneOf('acts', ['yes'] as const) === 'yes',
      ...(city === '' ? {} : { city }),
    };
    add([name, ...row.list('aliases')], () => given);
  }
};

/** Of several cities of one name the largest of a country is the seat of its government. */
const senseOf = (city: City, found: readonly City[], seats: Seats): Sense => {
  const isSeat = found.find(({ country }) => country === city.country) === city;
  const capital =
    (city.capital && city.population > 0) || (isSeat && seats.has(seatKey(foldName(city.name), city.country)));
  return { ...city, kind: 'city', capital, acts: capital, edited: false };
};

/** The rows of places/cities: names over those of GeoNames, and cities that are not in the cut. Gives those of GeoNames by id. */
const readCities = (tables: Tables, cities: Cities, seats: Seats, add: Add): ReadonlyMap<number, LateSense> => {
  const known = new Map<number, LateSense>();
  for (const row of readTable(tables, 'places/cities')) {
    const name = row.text('name');
    const names = [name, ...row.list('aliases')];
    const country = row.oneOf('country', PARTIES);
    const isSeat = (): boolean => names.some((one) => seats.has(seatKey(foldName(one), country)));
    const id = Number(row.optional('geonames') || 0);
    if (id === 0) {
      const own = { lat: row.number('lat'), lon: row.number('lon') };
      add(names, () => ({ ...own, kind: 'city', name, country, capital: isSeat(), acts: isSeat() }));
      continue;
    }
    const made = add(names, () => {
      const city = cities.byId(id);
      if (!city) throw row.error(`'geonames' is ${id}, which data/models/places.bin does not hold`);
      const capital = city.capital || isSeat();
      return { ...city, kind: 'city', name, country, capital, acts: capital };
    });
    known.set(id, made);
  }
  return known;
};
