/** RTF: its paragraphs; exports of archives are split into their documents. */
import { pipeline } from 'node:stream/promises';
import { splitBulk } from './bulk/bulk.js';
import { collect } from './bytes.js';
import type { Reader } from './reader.js';
import { InputError } from './text.js';

/** An export holds hundreds of documents, and RTF many words of its own. */
const BULK = 20;

export const readRtf: Reader = async function* (source, { limit }) {
  const bytes = await collect(source.bytes, limit * BULK);
  const lines = (await textOf(bytes)).split('\n').map((line) => line.replace(/[ \u00a0]+/g, ' ').trim());
  const exported = splitBulk(lines);
  if (exported) return yield* exported;
  const text = lines.filter(Boolean).join('\n\n');
  if (text === '') throw new InputError('RTF without text', 'give the text of the article');
  yield { input: { text }, extractor: 'rtf-stream-parser' };
};

const textOf = async (bytes: Buffer): Promise<string> => {
  const [{ Tokenize }, { ToPlainText }] = await Promise.all([
    import('rtf-stream-parser'),
    import('rtf-stream-parser/dist/src/ToPlainText.js'),
  ]);
  const pieces: Buffer[] = [];
  try {
    const plain = new ToPlainText({
      decode: (piece, encoding) => decoderOf(encoding).decode(piece),
      outputMode: 'buffer-utf8',
    });
    await pipeline([bytes], new Tokenize(), shownTokens, plain, async (some: AsyncIterable<Uint8Array>) => {
      for await (const piece of some) pieces.push(Buffer.from(piece));
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 120) : String(error);
    throw new InputError(`damaged RTF: ${reason}`, 'save it again');
  }
  return Buffer.concat(pieces).toString('utf8').replace(/\r\n?/g, '\n');
};

/** What is asked of a token of the library, whose kinds are numbers: the beginning of a group is 0, its end 1. */
interface RtfToken {
  readonly type: number;
  readonly word?: string;
}

/** Groups that are no text of the document: its facts, pictures, running heads, notes of fields. */
const UNSHOWN =
  /^(?:info|pict|object|header[lrf]?|footer[lrf]?|fldinst|colortbl|stylesheet|listtable|listoverridetable|themedata|datastore|latentstyles|xmlnstbl|rsidtbl|generator|bkmkstart|bkmkend)$/;

/** Groups within one another; a word processor writes some twenty. */
const MOST_GROUPS = 500;

/** The tokens without the groups that are no text. */
async function* shownTokens(tokens: AsyncIterable<RtfToken>): AsyncGenerator<RtfToken> {
  let depth = 0;
  let unshown = 0;
  let opening: RtfToken | undefined;
  for await (const token of tokens) {
    if (token.type === 0) depth++;
    // The library keeps what holds in each, anew for each: a page of brackets took minutes.
    if (depth > MOST_GROUPS) throw new Error(`more than ${MOST_GROUPS} groups within one another`);
    if (unshown === 0 && opening && token.word !== undefined && UNSHOWN.test(token.word)) {
      unshown = depth;
      opening = undefined;
    }
    if (unshown === 0) {
      if (opening) yield opening;
      opening = token.type === 0 ? token : undefined;
      if (token.type !== 0) yield token;
    }
    if (token.type === 1) {
      if (depth === unshown) unshown = 0;
      depth--;
    }
  }
  if (opening) yield opening;
}

const decoderOf = (encoding: string): InstanceType<typeof TextDecoder> => {
  try {
    return new TextDecoder(encoding.replace(/^cp(\d+)$/, 'windows-$1'));
  } catch {
    return new TextDecoder('windows-1252');
  }
};
