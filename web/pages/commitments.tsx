/** The ledger of commitments: what was agreed, promised, proposed, and what became of it. */
import { Link } from 'wouter-preact';
import { useAddress } from '../address.js';
import { address, useApi } from '../api.js';
import { asked, ChoiceField, Filters } from '../parts/filters.js';
import { Ledger, standOf } from '../parts/ledger.js';
import { Page } from '../parts/page.js';
import { Since } from '../parts/since.js';
import { Answered, Empty } from '../parts/states.js';
import { WatchThis } from '../parts/watch-this.js';
import type { Relations } from '../types.js';
import { capital, count, partyName, words } from '../words.js';

const NAMES = ['party', 'topic', 'since', 'until', 'precision'] as const;
/** Lines shown at once. */
const MOST = 50;

export default function Commitments() {
  const at = useAddress();
  const filter = asked(at, NAMES);
  const state = at.get('state');
  const study = useApi<Relations>(address('relations', { ...filter, part: 'ledger', state, limit: MOST }));
  const parties = at.all('party');
  return (
    <Page
      title={parties.length > 0 ? `Commitments of ${parties.map(partyName).join(' and ')}` : 'Commitments'}
      lead="What was agreed, promised or proposed, and what became of it: met, broken, repeated, overdue."
      csv={address('relations', { ...filter, part: 'ledger', limit: 100_000 }, '.csv')}
      more={<WatchThis kinds={['commitment']} filter={filter} />}
    >
      <Filters at={at} names={NAMES}>
        <ChoiceField
          label="Where it stands"
          value={state}
          choices={(study.data?.counts.states ?? []).map(
            ({ state: one, commitments }) => [one, `${capital(words(one))} (${commitments})`] as const,
          )}
          onChange={(one) => at.set({ state: one })}
        />
      </Filters>
      <Answered asked={study} lines={8}>
        {({ ledger, counts, from }) => {
          const { states } = counts;
          const all = states.reduce((sum, one) => sum + (state === '' || one.state === state ? one.commitments : 0), 0);
          if (states.length === 0)
            return (
              <Empty>
                <p>
                  No commitment matches. Choose other parties or days, or <Link href="/add">add documents</Link>.
                </p>
              </Empty>
            );
          return (
            <>
              <p class="strip">{standOf({ counts })}</p>
              <p class="note">
                {all > ledger.length
                  ? `The latest ${ledger.length} of ${count(all, 'commitment')}: narrow down by party or day.`
                  : count(all, 'commitment')}
              </p>
              <Since from={from.ledger} at={at} />
              <Ledger lines={ledger.toReversed()} />
            </>
          );
        }}
      </Answered>
    </Page>
  );
}
