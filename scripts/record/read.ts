/** Many documents as the record takes them in: items, and facts with families. */

import { factsOf, textOf } from '../../src/desk/remake.js';
import type { Document } from '../../src/model/document.js';
import type { Reading } from '../../src/model/reading.js';
import type { DocumentFacts, Item } from '../../src/model/record.js';
import { familiesOf, itemsOf } from '../../src/record/record.js';

export function recordedOf(read: readonly (readonly [Document, Reading])[]): {
  readonly items: Item[];
  readonly facts: Map<string, DocumentFacts>;
} {
  const alone = read.map(([document, reading]) => factsOf(document, reading, document.id));
  const families = familiesOf(
    read.flatMap(([document, reading], i) => (alone[i] ? [textOf(document, reading, alone[i])] : [])),
  );
  return {
    items: read.flatMap(([document, reading]) => itemsOf(reading, document.text)),
    facts: new Map(alone.map((facts) => [facts.id, { ...facts, family: families.get(facts.id) ?? facts.id }])),
  };
}
