/** Channels as a board: what state each is in, since when, when it was last used, and on which words that stands. */
import { Link } from 'wouter-preact';
import type { Channel } from '../types.js';
import { capital, dayText, entryLink, partyName, quoted, words } from '../words.js';
import { State } from './marks.js';
import { Empty } from './states.js';

const ORDER = ['closed', 'suspended', 'reopening', 'open', 'agreed', 'prospective'];

/** One card a kind: the line that changed last, and the others of its kind behind it. */
export function Channels({ channels }: { readonly channels: readonly Channel[] }) {
  if (channels.length === 0)
    return (
      <Empty>
        <p>No channel between the two is reported.</p>
      </Empty>
    );
  const cards = byKind(channels).sort((a, b) => ORDER.indexOf(a[0]?.state ?? '') - ORDER.indexOf(b[0]?.state ?? ''));
  return (
    <ul class="board">
      {cards.map(([first, ...others]) =>
        first ? (
          <li key={first.id} class={`card is-${first.state}`}>
            <h3>
              {capital(words(first.kind))} <State state={first.state} />
            </h3>
            <Line channel={first} />
            {others.length > 0 ? (
              <details>
                <summary>
                  {others.length} other {others.length === 1 ? 'line' : 'lines'} of this kind
                </summary>
                {others.map((one) => (
                  <div key={one.id} class="other">
                    <State state={one.state} />
                    <Line channel={one} />
                  </div>
                ))}
              </details>
            ) : null}
          </li>
        ) : null,
      )}
    </ul>
  );
}

/** The lines of each kind, that which changed last first. */
const byKind = (channels: readonly Channel[]): Channel[][] => {
  const kinds = new Map<string, Channel[]>();
  for (const channel of channels) kinds.set(channel.kind, [...(kinds.get(channel.kind) ?? []), channel]);
  return [...kinds.values()].map((all) => [...all].sort((a, b) => (lastDay(a) < lastDay(b) ? 1 : -1)));
};

/** Of each kind how the line stands that changed last. */
export const latestStates = (channels: readonly Channel[]): (readonly [kind: string, state: string])[] =>
  byKind(channels).flatMap(([first]) => (first ? [[first.kind, first.state] as const] : []));

const lastDay = ({ history }: Channel): string => history.at(-1)?.day ?? '';

function Line({ channel }: { readonly channel: Channel }) {
  const last = channel.history.at(-1);
  return (
    <>
      {channel.parties.length > 2 ? <p class="dim">{channel.parties.map(partyName).join(', ')}</p> : null}
      {last ? <blockquote>{quoted(last.words)}</blockquote> : null}
      <dl>
        {last ? (
          <>
            <dt>Since</dt>
            <dd>
              <Link href={entryLink(last.entry)}>{last.day ? dayText(last.day, true) : 'day not given'}</Link>
            </dd>
          </>
        ) : null}
        {channel.lastUse ? (
          <>
            <dt>Last used</dt>
            <dd>
              <Link href={entryLink(channel.lastUse.meeting)}>{dayText(channel.lastUse.day, true)}</Link>
            </dd>
          </>
        ) : null}
        {channel.history.length > 1 ? (
          <>
            <dt>Before</dt>
            <dd>
              {channel.history
                .slice(0, -1)
                .map(({ state, day }) => `${words(state)}${day ? ` ${dayText(day, true)}` : ''}`)
                .join(', ')}
            </dd>
          </>
        ) : null}
      </dl>
    </>
  );
}
