/** The cite button: the words, who published them and when, and the address where they stand here. */
import { useRef, useState } from 'preact/hooks';
import { dayText, quoted } from '../words.js';

export interface Cited {
  readonly title: string;
  readonly words: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

const citation = ({ title, words, publisher, published, url }: Cited, here: string, today: string): string =>
  [
    words ? quoted(words) : title,
    [publisher ?? 'Publisher unknown', published ? dayText(published) : 'no date'].join(', '),
    url && /^https?:/i.test(url) ? url : '',
    `In: Chancery, ‘${title}’, ${here} (read ${dayText(today)})`,
  ]
    .filter(Boolean)
    .join('. ');

export function Cite({ cited }: { readonly cited: Cited }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const [done, setDone] = useState('');
  const all = citation(cited, location.href, new Date().toISOString().slice(0, 10));
  return (
    <>
      <button
        type="button"
        class="tool"
        onClick={() => {
          setDone('');
          dialog.current?.showModal();
        }}
      >
        Cite
      </button>
      <dialog ref={dialog} class="dialog" aria-label="Citation">
        <h2>Cite this</h2>
        <textarea
          ref={text}
          readOnly
          rows={6}
          aria-label="The citation, with the words that are kept here"
          value={all}
        />
        <p class="tools">
          <button
            type="button"
            class="tool main"
            onClick={() => {
              text.current?.select();
              navigator.clipboard?.writeText(all).then(
                () => setDone('Copied.'),
                () => setDone('Press Ctrl+C to copy.'),
              );
            }}
          >
            Copy
          </button>
          <button type="button" class="tool" onClick={() => dialog.current?.close()}>
            Close
          </button>
          <span role="status">{done}</span>
        </p>
      </dialog>
    </>
  );
}
