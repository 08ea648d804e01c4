/** One person: offices over time, where they were, whom they met, what they said. */
import { scaleUtc } from 'd3-scale';
import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import { useAddress } from '../address.js';
import { address, useApi } from '../api.js';
import { EntryList, Said } from '../parts/lines.js';
import { Bar } from '../parts/marks.js';
import { Page, Section } from '../parts/page.js';
import { Since } from '../parts/since.js';
import { Answered, Empty, Missing } from '../parts/states.js';
import type { Person as Shown } from '../types.js';
import { capital, count, dayText, entryLink, partyName, personLink } from '../words.js';

/** Stops that are listed, the latest. */
const MOST_STOPS = 100;

export default function Person() {
  const at = useAddress();
  const name = at.get('name');
  const person = useApi<Shown>(
    name ? address('person', { name, limit: MOST_STOPS, until: at.get('until') }) : undefined,
  );
  if (!name || person.problem?.status === 404)
    return <Missing title={name || 'Nobody'} advice="Nobody of this name is in the record. See the list of people." />;
  const data = person.data;
  return (
    <Page
      title={data?.name ?? name}
      over={<Link href="/people">People</Link>}
      lead={data ? leadOf(data) : ' '}
      csv={address('person', { name }, '.csv')}
      more={
        <Link class="tool" href={`/statements?person=${encodeURIComponent(name)}`}>
          All statements
        </Link>
      }
    >
      <Answered asked={person} lines={8}>
        {(shown) => (
          <>
            {shown.others.length > 0 ? <p class="note">Others of this name: {shown.others.join(', ')}</p> : null}
            <Section title="Offices">
              {shown.offices.length === 0 ? (
                <Empty>
                  <p>No office known: {shown.name} is not in the table of officials.</p>
                </Empty>
              ) : (
                <Offices offices={shown.offices} />
              )}
            </Section>
            <Section title="Whom they met" note={shown.met.length > 0 ? 'Meetings and calls held.' : undefined}>
              {shown.met.length === 0 ? (
                <Empty>
                  <p>
                    No meeting reported. See what they{' '}
                    <Link href={`/statements?person=${encodeURIComponent(name)}`}>said</Link>, or{' '}
                    <Link href="/add">add documents</Link>.
                  </p>
                </Empty>
              ) : (
                <Met shown={shown} />
              )}
            </Section>
            <Section
              title="Where they were"
              note={
                shown.counts.stops > shown.stops.length
                  ? `The latest ${shown.stops.length} of ${count(shown.counts.stops, 'stop')}.`
                  : undefined
              }
            >
              {shown.stops.length === 0 ? (
                <Empty>
                  <p>No meeting abroad with a day and place is reported.</p>
                </Empty>
              ) : (
                <ol class="lines">
                  {shown.stops.map((stop) => (
                    <li key={stop.from + stop.place}>
                      <time dateTime={stop.from}>{dayText(stop.from, true)}</time>
                      <div class="what">
                        <p class="title">
                          <Link href={entryLink(stop.meetings[0] ?? '')}>{stop.place}</Link>
                          {stop.country && stop.country !== stop.place ? (
                            <span class="dim">, {stop.country}</span>
                          ) : null}
                        </p>
                        <p class="facts">
                          {stop.met.length > 0 ? <span>met {stop.met.slice(0, 5).join(', ')}</span> : null}
                          {stop.before ? (
                            <span>
                              {stop.before.who === shown.name ? 'last there' : `last there: ${stop.before.who}`},{' '}
                              {dayText(stop.before.day, true)}
                            </span>
                          ) : null}
                        </p>
                      </div>
                    </li>
                  ))}
                </ol>
              )}
              <Since from={shown.from} at={at} />
            </Section>
            <div class="two">
              <Section title="Statements">
                <Some
                  of={shown.lines.filter(({ kind }) => kind === 'statement')}
                  isAll={shown.lines.length < LATEST}
                  most={8}
                  all={<Link href={`/statements?person=${encodeURIComponent(name)}`}>all statements</Link>}
                >
                  {(lines) => lines.map((line) => <Said key={line.id} line={line} isNamed={false} />)}
                </Some>
              </Section>
              <Section title="Meetings and deeds">
                <Some
                  of={shown.lines.filter(({ kind }) => kind !== 'statement')}
                  isAll={shown.lines.length < LATEST}
                  most={14}
                  all={<Link href={`/timeline?person=${encodeURIComponent(name)}`}>all entries</Link>}
                >
                  {(lines) => <EntryList lines={lines} />}
                </Some>
              </Section>
            </div>
          </>
        )}
      </Answered>
    </Page>
  );
}

/** Entries that the server gives of a person at most, the latest. */
const LATEST = 60;

/** The first of a list, and of how many. */
function Some({
  of,
  most,
  isAll,
  all,
  children,
}: {
  readonly of: Shown['lines'];
  readonly most: number;
  /** Whether there are no more than these. */
  readonly isAll: boolean;
  readonly all: ComponentChildren;
  readonly children: (lines: Shown['lines']) => ComponentChildren;
}) {
  return (
    <>
      {children(of.slice(0, most))}
      <p class="onwards">
        {Math.min(most, of.length)} of {isAll ? of.length : `more than ${of.length}`}, {all}
      </p>
    </>
  );
}

/** Those met most often that are listed. */
const MOST_MET = 14;

function Met({ shown }: { readonly shown: Shown }) {
  const met = shown.met.slice(0, MOST_MET);
  const most = Math.max(1, ...met.map(({ meetings, calls }) => meetings + calls));
  const party = (one: Shown['met'][number]): string =>
    one.party && partyName(one.party) !== one.name ? partyName(one.party) : '';
  return (
    <>
      <ul class="bars met">
        {met.map((one) => (
          <li key={one.name}>
            <span>
              <Link href={personLink(one.name)}>{one.name}</Link>
              {party(one) ? <span class="dim"> {party(one)}</span> : null}
            </span>
            <Bar share={(one.meetings + one.calls) / most} />
            <span>
              {[
                one.meetings > 0 ? count(one.meetings, 'meeting') : '',
                one.calls > 0 ? count(one.calls, 'call') : '',
                one.last ? `last ${dayText(one.last, true)}` : '',
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {shown.counts.met > MOST_MET ? (
        <p class="note">
          The {MOST_MET} met most often of {shown.counts.met.toLocaleString('en')}.
        </p>
      ) : null}
    </>
  );
}

const leadOf = ({ party, known, offices, counts, met }: Shown): string => {
  const [last] = offices;
  const meetings = met.reduce((sum, one) => sum + one.meetings + one.calls, 0);
  return [
    last
      ? `${capital(last.role)}${last.organization && !last.role.includes(last.organization) ? `, ${last.organization}` : ''}.`
      : '',
    party ? `${partyName(party)}.` : '',
    meetings > 0 ? `${capital(count(counts.met, 'counterpart'))} met in the record.` : '',
    known ? '' : 'Not in the table of officials: known from documents only.',
  ]
    .filter(Boolean)
    .join(' ');
};

/** Offices as bars on one line of time; where only a day is known, as a mark. */
function Offices({ offices }: { readonly offices: Shown['offices'] }) {
  const shown = offices.slice(0, 10);
  const dates = shown
    .flatMap(({ from, to, attested }) => [from, to, ...attested.flatMap((one) => one.split('/'))])
    .filter(Boolean);
  const first = [...dates].sort()[0] ?? '2000';
  const end = new Date().toISOString().slice(0, 10);
  const x = scaleUtc()
    .domain([new Date(`${first.slice(0, 4)}-01-01`), new Date(end)])
    .range([0, 100]);
  // One at the very edge would be cut.
  const ticks = x.ticks(6).filter((tick) => x(tick) < 92);
  const full = (date: string, last: boolean): Date =>
    new Date(
      date.length === 4
        ? `${date}-${last ? '12-31' : '01-01'}`
        : date.length === 7
          ? `${date}-${last ? '28' : '01'}`
          : date,
    );
  return (
    <ol class="offices">
      <li class="axis" aria-hidden="true">
        <span />
        <div>
          {ticks.map((tick) => (
            <span key={tick.getTime()} style={{ left: `${x(tick)}%` }}>
              {tick.getUTCFullYear()}
            </span>
          ))}
        </div>
      </li>
      {shown.map((one) => {
        const seen = one.attested[0]?.split('/');
        const from = one.from || seen?.[0] || '';
        const to = one.to || (one.from ? '' : (seen?.at(-1) ?? ''));
        const [left, right] = [from ? x(full(from, false)) : 0, to ? x(full(to, true)) : 100];
        return (
          <li key={one.role + one.organization + from}>
            <div>
              <p class="title">
                {capital(one.role)}
                {one.organization && !one.role.includes(one.organization) ? (
                  <span class="dim">, {one.organization}</span>
                ) : null}
              </p>
              <p class="facts">
                <span>
                  {one.from || one.to
                    ? `${one.from ? dayText(one.from, true) : ''} – ${one.to ? dayText(one.to, true) : 'now'}`
                    : seen
                      ? `seen in it ${seen.map((day) => dayText(day, true)).join(' – ')}`
                      : 'days not known'}
                </span>
              </p>
            </div>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              {ticks.map((tick) => (
                <line key={tick.getTime()} class="grid" x1={x(tick)} x2={x(tick)} y1="-12" y2="20" />
              ))}
              <rect class="rail" x="0" y="3" width="100" height="2" />
              <rect class={one.from ? 'term' : 'seen'} x={left} y="0" width={Math.max(0.8, right - left)} height="8" />
            </svg>
          </li>
        );
      })}
    </ol>
  );
}
