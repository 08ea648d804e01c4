/** Names of people: which word is the surname, and how else the same name is written. */
import type { Party } from '../../model/generated/parties.js';
import { at } from '../text/tokens.js';

/** Family name first, as these states' people write it: the surname is the first word. */
export const FAMILY_FIRST: ReadonlySet<Party | ''> = new Set<Party | ''>([
  'CHN',
  'TWN',
  'HKG',
  'MAC',
  'KOR',
  'PRK',
  'VNM',
  'KHM',
]);
/** Words that belong to the surname behind them. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'von van der den de da di do du dos das del della bin ibn al el ben la le ter ten zu af av'.split(' '),
);

/** 'Moallem' of 'al-Moallem': the Arabic article, before its sun letters, too, is left out as often as not. */
export const withoutArticle = (surname: string): string =>
  surname.replace(/^(?:a[dlnrstz]|el|ash|adh|ath)-(?=\p{Lu})/iu, '');

/** What stands behind a name and is no part of it. */
export const SUFFIXES: ReadonlySet<string> = new Set(['Jr.', 'Jr', 'Sr.', 'Sr', 'II', 'III', 'IV']);

/** A name as papers print it, without initials within it or the name of a father: 'Ann B. Carr', 'Mikhail Ivanovich Bystrov'. */
export const plainName = (name: string): string => {
  const parts = name.split(' ');
  if (parts.length < 3 || INITIAL.test(at(parts, 0))) return name;
  return parts
    .filter((part, i) => i === 0 || i === parts.length - 1 || !(INITIAL.test(part) || FATHERS.test(part)))
    .join(' ');
};
const INITIAL = /^\p{Lu}\.$/u;
/** Names after a father in East Slavic languages. */
const FATHERS = /(?:vich|lyich|mich|vna|ichna)$/;

/** Surname of a name in standard order: the last word with its particles, or the first where the family comes first. */
export const surnameOf = (name: string, country: Party | ''): string => {
  const parts = name.split(' ').filter((part, index) => index === 0 || !SUFFIXES.has(part));
  if (FAMILY_FIRST.has(country)) return at(parts, 0);
  let from = parts.length - 1;
  while (from > 1 && PARTICLES.has(at(parts, from - 1).toLowerCase())) from--;
  return parts.slice(from).join(' ');
};
