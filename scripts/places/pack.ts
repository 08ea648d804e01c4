/** The file of the cities, data/models/places.bin, which src/reading/time/places-cities.ts opens. */
import { packModel } from '../../src/desk/table/sections.js';
import { hashOf, type ModelHead } from '../../src/reading/container.js';
import { at } from '../../src/reading/text/tokens.js';
import {
  type CitiesHead,
  type City,
  DEGREES,
  FIRST_BITS,
  POPULATION_STEPS,
} from '../../src/reading/time/places-cities.js';
import { foldName } from '../../src/reading/time/places-fold.js';

/** The file of some cities; the same cities give the same bytes in any order. */
export function packCities(head: ModelHead, cities: readonly City[]): Uint8Array {
  const rows = cities
    .map((city) => ({ city, hash: hashOf(foldName(city.name)) }))
    .sort((a, b) => a.hash - b.hash || b.city.population - a.city.population || a.city.geonames - b.city.geonames);
  const provinces = [...new Set(cities.map(({ country, province }) => `${country}.${province}`))].sort();
  const provinceAt = new Map(provinces.map((code, index) => [code, index]));
  const column = (give: (city: City) => number): number[] => rows.map(({ city }) => give(city));
  const names = rows.map(({ city }) => new TextEncoder().encode(city.name));
  const byId = rows.map((_, row) => row).sort((a, b) => at(rows, a).city.geonames - at(rows, b).city.geonames);
  const bytes = (array: ArrayBufferView): Uint8Array => new Uint8Array(array.buffer);
  return packModel({ ...head, provinces } as CitiesHead, [
    ['hashes', bytes(Uint32Array.from(rows, ({ hash }) => hash))],
    ['ids', bytes(Uint32Array.from(column((city) => city.geonames)))],
    ['lats', bytes(Int16Array.from(column((city) => Math.round(city.lat * DEGREES))))],
    ['lons', bytes(Int16Array.from(column((city) => Math.round(city.lon * DEGREES))))],
    ['provinces', bytes(Uint16Array.from(column((c) => provinceAt.get(`${c.country}.${c.province}`) ?? 0)))],
    ['order', bytes(Uint16Array.from(byId))],
    ['populations', Uint8Array.from(column((c) => Math.round(Math.log10(c.population + 1) * POPULATION_STEPS)))],
    ['firsts', firstWords(cities)],
    ['capitals', Uint8Array.from(column((city) => (city.capital ? 1 : 0)))],
    ['lengths', Uint8Array.from(names, (name) => name.length)],
    ['names', Uint8Array.from(names.flatMap((name) => [...name]))],
  ]);
}

/** A bit for the hash of each first word. */
const firstWords = (cities: readonly City[]): Uint8Array => {
  const bits = new Uint8Array(FIRST_BITS / 8);
  for (const city of cities) {
    const bit = hashOf(foldName(city.name).replace(/ .*/, '')) % FIRST_BITS;
    bits[bit >> 3] = at(bits, bit >> 3) | (1 << (bit & 7));
  }
  return bits;
};
