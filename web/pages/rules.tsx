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
import { allParties, capital, count, quoted, words } from '../words.js';

type Rule = Shown['rules'][number];
const ruleLink = (id: string): string => `/rules?rule=${encodeURIComponent(id)}`;

export default function Rules() {
  const at = useAddress();
  const rule = at.get('rule');
  return rule ? <One rule={rule} /> : <All />;
}

/** Rules of a page. */
const PAGE = 50;

function All() {
  const at = useAddress();
  const q = at.get('q');
  const after = at.get('after');
  const rules = useApi<Shown>(address('rules', { q, after, limit: PAGE }));
  return (
    <Page
      title="Rules"
      lead="Every entry says by which rule it was found. Rules are rows of tables that you can edit; each has one sentence that it must match and one that it must not."
      csv={address('rules', { q, limit: 1000 }, '.csv')}
      narrow
    >
      <form class="filters" aria-label="Filter" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label="Find"
          value={q}
          placeholder="accuse, hotline …"
          onChange={(text) => at.set({ q: text, after: '' })}
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
                {shown.all > shown.rules.length
                  ? `Rules ${shown.before + 1}–${shown.before + shown.rules.length} of ${shown.all.toLocaleString('en')}`
                  : count(shown.all, 'rule')}
              </p>
              <ul class="rules">
                {shown.rules.map((one) => (
                  <li key={one.id}>
                    <p class="title">
                      <Link href={ruleLink(one.id)}>{ruleTitle(one)}</Link> <code class="dim">{one.id}</code>
                    </p>
                    <p>{one.example ? quoted(one.example) : one.says}</p>
                  </li>
                ))}
              </ul>
              <p class="onwards tools">
                {shown.before > 0 ? (
                  <Link class="tool" href={pageLink(q, '')}>
                    First page
                  </Link>
                ) : null}
                {shown.next ? (
                  <Link class="tool" href={pageLink(q, shown.next)}>
                    Next page
                  </Link>
                ) : null}
              </p>
            </>
          )
        }
      </Answered>
    </Page>
  );
}

/** What a row gives, where its column is called by a code. */
const GIVES: Readonly<Record<string, string>> = { plover: 'PLOVER type', cameo: 'CAMEO code' };

const pageLink = (q: string, after: string): string =>
  `/rules?${new URLSearchParams(Object.entries({ q, after }).filter(([, value]) => value !== ''))}`;

function One({ rule }: { readonly rule: string }) {
  const fired = useApi<Fired>(address('fired', { rule, limit: 50 }));
  if (fired.problem?.status === 404)
    return (
      <Missing
        title={rule}
        advice="Not a row of the tables: what the reader has learned, or a person corrected, has no sentence of its own."
      />
    );
  return (
    <Page
      title={fired.data ? ruleTitle(fired.data.rule) : ' '}
      over={<Link href="/rules">Rules</Link>}
      csv={address('fired', { rule, limit: 1000 }, '.csv')}
      narrow
    >
      <Answered asked={fired} lines={8}>
        {({ rule: row, count: n, lines }) => (
          <>
            <p class="facts byline">
              <code>{row.id}</code>
            </p>
            <dl class="facts-list wide-terms">
              <div>
                <dt>Looks for</dt>
                <dd>{row.says}</dd>
              </div>
              {row.gives.map(({ name, value }) => (
                <div key={name}>
                  <dt>{GIVES[name] ?? capital(name)}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
              {row.example ? (
                <div>
                  <dt>Matches</dt>
                  <dd>{quoted(row.example)}</dd>
                </div>
              ) : null}
              {row.counterExample ? (
                <div>
                  <dt>Does not match</dt>
                  <dd>{quoted(row.counterExample)}</dd>
                </div>
              ) : null}
              <div>
                <dt>Found in</dt>
                <dd>{row.where}</dd>
              </div>
            </dl>
            <TrySentence key={rule} rule={rule} example={row.example} />
            <Section title={n === 0 ? 'Found nowhere' : `Found ${count(n, 'entry', 'entries')}`}>
              {lines.length === 0 ? (
                <Empty>
                  <p>This rule found no entry of the record.</p>
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

const STATES = new RegExp(
  `\\b(?:the )?(?:${allParties
    .map(({ name }) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .sort((a, b) => b.length - a.length)
    .join('|')})\\b`,
  'gi',
);
const LETTERS = ['X', 'Y', 'Z'];

/** What a rule says in plain words: its first sentence, of any states: 'Russia blamed Japan.' is 'X blamed Y'. */
const ruleTitle = ({ id, gives, example }: Rule): string => {
  const own = capital(words(id.slice(id.indexOf('/') + 1)));
  if (gives.length === 0 || example === '') return own;
  const met: string[] = [];
  const title = example.replace(STATES, (name) => {
    const plain = name.replace(/^the /i, '');
    if (!met.includes(plain)) met.push(plain);
    return LETTERS[met.indexOf(plain)] ?? name;
  });
  return met.length > 0 ? title.replace(/\.$/, '') : own;
};
