/** Sources: who published what the record is made of, and how each one's reports compare. */
import { address, useApi } from '../api.js';
import { Page } from '../parts/page.js';
import { Answered, Empty } from '../parts/states.js';
import type { Sources as Shown } from '../types.js';
import { count, dayText } from '../words.js';

export default function Sources() {
  const sources = useApi<Shown>(address('sources'));
  return (
    <Page
      title="Sources"
      lead="Who published the documents of the record, how much of it each reports alone or first, and how much of it others tell otherwise."
      csv={address('sources', { limit: 1000 }, '.csv')}
    >
      <Answered asked={sources} lines={8}>
        {({ sources: all }) => {
          const small = all.filter(({ documents }) => documents === 1);
          const others = all.filter(({ documents }) => documents > 1);
          return all.length === 0 ? (
            <Empty>
              <p>No document has been added yet.</p>
            </Empty>
          ) : (
            <>
              <ul class="shares key">
                <li>
                  <i class="ahead" /> reported first, others followed
                </li>
                <li>
                  <i class="alone" /> reported alone
                </li>
                <li>
                  <i class="rest" /> others reported it before
                </li>
              </ul>
              {others.length > 0 ? <Table sources={others} name="Publishers of several documents" /> : null}
              {small.length > 0 ? (
                <details class="fold-away" open={others.length === 0}>
                  <summary>{count(small.length, 'publisher')} of one document each</summary>
                  <Table sources={small} name="Publishers of one document" />
                </details>
              ) : null}
            </>
          );
        }}
      </Answered>
    </Page>
  );
}

function Table({ sources, name }: { readonly sources: Shown['sources']; readonly name: string }) {
  const most = Math.max(1, ...sources.map(({ tells }) => tells));
  return (
    <table class="stacked sources">
      <caption class="sr">{name}</caption>
      <thead>
        <tr>
          <th scope="col">Publisher</th>
          <th scope="col" class="n">
            Documents <small>in the record</small>
          </th>
          <th scope="col" class="n">
            Entries <small>that they report</small>
          </th>
          <th scope="col">
            First, alone, after others <small>of these entries</small>
          </th>
          <th scope="col" class="n">
            Disputed <small>told otherwise elsewhere</small>
          </th>
          <th scope="col">
            Shares most with <small>(entries in both)</small>
          </th>
          <th scope="col">
            Published <small>first – last</small>
          </th>
        </tr>
      </thead>
      <tbody>
        {sources.map((one) => (
          <tr key={one.publisher}>
            <th scope="row">{one.publisher || 'Unknown'}</th>
            <td class="n" data-label="Documents">
              {one.documents.toLocaleString('en')}
            </td>
            <td class="n" data-label="Entries">
              {one.tells.toLocaleString('en')}
            </td>
            <td data-label="First, alone, after others">
              <Shares source={one} most={most} />
            </td>
            <td class="n" data-label="Disputed entries">
              {one.differs.toLocaleString('en')}
            </td>
            <td data-label="Shares most entries with">
              {one.beside ? `${one.beside.publisher || 'unknown'} (${one.beside.entries})` : '–'}
            </td>
            <td class="days" data-label="Published">
              {one.first ? dayText(one.first, true) : '–'}
              {one.last && one.last !== one.first ? ` – ${dayText(one.last, true)}` : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Of its entries those that it reported before others, alone, and after or with them; as long as it has entries. */
function Shares({
  source: { tells, alone, ahead },
  most,
}: {
  readonly source: Shown['sources'][number];
  readonly most: number;
}) {
  const parts = [
    ['ahead', ahead],
    ['alone', alone],
    ['rest', tells - alone - ahead],
  ] as const;
  return (
    <span class="shares" style={{ width: `${Math.max(4, (tells / most) * 100)}%` }}>
      {parts.map(([part, n]) => (n > 0 ? <i key={part} class={part} style={{ flexGrow: n }} /> : null))}
      <span class="sr">
        {ahead} first, {alone} alone, {tells - alone - ahead} after others
      </span>
    </span>
  );
}
