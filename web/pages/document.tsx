/** One document: its text with what was understood of which words, and what it supports. */
import { Link } from 'wouter-preact';
import { useAddress } from '../address.js';
import { address, useApi } from '../api.js';
import { Cite } from '../parts/cite.js';
import { Marked } from '../parts/marked.js';
import { Page } from '../parts/page.js';
import { Answered, Missing } from '../parts/states.js';
import type { DocumentShown } from '../types.js';
import { capital, count, dayText, documentLink, isWeb, partyName, words } from '../words.js';

export default function Document() {
  const at = useAddress();
  const id = at.get('id');
  const shown = useApi<DocumentShown>(id ? address('document', { id }) : undefined);
  if (!id || shown.problem?.status === 404)
    return (
      <Missing title="No such document" advice="No document of the record has this id. It may have been removed." />
    );
  const data = shown.data;
  const title = data ? (data.title ?? 'Untitled') : ' ';
  return (
    <Page
      title={title}
      over={
        data
          ? [data.kind ? capital(words(data.kind)) : 'Document', data.issuer ? `of ${partyName(data.issuer)}` : '']
              .filter(Boolean)
              .join(' ')
          : ' '
      }
      csv={address('document', { id }, '.csv')}
      more={
        data ? (
          <Cite
            cited={{
              title,
              words: '',
              publisher: data.publisher,
              published: data.published,
              url: data.url,
            }}
          />
        ) : null
      }
    >
      <Answered asked={shown} lines={12}>
        {(doc) => {
          const place = Number(at.get('at'));
          return (
            <>
              <p class="facts byline">
                <span>{doc.publisher ?? 'Publisher unknown'}</span>
                <span>{doc.published ? dayText(doc.published) : 'no date'}</span>
                {doc.versions > 1 ? <span>{count(doc.versions, 'version')}, this is the latest</span> : null}
                {doc.url ? (
                  <span class="url">
                    {isWeb(doc.url) ? (
                      <a href={doc.url} rel="noreferrer noopener">
                        {doc.url}
                      </a>
                    ) : (
                      doc.url
                    )}
                  </span>
                ) : null}
              </p>
              {doc.spun && doc.spun !== 'clean' ? (
                <p class="warning">
                  {doc.spun === 'spun' ? 'Rewritten by a machine' : 'Perhaps rewritten by a machine'}: garbled names are
                  read as restored, and it does not count as an independent report.
                </p>
              ) : null}
              {doc.family.map((other) => (
                <p key={other} class="warning">
                  A copy of <Link href={documentLink(other)}>another text</Link>: the two count once.
                </p>
              ))}
              {doc.notes.map((note) => (
                <p key={note} class="note">
                  {capital(note)}
                </p>
              ))}
              {doc.marks.length === 0 ? <p class="note">Nothing in this text belongs in the record.</p> : null}
              <Marked
                key={doc.id}
                text={doc.text}
                marks={doc.marks}
                layers={at.all('layer')}
                onLayers={(layer) => at.set({ layer }, { replace: true })}
                {...(at.get('at') !== '' && Number.isFinite(place) ? { at: place } : {})}
              />
            </>
          );
        }}
      </Answered>
    </Page>
  );
}
