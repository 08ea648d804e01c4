/** Documents as JSON: one a line, or a whole file that is one document or a list of them. */
import { collect } from './bytes.js';
import { parseDocument, readNdjson, unknownFields, unknownTeller } from './ndjson.js';
import { type Draft, isProblem, type Problem, type Reader } from './reader.js';
import { decodeText, InputError } from './text.js';

export const readJsonLines: Reader = async function* ({ bytes }, { limit }) {
  const told = unknownTeller();
  for await (const line of readNdjson(bytes, limit)) {
    const where = `line ${line.line}`;
    if (!('document' in line)) {
      yield { where, error: line.error, advice: line.advice };
      continue;
    }
    yield* minor(where, told(line.unknown ?? []));
    yield { input: line.document };
  }
};

/** What is wrong with a document that is read all the same. */
const minor = (where: string, error: InputError | undefined): Problem[] =>
  error ? [{ where, error: error.message, advice: error.advice, isMinor: true }] : [];

export const readJson: Reader = async function* ({ bytes }, { limit }) {
  const value = parsed(decodeText(await collect(bytes, limit), limit));
  const told = unknownTeller();
  for (const [index, one] of (Array.isArray(value) ? value : [value]).entries()) {
    const where = Array.isArray(value) ? `element ${index + 1}` : '';
    const found = element(one, where);
    if (!isProblem(found)) yield* minor(where, told(unknownFields(one)));
    yield found;
  }
};

const element = (value: unknown, where: string): Draft | Problem => {
  try {
    return { input: parseDocument(value) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { where, error: error.message, advice: error.advice };
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
