/** Sources: who published what the record is made of, and how each one's reports compare. */
import { address, useApi } from '../api.js';
import { Page } from '../parts/page.js';
import { Answered, Empty } from '../parts/states.js';
import type { Sources as Shown } from '../types.js';
import { dayText } from '../words.js';

export default function Sources() {
  const sources = useApi<Shown>(address('sources'));
  return (
    <Page
      title="Sources"
      lead="How much of the record each publisher tells, how much of it alone or before others, and where its reports differ from theirs."
      csv={address('sources', { limit: 1000 }, '.csv')}
      wide
    >
      <Answered asked={sources} lines={8}>
        {({ sources: all }) =>
          all.length === 0 ? (
            <Empty>
              <p>No document has been added yet.</p>
            </Empty>
          ) : (
            <div
              class="scroll"
              tabIndex={0}
              role="region"
              aria-label="Sources, a table that may be wider than the page"
            >
              <table>
                <caption class="sr">Publishers, the two hundred of most documents</caption>
                <thead>
                  <tr>
                    <th scope="col">Publisher</th>
                    <th scope="col" class="n">
                      Documents
                    </th>
                    <th scope="col" class="n">
                      Tells of
                    </th>
                    <th scope="col">Alone, with others, first</th>
                    <th scope="col" class="n">
                      Differs
                    </th>
                    <th scope="col">Most often beside</th>
                    <th scope="col">Days</th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((one) => (
                    <tr key={one.publisher}>
                      <th scope="row">{one.publisher || 'Not known'}</th>
                      <td class="n">{one.documents.toLocaleString('en')}</td>
                      <td class="n">{one.tells.toLocaleString('en')}</td>
                      <td>
                        <Shares alone={one.alone} ahead={one.ahead} tells={one.tells} />
                      </td>
                      <td class="n">{one.differs.toLocaleString('en')}</td>
                      <td>{one.beside ? `${one.beside.publisher || 'not known'} (${one.beside.entries})` : ''}</td>
                      <td class="days">
                        {one.first ? dayText(one.first, true) : ''}
                        {one.last && one.last !== one.first ? ` – ${dayText(one.last, true)}` : ''}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
    </Page>
  );
}

/** Of the entries that it tells of: alone, before others, after or with them. */
function Shares({ alone, ahead, tells }: { readonly alone: number; readonly ahead: number; readonly tells: number }) {
  const width = 140;
  const scale = tells === 0 ? 0 : width / tells;
  const rest = tells - alone - ahead;
  return (
    <span class="shares">
      <svg width={width} height="12" viewBox={`0 0 ${width} 12`} aria-hidden="true">
        <rect class="alone" x="0" width={alone * scale} height="12" />
        <rect class="rest" x={alone * scale} width={rest * scale} height="12" />
        <rect class="ahead" x={(alone + rest) * scale} width={ahead * scale} height="12" />
      </svg>
      <span class="dim">
        {alone} alone, {rest} with others, {ahead} first
      </span>
    </span>
  );
}
