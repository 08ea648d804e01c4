/** Documents as JSON: one a line, or a whole file that is one document or a list of them. */
import { collect } from './bytes.js';
import { parseDocument, readNdjson } from './ndjson.js';
import type { Draft, Problem, Reader } from './reader.js';
import { decodeText, InputError } from './text.js';

export const readJsonLines: Reader = async function* ({ bytes }, { limit }) {
  for await (const line of readNdjson(bytes, limit)) {
    if ('document' in line) yield { input: line.document };
    else yield { where: `line ${line.line}`, error: line.error, advice: line.advice };
  }
};

export const readJson: Reader = async function* ({ bytes }, { limit }) {
  const value = parsed(decodeText(await collect(bytes, limit), limit));
  if (!Array.isArray(value)) return yield { input: parseDocument(value) };
  for (const [index, one] of value.entries()) yield element(one, index);
};

const element = (value: unknown, index: number): Draft | Problem => {
  try {
    return { input: parseDocument(value) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { where: `element ${index + 1}`, error: error.message, advice: error.advice };
  }
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
    throw new InputError(
      `no JSON: ${reason.slice(0, 120)}`,
      'give a document, a list of documents, or one a line in a file .jsonl',
    );
  }
};
