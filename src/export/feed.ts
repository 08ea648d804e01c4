/** A list of entries as an Atom feed (RFC 4287). */

import type { Entry } from '../model/record.js';
import { statusOf } from '../record/found-by.js';
import { headline, whenText } from './headline.js';

export interface FeedHead {
  readonly title: string;
  /** Address of the feed itself. */
  readonly self: string;
  /** Where its pages are: `http://localhost:8484`. */
  readonly site: string;
}

/** What a feed of nothing says: it must say something. */
const NEVER = '1970-01-01T00:00:00Z';

/** Text of others as it may stand in XML: the five signs as entities, and what XML does not allow, shown as lost. */
const xml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what XML does not allow
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The day of the last report, else its own: the record keeps no moment of its own in what it gives. */
const updatedOf = (entry: Entry): string => {
  const [last = ''] = entry.reports
    .map(({ published }) => published?.slice(0, 10) ?? '')
    .sort()
    .reverse();
  const day = last || entry.day;
  const [year = '1970', month = '01', date = '01'] = day === '' ? [] : day.split('-');
  return `${year}-${month}-${date}T00:00:00Z`;
};

/** @param entries in the order of the feed; of none the feed is empty, and still one */
export function atomFeed(head: FeedHead, entries: readonly Entry[]): string {
  const [updated = NEVER] = entries.map(updatedOf).sort().reverse();
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${xml(head.title)}</title>
<id>${xml(head.self)}</id>
<link rel="self" href="${xml(head.self)}"/>
<updated>${updated}</updated>
<author><name>Chancery</name></author>
${entries.map((entry) => feedEntry(head, entry)).join('')}</feed>
`;
}

const feedEntry = ({ site }: FeedHead, entry: Entry): string => {
  const status = statusOf(entry);
  const said = [
    whenText(entry),
    status,
    `${entry.reports.length === 1 ? '1 report' : `${entry.reports.length} reports`}, ${entry.independent} independent`,
  ].filter(Boolean);
  return `<entry>
<title>${xml(headline(entry))}</title>
<id>urn:chancery:${encodeURIComponent(entry.id)}</id>
<link href="${xml(`${site}/entry?id=${encodeURIComponent(entry.id)}`)}"/>
<updated>${updatedOf(entry)}</updated>
<category term="${xml(entry.kind)}"/>${entry.parties.map((party) => `<category term="${xml(party)}"/>`).join('')}
<summary>${xml(said.join(' · '))}</summary>
</entry>
`;
};
