/** The lanes of a timeline: drawn on a canvas, moved and zoomed by mouse, fingers and keys, with the key to their signs. */
import { scaleUtc } from 'd3-scale';
import { select } from 'd3-selection';
import { type ZoomBehavior, zoom, zoomIdentity } from 'd3-zoom';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import type { TimelineLine } from '../types.js';
import { dateText, dayText, entryLink, KIND_NAMES } from '../words.js';
import { drawBars, isZoomedOut, itemInBar, weeksOf } from './lane-bars.js';
import {
  type Columns,
  dayNumber,
  drawLanes,
  firstFrom,
  heightOf,
  itemAt,
  LANES,
  type Lane,
  type Sheet,
} from './lanes.js';
import { KindSign, State } from './marks.js';
import { useWidth } from './width.js';

/** The day of a line, as coarse as it is told. */
export const whenOf = ({ day, end, exact }: TimelineLine): string => {
  if (exact) return dayText(day, true);
  const days = dayNumber(end) - dayNumber(day);
  if (days === 0) return `reported ${dayText(day, true)}`;
  return days > 200
    ? day.slice(0, 4)
    : days > 20
      ? dayText(day.slice(0, 7), true)
      : dateText({ start: day, end }, true);
};

/** Pixels of the line of time above the lanes. */
const TOP = 36;
/** Pixels that stay free at the right, where the last signs would be cut. */
const EDGE = 14;
/** Rows of a lane; pixels above them where the name stands beside the lane, and where it stands in it. */
const [ROWS, HEAD] = [5, 14];
const [ROWS_NARROW, HEAD_NARROW] = [4, 32];

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
    colors: Object.fromEntries(LANES.map((kind) => [kind, color(`--${kind}`)])) as Sheet['colors'],
  };
  probe.remove();
  known = { isDark, colours };
  return colours;
};

export function LaneChart({
  columns,
  lanes: wanted,
  until,
  none,
  children,
}: {
  readonly columns: Columns;
  /** The kinds that have a lane; once all is there, those of which there is nothing are told in a line. */
  readonly lanes: readonly Lane[];
  /** The last day of the record, '' while it is not known. */
  readonly until: string;
  /** What is told of a lane with nothing on it; '' while more may come. */
  readonly none: string;
  /** What is below, for the items from one place to another. */
  readonly children: (from: number, to: number) => ComponentChildren;
}) {
  const [box, width] = useWidth<HTMLDivElement>(0);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [view, setView] = useState(zoomIdentity);
  const [chosen, setChosen] = useState(-1);
  const [, navigate] = useLocation();
  const behavior = useRef<ZoomBehavior<HTMLDivElement, unknown> | undefined>(undefined);
  const weeks = useMemo(() => weeksOf(columns), [columns]);
  const lanes = useMemo(() => {
    const there = new Set(columns.lines.map(({ kind }) => kind));
    return none ? wanted.filter((kind) => there.has(kind)) : wanted;
  }, [columns, wanted, none]);
  const empty = wanted.filter((kind) => !lanes.includes(kind));
  const isNarrow = matchMedia('(max-width: 44rem)').matches;
  const head = isNarrow ? HEAD_NARROW : HEAD;
  const laneHeight = heightOf(head, isNarrow ? ROWS_NARROW : ROWS);
  const height = TOP + lanes.length * laneHeight;
  const ends = until ? dayNumber(until) + 1 : Number.POSITIVE_INFINITY;

  // From the last few years, as old days that a text recalls are reached by zooming out, to the end of the record.
  const [first, last] = useMemo(() => {
    const { from } = columns;
    if (from.length === 0) return [0, 1];
    const begin = from[Math.floor(from.length * 0.04)] ?? 0;
    const told = from[firstFrom(from, ends) - 1] ?? from[from.length - 1] ?? 1;
    const free = Math.max(2, (told - begin) * 0.02);
    return [begin - free, told + 1 + free];
  }, [columns, ends]);
  const scale = (width > EDGE ? (width - EDGE) / Math.max(1, last - first) : 1) * view.k;
  const isBars = isZoomedOut({ scale });
  const start = first - view.x / scale;
  const sheet = (ink: string, colors: Sheet['colors']): Sheet => ({
    width,
    top: TOP,
    laneHeight,
    head,
    scale,
    first: start,
    colors,
    ink,
    lanes,
    chosen,
  });

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
    const { font, ink, line, dim, colors } = coloursAt(canvas.current);
    context.clearRect(0, 0, width, height);
    context.font = `12px ${font}`;
    const upright = (x: number, from: number): void => context.fillRect(Math.round(x), from, 1, height - from);
    const time = scaleUtc()
      .domain([new Date(start * 86_400_000), new Date((start + width / scale) * 86_400_000)])
      .range([0, width]);
    const format = time.tickFormat(width / 110);
    for (const [i, tick] of time.ticks(width / 110).entries()) {
      const named = format(tick);
      // The first says of which year it is.
      const text = i > 0 || /\d{4}/.test(named) ? named : `${named} ${tick.getUTCFullYear()}`;
      context.fillStyle = line;
      upright(time(tick), TOP - 8);
      context.fillStyle = dim;
      // One that would be cut at the edge is left out.
      if (time(tick) + 4 + context.measureText(text).width <= width) context.fillText(text, time(tick) + 4, TOP - 8);
    }
    context.fillStyle = line;
    for (const i of lanes.keys()) context.fillRect(0, TOP + (i + 1) * laneHeight - 1, width, 1);
    const end = (ends - start) * scale;
    if (end > 0 && end < width) {
      const later = columns.from.length - firstFrom(columns.from, ends);
      const said = `record ends ${dayText(until, true)}${later > 0 ? `, ${later} planned later →` : ''}`;
      context.fillStyle = ink;
      upright(end, 14);
      context.fillText(said, Math.max(0, Math.min(end + 4, width - context.measureText(said).width)), 11);
    }
    context.font = `600 11px ${font}`;
    if (isBars) drawBars(context, columns, weeks, sheet(ink, colors));
    else drawLanes(context, columns, sheet(ink, colors));
  });

  const by = (factor: number) => (): void => {
    if (box.current) behavior.current?.scaleBy(select(box.current), factor);
  };
  const reset = (): void => {
    if (box.current) behavior.current?.transform(select(box.current), zoomIdentity);
  };
  const step = (steps: number): void => {
    const now = chosen >= 0 ? chosen + steps : firstFrom(columns.from, start);
    const next = Math.min(columns.lines.length - 1, Math.max(0, now));
    setChosen(next);
    const x = ((columns.from[next] ?? 0) - start) * scale;
    if ((x < 20 || x > width - 40) && box.current)
      behavior.current?.translateBy(select(box.current), (width / 2 - x) / view.k, 0);
  };
  const line = columns.lines[chosen];
  const keys: Readonly<Record<string, () => void>> = {
    '+': by(1.5),
    '=': by(1.5),
    '-': by(1 / 1.5),
    '0': reset,
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    Enter: () => line && navigate(entryLink(line.id)),
  };
  const [from, to] = useRested(firstFrom(columns.from, start), firstFrom(columns.from, start + width / scale));
  return (
    <>
      <div class="lane-key">
        <Key isBars={isBars} />
        <span class="zooms">
          <button type="button" class="tool" aria-label="Zoom in" onClick={by(1.6)}>
            +
          </button>
          <button type="button" class="tool" aria-label="Zoom out" onClick={by(1 / 1.6)}>
            −
          </button>
          <button type="button" class="tool" onClick={reset}>
            Reset
          </button>
        </span>
      </div>
      <div class="lanes-frame">
        <ul class="lane-names" style={{ height: `${height}px` }}>
          {lanes.map((kind, i) => (
            <li key={kind} style={{ top: `${TOP + i * laneHeight}px` }}>
              <KindSign kind={kind} />
              <b>{KIND_NAMES[kind][1]}</b>
            </li>
          ))}
        </ul>
        <div
          ref={box}
          class="lanes"
          role="slider"
          tabIndex={0}
          aria-label="Timeline: arrows step through the entries, plus and minus zoom, Enter opens"
          aria-valuemin={0}
          aria-valuemax={Math.max(0, columns.lines.length - 1)}
          aria-valuenow={Math.max(0, chosen)}
          aria-valuetext={line ? `${dayText(line.day)}: ${KIND_NAMES[line.kind][0]}, ${line.title}` : 'Nothing chosen'}
          style={{ height: `${height}px` }}
          onKeyDown={(event) => {
            const move = keys[event.key];
            if (!move) return;
            event.preventDefault();
            move();
          }}
          onClick={(event) => {
            const frame = box.current?.getBoundingClientRect();
            if (!frame) return;
            const flat = sheet('', {} as Sheet['colors']);
            setChosen(
              (isBars ? itemInBar : itemAt)(columns, flat, event.clientX - frame.left, event.clientY - frame.top),
            );
          }}
        >
          <canvas ref={canvas} style={{ width: '100%', height: `${height}px` }} />
        </div>
      </div>
      {empty.length > 0 ? (
        <p class="note lanes-empty">
          {empty.map((kind) => KIND_NAMES[kind][1]).join(', ')}: {none}.
        </p>
      ) : null}
      <p class="chosen" aria-live="polite">
        {line ? (
          <>
            <time dateTime={line.day}>{whenOf(line)}</time>
            <KindSign kind={line.kind} />
            <Link href={entryLink(line.id)}>{line.title}</Link>
            {line.status && line.status !== 'happened' ? <State state={line.status} /> : null}
          </>
        ) : (
          <span class="dim">Choose a {isBars ? 'bar' : 'sign'} to see what it is.</span>
        )}
      </p>
      {children(from, to)}
    </>
  );
}

/** How signs and bars look, and behind a question mark how to move. */
function Key({ isBars }: { readonly isBars: boolean }) {
  return (
    <>
      {isBars ? (
        <>
          <span>
            <i class="bar-key" /> entries of a week that happened
          </span>
          <span>
            <i class="bar-key pale" /> planned, or did not happen
          </span>
          <span>zoom in for each one</span>
        </>
      ) : (
        <>
          <span>
            <KindSign kind="meeting" /> happened
          </span>
          <span>
            <KindSign kind="meeting" look="hollow" /> planned, or did not happen
          </span>
          <span>
            <KindSign kind="meeting" look="dashed" />
            <KindSign kind="meeting" look="hollow dashed" /> day not given, placed by its report
          </span>
          <span>
            <b>+12</b> more than fit here: zoom in
          </span>
        </>
      )}
      <span>
        <i class="line-key" /> only a month or period is given
      </span>
      <details class="help">
        <summary aria-label="How to use the timeline">?</summary>
        <p>
          Drag to move; scroll or pinch to zoom. On the keyboard, ← and → step through the entries, + and − zoom, 0
          resets, Enter opens. Zoomed out, a bar counts the entries of a week; choose it again for the next of them.
        </p>
      </details>
    </>
  );
}
