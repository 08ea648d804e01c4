/** A list of which only what is seen is made: fifty thousand rows scroll as ten do. */
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useEffect, useReducer, useRef } from 'preact/hooks';

export function VirtualList<T extends { readonly id: string }>({
  items,
  height,
  row,
  label,
  onSeen,
  render,
}: {
  readonly items: readonly T[];
  /** Pixels of the whole and of a row. */
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
  virtual.setOptions({ ...virtual.options, count: items.length });
  useEffect(() => virtual._didMount(), [virtual]);
  useEffect(() => virtual._willUpdate());
  const rows = virtual.getVirtualItems();
  const seen = rows.flatMap(({ index }) => items[index] ?? []);
  useEffect(() => onSeen?.(seen), [seen.map(({ id }) => id).join()]);
  return (
    <div ref={box} class="virtual" tabIndex={0} role="region" aria-label={label} style={{ maxHeight: `${height}px` }}>
      <ol style={{ height: `${virtual.getTotalSize()}px` }}>
        {rows.map(({ index, start }) => {
          const item = items[index];
          return item ? (
            <li
              key={item.id}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              style={{ transform: `translateY(${start}px)`, height: `${row}px` }}
            >
              {render(item)}
            </li>
          ) : null;
        })}
      </ol>
    </div>
  );
}
