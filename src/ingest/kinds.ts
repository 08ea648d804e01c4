/**
 * What kind of document it is and whose, where it does not say so itself: by publisher, address, headline and form. The table
 * is data/ingest/document-kinds.csv; what it leaves open, the reading tells by the first words of the text. Pure but for the
 * table.
 */
import type { DocumentInput } from '../model/document.js';
import { DOCUMENT_KINDS, type DocumentKind } from '../model/generated/lists.js';
import { OTHER_CODES } from '../model/generated/other-codes.js';
import { PARTIES, type Party } from '../model/generated/parties.js';
import { ingestTable } from './tables.js';
import { turnsOf } from './turns.js';

/** A row of the table: what it looks at, and what it gives. */
export interface KindRow {
  readonly id: string;
  readonly by: (typeof PARTS)[number];
  /** Undefined for a form, of which it is the least number of turns. */
  readonly pattern: RegExp | undefined;
  readonly least: number;
  /** Whether it says that states speak in the document, or holds only where another row does. */
  readonly official: 'gives' | 'needs' | '';
  readonly kind: DocumentKind | undefined;
  /** The party, or `cc`: the state of the last part of the host. */
  readonly issuer: Party | 'cc' | undefined;
}

const PARTS = ['host', 'publisher', 'path', 'headline', 'form'] as const;

let rows: readonly KindRow[] | undefined;

/** @throws Error where a row is not as it should be, with its id */
export const kindRows = (): readonly KindRow[] => {
  rows ??= ingestTable('document-kinds').map((row) => {
    const { id = '', by = '', pattern = '', official = '', kind = '', issuer = '' } = row;
    const known =
      (PARTS as readonly string[]).includes(by) &&
      ['', 'gives', 'needs'].includes(official) &&
      (kind === '' || (DOCUMENT_KINDS as readonly string[]).includes(kind)) &&
      (issuer === '' || issuer === 'cc' || (PARTIES as readonly string[]).includes(issuer));
    if (!known) throw new Error(`data/ingest/document-kinds.csv, row '${id}': a value of no list`);
    return {
      id,
      by: by as KindRow['by'],
      pattern: by === 'form' ? undefined : new RegExp(pattern, 'iu'),
      least: by === 'form' ? Number(pattern) : 0,
      official: official as KindRow['official'],
      kind: (kind || undefined) as DocumentKind | undefined,
      issuer: (issuer || undefined) as KindRow['issuer'],
    };
  });
  return rows;
};

type Known = Pick<DocumentInput, 'title' | 'text' | 'publisher' | 'url' | 'kind' | 'issuer'>;

/** The kind and the issuer of a document as far as the table tells them; what it says of itself goes before. */
export function recognisedKind(input: Known): Pick<DocumentInput, 'kind' | 'issuer'> {
  const address = input.url && URL.canParse(input.url) ? new URL(input.url) : undefined;
  const isWeb = address?.protocol === 'http:' || address?.protocol === 'https:';
  const texts: Readonly<Record<(typeof PARTS)[number], string>> = {
    host: isWeb ? address.hostname.replace(/^www\d?\./, '') : '',
    publisher: input.publisher?.trim() ?? '',
    path: isWeb ? address.pathname : '',
    headline: input.title?.trim() ?? '',
    form: '',
  };
  let isOfficial = input.issuer !== undefined;
  let { kind, issuer } = input;
  for (const row of kindRows()) {
    if (row.official === 'needs' && !isOfficial) continue;
    const applies = row.pattern
      ? texts[row.by] !== '' && row.pattern.test(texts[row.by])
      : kind === undefined && turnsOf(input.text).length >= row.least;
    if (!applies) continue;
    isOfficial ||= row.official === 'gives';
    issuer ??= row.issuer === 'cc' ? stateOf(texts.host) : row.issuer;
    kind ??= row.kind;
  }
  return { ...(kind ? { kind } : {}), ...(issuer ? { issuer } : {}) };
}

/** Codes of countries in addresses that are others than ISO's. */
const ADDRESSES: Readonly<Record<string, Party>> = { uk: 'GBR', su: 'RUS' };

let byCountry: ReadonlyMap<string, Party> | undefined;

/** The state of the last part of a host: 'go.jp' is Japan's. */
const stateOf = (host: string): Party | undefined => {
  byCountry ??= new Map(
    Object.entries(OTHER_CODES.iso2).map(([party, [code]]) => [code?.[0].toLowerCase() ?? '', party as Party]),
  );
  const country = /\.([a-z]{2})$/.exec(host)?.[1] ?? '';
  return ADDRESSES[country] ?? byCountry.get(country);
};
