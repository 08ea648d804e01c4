/** The claims of one person from one source as rows of offices: what touches is one row, sightings become intervals. */
import type { Claim } from './claims.js';
import type { Cells } from './files.js';
import { spanOfDates } from './people.js';

/** Years between two sightings in a yearly source that are still one stretch. */
const STRETCH = 1.3;

export function officeRows(person: string, claims: readonly Claim[]): Cells[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = [claim.source, claim.role, claim.party, claim.organization].join('|');
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  return [...groups.values()].flatMap((group) =>
    termsOf(group).map((term) => ({
      person,
      role: term.claim.role,
      organization: term.claim.organization,
      party: term.claim.party,
      from: term.from,
      to: term.to,
      attested: intervals(term.attested)
        .map(([from, to]) => (from === to ? from : `${from}/${to}`))
        .join('; '),
      source: term.claim.source,
    })),
  );
}

interface Term {
  readonly claim: Claim;
  from: string;
  to: string;
  attested: (readonly [string, string])[];
}

const termsOf = (claims: readonly Claim[]): Term[] => {
  const sorted = claims
    .map((claim) => ({ claim, span: spanOfDates(claim.from, claim.to, claim.attested) }))
    .sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
  const terms: (Term & { end: number })[] = [];
  for (const { claim, span } of sorted) {
    const last = terms.at(-1);
    const closed = (last && last.to !== '') || claim.to !== '';
    // Dated terms stay apart; of sightings, a beginning that lies after the last sighting is a new term.
    const apart =
      !last ||
      (closed && !(last.from === claim.from && last.to === claim.to)) ||
      (claim.attested.length > 0 && claim.from !== '' && yearOf(claim.from) > last.end + 0.2) ||
      (claim.attested.length > 0 && claim.from === '' && span[0] > last.end + STRETCH && last.from !== '');
    if (apart) terms.push({ claim, from: claim.from, to: claim.to, attested: [...claim.attested], end: span[1] });
    else {
      if (claim.from !== '' && (last.from === '' || claim.from < last.from)) last.from = claim.from;
      last.attested.push(...claim.attested);
      last.end = Math.max(last.end, span[1]);
    }
  }
  return terms;
};

const yearOf = (date: string): number => spanOfDates(date, '', [])[0];

const intervals = (seen: readonly (readonly [string, string])[]): (readonly [string, string])[] => {
  const merged: [string, string][] = [];
  for (const [from, to] of [...seen].sort()) {
    const last = merged.at(-1);
    if (last && spanOfDates(from, '', [])[0] - spanOfDates('', last[1], [])[1] <= STRETCH) {
      if (spanOfDates('', to, [])[1] > spanOfDates('', last[1], [])[1]) last[1] = to;
    } else merged.push([from, to]);
  }
  return merged;
};
