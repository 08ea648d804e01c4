/**
 * Evidence as W3C Web Annotations: a collection with an annotation for each account of an entry, its words as quotations with
 * what stands around them, and by their place. Places count characters as the standard does (code points), in the text of the
 * document: title, blank line, body.
 */
import type { Item, ToldEntry } from '../../model/record.js';
import type { Span } from '../../model/span.js';
import { jsonLine } from '../formats.js';
import { headline } from '../headline.js';
import { piece, toldOf, type Write } from './format.js';

/** Code units of the text before and behind the quotation. */
const AROUND = 32;

export const annotations: Write = async function* (source, { what, versions }) {
  const generator = {
    id: 'urn:chancery',
    type: 'Software',
    name: 'Chancery',
    'schema:softwareVersion': versions.release,
  };
  yield piece(
    `{"@context":["http://www.w3.org/ns/anno.jsonld",{"schema":"https://schema.org/"}],"id":"urn:chancery:annotations","type":"AnnotationCollection",` +
      `"label":${json(`Chancery: ${what}`)},"generator":${json(generator)},"schema:schemaVersion":"chancery/annotations@1",` +
      `"schema:version":${json(versions.data.map(({ version }) => version).join('; '))},` +
      `"first":{"id":"urn:chancery:annotations:1","type":"AnnotationPage","startIndex":0,"items":[`,
  );
  let first = true;
  let [at, text] = ['', ''];
  for await (const told of toldOf(source, what))
    for (const item of await source.itemsOf(told)) {
      if (item.document !== at) [at, text] = [item.document, (await source.document(item.document))?.text ?? ''];
      yield piece(`${first ? '' : ','}\n${json(annotationOf(told, item, text))}`);
      first = false;
    }
  yield piece('\n]}}\n');
};

const json = (value: unknown): string => jsonLine(value as object).trimEnd();

const annotationOf = ({ entry }: ToldEntry, item: Item, text: string): object => {
  const url = entry.reports.find(({ document }) => document === item.document)?.url;
  const source = url && /^https?:/i.test(url) ? url : `urn:chancery:document:${encodeURIComponent(item.document)}`;
  const spans: readonly Span[] = 'content' in item.value ? item.value.content : item.value.evidence;
  return {
    id: `urn:chancery:${encodeURIComponent(item.id)}`,
    type: 'Annotation',
    motivation: 'identifying',
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: item.kind },
      { type: 'TextualBody', purpose: 'describing', format: 'text/plain', language: 'en', value: headline(entry) },
      { id: `urn:chancery:${encodeURIComponent(entry.id)}`, purpose: 'linking', type: 'Dataset' },
    ],
    target: spans.map((span) => ({ type: 'SpecificResource', source, selector: selectorsOf(span, text) })),
  };
};

const selectorsOf = ([start, end]: Span, text: string): object[] => [
  {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    prefix: whole(text.slice(Math.max(0, start - AROUND), start)),
    suffix: whole(text.slice(end, end + AROUND)),
  },
  { type: 'TextPositionSelector', start: points(text, start), end: points(text, end) },
];

/** Half a character at an edge is left out. */
const whole = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');

/** The number of characters before a place. */
const points = (text: string, at: number): number => {
  let pairs = 0;
  for (let i = 0; i < at; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xd800) pairs++;
  return at - pairs;
};
