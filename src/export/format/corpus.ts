/**
 * The annotated corpus: of each document that tells of what is exported its text and an annotation of all that the record
 * holds of it, corrections taken in: what a person rejected is not there, and a field has the value that was said. A file
 * `ID.txt` and `ID.raw.json` each, in the form in which documents are annotated by hand.
 */
import type { Document } from '../../model/document.js';
import type { DateValue, Reading } from '../../model/reading.js';
import type { Item, ItemOf, NamedActor } from '../../model/record.js';
import type { Span } from '../../model/span.js';
import { fileNames, type Source, toldOf, type Write } from './format.js';

export const corpus: Write = async function* (source, { what, versions }) {
  const documents = new Set<string>();
  for await (const { entry } of toldOf(source, what)) for (const { document } of entry.reports) documents.add(document);
  const nameOf = fileNames();
  for (const id of [...documents].sort()) {
    const [document, reading] = [await source.document(id), await source.reading(id)];
    if (!document || !reading) continue;
    const name = nameOf(id);
    const text = textOf(document);
    yield { file: `${name}.txt`, content: text };
    const raw = { id: name, ...rawOf(document, text, reading, await itemsOf(source, id)) };
    const made = { document: id, schema: 'chancery/corpus@1', release: versions.release, data: reading.made.data };
    yield { file: `${name}.raw.json`, content: `${JSON.stringify({ ...raw, made }, null, 1)}\n` };
  }
};

/** In the order of the text, as quotations are looked for. */
const itemsOf = async (source: Source, document: string): Promise<Item[]> =>
  [...(await source.itemsIn(document))].sort((a, b) => (spansOf(a)[0]?.[0] ?? 0) - (spansOf(b)[0]?.[0] ?? 0));

/** Title, blank line, body: one without a title has an empty one. */
const textOf = ({ text, title }: Document): string => (title === undefined ? `\n\n${text}` : text);

const spansOf = ({ value }: Item): readonly Span[] => ('content' in value ? value.content : value.evidence);

const rawOf = (document: Document, text: string, reading: Reading, items: readonly Item[]): object => {
  const shift = text.length - document.text.length;
  const cut = ([start, end]: Span): string => text.slice(start + shift, end + shift);
  const evidence = (item: Item): string => {
    const spans = spansOf(item);
    const [first, last] = [spans[0], spans.at(-1)];
    if (!first || !last || first === last) return first ? cut(first) : '';
    return `${cut(first)} ... ${cut(last)}`;
  };
  const of = <K extends Item['kind']>(kind: K): ItemOf<K>[] =>
    items.filter((item): item is ItemOf<K> & Item => item.kind === kind);
  return {
    published: document.published?.slice(0, 10) ?? '',
    kind: reading.document.kind,
    people: reading.actors
      .filter(({ kind }) => kind === 'person')
      .map(({ name, party, country, role }) => [name, party, country, role ?? '']),
    statements: of('statement').map(({ value }) => ({
      s: value.speakerText,
      p: value.party,
      att: value.attribution,
      act: value.act,
      src: value.source.map(cut)[0] ?? '',
      cue: value.cue.map(cut)[0] ?? '',
      con: value.content.length === 1 ? value.content.map(cut)[0] : value.content.map(cut),
    })),
    events: of('event').map((item) => ({
      t: item.value.plover,
      st: item.value.status,
      from: partiesOf(item.value.source),
      to: partiesOf(item.value.target),
      ...dated('d', item.value.date),
      ev: evidence(item),
    })),
    meetings: of('meeting').map((item) => ({
      k: item.value.kind,
      f: item.value.format,
      lv: item.value.level,
      st: item.value.status,
      ...dated('d', item.value.date),
      ...(item.value.place ? { pl: item.value.place.name } : {}),
      who: item.value.participants.filter(({ actor }) => actor.startsWith('person:')).map(({ name }) => name),
      par: partiesOf(item.value.participants),
      ev: evidence(item),
    })),
    commitments: of('commitment').map((item) => ({
      by: item.value.by,
      to: item.value.to,
      st: item.value.status,
      act: item.value.action,
      ...dated('due', item.value.due),
      ev: evidence(item),
    })),
    channels: of('channel').map((item) => ({
      par: item.value.parties,
      k: item.value.kind,
      st: item.value.state,
      ...dated('d', item.value.date),
      ev: evidence(item),
    })),
    incidents: of('incident').map((item) => ({
      k: item.value.kind,
      par: item.value.parties,
      ...dated('d', item.value.date),
      ...(item.value.place ? { pl: item.value.place.name } : {}),
      ev: evidence(item),
    })),
  };
};

const partiesOf = (actors: readonly NamedActor[]): string[] => [
  ...new Set(actors.map(({ party }) => party).filter((party) => party !== '')),
];

/** The first day of several. */
const dated = (name: string, date: DateValue | undefined): object =>
  date === undefined ? {} : { [name]: typeof date === 'string' ? date.slice(0, 10) : date.start };
