/** What lies between two parties: the index with the events behind each point, channels, meetings, commitments, statements. */
import { useMemo } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useAddress } from '../address.js';
import { address, useApi } from '../api.js';
import { Channels, latestStates } from '../parts/channels.js';
import { Index } from '../parts/chart.js';
import { asked, Filters, PartyField } from '../parts/filters.js';
import { Ledger, OPEN, openIn } from '../parts/ledger.js';
import { EntryList, Said } from '../parts/lines.js';
import { Pages } from '../parts/more.js';
import { Page, Section } from '../parts/page.js';
import { PairTable } from '../parts/pair-table.js';
import { Since } from '../parts/since.js';
import { Answered, Empty } from '../parts/states.js';
import { WatchThis } from '../parts/watch-this.js';
import { Where } from '../parts/where.js';
import type { Line, Pairs, Standing, Relations as Study } from '../types.js';
import { capital, count, dateText, dayText, partyName, words } from '../words.js';

const STATEMENTS = 8;
/** Lines of each list. */
const SHOWN = 8;

export default function Relations() {
  const at = useAddress();
  const [a = '', b = ''] = at.all('party');
  return a && b ? <Pair key={`${a} ${b}`} a={a} b={b} /> : <Choose first={a} />;
}

/** No pair yet: those of which the record tells most. */
function Choose({ first }: { readonly first: string }) {
  const at = useAddress();
  const pairs = useApi<Pairs>(address('pairs', { party: first, limit: 40, weeks: 'yes' }));
  return (
    <Page
      title={first ? `Relations of ${partyName(first)}` : 'Relations'}
      lead="Choose two parties to see how they stood week by week, with their meetings, channels, commitments and statements."
      csv={address('pairs', { party: first, limit: 1000 }, '.csv')}
    >
      <form class="filters" aria-label="Choose two parties" onSubmit={(event) => event.preventDefault()}>
        <PartyField label="Party" value={first} onChange={(code) => at.set({ party: code })} />
        <PartyField label="and party" value="" onChange={(code) => at.set({ party: [first, code].filter(Boolean) })} />
      </form>
      <Answered asked={pairs}>
        {(shown) =>
          shown.pairs.length === 0 ? (
            <Empty>
              <p>Nothing is recorded between {first ? `${partyName(first)} and others` : 'any two parties'} yet.</p>
            </Empty>
          ) : (
            <PairTable first={first} pairs={shown.pairs} />
          )
        }
      </Answered>
    </Page>
  );
}

const NAMES = ['since', 'until', 'precision'] as const;

function Pair({ a, b }: { readonly a: string; readonly b: string }) {
  const at = useAddress();
  const party = [a, b];
  const filter = { party, ...asked(at, NAMES) };
  const standing = useApi<Standing>(address('standing', filter));
  const study = useApi<Study>(address('relations', { ...filter, state: OPEN, limit: SHOWN }));
  const name = `${partyName(a)} and ${partyName(b)}`;
  const chosen = [at.get('from'), at.get('to')] as const;
  const choose = (from: string, to: string): void => at.set({ from, to }, { replace: true });
  return (
    <Page
      title={name}
      over={<Link href="/relations">Relations</Link>}
      lead={study.data ? leadOf(study.data) : ' '}
      csv={address('standing', filter, '.csv')}
      more={
        <>
          <Link class="tool" href={`/timeline?party=${encodeURIComponent(a)}&party=${encodeURIComponent(b)}`}>
            Timeline
          </Link>
          <WatchThis kinds={[]} filter={filter} />
          <a
            class="tool"
            href={address('lines', { party, kind: ['meeting', 'event', 'commitment', 'channel', 'incident'] }, '.atom')}
          >
            Feed
          </a>
        </>
      }
    >
      <form class="filters pair" aria-label="The two parties" onSubmit={(event) => event.preventDefault()}>
        <PartyField
          label="Party"
          value={a}
          onChange={(code) => at.set({ party: [code, b].filter(Boolean), from: '', to: '' })}
        />
        <PartyField
          label="and party"
          value={b}
          onChange={(code) => at.set({ party: [a, code].filter(Boolean), from: '', to: '' })}
        />
        <button type="button" class="tool" onClick={() => at.set({ party: [b, a] })} aria-label="Swap the two">
          ⇄
        </button>
      </form>
      <Section title="Tone, week by week">
        <Filters at={at} names={NAMES} />
        <Answered asked={standing} lines={8}>
          {(shown) =>
            shown.points.length === 0 ? (
              <Empty>
                <p>
                  Nothing is recorded between {name}. Choose other parties or days, or{' '}
                  <Link href="/add">add documents</Link>.
                </p>
              </Empty>
            ) : (
              <>
                {shown.levelled ? null : (
                  <p class="note">{count(shown.events, 'event')}: too few to say what is usual, which takes 20.</p>
                )}
                <Index points={shown.points} chosen={chosen} onChoose={choose} name={name} />
              </>
            )
          }
        </Answered>
        <Behind
          party={party}
          from={chosen[0]}
          to={chosen[1]}
          precision={at.get('precision')}
          onAll={() => choose('', '')}
        />
      </Section>
      <Answered asked={study} lines={6}>
        {(shown) => <Between study={shown} party={party} />}
      </Answered>
      <Section title="Latest statements" note={`Named speakers of ${partyName(a)} and ${partyName(b)}.`}>
        <Statements party={party} />
      </Section>
    </Page>
  );
}

/** Where things stand, in a sentence. */
const leadOf = (study: Study): string => {
  const { held, channels, until, counts, from } = study;
  const [last] = held;
  const open = openIn(study);
  const states = latestStates(channels);
  const of = (...wanted: readonly string[]): string[] =>
    states.flatMap(([kind, state]) => (wanted.includes(state) ? [words(kind)] : []));
  const [lines, shut] = [of('open'), of('closed', 'suspended')];
  return [
    last
      ? `${last.date === null ? `Latest meeting: reported ${dayText(last.day)}` : `Last met: ${dateText(last.date)}`}${last.place ? `, ${last.place}` : ''}.`
      : 'No meeting reported.',
    counts.ahead > 0 ? `${capital(count(counts.ahead, 'meeting'))} ahead.` : '',
    open > 0
      ? `${capital(count(open, 'open commitment'))}${from.ledger ? ` since ${dayText(from.ledger, true)}` : ''}.`
      : '',
    lines.length > 0 ? `Channels open: ${lines.join(', ')}.` : '',
    shut.length > 0 ? `Shut: ${shut.join(', ')}.` : '',
    until ? `Record up to ${dayText(until)}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
};

/** The entries behind what is chosen on the picture. */
function Behind({
  party,
  from,
  to,
  precision,
  onAll,
}: {
  readonly party: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly precision: string;
  readonly onAll: () => void;
}) {
  const params = useMemo(
    () => ({
      party,
      kind: ['event', 'meeting', 'incident'],
      since: from,
      until: to,
      precision,
      order: 'newest',
      limit: 8,
    }),
    [party.join(), from, to, precision],
  );
  return (
    <div class="behind">
      <h3 aria-live="polite">
        {from
          ? `Behind ${from === to ? dayText(from) : `${dayText(from, true)} – ${dayText(to, true)}`}`
          : 'All entries behind the chart, newest first'}
        {from ? (
          <button type="button" class="tool" onClick={onAll}>
            Show all
          </button>
        ) : null}
      </h3>
      <Pages<Line>
        view="lines"
        params={params}
        empty={
          <Empty>
            <p>Nothing reported in these days. Choose others.</p>
          </Empty>
        }
      >
        {(lines) => <EntryList lines={lines} quote />}
      </Pages>
    </div>
  );
}

function Between({ study, party }: { readonly study: Study; readonly party: readonly string[] }) {
  const at = useAddress();
  const open = study.ledger.toReversed();
  const all = study.counts.states.reduce((sum, { commitments }) => sum + commitments, 0);
  return (
    <>
      <Section
        title="Channels"
        note="Each channel between the two: its state, its last use, and the words that say so."
      >
        <Channels channels={study.channels} />
      </Section>
      <div class="two">
        <Section title="Meetings held">
          {study.held.length === 0 ? (
            <Empty>
              <p>No meeting reported.</p>
            </Empty>
          ) : (
            <>
              <EntryList lines={study.held} kind={false} />
              {study.counts.held > study.held.length ? (
                <p class="onwards">
                  <Link href={`/timeline?${party.map((one) => `party=${one}`).join('&')}&kind=meeting`}>
                    {study.from.held ? 'More than' : 'All'} {study.counts.held.toLocaleString('en')}
                  </Link>
                </p>
              ) : null}
            </>
          )}
        </Section>
        <div>
          <Section title="Meetings ahead">
            {study.ahead.length === 0 ? (
              <Empty>
                <p>None announced for after {dayText(study.until)}.</p>
              </Empty>
            ) : (
              <>
                <EntryList lines={study.ahead} kind={false} />
                {study.counts.ahead > study.ahead.length ? (
                  <p class="note">
                    The next {study.ahead.length} of {study.counts.ahead.toLocaleString('en')}.
                  </p>
                ) : null}
              </>
            )}
          </Section>
        </div>
      </div>
      <Section title="Where they met" note="Meetings whose place is reported. Choose a place to list them.">
        <Where
          at={at}
          party={party}
          places={study.places}
          held={study.counts.held}
          name={party.map(partyName).join(' and ')}
        />
        <Since from={study.from.held} at={at} />
      </Section>
      <Section
        title="Open commitments"
        note={
          <>
            {openIn(study) > open.length ? `The latest ${open.length} of ${openIn(study)} open. ` : ''}
            <Link href={`/commitments?${party.map((one) => `party=${one}`).join('&')}`}>
              {study.from.ledger ? 'All commitments' : `All ${all.toLocaleString('en')} commitments`}
            </Link>
          </>
        }
      >
        {open.length === 0 ? (
          <Empty>
            <p>No commitment is open.</p>
          </Empty>
        ) : (
          <Ledger lines={open} />
        )}
      </Section>
    </>
  );
}

function Statements({ party }: { readonly party: readonly string[] }) {
  const [a, b] = party;
  const one = useApi<{ readonly lines: readonly Line[] }>(
    address('lines', {
      kind: 'statement',
      attribution: 'named',
      party: a,
      order: 'newest',
      limit: STATEMENTS,
      'min-confidence': 0.6,
    }),
  );
  const other = useApi<{ readonly lines: readonly Line[] }>(
    address('lines', {
      kind: 'statement',
      attribution: 'named',
      party: b,
      order: 'newest',
      limit: STATEMENTS,
      'min-confidence': 0.6,
    }),
  );
  return (
    <div class="two">
      {[one, other].map((asked, i) => (
        <div key={party[i]}>
          <h3>{partyName(party[i] ?? '')}</h3>
          <Answered asked={asked}>
            {({ lines }) =>
              lines.length === 0 ? (
                <Empty>
                  <p>No named speaker quoted.</p>
                </Empty>
              ) : (
                lines.slice(0, 5).map((line) => <Said key={line.id} line={line} />)
              )
            }
          </Answered>
        </div>
      ))}
    </div>
  );
}
