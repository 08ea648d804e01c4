/**
 * A folder to be deposited and cited: every kind as CSV and Parquet, who takes part, the codebook, metadata by DataCite and
 * Croissant, checksums of every file. It holds what the record says of documents, not the documents. The same record on the
 * same day gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { codebook } from '../codebook.js';
import { type Column, EXPORTS, type ExportName, PARTICIPANT_COLUMNS } from '../columns.js';
import { columnsOf } from '../rows.js';
import { croissant, type DepositFile } from './croissant.js';
import { datacite, titleOf } from './datacite.js';
import type { Piece, Request, Source, Write } from './format.js';
import { csv } from './lines.js';
import { parquet } from './parquet.js';

export const deposit: Write = async function* (source, request) {
  const files: DepositFile[] = [];
  for (const what of Object.keys(EXPORTS) as ExportName[]) {
    const says = `${what} of the record, a row an entry`;
    const columns = columnsOf(EXPORTS[what]) as readonly Column<never>[];
    const one = { ...request, what, participants: true };
    yield* counted(csv(source, one), files, ({ file }) =>
      file === 'participants'
        ? {
            path: `data/${what}-participants.csv`,
            type: 'text/csv',
            says: `who takes part in ${what}`,
            columns: PARTICIPANT_COLUMNS as readonly Column<never>[],
          }
        : { path: `data/${what}.csv`, type: 'text/csv', says, columns },
    );
    yield* counted(parquet(source, one), files, () => ({
      path: `data/${what}.parquet`,
      type: 'application/vnd.apache.parquet',
      says,
    }));
  }
  yield* counted(codebookOf(source), files, () => ({
    path: 'codebook.md',
    type: 'text/markdown',
    says: 'what every column and value means',
  }));
  yield* counted(readmeOf(request), files, () => ({
    path: 'README.md',
    type: 'text/markdown',
    says: 'what this is and how it was made',
  }));
  yield* counted(one(jsonText(datacite(request, files))), files, () => ({
    path: 'datacite.json',
    type: 'application/json',
    says: 'metadata by DataCite 4.5',
  }));
  yield* counted(one(jsonText(croissant(request, files))), files, () => ({
    path: 'croissant.json',
    type: 'application/ld+json',
    says: 'metadata by Croissant 1.0',
  }));
  yield {
    file: 'SHA256SUMS',
    content: files
      .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
      .sort()
      .join(''),
  };
};

const jsonText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

async function* one(content: string): AsyncGenerator<Piece> {
  yield { file: '', content };
}

const codebookOf = (source: Source): AsyncGenerator<Piece> => one(codebook((name) => source.vocabulary(name)));

/** Passes pieces on into their files, and notes of each file its size and checksum when all of them are written. */
async function* counted(
  pieces: AsyncIterable<Piece>,
  files: DepositFile[],
  about: (piece: Piece) => Omit<DepositFile, 'sha256' | 'size'>,
): AsyncGenerator<Piece> {
  const open = new Map<
    string,
    { readonly about: Omit<DepositFile, 'sha256' | 'size'>; readonly hash: ReturnType<typeof createHash>; size: number }
  >();
  for await (const piece of pieces) {
    const file = open.get(piece.file) ?? { about: about(piece), hash: createHash('sha256'), size: 0 };
    open.set(piece.file, file);
    file.hash.update(piece.content);
    file.size += Buffer.byteLength(piece.content);
    yield { file: file.about.path, content: piece.content };
  }
  for (const { about: known, hash, size } of open.values()) files.push({ ...known, sha256: hash.digest('hex'), size });
}

const readmeOf = (request: Request): AsyncGenerator<Piece> => {
  const { versions, filters, day } = request;
  const data = versions.data.map(({ version, documents }) => `${version} (${documents} documents)`).join(', ');
  return one(`# ${titleOf(request)}

A record of diplomacy, read by Chancery ${versions.release} from public reporting: meetings, events, statements, commitments,
channels and incidents, each row with the words that support it and the document that has them. Made on ${day}.

- Filters: ${filters || 'none: the whole record'}.
- Tables with which the documents were read: ${data || 'none'}.
- \`data/KIND.csv\` and \`data/KIND.parquet\` hold the same rows; \`data/KIND-participants.csv\` a row each who takes part.
- \`codebook.md\` says what every column and value means.
- \`datacite.json\` and \`croissant.json\` describe the deposit; fill in what \`:unav\` and \`:tba\` stand for.
- \`sha256sum -c SHA256SUMS\` checks that nothing was changed.
`);
};
