/**
 * The cities of data/models/places.bin: columns of numbers over the rows, sorted by the hash of the name, so that opening
 * the file decodes nothing and a look-up touches a few rows. `scripts/build-places.ts` makes the file.
 */
import { PARTIES, type Party } from '../../model/generated/parties.js';
import { columnOf16, columnOf32, hashOf, type ModelHead, openModel } from '../container.js';
import { at, firstWhere } from '../text/tokens.js';
import { foldName } from './places-fold.js';

export const CITIES = 'chancery-places';

const CODES: ReadonlySet<string> = new Set(PARTIES);
export const isParty = (code: string): code is Party => CODES.has(code);

export interface City {
  readonly name: string;
  readonly country: Party | '';
  /** Code of GeoNames for the province: 'TX', '08'. */
  readonly province: string;
  /** Degrees, to a hundredth. */
  readonly lat: number;
  readonly lon: number;
  readonly geonames: number;
  /** To about a twentieth of itself. */
  readonly population: number;
  /** Of a state. */
  readonly capital: boolean;
}

export const DEGREES = 100;
/** Steps of the logarithm of a population: 2.2 % each. */
export const POPULATION_STEPS = 32;
/** So many that hardly a word of another kind passes: one in fifteen. */
export const FIRST_BITS = 2 ** 18;

export interface CitiesHead extends ModelHead {
  /** `USA.TX`, as the column of provinces counts them. */
  readonly provinces: readonly string[];
}

export type Cities = ReturnType<typeof openCities>;

/** @throws ModelError where the file is damaged or no file of cities */
export function openCities(file: Uint8Array) {
  const { head, bytes } = openModel<CitiesHead>(file, CITIES);
  const [hashes, ids] = [columnOf32(bytes('hashes')), columnOf32(bytes('ids'))];
  const [lats, lons] = [new Int16Array(columnOf16(bytes('lats'))), new Int16Array(columnOf16(bytes('lons')))];
  const [provinces, order] = [columnOf16(bytes('provinces')), columnOf16(bytes('order'))];
  const populations = bytes('populations');
  const capitals = bytes('capitals');
  const firsts = bytes('firsts');
  const lengths = bytes('lengths');
  const names = bytes('names');
  const size = hashes.length;
  const offsets = new Uint32Array(size + 1);
  for (let i = 0; i < size; i++) offsets[i + 1] = at(offsets, i) + at(lengths, i);
  const decoder = new TextDecoder();

  const city = (row: number): City => {
    const [country = '', province = ''] = at(head.provinces, at(provinces, row)).split('.');
    return {
      name: decoder.decode(names.subarray(at(offsets, row), at(offsets, row + 1))),
      country: isParty(country) ? country : '',
      province,
      lat: at(lats, row) / DEGREES,
      lon: at(lons, row) / DEGREES,
      geonames: at(ids, row),
      population: Math.round(10 ** (at(populations, row) / POPULATION_STEPS)) - 1,
      capital: at(capitals, row) === 1,
    };
  };
  return {
    size,
    /** Whether a name may begin with a folded word; false is sure. */
    begins: (word: string) => {
      const bit = hashOf(word) % FIRST_BITS;
      return (at(firsts, bit >> 3) & (1 << (bit & 7))) !== 0;
    },
    /** Cities of a folded name, the largest first. */
    named: (folded: string): readonly City[] => {
      const hash = hashOf(folded);
      const found: City[] = [];
      for (let row = firstWhere(size, (i) => at(hashes, i) < hash); row < size && at(hashes, row) === hash; row++) {
        const one = city(row);
        if (foldName(one.name) === folded) found.push(one);
      }
      return found;
    },
    byId: (geonames: number) => {
      const index = firstWhere(size, (i) => at(ids, at(order, i)) < geonames);
      const row = index < size ? at(order, index) : -1;
      return row >= 0 && at(ids, row) === geonames ? city(row) : undefined;
    },
  };
}
