/** What a deposit is, in the words of Croissant 1.0 (JSON-LD over schema.org): its files, and of each CSV the columns. */
import type { Column, ColumnType } from '../columns.js';
import { titleOf } from './datacite.js';
import type { Request } from './format.js';

/** A file of a deposit. */
export interface DepositFile {
  readonly path: string;
  readonly type: string;
  readonly says: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Of a CSV. */
  readonly columns?: readonly Column<never>[];
}

const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
};

const TYPES: Readonly<Partial<Record<ColumnType, string>>> = { integer: 'sc:Integer', number: 'sc:Float' };

export const croissant = (request: Request, files: readonly DepositFile[]): object => {
  const { versions, day, license, authors = [] } = request;
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    name: titleOf(request),
    description: `A record of diplomacy read from public reporting by Chancery ${versions.release}: each row with the words that support it.`,
    url: request.url ?? 'urn:chancery:deposit',
    ...(license ? { license } : {}),
    creator: authors.map((name) => ({ '@type': 'sc:Person', name })),
    datePublished: day,
    version: versions.release,
    keywords: ['diplomacy', 'event data', 'international relations'],
    isBasedOn: versions.data.map(({ version }) => `chancery data ${version}`),
    distribution: files.map(({ path, type, says, sha256, size }) => ({
      '@type': 'cr:FileObject',
      '@id': path,
      name: path,
      description: says,
      contentUrl: path,
      contentSize: `${size} B`,
      encodingFormat: type,
      sha256,
    })),
    recordSet: files.flatMap(({ path, says, columns }) => {
      if (!columns) return [];
      const name = path.replace(/^data\/|\.csv$/g, '');
      return [
        {
          '@type': 'cr:RecordSet',
          '@id': name,
          name,
          description: says,
          field: columns.map((column) => ({
            '@type': 'cr:Field',
            '@id': `${name}/${column.name}`,
            name: column.name,
            description: column.says,
            dataType: TYPES[column.type] ?? 'sc:Text',
            source: { fileObject: { '@id': path }, extract: { column: column.name } },
          })),
        },
      ];
    }),
  };
};
