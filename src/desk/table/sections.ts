/**
 * Writes the form of a compiled file: a model's header and sections (read by reading/container.ts), and columns, strings
 * and their hash within them (read by reading/actors/packed.ts).
 */
import { align, hashOf, type ModelHead, type Section, SIGN, sha256 } from '../../reading/container.js';

/** The file of a model; the same head and sections give the same bytes. */
export function packModel(head: ModelHead, sections: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  let size = 0;
  const table: Section[] = [];
  for (const [name, bytes] of sections) {
    table.push({ name, offset: size, length: bytes.length });
    size = align(size + bytes.length);
  }
  const body = new Uint8Array(size);
  sections.forEach(([, bytes], i) => {
    body.set(bytes, table[i]?.offset ?? 0);
  });
  const header = new TextEncoder().encode(JSON.stringify({ ...head, sha256: sha256(body), sections: table }));
  const start = align(SIGN.length + 4 + header.length);
  const file = new Uint8Array(start + size);
  file.set(new TextEncoder().encode(SIGN));
  new DataView(file.buffer).setUint32(SIGN.length, header.length, true);
  file.set(header, SIGN.length + 4);
  file.set(body, start);
  return file;
}

/** Collects the sections of a file: columns as narrow as their numbers allow, with their widths in a section of its own. */
export class SectionWriter {
  private readonly widths: Record<string, number> = {};
  private readonly written: [name: string, bytes: Uint8Array][] = [];

  column(name: string, numbers: readonly number[]): void {
    const most = numbers.reduce((a, b) => Math.max(a, b), 0);
    const column =
      most < 2 ** 8 ? Uint8Array.from(numbers) : most < 2 ** 16 ? Uint16Array.from(numbers) : Uint32Array.from(numbers);
    this.widths[name] = column.BYTES_PER_ELEMENT;
    this.written.push([name, new Uint8Array(column.buffer)]);
  }

  json(name: string, value: unknown): void {
    this.written.push([name, new TextEncoder().encode(JSON.stringify(value))]);
  }

  strings(name: string, pool: StringPool): void {
    const encoder = new TextEncoder();
    const parts = pool.texts.map((text) => encoder.encode(text));
    const text = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let offset = 0;
    for (const part of parts) {
      text.set(part, offset);
      offset += part.length;
    }
    this.written.push([`${name}.text`, text]);
    this.column(
      `${name}.lengths`,
      parts.map((part) => part.length),
    );
  }

  sections(): (readonly [name: string, bytes: Uint8Array])[] {
    return [...this.written, ['widths', new TextEncoder().encode(JSON.stringify(this.widths))]];
  }
}

/** Strings that are written once each, in the order in which they came. */
export class StringPool {
  private readonly numbers = new Map<string, number>();

  add(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size);
    return this.numbers.size - 1;
  }

  get texts(): readonly string[] {
    return [...this.numbers.keys()];
  }
}

/** A hash table from the strings of a pool to their numbers: open addressing, number + 1 in each slot. */
export function packHash(texts: readonly string[]): number[] {
  let size = 16;
  while (size * 3 < texts.length * 4) size *= 2;
  const slots = new Array<number>(size).fill(0);
  texts.forEach((text, i) => {
    let slot = hashOf(text) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = i + 1;
  });
  return slots;
}
