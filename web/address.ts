/** What a page shows stands in its address, so that it can be shared, and the way back leads to what was shown before. */
import { useMemo } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
// As it stands: the one of the package itself decodes it once, and what is decoded twice is another text ('%253C').
import { useSearch } from 'wouter-preact/use-browser-location';

export interface Address {
  readonly get: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  /** Sets some parts and leaves the others; '' or none takes a part out. */
  readonly set: (parts: Readonly<Record<string, string | readonly string[]>>, options?: { replace?: boolean }) => void;
  readonly text: string;
}

export function useAddress(): Address {
  const text = useSearch();
  const [path, navigate] = useLocation();
  return useMemo(() => {
    const search = new URLSearchParams(text);
    return {
      text,
      get: (name) => search.get(name) ?? '',
      all: (name) => search.getAll(name).filter((one) => one !== ''),
      set: (parts, options = {}) => {
        const next = new URLSearchParams(search);
        for (const [name, value] of Object.entries(parts)) {
          next.delete(name);
          for (const one of Array.isArray(value) ? (value as readonly string[]) : [value as string])
            if (one !== '') next.append(name, one);
        }
        const after = next.toString();
        navigate(`${path}${after ? `?${after}` : ''}`, options);
      },
    };
  }, [text, path, navigate]);
}
