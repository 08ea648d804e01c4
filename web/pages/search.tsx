/** What a search finds: documents that hold the words, and entries whose words hold them. */
import { Link } from 'wouter-preact';
import { useAddress } from '../address.js';
import { address } from '../api.js';
import { asked, Filters } from '../parts/filters.js';
import { EntryList } from '../parts/lines.js';
import { Pages } from '../parts/more.js';
import { Page, Section } from '../parts/page.js';
import { Empty } from '../parts/states.js';
import type { Found, Line } from '../types.js';
import { count, dayText, documentLink, partyName } from '../words.js';

const NAMES = ['party', 'person', 'since', 'until'] as const;
type Hit = Found['lines'][number];

export default function Search() {
  const at = useAddress();
  const q = at.get('q').trim();
  const filter = asked(at, NAMES);
  return (
    <Page
      title={q ? `Search: ${q}` : 'Search'}
      lead={
        'All words, in any order; a “phrase in quotation marks” as it stands; sanction* for what begins so. People are found under all their spellings.'
      }
      csv={q ? address('search', { q, ...filter, limit: 1000 }, '.csv') : undefined}
      wide
    >
      <form
        class="filters big"
        onSubmit={(event) => {
          event.preventDefault();
          at.set({ q: String(new FormData(event.currentTarget).get('words') ?? '') });
        }}
      >
        <label class="field">
          <span>Words</span>
          <input key={q} type="search" name="words" defaultValue={q} placeholder={'Blinken "military channels"'} />
        </label>
        <button type="submit" class="tool main">
          Search
        </button>
      </form>
      <Filters at={at} names={NAMES} />
      {q === '' ? (
        <Empty>
          <p>Type some words: names, places, matters. Filters narrow what is found.</p>
        </Empty>
      ) : (
        <div class="two wide-first">
          <Section title="Documents">
            <Pages<Hit>
              view="search"
              params={{ q, ...filter, limit: 20 }}
              empty={
                <Empty>
                  <p>No document holds all of these words. Try fewer, or the beginning of one with a star: sanction*</p>
                </Empty>
              }
            >
              {(hits) => (
                <ol class="hits">
                  {hits.map((hit) => (
                    <li key={hit.id}>
                      <p class="title">
                        <Link href={documentLink(hit.id)}>{hit.title ?? 'Untitled'}</Link>
                      </p>
                      <p class="facts">
                        <span>{hit.publisher ?? 'Publisher not known'}</span>
                        <span>{hit.published ? dayText(hit.published, true) : 'no date'}</span>
                        {hit.parties.length > 0 ? (
                          <span>{hit.parties.slice(0, 4).map(partyName).join(', ')}</span>
                        ) : null}
                        <span>{count(hit.entries, 'entry', 'entries')}</span>
                      </p>
                      <p class="snippet">
                        <Snippet hit={hit} />
                      </p>
                    </li>
                  ))}
                </ol>
              )}
            </Pages>
          </Section>
          <Section title="Entries" note="Whose words hold all of these.">
            <Pages<Line>
              view="lines"
              params={{ text: q.replaceAll('"', ' ').replaceAll('*', ' '), ...filter, limit: 15 }}
              empty={
                <Empty>
                  <p>No entry’s words hold all of these.</p>
                </Empty>
              }
            >
              {(lines) => <EntryList lines={lines} quote />}
            </Pages>
          </Section>
        </div>
      )}
    </Page>
  );
}

/** The piece of the text, with what was found marked. */
function Snippet({ hit }: { readonly hit: Hit }) {
  const parts: preact.JSX.Element[] = [];
  let at = 0;
  for (const [from, to] of hit.hits) {
    if (from < at) continue;
    parts.push(
      <span key={`t${at}`}>{hit.words.slice(at, from)}</span>,
      <mark key={`m${from}`} class="hit">
        {hit.words.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  return (
    <>
      {parts}
      {hit.words.slice(at)}
    </>
  );
}
