/** Saved views: making one of any filter, what is new in each, marking it as seen, removing it. */
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { type Address, useAddress } from '../address.js';
import { address, forget, Problem, send, useApi } from '../api.js';
import { asked, Filters, KindChoice } from '../parts/filters.js';
import { EntryList } from '../parts/lines.js';
import { Page, Section } from '../parts/page.js';
import { Answered, Empty, Wrong } from '../parts/states.js';
import { WATCHED } from '../parts/watch-this.js';
import type { Lines, News, Session, Watches as Shown, Watched } from '../types.js';
import { capital, count, KIND_NAMES, type KINDS, partyName, words } from '../words.js';

type Said = Readonly<Record<string, unknown>>;

/** Sends what is said of a saved view; true when it was done. */
function useSay() {
  const [problem, setProblem] = useState<Problem>();
  const say = async (said: Said): Promise<boolean> => {
    setProblem(undefined);
    try {
      await send('/api/watches', said);
      forget();
      return true;
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, 'The server cannot be reached', 'is it running?'));
      return false;
    }
  };
  return { problem, say };
}

export default function Watches() {
  const at = useAddress();
  const session = useApi<Session>('/api/session');
  const all = useApi<Shown>(address('watches'));
  const may = session.data?.correct ?? false;
  const making = at.get('make') !== '';
  return (
    <Page
      title={making ? 'Watch a view' : 'Watches'}
      over={making ? <Link href="/watches">Watches</Link> : undefined}
      lead={
        making
          ? 'Choose what to watch and name it. Whatever comes in from now on is shown as new until you mark it as seen.'
          : 'Saved views of the record. Each shows what is new or changed since you last marked it as seen.'
      }
      csv={making || !all.data?.watches.length ? undefined : address('watches', {}, '.csv')}
      more={
        making ? null : (
          <Link class="tool main" href="/watches?make=yes">
            New watch
          </Link>
        )
      }
      narrow
    >
      {making ? (
        <Make at={at} may={may} isKnown={session.data !== undefined} />
      ) : (
        <Answered asked={all} lines={6}>
          {({ watches }) => (watches.length === 0 ? <None /> : <List at={at} watches={watches} may={may} />)}
        </Answered>
      )}
    </Page>
  );
}

function None() {
  return (
    <Empty>
      <p>
        <strong>Nothing is watched yet.</strong>
      </p>
      <p>
        Filter the <Link href="/timeline">timeline</Link>, the <Link href="/statements">statements</Link> or the{' '}
        <Link href="/relations">relations</Link> of two parties, and press Watch; or{' '}
        <Link href="/watches?make=yes">choose a filter here</Link>.
      </p>
    </Empty>
  );
}

/** A filter in words: 'Meetings: China, United States; from 2023'. */
const titleOf = (
  kinds: readonly string[],
  filter: readonly { readonly name: string; readonly value: string }[],
): string => {
  const of = (name: string): string[] => filter.flatMap((one) => (one.name === name ? [one.value] : []));
  const said = [
    of('party').map(partyName).join(' and '),
    of('person').join(' and '),
    of('topic').map(words).map(capital).join(', '),
    ...of('status').map(words),
    ...of('since').map((day) => `from ${day}`),
    ...of('until').map((day) => `to ${day}`),
    ...of('published-since').map((day) => `reported from ${day}`),
    ...of('min-confidence').map((share) => `at least ${Math.round(Number(share) * 100)}% sure`),
    ...of('precision'),
  ].filter(Boolean);
  const what =
    kinds.length === 0 ? 'All kinds' : kinds.map((kind) => KIND_NAMES[kind as (typeof KINDS)[number]][1]).join(', ');
  return said.length === 0 ? what : `${what}: ${said.join('; ')}`;
};

function Make({ at, may, isKnown }: { readonly at: Address; readonly may: boolean; readonly isKnown: boolean }) {
  const { problem, say } = useSay();
  const kinds = at.all('kind');
  const filter = asked(at, WATCHED);
  const given = Object.entries(filter).flatMap(([name, values]) => values.map((value) => ({ name, value })));
  const suggested = titleOf(kinds, given);
  const now = useApi<Lines>(address('lines', { kind: kinds, ...filter, limit: 5 }));
  const save = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const parts = Object.entries(filter).flatMap(([name, values]) =>
      values.length === 0 ? [] : [[name, ['party', 'person', 'topic'].includes(name) ? values : values[0]] as const],
    );
    const done = await say({
      is: 'save',
      name: String(data.get('name') ?? ''),
      kinds,
      filter: Object.fromEntries(parts),
      all: data.get('all') !== null,
    });
    if (done) at.set({ make: '', kind: '', ...Object.fromEntries(WATCHED.map((name) => [name, ''])) });
  };
  return (
    <>
      <Filters at={at} names={WATCHED}>
        <KindChoice chosen={kinds} onChange={(kind) => at.set({ kind }, { replace: true })} />
      </Filters>
      {isKnown && !may ? (
        <Empty>
          <p>
            <strong>You can read here, but not save a watch.</strong> Start the pages with{' '}
            <code>chancery serve --open</code>, or <a href="/enter">sign in with a token</a> that allows you to correct.
          </p>
        </Empty>
      ) : (
        <form
          class="filters big"
          onSubmit={(event) => {
            event.preventDefault();
            void save(event.currentTarget);
          }}
        >
          <label class="field grow">
            <span>Name</span>
            <input key={suggested} name="name" required maxLength={100} defaultValue={suggested.slice(0, 100)} />
          </label>
          <label class="check">
            <input type="checkbox" name="all" /> Show entries already in the record as new, too
          </label>
          <button type="submit" class="tool main">
            Save
          </button>
        </form>
      )}
      {problem ? <Wrong problem={problem} /> : null}
      <Section
        title="In it now"
        note="The newest entries that match. Words, terms and occasions of statements cannot be watched."
      >
        <Answered asked={now}>
          {({ lines }) =>
            lines.length === 0 ? (
              <Empty>
                <p>Nothing yet. If you expected more, remove a filter.</p>
              </Empty>
            ) : (
              <EntryList lines={lines} />
            )
          }
        </Answered>
      </Section>
    </>
  );
}

/** News shown of one among others, and of one alone. */
const SOME = 5;
const MOST = 100;

function List({
  at,
  watches,
  may,
}: {
  readonly at: Address;
  readonly watches: readonly Watched[];
  readonly may: boolean;
}) {
  const { problem, say } = useSay();
  const only = at.get('watch');
  const shown = watches.filter(({ name }) => only === '' || name === only);
  return (
    <>
      {problem ? <Wrong problem={problem} /> : null}
      {only ? (
        <p class="onwards">
          <Link href="/watches">All {count(watches.length, 'watch', 'watches')}</Link>
        </p>
      ) : null}
      {shown.length === 0 ? (
        <Empty>
          <p>
            No watch is called {only}. It may have been removed. <Link href="/watches">See all watches</Link>.
          </p>
        </Empty>
      ) : null}
      {shown.map((watch) => (
        <One key={watch.name} watch={watch} may={may} most={only ? MOST : SOME} say={say} />
      ))}
    </>
  );
}

/** Where its news goes, in words. */
const tellsOf = ({ way, to }: Watched): string =>
  way === 'page'
    ? 'Shown on this page.'
    : `Sent ${way === 'webhook' ? `to ${to}` : way === 'atom' ? 'to an Atom file' : 'as lines'} by chancery watch on the command line, which notes what it has sent.`;

function One({
  watch,
  may,
  most,
  say,
}: {
  readonly watch: Watched;
  readonly may: boolean;
  readonly most: number;
  readonly say: (said: Said) => Promise<boolean>;
}) {
  const { name, kinds, filter } = watch;
  const news = useApi<News>(address('news', { watch: name, limit: most }));
  const search = new URLSearchParams([
    ...kinds.map((kind) => ['kind', kind]),
    ...filter.map((one) => [one.name, one.value]),
  ]);
  const link = `/watches?watch=${encodeURIComponent(name)}`;
  return (
    <Section title={name} class="watch" note={`${titleOf(kinds, filter)}. ${tellsOf(watch)}`}>
      <Answered asked={news} lines={2}>
        {({ count: n, news: all }) => (
          <>
            <p class="tools">
              <strong class={n > 0 ? 'fresh-count' : 'dim'}>
                {n > 0 ? `● ${n.toLocaleString('en')} new or changed` : 'Nothing new'}
              </strong>
              {may && watch.way === 'page' && n > 0 ? (
                <button
                  type="button"
                  class="tool"
                  onClick={() => void say({ is: 'seen', name })}
                  aria-label={`Mark ${name} as seen`}
                >
                  Mark as seen
                </button>
              ) : null}
              <Link class="tool" href={`/timeline?${search}`} aria-label={`Open in timeline: ${name}`}>
                Open in timeline
              </Link>
              {may ? (
                <button
                  type="button"
                  class="tool"
                  onClick={() => void say({ is: 'remove', name })}
                  aria-label={`Remove ${name}`}
                >
                  Remove
                </button>
              ) : null}
            </p>
            {(['new', 'changed'] as const).map((is) => {
              const lines = all.flatMap((one) => (one.is === is ? [one.line] : []));
              return lines.length === 0 ? null : (
                <div key={is}>
                  <h3>{capital(is)}</h3>
                  <EntryList lines={lines} quote />
                </div>
              );
            })}
            {n > all.length && most < MOST ? (
              <p class="onwards">
                <Link href={link}>All {n.toLocaleString('en')}</Link>
              </p>
            ) : null}
            {n > all.length && most >= MOST ? <p class="note">The latest {all.length} are shown.</p> : null}
          </>
        )}
      </Answered>
    </Section>
  );
}
