/**
 * Which version of a document is in the record. Pure, and decided from the versions alone: the order in which they
 * came in cannot matter.
 */
import type { Document } from '../model/document.js';

/** What is known of a document beside its id and text. */
export type Facts = Omit<Document, 'schema' | 'id' | 'text' | 'hash'>;

/**
 * The instant of a moment in milliseconds since 1970, for comparing moments of different zones; a moment without a zone
 * is taken as UTC, a day as its beginning. Null where none is known.
 */
export function instantOf(moment: string | null | undefined): number | null {
  if (!moment) return null;
  const [, day, clock, zone] = /^(\d{4}-\d{2}-\d{2})(?:[T ]([\d:.]+)(.*))?$/.exec(moment) ?? [];
  if (day === undefined) return null;
  const offset = zone ? zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2') : 'Z';
  const instant = Date.parse(`${day}T${clock ?? '00:00'}${offset}`);
  return Number.isNaN(instant) ? null : instant;
}

/** The day of a moment, '' where none is known. */
export const dayOf = (moment: string | null | undefined): string => moment?.slice(0, 10) ?? '';

const compareInstants = (a: string | null | undefined, b: string | null | undefined): number => {
  const [left, right] = [instantOf(a), instantOf(b)];
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? -1 : 1;
  return left - right;
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Above 0 where `a` is to be in the record, not `b`: the one retrieved last, then the one of the greater hash. */
export function compareVersions(
  a: { readonly retrieved?: string | null | undefined; readonly hash: string },
  b: { readonly retrieved?: string | null | undefined; readonly hash: string },
): number {
  return compareInstants(a.retrieved, b.retrieved) || compareText(a.hash, b.hash);
}

/** The facts as one string, the same for the same facts, without the moment of retrieval. */
export function factsKey({ title, body, kind, publisher, issuer, url, published, pairs }: Facts): string {
  return JSON.stringify([title, body, kind, publisher, issuer, url, published, pairs].map((fact) => fact ?? null));
}

/**
 * Above 0 where of one text the facts `a` are to be kept, not `b`: those of the last retrieval, then the greater, so that
 * a page whose title was corrected is known by the corrected one in whatever order the two arrive.
 */
export function compareFacts(a: Facts, b: Facts): number {
  return (
    compareInstants(a.retrieved, b.retrieved) ||
    compareText(factsKey(a), factsKey(b)) ||
    compareText(a.retrieved ?? '', b.retrieved ?? '')
  );
}
