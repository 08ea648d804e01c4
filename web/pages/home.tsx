/** The first page: what is new, which pairs moved, what lies ahead. */
import { useEffect, useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { address, useApi } from '../api.js';
import { rangeOf, SmallIndex, stretchOf } from '../parts/chart.js';
import { PartyField } from '../parts/filters.js';
import { EntryList, Said } from '../parts/lines.js';
import { Page, Section } from '../parts/page.js';
import { Answered, Empty } from '../parts/states.js';
import type { Lines, Home as Shown, Standing } from '../types.js';
import { count, dayText, KIND_NAMES, KINDS, pairLink, partyName } from '../words.js';

const SEEN = 'chancery-seen';

/** The number of the last change at the visit before; this visit's is noted once it is known. */
function useSeen(change: number | undefined): number | undefined {
  const [seen] = useState(() => {
    const kept = Number(localStorage.getItem(SEEN));
    return kept > 0 ? kept : undefined;
  });
  useEffect(() => {
    if (change !== undefined) localStorage.setItem(SEEN, String(change));
  }, [change]);
  return seen;
}

export default function Home() {
  const [change, setChange] = useState<number>();
  const seen = useSeen(change);
  const home = useApi<Shown>(address('home', { seen }));
  useEffect(() => setChange(home.data?.change), [home.data]);
  const data = home.data;
  const lead = data
    ? data.documents === 0
      ? 'The record is empty.'
      : `Record up to ${dayText(data.until)}: ${count(data.documents, 'document')}, ${KINDS.map((kind) => count(data.entries[kind] ?? 0, KIND_NAMES[kind][0].toLowerCase(), KIND_NAMES[kind][1].toLowerCase())).join(', ')}.`
    : ' ';
  return (
    <Page title="The diplomatic record" lead={lead} csv={address('home', {}, '.csv')}>
      <Answered asked={home} lines={8}>
        {(shown) => (shown.documents === 0 ? <Nothing /> : <Filled shown={shown} />)}
      </Answered>
    </Page>
  );
}

function Nothing() {
  return (
    <Empty>
      <p>
        <strong>No document has been added yet.</strong>
      </p>
      <p>
        <Link href="/add">Paste a text</Link> to see how it is read, or read files, pages and feeds from the command
        line:
      </p>
      <p>
        <code>chancery add article.txt --published 2023-06-18</code>
      </p>
    </Empty>
  );
}

function Filled({ shown }: { readonly shown: Shown }) {
  const all = shown.movers.map(({ points }) => points);
  const [stretch, range] = [stretchOf(all), rangeOf(all)];
  return (
    <>
      {shown.fresh.length > 0 ? (
        <Section title="New since your last visit" class="fresh">
          <EntryList lines={shown.fresh} />
        </Section>
      ) : null}
      <Start />
      <Section
        title="Most active pairs"
        note={
          <>
            Each week’s average tone, from −10 hostile to +10 cooperative, all on one scale. ▲ ▼: a week well above or
            well below what was usual for the two.
          </>
        }
      >
        {shown.movers.length === 0 ? (
          <Empty>
            <p>No two parties have dealt with each other yet. Add more documents.</p>
          </Empty>
        ) : (
          <ul class="multiples">
            {shown.movers
              .toSorted((a, b) => b.events - a.events)
              .map((one) => (
                <li key={one.pair.join('-')}>
                  <Pair standing={one} stretch={stretch} range={range} />
                </li>
              ))}
          </ul>
        )}
      </Section>
      <div class="two">
        <Section title="Latest" note="Recent meetings, commitments and incidents, those with most reports.">
          {shown.latest.length === 0 ? (
            <Empty>
              <p>No meeting, commitment or incident between parties is reported yet.</p>
            </Empty>
          ) : (
            <EntryList lines={shown.latest} />
          )}
          <p class="onwards">
            <Link href="/timeline">Full timeline</Link>
          </p>
        </Section>
        <div>
          <Section title="Meetings ahead" note={`Planned or agreed for after ${dayText(shown.until)}.`}>
            {shown.ahead.length === 0 ? (
              <Empty>
                <p>No meeting with a date is announced.</p>
              </Empty>
            ) : (
              <EntryList lines={shown.ahead} />
            )}
            <p class="onwards">
              <Link href="/commitments">All commitments and what became of them</Link>
            </p>
          </Section>
          <Section title="Latest statements" note="By named speakers, read with high confidence.">
            <Statements />
          </Section>
        </div>
      </div>
    </>
  );
}

/** The latest by named speakers. */
function Statements() {
  const said = useApi<Lines>(
    address('lines', { kind: 'statement', attribution: 'named', precision: 'strict', order: 'newest', limit: 6 }),
  );
  return (
    <Answered asked={said}>
      {({ lines }) =>
        lines.length === 0 ? (
          <Empty>
            <p>No named speaker is quoted yet.</p>
          </Empty>
        ) : (
          lines.map((line) => <Said key={line.id} line={line} />)
        )
      }
    </Answered>
  );
}

/** Where to begin: a search, or two parties. */
function Start() {
  const [, navigate] = useLocation();
  const [pair, setPair] = useState<readonly [string, string]>(['', '']);
  return (
    <div class="start">
      <form
        class="filters big"
        onSubmit={(event) => {
          event.preventDefault();
          navigate(`/search?q=${encodeURIComponent(String(new FormData(event.currentTarget).get('words') ?? ''))}`);
        }}
      >
        <label class="field">
          <span>Search documents and entries</span>
          <input type="search" name="words" placeholder={'grain corridor, “military channels”, Lavrov'} />
        </label>
        <button type="submit" class="tool main">
          Search
        </button>
      </form>
      <form
        class="filters big"
        onSubmit={(event) => {
          event.preventDefault();
          navigate(pairLink(pair.filter(Boolean)));
        }}
      >
        <PartyField label="Relations of" value={pair[0]} onChange={(code) => setPair([code, pair[1]])} />
        <PartyField label="and" value={pair[1]} onChange={(code) => setPair([pair[0], code])} />
        <button type="submit" class="tool main">
          Show
        </button>
      </form>
    </div>
  );
}

function Pair({
  standing,
  stretch,
  range,
}: {
  readonly standing: Standing;
  readonly stretch: readonly [Date, Date];
  readonly range: readonly [number, number];
}) {
  const name = standing.pair.map(partyName).join(' and ');
  const moved = standing.points.filter(({ movement }) => movement === 'thaw' || movement === 'chill').at(-1);
  return (
    <>
      <h3>
        <Link href={pairLink(standing.pair)}>{name}</Link>
      </h3>
      <SmallIndex points={standing.points} stretch={stretch} range={range} name={name} />
      <p class="dim">
        {count(standing.events, 'event')}
        {moved ? (
          <>
            ; last {moved.movement === 'thaw' ? '▲ well above' : '▼ well below'} the usual in the week of{' '}
            {dayText(moved.week, true)}
          </>
        ) : (
          '; no unusual week'
        )}
      </p>
    </>
  );
}
