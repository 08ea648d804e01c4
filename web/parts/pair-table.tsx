/** Pairs by how much happened between them, each with its tone; those of few events apart, without one. */
import { Link } from 'wouter-preact';
import type { Pairs } from '../types.js';
import { count, dayText, pairLink, partyName, SIGNED } from '../words.js';
import { rangeOf, Spark, stretchOf } from './chart.js';

export function PairTable({ first, pairs }: { readonly first: string; readonly pairs: Pairs['pairs'] }) {
  const [active, few] = [pairs.filter(({ events }) => events >= LEAST), pairs.filter(({ events }) => events < LEAST)];
  const all = active.map(({ points }) => points);
  const [stretch, range] = [stretchOf(all), rangeOf(all)];
  const most = Math.max(1, ...pairs.map(({ events }) => events));
  const name = ({ pair }: Pairs['pairs'][number]) => (
    <Link href={pairLink(first && pair[1] === first ? [pair[1], pair[0]] : pair)}>
      {pair.map(partyName).join(' and ')}
    </Link>
  );
  return (
    <>
      {active.length > 0 ? (
        <table class="pairs">
          <caption>
            Most active pairs. Tone: the average of their events, from −10 hostile to +10 cooperative (Goldstein scale).
            The larger the dot, the more events.
          </caption>
          <thead>
            <tr>
              <th scope="col">Pair</th>
              <th scope="col" class="n">
                Events
              </th>
              <th scope="col">
                Average tone
                <span class="tone">
                  <small class="ends">
                    <span>−10</span>
                    <span>0</span>
                    <span>+10</span>
                  </small>
                </span>
              </th>
              <th scope="col" class="weeks">
                Week by week
                <small class="ends">
                  {stretch.map((day) => (
                    <span key={day.getTime()}>{dayText(day.toISOString(), true)}</span>
                  ))}
                </small>
              </th>
            </tr>
          </thead>
          <tbody>
            {active.map((one) => (
              <tr key={one.pair.join()}>
                <th scope="row">{name(one)}</th>
                <td class="n">{one.events.toLocaleString('en')}</td>
                <td>
                  <Tone mean={one.goldstein / one.events} share={one.events / most} />
                </td>
                <td class="weeks">
                  <Spark points={one.points} stretch={stretch} range={range} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {few.length > 0 ? (
        <details class="fold-away" open={active.length < 4}>
          <summary>
            {count(few.length, 'pair')} with fewer than {LEAST} events: too few for a tone
          </summary>
          <ul class="few">
            {few.map((one) => (
              <li key={one.pair.join()}>
                {name(one)} <span class="dim">{one.events}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

/** Events from which an average says something. */
const LEAST = 5;

/** A line from the middle, right for cooperative and left for hostile, with a dot as large as there were events. */
function Tone({ mean, share }: { readonly mean: number; readonly share: number }) {
  const x = 50 + mean * 5;
  const size = 7 + 7 * Math.sqrt(share);
  return (
    <span class={`tone ${mean >= 0 ? 'with' : 'against'}`}>
      <span class="scale" aria-hidden="true">
        <i style={{ left: `${Math.min(x, 50)}%`, width: `${Math.abs(x - 50)}%` }} />
        <b style={{ left: `${x}%`, width: `${size}px`, height: `${size}px` }} />
      </span>
      <span class="n">{SIGNED(mean)}</span>
    </span>
  );
}
