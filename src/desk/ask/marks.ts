/** What was understood of which words of a text: its marks, layer by layer. Pure. */
import type { Reading } from '../../model/reading.js';
import type { Item } from '../../model/record.js';
import type { Span } from '../../model/span.js';
import { itemsOf } from '../../record/items.js';
import { titleOf } from '../../record/titles.js';
import { type Fact, factsOf, words } from './understood.js';

export const LAYERS = [
  'statement',
  'event',
  'meeting',
  'commitment',
  'channel',
  'incident',
  'actor',
  'repair',
] as const;
type Layer = (typeof LAYERS)[number];

export interface Mark {
  /** Of an item its id, by which its entry is found. */
  readonly id: string;
  readonly layer: Layer;
  /** Where it stands; several places for words that lie apart. */
  readonly spans: readonly Span[];
  readonly title: string;
  readonly facts: readonly Fact[];
  /** Null where nothing says how sure it is. */
  readonly confidence: number | null;
  /** Rules, rows and frames that found it. */
  readonly why: readonly string[];
}

/** The marks of a reading: its items, then who is named, then what was garbled. */
export function marksOf(reading: Reading, text: string): readonly Mark[] {
  return [
    ...itemsOf(reading, text).map(markOf),
    ...reading.actors
      .filter(({ mentions }) => mentions.length > 0)
      .map(
        (actor): Mark => ({
          id: actor.id,
          layer: 'actor',
          spans: actor.mentions,
          title: actor.name,
          facts: [
            { name: 'Kind', value: words(actor.kind) },
            { name: 'Office that day', value: actor.role ?? '' },
            { name: 'Of', value: actor.organization ?? '' },
            { name: 'Acts for', value: actor.party },
            { name: 'Sector', value: actor.sector },
          ].filter(({ value }) => value !== ''),
          confidence: null,
          why: actor.why,
        }),
      ),
    ...reading.repairs.map(
      (repair, i): Mark => ({
        id: `repair-${i}`,
        layer: 'repair',
        spans: [repair.span],
        title: `Read as ‘${repair.restored}’`,
        facts: [
          { name: 'In the text', value: repair.found },
          { name: 'Read as', value: repair.restored },
        ],
        confidence: repair.confidence,
        why: repair.why,
      }),
    ),
  ];
}

const markOf = (item: Item): Mark => ({
  id: item.id,
  layer: item.kind,
  spans: 'content' in item.value ? item.value.content : item.value.evidence,
  title: titleOf(item),
  facts: factsOf(item),
  confidence: item.value.confidence,
  why: item.value.why,
});
