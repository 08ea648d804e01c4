/**
 * How far those who reviewed the record agree, from what each said of it. A verdict is yes where a person gave a field the
 * value that some text of the entry was read with (so does Accept), no where they rejected it or gave another value.
 */
import { isDeepStrictEqual } from 'node:util';
import { type Agreement, agreementOf } from '../../export/agreement.js';
import type { Judged } from '../../export/sheet.js';
import type { Correction, Item } from '../../model/record.js';
import { find } from '../../record/corrections.js';
import { holding } from '../../record/record.js';
import type { StoredItem, StoreReader } from '../../store/store.js';

/** What one person said of one entry. */
interface Verdict extends Judged {
  readonly right: boolean;
  /** Id of its entry; null where it is in none: somebody rejected it. */
  readonly entry: string | null;
  readonly words: string;
}

interface Difference extends Pick<Verdict, 'id' | 'kind' | 'entry' | 'words'> {
  /** Who says that it is right; the other of the two says that it is not. */
  readonly right: string;
}

interface ReviewerPair {
  readonly a: string;
  readonly b: string;
  readonly agreement: Agreement;
  readonly differ: readonly Difference[];
}

export interface Reviewers {
  readonly reviewers: readonly { readonly name: string; readonly judged: number; readonly right: number }[];
  /** Those who looked at something that the other looked at, too; most in common first. */
  readonly pairs: readonly ReviewerPair[];
}

/** What was taken back counts no more; what finds no item is of nothing. */
export async function reviewersIn(store: StoreReader): Promise<Reviewers> {
  const sheets = await sheetsOf(store);
  const names = [...sheets.keys()].sort();
  const pairs = names.flatMap((a, i) => names.slice(i + 1).flatMap((b) => pairOf(a, b, sheets) ?? []));
  return {
    reviewers: names.map((name) => {
      const all = sheets.get(name) ?? [];
      return { name, judged: all.length, right: all.filter(({ right }) => right).length };
    }),
    pairs: pairs.sort((one, other) => other.agreement.both - one.agreement.both || (one.a < other.a ? -1 : 1)),
  };
}

const pairOf = (a: string, b: string, sheets: ReadonlyMap<string, readonly Verdict[]>): ReviewerPair | undefined => {
  const [own, other] = [sheets.get(a) ?? [], sheets.get(b) ?? []];
  const agreement = agreementOf([own, other]);
  if (agreement.both === 0) return undefined;
  const byId = new Map(other.map((one) => [one.id, one]));
  const differ = own.flatMap(({ id, kind, entry, words, right }) => {
    const beside = byId.get(id);
    return beside && beside.right !== right ? [{ id, kind, entry, words, right: right ? a : b }] : [];
  });
  return { a, b, agreement, differ };
};

/** By author what each said of each entry, by entry, else by item. */
const sheetsOf = async (store: StoreReader): Promise<Map<string, Verdict[]>> => {
  // Of an event that follows its meeting nobody said more than of the meeting.
  const said = holding(await store.corrections()).filter(
    ({ is, follows }) => follows === undefined && (is === 'field' || is === 'reject'),
  );
  const documents = new Map<string, readonly StoredItem[]>();
  const sheets = new Map<string, Map<string, Verdict>>();
  for (const correction of said) {
    const { document } = correction.item;
    const stored = documents.get(document) ?? (await store.itemsOf([document]));
    documents.set(document, stored);
    const item = find(
      correction.item,
      stored.map((one) => one.item),
    );
    if (!item) continue;
    const entry = stored.find((one) => one.item === item)?.entry ?? null;
    const id = entry ?? item.id;
    const sheet = sheets.get(correction.author) ?? new Map<string, Verdict>();
    sheets.set(correction.author, sheet);
    const right = (await isAsRead(store, correction, item, entry)) && (sheet.get(id)?.right ?? true);
    sheet.set(id, { id, kind: item.kind, right, entry, words: item.words.join(' … ') });
  }
  return new Map([...sheets].map(([author, sheet]) => [author, [...sheet.values()]]));
};

const isAsRead = async (
  store: StoreReader,
  correction: Correction,
  item: Item,
  entry: string | null,
): Promise<boolean> => {
  if (correction.is !== 'field') return false;
  const whole = entry === null ? undefined : await store.entryOf(entry);
  const items = whole ? (await store.items(whole.items)).map((one) => one.item) : [item];
  const { field, value } = correction;
  return items.some(({ value: read }) => {
    const own = (read as Readonly<Record<string, unknown>>)[field];
    // A field that is not there and one that is empty are both nothing.
    return isDeepStrictEqual(JSON.parse(JSON.stringify(own ?? null)), value ?? null);
  });
};
