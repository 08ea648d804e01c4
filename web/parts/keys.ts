/** One key for each thing that can be done, unless somebody is typing. */
import { useLayoutEffect, useRef } from 'preact/hooks';

/** @param keys in small letters */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const current = useRef(keys);
  current.current = keys;
  // Before it is seen: who presses a key at once is heard.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
      const key = current.current[event.key.toLowerCase()];
      if (!key) return;
      event.preventDefault();
      key();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
