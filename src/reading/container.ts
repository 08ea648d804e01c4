/**
 * The form of a model file: eight bytes of sign, the length of the header, the header as JSON, sections of bytes.
 * The header says what the model is, what it was trained on and under which licence it stands, and carries a checksum of
 * the sections that is verified when it is opened.
 */
import { createHash } from 'node:crypto';

export const SIGN = 'CHMODEL1';
/** Sections begin at multiples of this, so that typed arrays can be laid over them. */
const ALIGN = 16;

export interface ModelHead {
  readonly name: string;
  readonly version: string;
  readonly trainedOn: string;
  readonly licence: string;
}
export interface Section {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
}

export interface Model<Head extends ModelHead> {
  readonly head: Head;
  /** @throws ModelError when there is no such section */
  readonly bytes: (section: string) => Uint8Array;
}

/** A model file that is damaged or of another kind. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/**
 * @param kind name that the header must carry
 * @throws ModelError when the file is cut off, damaged or of another kind
 */
export function openModel<Head extends ModelHead>(file: Uint8Array, kind: string): Model<Head> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const sign = new TextDecoder().decode(file.subarray(0, SIGN.length));
  if (sign !== SIGN || file.length < SIGN.length + 4) throw new ModelError('this is no model file of Chancery');
  const length = view.getUint32(SIGN.length, true);
  const start = align(SIGN.length + 4 + length);
  if (file.length < start) throw new ModelError('the model file is cut off');
  const header = JSON.parse(
    new TextDecoder().decode(file.subarray(SIGN.length + 4, SIGN.length + 4 + length)),
  ) as Head & {
    readonly sha256: string;
    readonly sections: readonly Section[];
  };
  if (header.name !== kind) throw new ModelError(`the model is '${header.name}' where '${kind}' belongs`);
  const body = file.subarray(start);
  if (sha256(body) !== header.sha256) throw new ModelError(`the model '${kind}' is damaged: its checksum differs`);
  const sections = new Map(header.sections.map((section) => [section.name, section]));
  return {
    head: header,
    bytes: (name) => {
      const section = sections.get(name);
      if (!section) throw new ModelError(`the model '${kind}' has no section '${name}'`);
      return body.slice(section.offset, section.offset + section.length);
    },
  };
}

/** Sections as columns of numbers. */
export const columnOf16 = ({ buffer, byteOffset, length }: Uint8Array): Uint16Array =>
  new Uint16Array(buffer, byteOffset, length / 2);
export const columnOf32 = ({ buffer, byteOffset, length }: Uint8Array): Uint32Array =>
  new Uint32Array(buffer, byteOffset, length / 4);

/** FNV-1a over UTF-16 code units, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/): by it words are found in compiled files. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
};

export const align = (n: number): number => Math.ceil(n / ALIGN) * ALIGN;
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
