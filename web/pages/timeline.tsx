/** The timeline: lanes of meetings, incidents, commitments, channels, deeds and statements on one line that can be zoomed. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useAddress } from '../address.js';
import { address, ask, Problem, useApi } from '../api.js';
import { asked, Filters, KindChoice } from '../parts/filters.js';
import { LaneChart, whenOf } from '../parts/lane-chart.js';
import { type Columns, columnsOf, LANES } from '../parts/lanes.js';
import { KindSign, State, Title } from '../parts/marks.js';
import { Page } from '../parts/page.js';
import { Empty, Wrong } from '../parts/states.js';
import { VirtualList } from '../parts/virtual.js';
import { WatchThis } from '../parts/watch-this.js';
import type { Home, Line, Lines, Timeline as Shown, TimelineLine } from '../types.js';
import { count, dayText, partyName, quoted } from '../words.js';

const NAMES = ['party', 'person', 'topic', 'since', 'until', 'precision'] as const;
/** Lines of one question, and all that are drawn. */
const PAGE = 1000;
const MOST = 60_000;

/** All lines, page after page, drawn as they come: each time twice as many as before, for all are sorted to be drawn. */
function useAll(params: Readonly<Record<string, readonly string[]>>) {
  const key = address('timeline', { ...params, order: 'newest', limit: PAGE });
  const [state, setState] = useState<{ lines: readonly TimelineLine[]; done: boolean; problem?: Problem }>({
    lines: [],
    done: false,
  });
  useEffect(() => {
    let wanted = true;
    setState({ lines: [], done: false });
    const load = async (): Promise<void> => {
      const lines: TimelineLine[] = [];
      let after: string | undefined;
      let drawn = 0;
      do {
        const page = await ask<Shown>(after === undefined ? key : `${key}&after=${encodeURIComponent(after)}`);
        if (!wanted) return;
        lines.push(...page.lines);
        after = page.next ?? undefined;
        const done = after === undefined || lines.length >= MOST;
        if (!done && lines.length < 2 * drawn) continue;
        drawn = lines.length;
        setState({ lines: [...lines], done });
      } while (after !== undefined && lines.length < MOST);
    };
    load().catch((error: unknown) => {
      if (wanted)
        setState({
          lines: [],
          done: true,
          problem: error instanceof Problem ? error : new Problem(0, 'The server cannot be reached', 'is it running?'),
        });
    });
    return () => {
      wanted = false;
    };
  }, [key]);
  return state;
}

export default function Timeline() {
  const at = useAddress();
  const kinds = at.all('kind');
  const params = { kind: kinds, ...asked(at, NAMES) };
  const { lines, done, problem } = useAll(params);
  const columns = useMemo(() => columnsOf(lines), [lines]);
  const home = useApi<Home>(address('home'));
  const parties = at.all('party');
  return (
    <Page
      title={parties.length > 0 ? `Timeline of ${parties.map(partyName).join(' and ')}` : 'Timeline'}
      lead="All entries by day. Choose a sign or a bar to see what it stands for."
      csv={address('entries', { ...params, limit: 1000 }, '.csv')}
      more={<WatchThis kinds={kinds} filter={params} />}
    >
      <Filters at={at} names={NAMES}>
        <KindChoice chosen={kinds} onChange={(kind) => at.set({ kind })} />
      </Filters>
      {problem ? <Wrong problem={problem} /> : null}
      {done && columns.lines.length === 0 && !problem ? (
        <Empty>
          <p>
            No entry with a day matches. Remove a filter, or <Link href="/add">add documents</Link>.
          </p>
        </Empty>
      ) : (
        <LaneChart
          columns={columns}
          lanes={LANES.filter((kind) => kinds.length === 0 || kinds.includes(kind))}
          until={home.data?.until ?? ''}
          none={done ? `none${parties.length > 1 ? ' between the two' : ''}` : ''}
        >
          {(from, to) => <Listed columns={columns} from={from} to={to} all={lines.length} done={done} />}
        </LaneChart>
      )}
    </Page>
  );
}

/** Milliseconds for which a list stands still before the words of its rows are asked for. */
const REST = 150;

/** What is told of the rows that are seen: their words and who published them. */
function useTold() {
  const [told, setTold] = useState<ReadonlyMap<string, Line>>(new Map());
  const timer = useRef(0);
  const see = (seen: readonly TimelineLine[]): void => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const id = seen.flatMap((one) => (told.has(one.id) ? [] : [one.id])).slice(0, 100);
      if (id.length === 0) return;
      ask<Lines>(address('found', { id })).then(
        ({ lines }) => setTold((before) => new Map([...before, ...lines.map((line) => [line.id, line] as const)])),
        // Without the words the titles are there.
        () => undefined,
      );
    }, REST);
  };
  return { told, see };
}

/** The entries of the days that are shown, the newest first. */
function Listed({
  columns: { lines },
  from,
  to,
  all,
  done,
}: {
  readonly columns: Columns;
  readonly from: number;
  readonly to: number;
  /** Entries that match, with those that have no day. */
  readonly all: number;
  readonly done: boolean;
}) {
  const { told, see } = useTold();
  const seen = useMemo(() => lines.slice(from, to).toReversed(), [lines, from, to]);
  const isNarrow = matchMedia('(max-width: 44rem)').matches;
  const left = [
    from > 0 ? `${count(from, 'entry', 'entries')} earlier` : '',
    to < lines.length ? `${(lines.length - to).toLocaleString('en')} later` : '',
    all > lines.length ? `${(all - lines.length).toLocaleString('en')} without a day` : '',
  ].filter(Boolean);
  return (
    <>
      <h2>
        {seen.length > 0
          ? `${count(seen.length, 'entry', 'entries')}, ${dayText(seen.at(-1)?.day ?? '', true)} – ${dayText(seen[0]?.day ?? '', true)}`
          : 'Nothing in these days'}
        {done ? '' : ' …'}
      </h2>
      {left.length > 0 ? (
        <p class="note">
          Of {all.toLocaleString('en')}; not shown: {left.join(', ')}.
        </p>
      ) : null}
      <VirtualList
        items={seen}
        height={600}
        row={isNarrow ? 120 : 36}
        label="Entries of the days shown, newest first"
        onSeen={see}
        render={(one) => {
          const line = told.get(one.id);
          return (
            <>
              <time dateTime={one.day}>{whenOf(one)}</time>
              <KindSign kind={one.kind} />
              <span>
                <Title line={line ?? { ...one, words: '', unclear: false }} />{' '}
                {one.status && one.status !== 'happened' ? <State state={one.status} /> : null}
              </span>
              <q>{line?.words ? quoted(line.words) : ''}</q>
              <span class="dim">{line?.publisher}</span>
            </>
          );
        }}
      />
    </>
  );
}
