/** The timeline: lanes of meetings, incidents, commitments, channels, deeds and statements on one line that can be zoomed. */
import { scaleUtc } from 'd3-scale';
import { select } from 'd3-selection';
import { type ZoomBehavior, zoom, zoomIdentity } from 'd3-zoom';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { useAddress } from '../address.js';
import { address, ask, Problem } from '../api.js';
import { asked, Filters, KindChoice } from '../parts/filters.js';
import {
  type Columns,
  columnsOf,
  dayNumber,
  dayOf,
  drawLanes,
  firstFrom,
  itemAt,
  LANES,
  type Sheet,
} from '../parts/lanes.js';
import { KindSign, State } from '../parts/marks.js';
import { Page } from '../parts/page.js';
import { Empty, Wrong } from '../parts/states.js';
import { VirtualList } from '../parts/virtual.js';
import { WatchThis } from '../parts/watch-this.js';
import type { Timeline as Shown, TimelineLine } from '../types.js';
import { count, dayText, entryLink, KIND_NAMES, partyName } from '../words.js';

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
  const parties = at.all('party');
  return (
    <Page
      title={parties.length > 0 ? `Timeline of ${parties.map(partyName).join(' and ')}` : 'Timeline'}
      lead="Drag to move, scroll or pinch to zoom; with the keyboard, the arrows move, + and − zoom, Enter opens. Hollow: planned or denied. Pale: the exact day is not told."
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
        <Lanes columns={columns} done={done} undated={lines.length - columns.lines.length} />
      )}
    </Page>
  );
}

/** The day of a line, as coarse as it is told. */
const coarse = ({ day, end, exact }: TimelineLine): string => {
  const days = dayNumber(end) - dayNumber(day);
  if (exact) return dayText(day, true);
  return days > 200 ? day.slice(0, 4) : days > 20 ? dayText(day.slice(0, 7), true) : `by ${dayText(day, true)}`;
};

const LEFT = 0;
const TOP = 28;

/** Milliseconds without a movement, after which the list follows: to make its rows anew for each frame takes longer than a frame. */
const REST = 120;

/** Two places as they were when they last stood still. */
function useRested(from: number, to: number): readonly [from: number, to: number] {
  const [rested, setRested] = useState([from, to] as const);
  useEffect(() => {
    const timer = setTimeout(() => setRested([from, to]), REST);
    return () => clearTimeout(timer);
  }, [from, to]);
  return rested;
}

interface Colours {
  readonly font: string;
  readonly ink: string;
  readonly line: string;
  readonly dim: string;
  readonly ground: string;
  readonly colors: Sheet['colors'];
}

let known: { readonly isDark: boolean; readonly colours: Colours } | undefined;

/** The colours of the scheme at hand, looked up once for each: to ask for one is to lay the page out anew. */
const coloursAt = (canvas: HTMLCanvasElement): Colours => {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  if (known?.isDark === isDark) return known.colours;
  // A canvas does not know light-dark(): an element is asked what became of it.
  const probe = document.createElement('i');
  canvas.after(probe);
  const color = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    font: getComputedStyle(canvas).fontFamily,
    ink: color('--ink'),
    line: color('--line'),
    dim: color('--dim'),
    ground: color('--ground'),
    colors: Object.fromEntries(LANES.map((kind) => [kind, color(`--${kind}`)])) as Sheet['colors'],
  };
  probe.remove();
  known = { isDark, colours };
  return colours;
};

function Lanes({
  columns,
  done,
  undated,
}: {
  readonly columns: Columns;
  readonly done: boolean;
  readonly undated: number;
}) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const [view, setView] = useState(zoomIdentity);
  const [chosen, setChosen] = useState(-1);
  const [, navigate] = useLocation();
  const behavior = useRef<ZoomBehavior<HTMLDivElement, unknown> | undefined>(undefined);
  const lanes = LANES.filter((kind) => columns.lines.some((line) => line.kind === kind));
  const laneHeight = width < 600 ? 56 : 72;
  const height = TOP + Math.max(1, lanes.length) * laneHeight;

  // The last few years: old days that a text recalls stand far off, and are reached by zooming out.
  const [first, last] = useMemo(() => {
    const n = columns.from.length;
    if (n === 0) return [0, 1];
    return [(columns.from[Math.floor(n * 0.04)] ?? 0) - 10, (columns.from[n - 1] ?? 1) + 20];
  }, [columns]);
  const base = width > 0 ? (width - LEFT) / Math.max(1, last - first) : 1;
  const scale = base * view.k;
  const start = first - view.x / scale;
  const sheet = (ink: string, colors: Sheet['colors']): Sheet => ({
    width,
    left: LEFT,
    top: TOP,
    laneHeight,
    scale,
    first: start,
    colors,
    ink,
    lanes,
    chosen,
  });

  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    if (box.current) watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  useEffect(() => {
    if (!box.current) return;
    const made = zoom<HTMLDivElement, unknown>()
      .scaleExtent([0.05, 400])
      .on('zoom', (event: { transform: typeof zoomIdentity }) => setView(event.transform));
    behavior.current = made;
    select(box.current).call(made).on('dblclick.zoom', null);
  }, []);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current || width === 0) return;
    const ratio = devicePixelRatio || 1;
    // To give it a size is to make it anew.
    if (canvas.current.width !== Math.floor(width * ratio)) canvas.current.width = width * ratio;
    if (canvas.current.height !== Math.floor(height * ratio)) canvas.current.height = height * ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { font, ink, line: lineColor, dim, ground, colors } = coloursAt(canvas.current);
    context.clearRect(0, 0, width, height);
    context.font = `12px ${font}`;
    const time = scaleUtc()
      .domain([new Date(start * 86_400_000), new Date((start + (width - LEFT) / scale) * 86_400_000)])
      .range([LEFT, width]);
    const format = time.tickFormat(width / 110);
    context.strokeStyle = lineColor;
    context.fillStyle = dim;
    for (const tick of time.ticks(width / 110)) {
      context.beginPath();
      context.moveTo(time(tick), TOP - 8);
      context.lineTo(time(tick), height);
      context.stroke();
      context.fillText(format(tick), time(tick) + 4, 14);
    }
    for (const i of lanes.keys()) {
      context.beginPath();
      context.moveTo(0, TOP + (i + 1) * laneHeight - 0.5);
      context.lineTo(width, TOP + (i + 1) * laneHeight - 0.5);
      context.stroke();
    }
    drawLanes(context, columns, sheet(ink, colors));
    lanes.forEach((kind, i) => {
      const name = KIND_NAMES[kind][1];
      context.font = `600 12px ${font}`;
      const y = TOP + i * laneHeight + 13;
      context.fillStyle = ground;
      context.globalAlpha = 0.85;
      context.fillRect(0, y - 12, context.measureText(name).width + 10, 17);
      context.globalAlpha = 1;
      context.fillStyle = ink;
      context.fillText(name, 4, y);
    });
  });

  const onKey = (event: KeyboardEvent): void => {
    const target = box.current;
    if (!target || !behavior.current) return;
    const selection = select(target);
    const moves: Readonly<Record<string, () => void>> = {
      '+': () => behavior.current?.scaleBy(selection, 1.5),
      '=': () => behavior.current?.scaleBy(selection, 1.5),
      '-': () => behavior.current?.scaleBy(selection, 1 / 1.5),
      '0': () => behavior.current?.transform(selection, zoomIdentity),
      ArrowLeft: () => step(-1),
      ArrowRight: () => step(1),
      Enter: () => {
        const one = columns.lines[chosen];
        if (one) navigate(entryLink(one.id));
      },
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  const step = (by: number): void => {
    const now = chosen >= 0 ? chosen + by : firstFrom(columns.from, start);
    const next = Math.min(columns.lines.length - 1, Math.max(0, now));
    setChosen(next);
    const x = ((columns.from[next] ?? 0) - start) * scale;
    if ((x < 20 || x > width - 40) && box.current)
      behavior.current?.translateBy(select(box.current), (width / 2 - x) / view.k, 0);
  };
  const [from, to] = useRested(firstFrom(columns.from, start), firstFrom(columns.from, start + (width - LEFT) / scale));
  const seen = useMemo(() => columns.lines.slice(from, to).toReversed(), [columns, from, to]);
  const line = columns.lines[chosen];
  return (
    <>
      <div
        ref={box}
        class="lanes"
        role="slider"
        tabIndex={0}
        aria-label="Timeline: arrows step through what is told, plus and minus zoom"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, columns.lines.length - 1)}
        aria-valuenow={Math.max(0, chosen)}
        aria-valuetext={line ? `${dayText(line.day)}: ${KIND_NAMES[line.kind][0]}, ${line.title}` : 'Nothing chosen'}
        style={{ height: `${height}px` }}
        onKeyDown={onKey}
        onClick={(event) => {
          const frame = box.current?.getBoundingClientRect();
          if (!frame) return;
          setChosen(
            itemAt(columns, sheet('', {} as Sheet['colors']), event.clientX - frame.left, event.clientY - frame.top),
          );
        }}
      >
        <canvas ref={canvas} style={{ width: '100%', height: `${height}px` }} />
      </div>
      <div class="chosen" aria-live="polite">
        {line ? (
          <>
            <time dateTime={line.day}>{coarse(line)}</time>
            <KindSign kind={line.kind} />
            <Link href={entryLink(line.id)}>{line.title}</Link>
            {line.status && line.status !== 'happened' ? <State state={line.status} /> : null}
          </>
        ) : (
          <span class="dim">Choose a sign to see what it is.</span>
        )}
        <span class="zooms">
          <button
            type="button"
            class="tool"
            aria-label="Zoom in"
            onClick={() => box.current && behavior.current?.scaleBy(select(box.current), 1.6)}
          >
            +
          </button>
          <button
            type="button"
            class="tool"
            aria-label="Zoom out"
            onClick={() => box.current && behavior.current?.scaleBy(select(box.current), 1 / 1.6)}
          >
            −
          </button>
          <button
            type="button"
            class="tool"
            onClick={() => box.current && behavior.current?.transform(select(box.current), zoomIdentity)}
          >
            All
          </button>
        </span>
      </div>
      <h2>
        {seen.length > 0
          ? `${count(seen.length, 'entry', 'entries')}, ${dayText(dayOf(Math.max(start, dayNumber(columns.lines[from]?.day ?? ''))), true)} – ${dayText(columns.lines[Math.max(from, to - 1)]?.day ?? '', true)}`
          : 'Nothing in these days'}
        {done ? '' : ' …'}
      </h2>
      {undated > 0 ? (
        <p class="note">{count(undated, 'entry', 'entries')} without a day cannot stand on the line.</p>
      ) : null}
      <VirtualList
        items={seen}
        height={420}
        row={30}
        label="What is told in the days shown, the newest first"
        render={(one) => (
          <>
            <time dateTime={one.day}>{coarse(one)}</time>
            <KindSign kind={one.kind} />
            <Link href={entryLink(one.id)}>{one.title}</Link>
            {one.status && one.status !== 'happened' ? <State state={one.status} /> : null}
          </>
        )}
      />
    </>
  );
}
