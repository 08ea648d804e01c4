/** Statements: who said what, on what, when, on what terms. */
import { useAddress } from '../address.js';
import { address } from '../api.js';
import { asked, Filters } from '../parts/filters.js';
import { Said } from '../parts/lines.js';
import { Pages } from '../parts/more.js';
import { Page } from '../parts/page.js';
import { Empty } from '../parts/states.js';
import { WatchThis } from '../parts/watch-this.js';
import type { Line } from '../types.js';
import { capital, count, whenText } from '../words.js';

const NAMES = ['party', 'person', 'topic', 'text', 'attribution', 'venue', 'since', 'until', 'precision'] as const;

export default function Statements() {
  const at = useAddress();
  const params = {
    kind: 'statement',
    order: 'newest',
    limit: 40,
    ...asked(at, NAMES),
  };
  return (
    <Page
      title="Statements"
      lead="Who said what, when, and on what terms. Words in quotation marks are quoted, others paraphrased; grey: the reporter’s words."
      csv={address('lines', { ...params, limit: 1000 }, '.csv')}
      more={
        <>
          <WatchThis kinds={['statement']} filter={params} />
          <a class="tool" href={address('lines', { ...params, limit: 50 }, '.atom')}>
            Feed
          </a>
        </>
      }
    >
      <Filters at={at} names={NAMES} />
      <Pages<Line>
        view="lines"
        params={params}
        empty={
          <Empty>
            <p>No statement matches. Remove a filter, or widen the days.</p>
          </Empty>
        }
      >
        {(lines, isAll) => (
          <>
            <p class="note">
              {isAll ? count(lines.length, 'statement') : `The newest ${lines.length} statements; more below`}
            </p>
            <ByDay lines={lines} />
          </>
        )}
      </Pages>
    </Page>
  );
}

function ByDay({ lines }: { readonly lines: readonly Line[] }) {
  const days = new Map<string, Line[]>();
  for (const line of lines) days.set(whenText(line), [...(days.get(whenText(line)) ?? []), line]);
  return (
    <>
      {[...days].map(([day, said]) => (
        <section key={day} class="day">
          <h2>{capital(day)}</h2>
          <div class="quotes">
            {said.map((line) => (
              <Said key={line.id} line={line} isDated={false} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
