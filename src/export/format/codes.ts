/** Codes of other schemes for our parties and sectors, on a day: Correlates of War, Gleditsch and Ward, FIPS 10-4, CAMEO. */
import { type CodeScheme, OTHER_CODES } from '../../model/generated/other-codes.js';
import { PARTY, type Party } from '../../model/generated/parties.js';

/**
 * @param day ISO 8601; '' for the code that holds today
 * @returns '' where the scheme has none: a state was no member of the system on that day
 */
export const codeOn = (scheme: CodeScheme, value: string, day = ''): string => {
  const codes = Object.hasOwn(OTHER_CODES[scheme], value) ? (OTHER_CODES[scheme][value] ?? []) : [];
  const on = codes.find(([, from, to]) => (day === '' ? to === '' : from <= day && (to === '' || day <= to)));
  return on?.[0] ?? '';
};

const isState = (party: Party | ''): party is Party =>
  party !== '' && (PARTY[party].kind === 'state' || PARTY[party].kind === 'former-state');

/** Alpha-3 of ISO 3166 (of 3166-3 for former states); '' for what is no state. */
export const isoOf = (party: Party | ''): string => (isState(party) ? party : '');

/** A movement under the state in which it is; '' for organizations of states. */
export const countryOf = (party: Party | ''): string =>
  party === '' ? '' : isoOf(party) || (PARTY[party].country ?? '');

/** What CAMEO calls a state: ISO's code but for a few; '' for what is no state. */
export const cameoCountry = (party: Party | ''): string => {
  const country = countryOf(party);
  return codeOn('cameo-country', country) || country;
};

/** What CAMEO calls an organization or a movement; '' for states, and for those that it does not know. */
export const cameoGroup = (party: Party | ''): string => codeOn('cameo-group', party);

/** The types of CAMEO for a sector of PLOVER, the office first: `GOVMIL` gives GOV and MIL; none for what CAMEO lacks. */
export const cameoTypes = (sector: string): string[] => [
  ...new Set((sector.match(/[A-Z]{3}/g) ?? []).map((one) => codeOn('cameo-type', one)).filter(Boolean)),
];

/** FIPS 10-4 of the state of a place; '' where it is not known. */
export const fipsOf = (party: Party | undefined): string => (party ? codeOn('fips', party) : '');
