/** The ledger of commitments: what was agreed, promised, proposed, and what became of it. */
import { Link } from 'wouter-preact';
import { useAddress } from '../address.js';
import { address, useApi } from '../api.js';
import { asked, ChoiceField, Filters } from '../parts/filters.js';
import { Ledger } from '../parts/ledger.js';
import { Page } from '../parts/page.js';
import { Answered, Empty } from '../parts/states.js';
import { WatchThis } from '../parts/watch-this.js';
import type { Relations } from '../types.js';
import { capital, count, partyName, words } from '../words.js';

const NAMES = ['party', 'topic', 'since', 'until', 'precision'] as const;
/** Lines shown at once. */
const MOST = 100;

export default function Commitments() {
  const at = useAddress();
  const filter = asked(at, NAMES);
  const study = useApi<Relations>(address('relations', filter));
  const parties = at.all('party');
  const state = at.get('state');
  return (
    <Page
      title={parties.length > 0 ? `Commitments of ${parties.map(partyName).join(' and ')}` : 'Commitments'}
      lead="What was agreed, promised or proposed, and what the record tells of it since: met, broken, repeated, overdue."
      csv={address('relations', filter, '.csv')}
      more={<WatchThis kinds={['commitment']} filter={filter} />}
    >
      <Filters at={at} names={NAMES} />
      <Answered asked={study} lines={8}>
        {({ ledger }) => {
          const states = new Map<string, number>();
          for (const line of ledger) states.set(line.state, (states.get(line.state) ?? 0) + 1);
          const shown = ledger.filter((line) => state === '' || line.state === state).toReversed();
          if (ledger.length === 0)
            return (
              <Empty>
                <p>
                  No commitment is told of here. Choose other parties or days, or <Link href="/add">add documents</Link>
                  .
                </p>
              </Empty>
            );
          return (
            <>
              <div class="filters">
                <ChoiceField
                  label="Where it stands"
                  value={state}
                  choices={[...states]
                    .sort((a, b) => b[1] - a[1])
                    .map(([one, n]) => [one, `${capital(words(one))} (${n})`] as const)}
                  onChange={(one) => at.set({ state: one })}
                />
              </div>
              <p class="note">
                {count(shown.length, 'commitment')}
                {shown.length > MOST ? `, the latest ${MOST} shown: narrow it by party or day` : ''}
              </p>
              <Ledger lines={shown.slice(0, MOST)} />
            </>
          );
        }}
      </Answered>
    </Page>
  );
}
