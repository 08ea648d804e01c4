/** A list of which only what is seen is made, each row as high as it needs: fifty thousand rows scroll as ten do. */
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';

export function VirtualList<T extends { readonly id: string }>({
  items,
  height,
  row,
  label,
  onSeen,
  render,
}: {
  readonly items: readonly T[];
  /** Pixels of the whole at most, and of a row that was not made yet. */
  readonly height: number;
  readonly row: number;
  readonly label: string;
  /** Told of the rows that are made, each time that they are others. */
  readonly onSeen?: (items: readonly T[]) => void;
  readonly render: (item: T) => ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [, again] = useReducer((n: number) => n + 1, 0);
  const made = useRef<Virtualizer<HTMLDivElement, HTMLElement> | undefined>(undefined);
  made.current ??= new Virtualizer<HTMLDivElement, HTMLElement>({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => row,
    overscan: 12,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => again(0),
  });
  const virtual = made.current;
  // Rows that were there before keep their height.
  const keyOf = useCallback((index: number) => items[index]?.id ?? index, [items]);
  virtual.setOptions({ ...virtual.options, count: items.length, getItemKey: keyOf });
  useEffect(() => virtual._didMount(), [virtual]);
  useEffect(() => virtual._willUpdate());
  const rows = virtual.getVirtualItems();
  const seen = rows.flatMap(({ index }) => items[index] ?? []);
  useEffect(() => onSeen?.(seen), [seen.map(({ id }) => id).join()]);
  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {};
  return (
    <>
      <div ref={box} class="virtual" tabIndex={0} role="region" aria-label={label} style={{ maxHeight: `${height}px` }}>
        <ol style={{ height: `${virtual.getTotalSize()}px` }}>
          {rows.map(({ index, start }) => {
            const item = items[index];
            return item ? (
              <li
                key={item.id}
                aria-posinset={index + 1}
                aria-setsize={items.length}
                ref={virtual.measureElement}
                data-index={index}
                style={{ transform: `translateY(${start}px)` }}
              >
                {render(item)}
              </li>
            ) : null;
          })}
        </ol>
      </div>
      {items.length > endIndex - startIndex + 1 ? (
        <p class="note">
          Rows {(startIndex + 1).toLocaleString('en')}–{(endIndex + 1).toLocaleString('en')} of{' '}
          {items.length.toLocaleString('en')}: scroll the list for the others.
        </p>
      ) : null}
    </>
  );
}
