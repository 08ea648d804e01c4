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
        'All the words, in any order. Put a phrase in “quotation marks”; sanction* finds every ending. People are found under all their spellings.'
      }
      csv={q ? address('search', { q, ...filter, limit: 1000 }, '.csv') : undefined}
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
          <p>Type names, places or subjects.</p>
        </Empty>
      ) : (
        <div class="two wide-first">
          <Section title="Documents">
            <Pages<Hit>
              view="search"
              params={{ q, ...filter, limit: 20 }}
              empty={
                <Empty>
                  <p>No document has all these words. Try fewer, or the beginning of one with a star: sanction*</p>
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
                        <span>{hit.publisher ?? 'Publisher unknown'}</span>
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
          <Section title="Entries" note="Entries whose supporting words have them all.">
            <Pages<Line>
              view="lines"
              params={{ text: q.replaceAll('"', ' ').replaceAll('*', ' '), ...filter, limit: 15 }}
              empty={
                <Empty>
                  <p>No entry has all these words.</p>
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
      {/^[\p{Lu}\d“"‘—]/u.test(hit.words) ? '' : '… '}
      {parts}
      {hit.words.slice(at)}
      {/[.!?][”"’)]?\s*$/.test(hit.words) ? '' : ' …'}
    </>
  );
}
