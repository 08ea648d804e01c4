// Checks demo.jsonl against demo/record/documents.ndjson: ids, closed lists, dates, and that every quoted word stands in its
// document. Exit status 1 on any fault.
import { readFileSync } from 'node:fs';

const words = (s) => new Set(s.trim().split(/\s+/));
const parties = words(`USA CHN RUS TUR UKR IRN SYR GBR TWN UNO EUR`);
const countries = words(`USA CHN RUS TUR UKR IRN SYR GBR TWN IDN DEU SGP AUT MLT THA CHE KHM KAZ`);
const types = words(
  'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT',
);
const lists = {
  meeting: {
    type: words('talks visit summit call ceremony meal other'),
    format: words('in-person phone video letter'),
    level: words('leader minister senior working legislative military other'),
    status: words('happened planned agreed proposed refused cancelled'),
    setting: words('sidelines'),
  },
  event: { type: types, status: words('happened planned proposed refused denied cancelled hypothetical') },
  statement: { act: words('said asked believed intended') },
  commitment: {
    first: words('agreed promised proposed discussed refused'),
    final: words('agreed promised proposed discussed refused met broken overdue repeated'),
  },
  channel: {
    type: words('leader senior working military diplomatic consular economic legislative intelligence people'),
  },
  incident: { type: words('airspace maritime border attack cyber detention espionage consular violation') },
};
const states = words('open agreed reopening prospective suspended closed');
const letters = { meeting: 'm', event: 'e', statement: 's', commitment: 'k', channel: 'c', incident: 'i' };
const kinds = words('report readout joint-statement statement transcript column analysis other');
const faults = [];
const day = (d) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(d);
const when = (d) => (typeof d === 'string' ? day(d) : d && day(d.start) && day(d.end) && d.start <= d.end);
const read = (path) =>
  readFileSync(new URL(path, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const documents = new Map();
const urls = new Set();
for (const d of read('../../../demo/record/documents.ndjson')) {
  const bad = (why) => faults.push(`document ${d.id}: ${why}`);
  if (documents.has(d.id)) bad('twice');
  documents.set(d.id, d);
  for (const k of ['id', 'title', 'text', 'published', 'publisher', 'url', 'kind'])
    if (typeof d[k] !== 'string' || !d[k] || d[k].trim() !== d[k]) bad(`field ${k}`);
  if (!/^\d{4}-\d\d-\d\d$/.test(d.published)) bad('published');
  if (!/^https:\/\/[a-z0-9-]+\.example\//.test(d.url) || urls.has(d.url)) bad(`url ${d.url}`);
  urls.add(d.url);
  if (!kinds.has(d.kind)) bad(`kind ${d.kind}`);
  if (/[{}|]/.test(d.title + d.text)) bad('marks left in the text');
}

const keys = new Set();
const told = new Map();
const part = new Map();
const counts = {};
for (const e of read('demo.jsonl')) {
  const bad = (why) => faults.push(`${e.key}: ${why}`);
  if (keys.has(e.key)) bad('twice');
  keys.add(e.key);
  counts[e.kind] = (counts[e.kind] ?? 0) + 1;
  const known = (id) => documents.has(id) || bad(`no document ${id}`);
  if (e.kind === 'document') {
    known(e.document);
    if (!['train', 'kept'].includes(e.part)) bad('part');
    part.set(e.document, e.part);
    continue;
  }
  if (e.kind === 'family') {
    if (e.documents.length < 2) bad('a family of one');
    for (const id of [...e.documents, ...(e.spun ?? []), ...(e.correction ? [e.correction] : [])]) known(id);
    for (const id of e.spun ?? []) if (!e.documents.includes(id)) bad(`${id} is spun but no member`);
    for (const id of e.documents) {
      if (told.has(id)) bad(`${id} is in two families`);
      told.set(id, e.key);
    }
    continue;
  }
  const closed = lists[e.kind];
  if (!closed) {
    bad(`kind ${e.kind}`);
    continue;
  }
  if (!e.key.startsWith(`${letters[e.kind]}.`)) bad('key');
  for (const [field, values] of Object.entries(closed))
    for (const v of [e[field], ...(e.alternatives?.[field] ?? [])])
      if (v !== undefined && !values.has(v)) bad(`${field} ${v}`);
  for (const field of ['parties', 'partiesOptional', 'source', 'target', 'by', 'to'])
    for (const list of [e[field] ?? [], ...(e.alternatives?.[field] ?? [])])
      for (const p of list) if (!parties.has(p)) bad(`${field} ${p}`);
  if (e.kind === 'statement' && !parties.has(e.party)) bad(`party ${e.party}`);
  for (const d of [e.date, e.due, ...(e.alternatives?.date ?? [])]) if (d !== undefined && !when(d)) bad(`date ${d}`);
  if (e.place?.country && !countries.has(e.place.country)) bad(`country ${e.place.country}`);
  for (const s of e.steps ?? []) {
    known(s.document);
    if (!lists.commitment.final.has(s.step) || !day(s.date)) bad(`step ${JSON.stringify(s)}`);
    if (!e.reports.some((r) => r.document === s.document)) bad(`step without a report in ${s.document}`);
  }
  let last = '';
  for (const h of e.history ?? []) {
    if (!states.has(h.state) || !day(h.date)) bad(`history ${JSON.stringify(h)}`);
    if (h.date < last) bad('history out of order');
    last = h.date;
  }
  if (!e.reports?.length) bad('no report');
  for (const r of e.reports ?? []) {
    const d = documents.get(r.document);
    if (!d) bad(`no document ${r.document}`);
    else if (d.title.split(r.words).length + d.text.split(r.words).length !== 3)
      bad(`not once in ${r.document}: ${r.words}`);
    if (r.state && !states.has(r.state)) bad(`state ${r.state}`);
  }
}
for (const id of documents.keys()) if (!part.has(id)) faults.push(`document ${id}: neither train nor kept`);
for (const f of read('demo.jsonl').filter((e) => e.kind === 'family'))
  if (new Set(f.documents.map((id) => part.get(id))).size > 1) faults.push(`${f.key}: in both parts`);

for (const f of faults) console.error(f);
console.log(`${documents.size} documents; ${Object.entries(counts).map(([k, n]) => `${k} ${n}`).join(', ')}; faults ${faults.length}`);
process.exit(faults.length ? 1 : 0);
