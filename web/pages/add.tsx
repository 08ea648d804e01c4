/** Adding: paste a text or drop a file, see at once how it is read, then save it. */
import { useRef, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { forget, Problem, send, useApi } from '../api.js';
import { Marked } from '../parts/marked.js';
import { Page, Section } from '../parts/page.js';
import { Empty, Wrong } from '../parts/states.js';
import type { Added, ReadShown, Session } from '../types.js';
import { count, documentLink, KIND_NAMES, KINDS } from '../words.js';

interface Draft {
  readonly text: string;
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
  readonly url: string;
}

const bodyOf = ({ text, ...facts }: Draft): Record<string, string> => ({
  text,
  ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== '')),
});

export default function Add() {
  const session = useApi<Session>('/api/session');
  return (
    <Page
      title="Add a document"
      lead="Paste a text or drop a plain-text file. You see at once how it is read; it is kept only when you save it."
      narrow
    >
      {session.data && !session.data.add ? <Locked what="add" /> : <Form />}
    </Page>
  );
}

export function Locked({ what }: { readonly what: string }) {
  return (
    <Empty>
      <p>
        <strong>You can read here, but not {what}.</strong>
      </p>
      <p>
        On your own machine, start the pages with <code>chancery serve --open</code> and follow its link. Elsewhere,{' '}
        <a href="/enter">sign in with a token</a> that allows you to {what}.
      </p>
    </Empty>
  );
}

function Form() {
  const form = useRef<HTMLFormElement>(null);
  const [read, setRead] = useState<{ shown: ReadShown; draft: Draft }>();
  const [saved, setSaved] = useState<Added>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState('');
  const [layers, setLayers] = useState<readonly string[]>([]);

  const draft = (): Draft => {
    const data = new FormData(form.current ?? undefined);
    const value = (name: string): string => String(data.get(name) ?? '').trim();
    return {
      text: value('text'),
      title: value('title'),
      publisher: value('publisher'),
      published: value('published'),
      url: value('url'),
    };
  };
  const doing = async (what: string, work: () => Promise<void>): Promise<void> => {
    setBusy(what);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, 'The server cannot be reached', 'is it running?'));
    }
    setBusy('');
  };
  const look = (): Promise<void> =>
    doing('Reading …', async () => {
      const now = draft();
      if (now.text === '') throw new Problem(0, 'There is no text yet', 'paste some into the field');
      setSaved(undefined);
      setRead({ draft: now, shown: await send<ReadShown>('/api/read', bodyOf(now)) });
    });
  const save = (): Promise<void> =>
    doing('Saving …', async () => {
      if (!read) return;
      setSaved(await send<Added>('/api/documents', bodyOf(read.draft)));
      forget();
    });
  const take = async (file: File | undefined): Promise<void> => {
    const field = form.current?.elements.namedItem('text');
    if (!file || !(field instanceof HTMLTextAreaElement)) return;
    field.value = await file.text();
    await look();
  };
  const found = read
    ? KINDS.map((kind) => [kind, read.shown.marks.filter(({ layer }) => layer === kind).length] as const).filter(
        ([, n]) => n > 0,
      )
    : [];
  return (
    <>
      <form
        ref={form}
        class="add"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void take(event.dataTransfer?.files[0]);
        }}
      >
        <label class="field grow">
          <span>Text</span>
          <textarea
            name="text"
            rows={10}
            required
            placeholder="Paste the text of a report, a readout, a transcript …"
          />
        </label>
        <div class="filters">
          <label class="field">
            <span>Published</span>
            <input
              name="published"
              placeholder="2023-06-18"
              pattern="\d{4}-\d\d-\d\d"
              aria-describedby="published-note"
            />
          </label>
          <label class="field">
            <span>Publisher</span>
            <input name="publisher" placeholder="Reuters" />
          </label>
          <label class="field long">
            <span>Title</span>
            <input name="title" />
          </label>
          <label class="field long">
            <span>Address</span>
            <input name="url" type="url" placeholder="https://" />
          </label>
          <label class="field long">
            <span>From a file</span>
            <input
              type="file"
              accept=".txt,.md,text/plain"
              onChange={(event) => void take(event.currentTarget.files?.[0])}
            />
          </label>
        </div>
        <p class="note" id="published-note">
          The day of publication turns ‘on Sunday’ into a date and tells who was foreign minister then.
        </p>
        <p class="tools">
          <button type="submit" class="tool main" disabled={busy !== ''}>
            Read
          </button>
          <span role="status">{busy}</span>
        </p>
      </form>
      {problem ? <Wrong problem={problem} /> : null}
      {read ? (
        <Section
          title="How it is read"
          note={
            found.length === 0
              ? 'Nothing in it belongs in the record.'
              : found
                  .map(([kind, n]) => count(n, KIND_NAMES[kind][0].toLowerCase(), KIND_NAMES[kind][1].toLowerCase()))
                  .join(', ')
          }
        >
          <p class="tools">
            {saved ? (
              <>
                <strong>
                  {saved.added > 0
                    ? 'Saved.'
                    : saved.changed > 0
                      ? 'Saved as a newer version.'
                      : 'It was already in the record.'}
                </strong>{' '}
                {saved.ids[0] ? <Link href={documentLink(saved.ids[0])}>See it in the record</Link> : null}
              </>
            ) : (
              <button type="button" class="tool main" disabled={busy !== ''} onClick={() => void save()}>
                Save to the record
              </button>
            )}
          </p>
          {read.shown.spun !== 'clean' ? (
            <p class="warning">It looks rewritten by a machine: garbled names are read as restored.</p>
          ) : null}
          <Marked text={read.shown.text} marks={read.shown.marks} layers={layers} onLayers={setLayers} />
        </Section>
      ) : null}
    </>
  );
}
