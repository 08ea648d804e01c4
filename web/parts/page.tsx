/** The frame of a page: its title, what leads in, and what can be done with it: its data, printing, an address to share. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';

export function Page({
  title,
  over,
  lead,
  csv,
  more,
  children,
  narrow = false,
}: {
  readonly title: string;
  /** A word above the title: what kind of page it is. */
  readonly over?: ComponentChildren;
  readonly lead?: ComponentChildren;
  /** The address of its data as CSV; a page without is a form or nothing, and is not printed. */
  readonly csv?: string | undefined;
  readonly more?: ComponentChildren;
  readonly children: ComponentChildren;
  /** For lines that are read, not looked over. */
  readonly narrow?: boolean;
}) {
  useEffect(() => {
    document.title = `${title} – Chancery`;
  }, [title]);
  return (
    <main id="content" class={narrow ? 'narrow' : ''}>
      <div class="head">
        <div>
          {over ? <p class="over">{over}</p> : null}
          <h1>{title}</h1>
          {lead ? <p class="lead">{lead}</p> : null}
        </div>
        <div class="tools">
          {more}
          {csv ? (
            <>
              <a class="tool" href={csv} download>
                CSV
              </a>
              <button type="button" class="tool" onClick={() => print()}>
                Print
              </button>
            </>
          ) : null}
        </div>
      </div>
      {children}
    </main>
  );
}

/** A part of a page with a heading. */
export function Section({
  title,
  note,
  children,
  class: name = '',
  id,
}: {
  readonly title: string;
  readonly note?: ComponentChildren;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly id?: string;
}) {
  return (
    <section class={name} id={id}>
      <h2>{title}</h2>
      {note ? <p class="note">{note}</p> : null}
      {children}
    </section>
  );
}
