/**
 * The index of a pair as a picture: a stem a week from the middle line to the average tone of its events, what was usual for
 * the pair as a line of steps, and triangles at the weeks that left it.
 */
import { scaleLinear, scaleUtc } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import { useMemo, useState } from 'preact/hooks';
import type { Point } from '../types.js';
import { count, dayText, SIGNED } from '../words.js';
import { useWidth } from './width.js';

type Tone = Pick<Point, 'week' | 'mean'>;

const WEEK = 7 * 86_400_000;
const at = (week: string): Date => new Date(`${week}T00:00:00Z`);

/** The stretch of weeks of several pairs, so that they share one axis. */
export const stretchOf = (all: readonly (readonly Tone[])[]): readonly [Date, Date] => {
  const weeks = all.flatMap((points) => points.map(({ week }) => week)).sort();
  const [first = '2000-01-03'] = weeks;
  const last = weeks.at(-1) ?? first;
  return [new Date(at(first).getTime() - WEEK), new Date(at(last).getTime() + 2 * WEEK)];
};

/** The range of tones of several pairs, so that they share one scale: whole numbers on both sides of the middle. What was usual lies within. */
export const rangeOf = (all: readonly (readonly Tone[])[]): readonly [number, number] => {
  const tones = all.flat().map(({ mean }) => mean);
  return [Math.min(-2, Math.floor(Math.min(0, ...tones))), Math.max(2, Math.ceil(Math.max(0, ...tones)))];
};

const isMoved = ({ movement }: Point): boolean => movement === 'thaw' || movement === 'chill';
const up = 'M0 -4 4 3.5H-4Z';
const down = 'M0 4 4 -3.5H-4Z';

/** A triangle at a week unlike what was usual, over the end of its stem or under it; a hostile week, too, may be well above. */
function Moved({ point, x, y, away, size = 1 }: { point: Point; x: number; y: number; away: number; size?: number }) {
  const isUp = point.movement === 'thaw';
  return (
    <path
      class="moved"
      d={isUp ? up : down}
      transform={`translate(${x} ${isUp ? y - away : y + away}) scale(${size})`}
    />
  );
}

/** A line of its own in a table: stems alone. */
export function Spark({ points, stretch, range }: { points: readonly Tone[]; stretch: Stretch; range: Range }) {
  const [width, height] = [260, 26];
  const x = scaleUtc().domain(stretch).range([0, width]);
  const y = scaleLinear()
    .domain(range)
    .range([height - 1, 1]);
  return (
    <svg class="spark" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <line class="zero" x1="0" x2={width} y1={y(0)} y2={y(0)} />
      {points.map(({ week, mean }) => (
        <g key={week} class={mean >= 0 ? 'with' : 'against'}>
          <line class="stem" x1={x(at(week))} x2={x(at(week))} y1={y(0)} y2={y(mean)} />
        </g>
      ))}
    </svg>
  );
}

type Stretch = readonly [Date, Date];
type Range = readonly [number, number];

/** A small multiple: years below, or days where no year begins within; the tone at the side. */
export function SmallIndex({
  points,
  stretch,
  range,
  name,
}: {
  readonly points: readonly Point[];
  readonly stretch: Stretch;
  readonly range: Range;
  readonly name: string;
}) {
  const [left, width, height] = [24, 360, 132];
  const x = scaleUtc().domain(stretch).range([left, width]);
  const y = scaleLinear()
    .domain(range)
    .range([height - 18, 16]);
  const years = x.ticks(4).filter((tick) => tick.getUTCMonth() === 0);
  const ticks = years.length > 0 ? years : x.ticks(2).slice(0, 2);
  return (
    <svg class="small-index" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={summaryOf(points, name)}>
      {ticks.map((tick) => (
        <g key={tick.getTime()}>
          <line class="grid" x1={x(tick)} x2={x(tick)} y1="16" y2={height - 14} />
          <text x={Math.min(width - (years.length > 0 ? 24 : 70), x(tick) + 2)} y={height - 3}>
            {years.length > 0 ? tick.getUTCFullYear() : dayText(tick.toISOString(), true)}
          </text>
        </g>
      ))}
      {[range[0], 0, range[1]].map((tick) => (
        <g key={tick}>
          <line class={tick === 0 ? 'zero' : 'grid'} x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
          <text x={left - 4} y={y(tick) + 4} text-anchor="end">
            {signed(tick)}
          </text>
        </g>
      ))}
      {points.map((point) => (
        <g key={point.week} class={point.mean >= 0 ? 'with' : 'against'}>
          <line class="stem" x1={x(at(point.week))} x2={x(at(point.week))} y1={y(0)} y2={y(point.mean)} />
          {isMoved(point) ? <Moved point={point} x={x(at(point.week))} y={y(point.mean)} away={7} /> : null}
        </g>
      ))}
    </svg>
  );
}

const summaryOf = (points: readonly Point[], name: string): string => {
  const last = points.at(-1);
  const moved = points.filter(isMoved).at(-1);
  return [
    `${name}: ${count(
      points.reduce((sum, { events }) => sum + events, 0),
      'event',
    )} in ${count(points.length, 'week')}`,
    moved
      ? `${moved.movement === 'thaw' ? 'well above' : 'well below'} the usual in the week of ${dayText(moved.week)}`
      : '',
    last ? `last week ${SIGNED(last.mean)}` : '',
  ]
    .filter(Boolean)
    .join('; ');
};

/** Without decimals, for an axis. */
const signed = (tick: number): string => (tick > 0 ? `+${tick}` : tick < 0 ? `−${-tick}` : '0');

const TOP = 24;
const LEFT = 34;
/** Pixels beside the last week, for the name of the line. */
const RIGHT = 46;
const VOLUME = 46;

/** The picture of a pair, from which a stretch of weeks can be chosen: by drawing over it, or week by week with the arrow keys. */
export function Index({
  points,
  chosen,
  onChoose,
  name,
}: {
  readonly points: readonly Point[];
  /** First and last day, '' where none is chosen. */
  readonly chosen: readonly [string, string];
  readonly onChoose: (from: string, to: string) => void;
  readonly name: string;
}) {
  const [box, width] = useWidth<HTMLDivElement>(900, 280);
  const height = width < 600 ? 300 : 360;
  const floor = height - VOLUME - 42;
  const stretch = useMemo(() => stretchOf([points]), [points]);
  const x = scaleUtc()
    .domain(stretch)
    .range([LEFT, width - RIGHT]);
  const y = scaleLinear()
    .domain(rangeOf([points]))
    .range([floor, TOP]);
  const most = Math.max(1, ...points.map(({ events }) => events));
  const volume = scaleLinear()
    .domain([0, most])
    .range([height - 24, height - 24 - VOLUME]);
  const levels = points.filter(({ level }) => level !== null);
  const steps = line<Point>()
    .x(({ week }) => x(at(week)))
    .y(({ level }) => y(level ?? 0))
    .curve(curveStepAfter)(levels);
  const usual = levels.at(-1);
  const bar = Math.max(2, Math.min(10, x(new Date(WEEK)) - x(new Date(0)) - 1));

  const [drawn, setDrawn] = useState<readonly [number, number]>();
  const [cursor, setCursor] = useState(-1);
  const dayAt = (px: number): string => x.invert(px).toISOString().slice(0, 10);
  const place = (event: PointerEvent): number => {
    const left = box.current?.getBoundingClientRect().left ?? 0;
    return Math.min(width - RIGHT, Math.max(LEFT, event.clientX - left));
  };
  const end = (): void => {
    if (!drawn) return;
    const [from, to] = [Math.min(...drawn), Math.max(...drawn)];
    setDrawn(undefined);
    // A tap chooses the week under it.
    if (to - from < 5) {
      const near = nearest(points, dayAt(from));
      if (near >= 0) chooseWeek(near);
    } else onChoose(dayAt(from), dayAt(to));
  };
  const chooseWeek = (i: number): void => {
    const point = points[i];
    if (!point) return;
    setCursor(i);
    onChoose(point.week, new Date(at(point.week).getTime() + 6 * 86_400_000).toISOString().slice(0, 10));
  };
  const onKey = (event: KeyboardEvent): void => {
    const now = cursor >= 0 ? cursor : points.length;
    const next =
      event.key === 'ArrowLeft'
        ? now - 1
        : event.key === 'ArrowRight'
          ? now + 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? points.length - 1
              : undefined;
    if (event.key === 'Escape') {
      setCursor(-1);
      onChoose('', '');
    }
    if (next === undefined) return;
    event.preventDefault();
    chooseWeek(Math.min(points.length - 1, Math.max(0, next)));
  };
  const [from, to] = drawn
    ? [Math.min(...drawn), Math.max(...drawn)]
    : chosen[0]
      ? [x(at(chosen[0])), x(at(chosen[1] || chosen[0])) + (x(new Date(86_400_000)) - x(new Date(0)))]
      : [0, 0];
  const current = points[cursor];
  return (
    <figure class="index">
      <div
        ref={box}
        class="plot"
        role="slider"
        tabIndex={0}
        aria-label={`Tone between ${name}: choose a week with the arrow keys, or draw over some weeks`}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, points.length - 1)}
        aria-valuenow={Math.max(0, cursor)}
        aria-valuetext={
          current
            ? `Week of ${dayText(current.week)}: ${count(current.events, 'event')}, average tone ${SIGNED(current.mean)}`
            : 'No week chosen'
        }
        onKeyDown={onKey}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrawn([place(event), place(event)]);
        }}
        onPointerMove={(event) => drawn && setDrawn([drawn[0], place(event)])}
        onPointerUp={end}
        onPointerCancel={() => setDrawn(undefined)}
      >
        <svg width={width} height={height} aria-hidden="true">
          {y.ticks(5).map((tick) => (
            <g key={tick}>
              <line class={tick === 0 ? 'zero' : 'grid'} x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
              <text class="tick" x={LEFT - 6} y={y(tick) + 4} text-anchor="end">
                {signed(tick)}
              </text>
            </g>
          ))}
          {x.ticks(width < 600 ? 4 : 8).map((tick, i) => (
            <g key={tick.getTime()}>
              <line class="grid" x1={x(tick)} x2={x(tick)} y1={TOP} y2={height - 24} />
              <text class="tick" x={x(tick)} y={height - 8} text-anchor="middle">
                {tickText(tick, i === 0)}
              </text>
            </g>
          ))}
          <text class="side with" x={width - RIGHT - 4} y={TOP + 12} text-anchor="end">
            cooperative
          </text>
          <text class="side against" x={width - RIGHT - 4} y={floor - 6} text-anchor="end">
            hostile
          </text>
          {to > from ? <rect class="brush" x={from} width={to - from} y={TOP} height={height - 24 - TOP} /> : null}
          {steps && usual ? (
            <>
              <path class="level" d={steps} />
              <text class="side usual" x={x(at(usual.week)) + 8} y={y(usual.level ?? 0) + 4}>
                usual
              </text>
            </>
          ) : null}
          {points.map((point) => {
            const { week, mean, events } = point;
            const left = x(at(week));
            return (
              <g key={week} class={mean >= 0 ? 'with' : 'against'}>
                <line class="stem" x1={left} x2={left} y1={y(0)} y2={y(mean)} />
                <circle cx={left} cy={y(mean)} r={2 + 4 * Math.sqrt(events / most)} />
                {isMoved(point) ? <Moved point={point} x={left} y={y(mean)} away={14} size={1.4} /> : null}
                <rect
                  class="volume"
                  x={left - bar / 2}
                  width={bar}
                  y={volume(events)}
                  height={height - 24 - volume(events)}
                />
              </g>
            );
          })}
          <text class="tick" x={LEFT + 4} y={height - 24 - VOLUME - 4}>
            Events a week, {most} at most
          </text>
        </svg>
      </div>
      <figcaption>
        Each week’s average tone, from −10 hostile to +10 cooperative (Goldstein scale); the larger the dot, the more
        events. ▲ ▼: well above, well below what was usual for the two.
      </figcaption>
    </figure>
  );
}

/** A tick of the axis of time: a year, or a month, or a day; the first with its year. */
const tickText = (tick: Date, isFirst: boolean): string => {
  const day = dayText(tick.toISOString().slice(0, tick.getUTCDate() === 1 ? 7 : 10), true);
  if (isFirst && tick.getUTCMonth() > 0) return day;
  return day.startsWith('Jan ') ? String(tick.getUTCFullYear()) : day.replace(/ \d{4}$/, '');
};

const nearest = (points: readonly Point[], day: string): number => {
  let best = -1;
  points.forEach(({ week }, i) => {
    const distance = Math.abs(at(week).getTime() + WEEK / 2 - at(day).getTime());
    const before = points[best];
    if (!before || distance < Math.abs(at(before.week).getTime() + WEEK / 2 - at(day).getTime())) best = i;
  });
  return best;
};
