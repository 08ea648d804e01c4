/** Who takes part: people, states, bodies. */
import { Link } from 'wouter-preact';
import { useAddress } from '../address.js';
import { address, useApi } from '../api.js';
import { ChoiceField, TextField } from '../parts/filters.js';
import { Bar } from '../parts/marks.js';
import { Page } from '../parts/page.js';
import { Answered, Empty } from '../parts/states.js';
import type { People as Shown } from '../types.js';
import { count, partyName, personLink } from '../words.js';

type Somebody = Shown['people'][number];

export default function People() {
  const at = useAddress();
  const kind = at.get('kind') || 'person';
  const params = { q: at.get('q'), kind, limit: 200 };
  const people = useApi<Shown>(address('people', params));
  return (
    <Page
      title="People and parties"
      lead="Who appears in the record, those in most entries first."
      csv={address('people', { ...params, limit: 1000 }, '.csv')}
      narrow
    >
      <form class="filters" aria-label="Filter" onSubmit={(event) => event.preventDefault()}>
        <TextField label="Name" value={at.get('q')} placeholder="part of a name" onChange={(q) => at.set({ q })} />
        <ChoiceField
          label="Who"
          any=""
          value={kind}
          choices={[
            ['person', 'People'],
            ['state', 'States'],
            ['body', 'Bodies'],
          ]}
          onChange={(one) => at.set({ kind: one === 'person' ? '' : one })}
        />
      </form>
      <Answered asked={people} lines={8}>
        {({ people: all }) => {
          const isKnown = ({ role, party }: Somebody): boolean => kind !== 'person' || role !== null || party !== '';
          const [known, unknown] = [all.filter(isKnown), all.filter((one) => !isKnown(one))];
          const most = Math.max(1, ...all.map(({ entries }) => entries));
          return all.length === 0 ? (
            <Empty>
              <p>Nobody of this name. Try part of it, or another spelling.</p>
            </Empty>
          ) : (
            <>
              {known.length > 0 ? <Table people={known} kind={kind} most={most} /> : null}
              {unknown.length > 0 ? (
                <details class="fold-away" open={known.length === 0}>
                  <summary>{count(unknown.length, 'person', 'people')} not identified</summary>
                  <p class="note">Named in a text, but neither their party nor their office is known.</p>
                  <Table people={unknown} kind={kind} most={most} />
                </details>
              ) : null}
            </>
          );
        }}
      </Answered>
    </Page>
  );
}

function Table({
  people,
  kind,
  most,
}: {
  readonly people: readonly Somebody[];
  readonly kind: string;
  /** Entries of whoever has most. */
  readonly most: number;
}) {
  return (
    <table class="people-table">
      <caption class="sr">Who appears in the record</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          {kind === 'person' ? (
            <th scope="col" class="roomy">
              Last known office
            </th>
          ) : null}
          {kind === 'state' ? null : <th scope="col">Party</th>}
          <th scope="col">Entries</th>
        </tr>
      </thead>
      <tbody>
        {people.map((one) => (
          <tr key={one.actor}>
            <th scope="row">
              {one.kind === 'person' ? (
                <Link href={personLink(one.name)}>{one.name}</Link>
              ) : one.kind === 'state' ? (
                <Link href={`/relations?party=${encodeURIComponent(one.party || one.name)}`}>{one.name}</Link>
              ) : (
                one.name
              )}
            </th>
            {kind === 'person' ? <td class="roomy">{one.role ?? ''}</td> : null}
            {kind === 'state' ? null : (
              <td>
                {one.party ? (
                  <Link href={`/relations?party=${encodeURIComponent(one.party)}`}>{partyName(one.party)}</Link>
                ) : null}
              </td>
            )}
            <td class="n bar">
              <span>
                <Bar share={one.entries / most} />
                {one.entries.toLocaleString('en')}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
