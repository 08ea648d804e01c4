/** Two accounts side by side, whole or a row a point, by topic; what one alone says stands beside 'not mentioned'; conflicts are marked. */
import { Link } from 'wouter-preact';
import { useAddress } from '../address.js';
import { address, useApi } from '../api.js';
import type { Compared } from '../types.js';
import { capital, count, documentLink, partyName, quoted as quotation, words } from '../words.js';
import { Answered } from './states.js';
import { Texts } from './texts.js';

type Point = Compared['points'][number];

const nameOf = ({ issuer, publisher }: Compared['a']): string => publisher ?? (issuer ? partyName(issuer) : 'A text');

export function Compare({ a, b }: { readonly a: string; readonly b: string }) {
  const compared = useApi<Compared>(address('compare', { a, b }));
  return (
    <Answered asked={compared} lines={6}>
      {(shown) => <Rows shown={shown} csv={address('compare', { a, b }, '.csv')} />}
    </Answered>
  );
}

function Rows({ shown, csv }: { readonly shown: Compared; readonly csv: string }) {
  const at = useAddress();
  const { a, b, points } = shown;
  const [one, other] = [nameOf(a), nameOf(b)];
  const counts = (relation: Point['relation']): number => points.filter((point) => point.relation === relation).length;
  const topics = new Map<string, Point[]>();
  for (const point of points) topics.set(point.topic, [...(topics.get(point.topic) ?? []), point]);
  const quoted = (text: string, spans: readonly (readonly [number, number])[]): string =>
    spans.map(([from, to]) => text.slice(from, to).replace(/\s+/g, ' ').trim()).join(' … ');
  const named = (note: string): string => note.replace(/\bA\b/g, one).replace(/\bB\b/g, other);
  const stress = shown.stress.filter(({ topic }) => topic !== '').slice(0, 6);
  const most = Math.max(0.01, ...stress.flatMap((row) => [row.a, row.b]));
  const whole = at.get('as') === 'texts';
  const turn = (as: string, words: string) => (
    <button
      type="button"
      class="tool"
      aria-pressed={(as === 'texts') === whole}
      onClick={() => at.set({ as, point: '' }, { replace: true })}
    >
      {words}
    </button>
  );
  return (
    <div class="compare">
      <p class="tools turns">
        {turn('', 'Point by point')}
        {turn('texts', 'Whole texts')}
      </p>
      <p class="note">
        {count(counts('both'), 'point')} in both, {counts('conflict')} in conflict, {counts('only-a')} only in {one},{' '}
        {counts('only-b')} only in {other}. <a href={csv}>CSV</a>
      </p>
      {whole ? <Texts shown={shown} names={{ a: one, b: other }} named={named} /> : null}
      {!whole && stress.length > 0 ? (
        <table class="stress">
          <caption>What each stressed: share of its text on each topic</caption>
          <thead>
            <tr>
              <th scope="col" class="n">
                {one}
              </th>
              <th scope="col">Topic</th>
              <th scope="col">{other}</th>
            </tr>
          </thead>
          <tbody>
            {stress.map((row) => (
              <tr key={row.topic}>
                <td class="n">
                  <span>
                    {Math.round(row.a * 100)}% <i style={{ width: `${(row.a / most) * 100}%` }} />
                  </span>
                </td>
                <th scope="row">{capital(words(row.topic))}</th>
                <td>
                  <span>
                    <i style={{ width: `${(row.b / most) * 100}%` }} /> {Math.round(row.b * 100)}%
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {whole ? null : (
        <table class="accounts" aria-label={`${one} and ${other}, point by point`}>
          <thead>
            <tr>
              {[a, b].map((account, i) => (
                <th key={account.document} scope="col">
                  <Link href={documentLink(account.document)}>{i === 0 ? one : other}</Link>
                  <span class="dim">{account.kind ? words(account.kind) : ''}</span>
                </th>
              ))}
            </tr>
          </thead>
          {ordered(topics).map(([topic, rows]) => (
            <tbody key={topic}>
              <tr class="topic">
                <th scope="rowgroup" colSpan={2}>
                  {topic ? capital(words(topic)) : 'Other matters'}
                </th>
              </tr>
              {rows.map((point) => (
                <tr key={`${point.a.join()}|${point.b.join()}`} class={`point ${point.relation}`}>
                  <Cell text={quoted(a.text, point.a)} name={one} />
                  <Cell
                    text={quoted(b.text, point.b)}
                    name={other}
                    note={
                      point.relation === 'conflict' ? `✕ In conflict${point.note ? `: ${named(point.note)}` : ''}` : ''
                    }
                  />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      )}
    </div>
  );
}

/** What both tell of first, what names no topic last. */
const ordered = (topics: ReadonlyMap<string, readonly Point[]>): (readonly [string, readonly Point[]])[] => {
  const rank = ([topic, rows]: readonly [string, readonly Point[]]): number =>
    topic === ''
      ? 3
      : rows.some(({ relation }) => relation === 'conflict')
        ? 0
        : rows.some(({ relation }) => relation === 'both')
          ? 1
          : 2;
  return [...topics].sort((a, b) => rank(a) - rank(b));
};

function Cell({ text, name, note = '' }: { readonly text: string; readonly name: string; readonly note?: string }) {
  return (
    <td>
      {text ? (
        <p>
          <span class="by">{name}</span>
          {quotation(text)}
        </p>
      ) : (
        <p class="silent">
          <span class="by">{name}</span>not mentioned
        </p>
      )}
      {note ? <p class="conflict-note">{note}</p> : null}
    </td>
  );
}
