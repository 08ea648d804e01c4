/** Rules: what each looks for and gives, two sentences, and where it fired. */
import { Link } from 'wouter-preact';
import { useAddress } from '../address.js';
import { address, useApi } from '../api.js';
import { TextField } from '../parts/filters.js';
import { EntryList } from '../parts/lines.js';
import { Page, Section } from '../parts/page.js';
import { Answered, Empty, Missing } from '../parts/states.js';
import { TrySentence } from '../parts/try.js';
import type { Fired, Rules as Shown } from '../types.js';
import { capital, count, words } from '../words.js';

export default function Rules() {
  const at = useAddress();
  const rule = at.get('rule');
  return rule ? <One rule={rule} /> : <All />;
}

function All() {
  const at = useAddress();
  const q = at.get('q');
  const rules = useApi<Shown>(address('rules', { q, limit: 100 }));
  return (
    <Page
      title="Rules"
      lead="Every line of the record says by which rule it was found. Rules are rows of tables that can be edited; each has a sentence that it matches and one that it must not."
      csv={address('rules', { q, limit: 1000 }, '.csv')}
      narrow
    >
      <form class="filters" aria-label="Filter" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label="Find"
          value={q}
          placeholder="accuse, hotline, background …"
          onChange={(text) => at.set({ q: text })}
        />
      </form>
      <Answered asked={rules} lines={8}>
        {(shown) =>
          shown.rules.length === 0 ? (
            <Empty>
              <p>No rule has this in its name, its pattern or its sentence.</p>
            </Empty>
          ) : (
            <>
              <p class="note">
                {count(shown.all, 'rule')}
                {shown.all > shown.rules.length ? `, the first ${shown.rules.length} shown` : ''}
              </p>
              <ul class="rules">
                {shown.rules.map((one) => (
                  <li key={one.id}>
                    <p class="title">
                      <Link href={`/rules?rule=${encodeURIComponent(one.id)}`}>{one.id}</Link>{' '}
                      <span class="dim">{words(one.layer)}</span>
                    </p>
                    <p class="dim">{one.example ? `“${one.example}”` : one.says}</p>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </Page>
  );
}

function One({ rule }: { readonly rule: string }) {
  const fired = useApi<Fired>(address('fired', { rule, limit: 50 }));
  if (fired.problem?.status === 404)
    return (
      <Missing
        title={rule}
        advice="It is no row of the tables: what a net has learned, or a person corrected, has no sentence of its own."
      />
    );
  return (
    <Page
      title={rule}
      over={<Link href="/rules">Rules</Link>}
      csv={address('fired', { rule, limit: 1000 }, '.csv')}
      narrow
    >
      <Answered asked={fired} lines={8}>
        {({ rule: row, count: n, lines }) => (
          <>
            <dl class="facts-list wide-terms">
              <div>
                <dt>Looks for</dt>
                <dd>{row.says}</dd>
              </div>
              {row.gives.map(({ name, value }) => (
                <div key={name}>
                  <dt>Gives {name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
              {row.example ? (
                <div>
                  <dt>Matches</dt>
                  <dd>“{row.example}”</dd>
                </div>
              ) : null}
              {row.counterExample ? (
                <div>
                  <dt>Does not match</dt>
                  <dd>“{row.counterExample}”</dd>
                </div>
              ) : null}
              <div>
                <dt>Stands in</dt>
                <dd>{row.where}</dd>
              </div>
            </dl>
            <TrySentence key={rule} rule={rule} example={row.example} />
            <Section title={n === 0 ? 'It fired nowhere' : `Where it fired: ${capital(count(n, 'entry', 'entries'))}`}>
              {lines.length === 0 ? (
                <Empty>
                  <p>No entry of the record was found by this rule.</p>
                </Empty>
              ) : (
                <EntryList lines={lines} quote />
              )}
            </Section>
          </>
        )}
      </Answered>
    </Page>
  );
}
