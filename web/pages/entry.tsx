/** One entry: who was there or acted, where and when, every report with its words, where reports differ, two accounts side by side. */
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { isOwn, twoReports } from '../../src/record/compare/two-reports.js';
import { useAddress } from '../address.js';
import { address, useApi } from '../api.js';
import { Cite } from '../parts/cite.js';
import { Compare } from '../parts/compare.js';
import { EntryList, Said } from '../parts/lines.js';
import { Facts } from '../parts/marked.js';
import { State, Sure, Unclear } from '../parts/marks.js';
import { Page, Section } from '../parts/page.js';
import { Quoted } from '../parts/quoted.js';
import { Answered, Missing } from '../parts/states.js';
import type { EntryShown, Relations } from '../types.js';
import {
  capital,
  dayText,
  documentLink,
  entryLink,
  KIND_NAMES,
  pairLink,
  personLink,
  reportsText,
  titled,
  whenText,
  words,
} from '../words.js';

export default function Entry() {
  const at = useAddress();
  const id = at.get('id');
  const entry = useApi<EntryShown>(id ? address('entry', { id }) : undefined);
  if (!id || entry.problem?.status === 404)
    return (
      <Missing
        title="No such entry"
        advice={
          <>
            No item of the record has this id. It may repeat a passage of another text, or have been rejected: see{' '}
            <Link href="/review?list=audit">Corrections</Link>.
          </>
        }
      />
    );
  const data = entry.data;
  return (
    <Page
      title={data ? titled(data.line) : ' '}
      over={data ? KIND_NAMES[data.kind][0] : ' '}
      csv={address('entry', { id }, '.csv')}
      more={
        data ? (
          <>
            <Cite
              cited={{
                title: data.line.title,
                words: data.line.words,
                publisher: data.line.publisher,
                published: data.line.published,
                url: data.families[0]?.reports[0]?.url ?? null,
              }}
            />
            <Link class="tool" href={`/review?id=${encodeURIComponent(data.id)}`}>
              Correct
            </Link>
          </>
        ) : null
      }
    >
      <Answered asked={entry} lines={10}>
        {(shown) => <Shown shown={shown} />}
      </Answered>
    </Page>
  );
}

function Shown({ shown }: { readonly shown: EntryShown }) {
  const { line } = shown;
  return (
    <>
      <p class="facts byline">
        <span class="strong">{whenText(line)}</span>
        {line.place ? <span>{line.place}</span> : null}
        {line.status ? <State state={line.status} /> : null}
        {line.unclear ? <Unclear /> : null}
        <Sure value={line.confidence} />
        <span>{reportsText({ reports: shown.reports.length, independent: shown.independent })}</span>
        {shown.corrected.length > 0 ? <Link href="/review?list=audit">corrected by a person</Link> : null}
        {shown.parties.length === 2 ? <Link href={pairLink(shown.parties)}>Relations between the two</Link> : null}
      </p>
      {shown.kind === 'statement' ? <Said line={line} isLink={false} /> : null}
      {shown.sides.length > 1 || shown.kind === 'meeting' ? <Sides sides={shown.sides} /> : null}
      <div class="two wide-first">
        <div>
          <Section title="How it was read">
            <Facts facts={shown.facts} />
          </Section>
          {shown.differs.length > 0 ? (
            <Section title="Where the reports differ" class="differs">
              <Differs shown={shown} />
            </Section>
          ) : null}
        </div>
        <div>
          {shown.agreed.length > 0 ? (
            <Section title="What was agreed" note="In the same reports, with what became of it.">
              <Agreed shown={shown} />
            </Section>
          ) : null}
          {shown.near.length > 0 ? (
            <Section title="Near in time" note="Same kind, same parties, within three days.">
              <EntryList lines={shown.near.slice(0, 6)} kind={false} />
            </Section>
          ) : null}
        </div>
      </div>
      <Section
        title={shown.reports.length === 1 ? 'The report' : `The reports`}
        note={
          shown.reports.length === 1
            ? undefined
            : `${reportsText({ reports: shown.reports.length, independent: shown.independent })}: copies and machine rewritings of one text count once, or not at all.`
        }
      >
        <Reports shown={shown} />
      </Section>
      {shown.reports.length > 1 ? <TwoAccounts shown={shown} /> : null}
      {shown.said.length > 0 ? (
        <Section title="What was said" note="Named speakers in the reports of this meeting.">
          <div class="quotes">
            {shown.said.slice(0, 8).map((one) => (
              <Said key={one.id} line={one} />
            ))}
          </div>
        </Section>
      ) : null}
    </>
  );
}

/** Who sat on which side, each with the office held that day. */
function Sides({ sides }: { readonly sides: EntryShown['sides'] }) {
  return (
    <div class="sides">
      {sides.map((side) => (
        <section key={side.party + side.name + (side.people[0]?.name ?? '')}>
          <h2>
            {side.party ? (
              <Link href={`/relations?party=${encodeURIComponent(side.party)}`}>{side.name}</Link>
            ) : (
              side.name
            )}
          </h2>
          {side.people.length === 0 ? <p class="dim">Nobody named.</p> : null}
          <ul>
            {side.people.map((one) => (
              <li key={one.actor + one.name}>
                {one.actor.startsWith('person:') ? <Link href={personLink(one.name)}>{one.name}</Link> : one.name}
                {one.role ? <span class="dim">{one.role}</span> : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const shortName = (shown: EntryShown, document: string): string => {
  const report = shown.reports.find((one) => one.document === document);
  return report?.publisher ?? (report?.published ? `a text of ${dayText(report.published, true)}` : 'a text');
};

function Differs({ shown }: { readonly shown: EntryShown }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">As told</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        {shown.differs.map(({ name, values }) =>
          values.map(({ value, documents }, i) => (
            <tr key={name + value} class={i === 0 ? 'first' : ''}>
              {i === 0 ? (
                <th scope="rowgroup" rowSpan={values.length}>
                  {name}
                </th>
              ) : null}
              <td>{value}</td>
              <td>
                {documents.map((document, k) => (
                  <span key={document}>
                    {k > 0 ? ', ' : ''}
                    <Link href={documentLink(document)}>{shortName(shown, document)}</Link>
                  </span>
                ))}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

/** Commitments and channels of a meeting; of two sides with where each stands in their ledger. */
function Agreed({ shown }: { readonly shown: EntryShown }) {
  const ledger = useApi<Relations>(
    shown.parties.length === 2
      ? address('relations', { party: shown.parties, part: 'ledger', of: shown.agreed.map(({ id }) => id) })
      : undefined,
  );
  const states = new Map<string, string>();
  for (const line of ledger.data?.ledger ?? [])
    for (const { entry } of line.steps) if (entry) states.set(entry, line.state);
  const list = (lines: EntryShown['agreed']) => (
    <ol class="agreed">
      {lines.map((line) => {
        const text = titled(line);
        return (
          <li key={line.id}>
            <Link href={entryLink(line.id)}>
              {line.kind === 'channel' ? text.replace(/: [^:]*$/, '') : capital(text.replace(/^[^:“]*: /, ''))}
            </Link>
            {line.unclear ? <Unclear /> : null} <State state={states.get(line.id) ?? line.status} />
          </li>
        );
      })}
    </ol>
  );
  const channels = shown.agreed.filter(({ kind }) => kind === 'channel');
  return (
    <>
      {list(shown.agreed.filter(({ kind }) => kind !== 'channel'))}
      {channels.length > 0 ? <h3 class="sub">Channels</h3> : null}
      {list(channels)}
    </>
  );
}

/** Words of a report that are shown before the rest is asked for. */
const QUOTES = 2;

function Reports({ shown }: { readonly shown: EntryShown }) {
  const spans = new Map(shown.items.map((item) => [item.document, item.spans[0]?.[0]]));
  return (
    <ol class={shown.families.length > 3 ? 'families many' : 'families'}>
      {shown.families.map(({ family, reports }) => (
        <li key={family}>
          {reports.map((report, i) => (
            <article key={report.document} class={i === 0 ? 'original' : 'copy'}>
              <h3>
                <Link href={documentLink(report.document, spans.get(report.document))}>
                  {report.title ?? report.publisher ?? 'Untitled'}
                </Link>
              </h3>
              <p class="facts">
                <span class="strong">{report.publisher ?? 'Publisher unknown'}</span>
                <span>{report.published ? dayText(report.published, true) : 'no date'}</span>
                {report.kind && report.kind !== 'other' ? <span>{words(report.kind)}</span> : null}
                {report.spun ? <span>machine-rewritten copy</span> : i > 0 ? <span>copy</span> : null}
              </p>
              {i === 0
                ? shown.items
                    .filter(({ document }) => document === report.document)
                    .slice(0, QUOTES)
                    .map((item) => <Quoted key={item.id} item={item} />)
                : null}
            </article>
          ))}
        </li>
      ))}
    </ol>
  );
}

/** Two of the reports, chosen, point by point. */
function TwoAccounts({ shown }: { readonly shown: EntryShown }) {
  const at = useAddress();
  const all = shown.families.flatMap(({ reports }) => reports);
  const chosen = twoReports(shown.families);
  const [first, second] = chosen;
  const a = at.get('a') || first?.document || '';
  const b = at.get('b') || second?.document || '';
  const areOwn = chosen.length > 1 && chosen.every(({ kind }) => isOwn(kind));
  const [asked, setAsked] = useState(areOwn || at.get('a') !== '' || at.get('b') !== '');
  const name = (one: (typeof all)[number]): string =>
    `${one.publisher ?? 'Unknown'}${one.kind && one.kind !== 'report' ? `, ${words(one.kind)}` : ''}${one.published ? `, ${dayText(one.published, true)}` : ''}`;
  const choice = (label: string, value: string, part: 'a' | 'b') => (
    <label class="field">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          setAsked(true);
          at.set({ a, b, [part]: event.currentTarget.value }, { replace: true });
        }}
      >
        {all.map((one) => (
          <option key={one.document} value={one.document}>
            {name(one)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Section title="Two accounts side by side" id="accounts">
      <div class="filters accounts-choice">
        {choice('One', a, 'a')}
        {choice('The other', b, 'b')}
        {asked ? null : (
          <button type="button" class="tool main" onClick={() => setAsked(true)}>
            Compare
          </button>
        )}
      </div>
      {asked && a !== b ? <Compare a={a} b={b} /> : null}
      {asked && a === b ? <p class="note">Choose two different reports.</p> : null}
    </Section>
  );
}
