/** How wide an element is: pictures are drawn for the room that they have. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** @param least pixels below which nothing is drawn narrower */
export function useWidth<E extends HTMLElement>(first: number, least = 0): readonly [box: RefObject<E>, width: number] {
  const box = useRef<E>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) => entry && setWidth(Math.max(least, entry.contentRect.width)));
    if (box.current) watcher.observe(box.current);
    return () => watcher.disconnect();
  }, [least]);
  return [box, width];
}
