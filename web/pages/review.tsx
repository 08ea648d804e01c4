/** Review: what is least sure first, one key for each verdict, with its reason; undo; and the list of all that was said. */
import { useEffect, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useAddress } from '../address.js';
import { type Asked, address, useApi } from '../api.js';
import { asked, Filters, KindChoice } from '../parts/filters.js';
import { useKeys } from '../parts/keys.js';
import { Bar } from '../parts/marks.js';
import { Page } from '../parts/page.js';
import { Reviewers } from '../parts/reviewers.js';
import { Answered, Empty } from '../parts/states.js';
import { Verdict } from '../parts/verdict.js';
import type { Corrections, Reviewers as Judges, Lines, Session } from '../types.js';
import { count, dayText, documentLink, quoted, words } from '../words.js';
import { Locked } from './add.js';

const NAMES = ['party', 'since', 'until'] as const;

export default function Review() {
  const at = useAddress();
  const list = at.get('list');
  const audit = list === 'audit';
  const id = at.get('id');
  const corrections = useApi<Corrections>(audit ? address('corrections') : undefined);
  const reviewers = useApi<Judges>(list === 'agreement' ? address('reviewers') : undefined);
  return (
    <Page
      title="Review"
      lead="Check what the reader is least sure of. Each correction is kept with its author and reason, and stays when texts are read again."
      csv={
        corrections.data?.corrections.length
          ? address('corrections', {}, '.csv')
          : reviewers.data?.reviewers.length
            ? address('reviewers', {}, '.csv')
            : undefined
      }
      narrow
    >
      <nav class="tabs" aria-label="Review">
        <Link href="/review" aria-current={list || id ? undefined : 'page'}>
          Least sure first
        </Link>
        {id ? (
          <Link href={`/review?id=${encodeURIComponent(id)}`} aria-current="page">
            One entry
          </Link>
        ) : null}
        <Link href="/review?list=second" aria-current={list === 'second' ? 'page' : undefined}>
          Second opinion
        </Link>
        <Link href="/review?list=agreement" aria-current={list === 'agreement' ? 'page' : undefined}>
          Agreement
        </Link>
        <Link href="/review?list=audit" aria-current={audit ? 'page' : undefined}>
          Corrections
        </Link>
      </nav>
      {audit ? (
        <Audit all={corrections} />
      ) : list === 'agreement' ? (
        <Reviewers all={reviewers} />
      ) : (
        <Desk only={id} isSecond={list === 'second'} />
      )}
    </Page>
  );
}

function Desk({ only, isSecond }: { readonly only: string; readonly isSecond: boolean }) {
  const session = useApi<Session>('/api/session');
  if (session.data && !session.data.correct) return <Locked what="correct" />;
  if (only) return <Verdict key={only} id={only} onDone={() => undefined} />;
  // Whose second look it is has to be known first.
  return isSecond ? session.data ? <Queue key="second" second={session.data.name} /> : null : <Queue key="first" />;
}

/** Lines asked for at once. */
const MOST = 50;

/** @param second who takes a second look at what others have looked at */
function Queue({ second }: { readonly second?: string }) {
  const at = useAddress();
  const filter = { ...asked(at, NAMES), kind: at.all('kind') };
  const path = address('review', { ...filter, second, limit: MOST });
  // The queue stands still while it is worked through: what was judged is passed, not taken out under one's hands.
  const [frozen, setFrozen] = useState<Lines>();
  const queue = useApi<Lines>(frozen ? undefined : path);
  const [place, setPlace] = useState(0);
  useEffect(() => {
    if (queue.data) setFrozen(queue.data);
  }, [queue.data]);
  useEffect(() => {
    setFrozen(undefined);
    setPlace(0);
  }, [path]);
  const lines = frozen?.lines ?? [];
  const current = lines[place];
  const step = (by: number): void => setPlace((now) => Math.min(lines.length, Math.max(0, now + by)));
  useKeys({ j: () => step(1), k: () => step(-1) });
  return (
    <>
      <Filters at={at} names={NAMES}>
        <KindChoice chosen={at.all('kind')} onChange={(kind) => at.set({ kind })} />
      </Filters>
      <Answered asked={frozen ? { data: frozen, problem: undefined, waiting: false } : queue} lines={8}>
        {() =>
          lines.length === 0 && second !== undefined ? (
            <NoneToSecond name={second} />
          ) : lines.length === 0 ? (
            <Empty>
              <p>
                <strong>Nothing is left to review.</strong>
              </p>
              <p>Everything that matches was reviewed. Remove a filter, or add documents.</p>
            </Empty>
          ) : current ? (
            <>
              <p class="progress">
                <span>
                  {place + 1} of {count(lines.length, 'entry', 'entries')}, least sure first
                </span>
                <Bar share={place / lines.length} />
                <button type="button" class="tool" onClick={() => step(-1)} disabled={place === 0}>
                  <kbd>K</kbd> Back
                </button>
                <button type="button" class="tool" onClick={() => step(1)}>
                  <kbd>J</kbd> Pass
                </button>
              </p>
              <Verdict key={current.id} id={current.id} onDone={() => step(1)} />
            </>
          ) : (
            <Empty>
              <p>
                <strong>These {lines.length} are done.</strong>
              </p>
              <p>
                <button
                  type="button"
                  class="tool main"
                  onClick={() => {
                    setFrozen(undefined);
                    setPlace(0);
                  }}
                >
                  Next {MOST}
                </button>
              </p>
            </Empty>
          )
        }
      </Answered>
    </>
  );
}

/** That there is nothing to second: because nobody else has reviewed anything, or because all of it was. */
function NoneToSecond({ name }: { readonly name: string }) {
  const judges = useApi<Judges>(address('reviewers'));
  const hasOthers = judges.data?.reviewers.some((one) => one.name !== name);
  return (
    <Empty>
      <p>
        <strong>
          {hasOthers
            ? 'You have reviewed all that others have.'
            : 'Nothing to second yet: nobody else has reviewed an entry.'}
        </strong>
      </p>
      <p>
        Go on with what is <Link href="/review">least sure</Link>.
      </p>
    </Empty>
  );
}

function Audit({ all }: { readonly all: Asked<Corrections> }) {
  return (
    <Answered asked={all} lines={6}>
      {({ corrections }) =>
        corrections.length === 0 ? (
          <Empty>
            <p>No corrections yet. Review what is least sure, or press Correct on the page of an entry.</p>
          </Empty>
        ) : (
          <div
            class="scroll"
            tabIndex={0}
            role="region"
            aria-label="Corrections, a table that may be wider than the page"
          >
            <table class="audit">
              <caption class="sr">Corrections, the latest first</caption>
              <thead>
                <tr>
                  <th scope="col">When, by whom</th>
                  <th scope="col">Correction</th>
                  <th scope="col">Reason</th>
                  <th scope="col">State</th>
                </tr>
              </thead>
              <tbody>
                {corrections.map((one) => (
                  <tr key={one.id} class={one.state}>
                    <td>
                      <time dateTime={one.time}>{dayText(one.time, true)}</time>
                      <br />
                      <span class="dim">{one.author}</span>
                    </td>
                    <td>
                      {one.says}
                      <br />
                      <Link class="dim" href={documentLink(one.document)}>
                        {quoted(one.words)}
                      </Link>
                    </td>
                    <td>{one.reason}</td>
                    <td>{words(one.state)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </Answered>
  );
}
