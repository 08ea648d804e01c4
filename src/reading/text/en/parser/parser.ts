/** Tags and trees for the sentences of a text, from the model files. */
import { at, type Tokens, UPOS_INDEX } from '../../tokens.js';
import { openParser } from './model.js';
import { LONGEST_TREE, ParserNet } from './net.js';
import { openVectors } from './vectors.js';
import { type MakeArithmetic, wasmArithmetic } from './wasm.js';

/** What was found of each word. */
export type Parsed = Required<Pick<Tokens, 'upos' | 'xpos' | 'tree' | 'encoder'>>;

/** How the root of a later part of a sentence hangs on the root of the first, where it was cut for its length. */
const PART = 'parataxis';
const ROOT = 'root';

/**
 * @param files the model files of the vectors and of the parser, and the compiled arithmetic
 * @param make given a memory, the arithmetic over it
 * @throws ModelError when a file is damaged or of another kind
 */
export function createParser(
  files: { readonly vectors: Uint8Array; readonly parser: Uint8Array; readonly kernel: Uint8Array },
  make: MakeArithmetic = wasmArithmetic(files.kernel),
) {
  const model = openParser(files.parser);
  const { labels } = model.head;
  const net = new ParserNet(model, openVectors(files.vectors), make);
  const uposOf = Uint8Array.from(labels.upos, (tag) => UPOS_INDEX.get(tag) ?? 0);
  const parse = (forms: readonly string[], sentences: Int32Array): Parsed => {
    const size = forms.length;
    const bounds = shortened(sentences);
    const columns = {
      upos: new Uint8Array(size),
      xpos: new Uint8Array(size),
      heads: new Int32Array(size),
      relations: new Uint8Array(size),
      encoder: new Int16Array(size * net.encoderWidth),
    };
    net.run(forms, bounds, columns);
    const { upos, heads } = columns;
    const xpos = new Array<string>(size);
    const relations = new Array<string>(size);
    for (let i = 0; i < size; i++) {
      upos[i] = uposOf[upos[i] as number] as number;
      xpos[i] = labels.xpos[columns.xpos[i] as number] as string;
      relations[i] = labels.relations[columns.relations[i] as number] as string;
    }
    const starts = new Set(sentences);
    let root = -1;
    for (let piece = 0; piece + 1 < bounds.length; piece++) {
      const from = bounds[piece] as number;
      const continues = !starts.has(from);
      for (let i = from; i < (bounds[piece + 1] as number); i++) {
        const head = heads[i] as number;
        if (head > 0) heads[i] = from + head - 1;
        else {
          heads[i] = continues ? root : -1;
          relations[i] = continues ? PART : ROOT;
          if (!continues) root = i;
        }
      }
    }
    return { upos, xpos, tree: { heads, relations }, encoder: columns.encoder };
  };
  /** The numbers of a form alone, as the net takes them in. */
  const formRow = (form: string): Int16Array => net.formRow(form);
  return { parse, formRow };
}

/** Sentences cut to what the net takes at once. */
export const shortened = (sentences: Int32Array): Int32Array => {
  const short: number[] = [0];
  for (let s = 1; s < sentences.length; s++)
    for (let from = short.at(-1) ?? 0; from < at(sentences, s); ) {
      from = Math.min(from + LONGEST_TREE, at(sentences, s));
      short.push(from);
    }
  return Int32Array.from(short);
};
