/** From what a caller hands in to the one shape that is read. Pure. */
import { createHash } from 'node:crypto';
import type { Document, DocumentInput, Pair } from '../model/document.js';

const sha256 = (...parts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/**
 * Composes the text (title, blank line, body) and gives the document its id: the caller's, else its address, else a
 * hash of text and publisher, so that one wire text in two outlets is two documents. A document is returned as it is.
 */
export function toDocument(input: DocumentInput | Document): Document {
  if ('schema' in input) return input;
  const { pairs, id, ...rest } = input;
  // Half of a surrogate pair has no bytes: what is stored would be another text than the one that was read.
  const given = input.text.toWellFormed();
  const title = input.title === undefined ? undefined : withoutTags(input.title.toWellFormed());
  const body = title ? title.length + 2 : 0;
  const text = title ? `${title}\n\n${given}` : given;
  return Object.freeze({
    ...pick(rest),
    schema: 'chancery/document@1',
    id:
      id?.toWellFormed() ??
      (input.url
        ? `url:${input.url.toWellFormed()}`
        : `sha256:${sha256(text, '\u0000', input.publisher?.toWellFormed() ?? '')}`),
    text,
    hash: sha256(text),
    ...(title ? { title, body } : {}),
    ...(pairs ? { pairs: body === 0 ? pairs : pairs.map((pair) => moved(pair, body)) } : {}),
  });
}

/** Tags of letters within a line, which pages leave in their titles: 'May 17<sup>th</sup>'. Other signs stay as they are. */
const INLINE_TAGS = /<\/?(?:sup|sub|b|i|u|em|strong|small|span|mark|abbr|a|br|wbr)(?:\s[^<>]*)?\/?>/giu;

const withoutTags = (title: string): string => title.replace(INLINE_TAGS, '');

/** The known fields alone, without those that are undefined: a caller's further fields stay outside. */
const pick = (input: Omit<DocumentInput, 'pairs' | 'id'>) => ({
  ...(input.kind ? { kind: input.kind } : {}),
  ...(input.publisher ? { publisher: input.publisher.toWellFormed() } : {}),
  ...(input.issuer ? { issuer: input.issuer } : {}),
  ...(input.url ? { url: input.url.toWellFormed() } : {}),
  ...(input.published ? { published: input.published } : {}),
  ...(input.retrieved ? { retrieved: input.retrieved } : {}),
});

const moved = (pair: Pair, by: number): Pair => ({
  source: pair.source.map(([start, end]) => [start + by, end + by] as const),
  target: pair.target.map(([start, end]) => [start + by, end + by] as const),
});
