// Checks events.jsonl: closed lists, modes and CAMEO codes of their types, dates and weekdays, ids, sentences met twice,
// counts a group and a type. Reads the file beside it and the tables under data/vocabulary, prints one line a fault and the
// counts; exit status 1 if there was a fault.
import { readFileSync } from 'node:fs';

/** Rows of a table under data/vocabulary, by the names in its first line; fields may stand in double quotes. */
function table(name) {
  const text = readFileSync(new URL(`../../../data/vocabulary/${name}`, import.meta.url), 'utf8');
  const rows = text.split('\n').filter(Boolean).map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((field) => field[1] ?? field[2]));
  const [names, ...values] = rows;
  return values.map((row) => Object.fromEntries(names.map((key, at) => [key, row[at] ?? ''])));
}

const types = table('plover.csv').map((row) => row.type);
const modes = new Set(table('plover-modes.csv').map((row) => `${row.type} ${row.mode}`));
const contexts = new Set(table('plover-contexts.csv').map((row) => row.context));
const cameo = table('cameo.csv');
const parties = new Map(table('parties.csv').map((row) => [row.code, row.kind]));
const listed = (kind) => new Set(table('lists.csv').filter((row) => row.list === kind).map((row) => row.value));
const sectors = listed('sector');
const statuses = listed('event-status');

const groups = [...types.map((type) => type.toLowerCase()), 'structure', 'status', 'background', 'passage', 'nothing'];
const labelled = ['structure', 'status', 'nothing'];
const fields = `plover mode contexts cameo status source sourceOptional target targetOptional mutual date place statement basis
  optional alternatives`.split(/\s+/);
const severalRight = ['plover', 'mode', 'cameo', 'status', 'source', 'target'];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const day = 864e5;

let faults = 0;
let id = '';
const fault = (message) => { faults += 1; console.log(`${id}: ${message}`); };

function isDate(text) {
  if (!/^\d{4}(-\d\d(-\d\d)?)?$/.test(text)) return false;
  const full = text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text;
  const time = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(+time) && time.toISOString().startsWith(full);
}

/** A full date falls on a weekday that the text names, within nine days of publication, or the text gives it otherwise. */
function checkDate(date, item) {
  if (!isDate(date)) { fault(`no date: ${date}`); return; }
  if (date.length < 10) return;
  const distance = (Date.parse(date) - Date.parse(item.published)) / day;
  if (/\b(today|this morning|at dawn)\b/i.test(item.text) && distance === 0) return;
  if (/\byesterday\b/i.test(item.text) && distance === -1) return;
  if (new RegExp(`\\b${+date.slice(8)}\\b`).test(item.text)) return;
  const own = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  if (!item.text.includes(own)) fault(`${date} is a ${own}, which the text does not name`);
  if (Math.abs(distance) > 9) fault(`${date} is ${distance} days from publication`);
}

function checkSide(name, entries) {
  if (new Set(entries).size !== entries.length) fault(`${name} double`);
  for (const entry of entries) {
    const [code, sector, more] = entry.split(':');
    if (more !== undefined || (!code && !sector)) fault(`${name}: ${entry}`);
    if (code && !parties.has(code)) fault(`${name}: no party ${code}`);
    if (sector !== undefined) for (const one of sector.split('|')) if (!sectors.has(one)) fault(`${name}: no sector ${one}`);
  }
}

function checkField(name, value, event, item) {
  if (name === 'plover' && !types.includes(value)) fault(`type ${value}`);
  if (name === 'mode' && !modes.has(`${event.plover} ${value}`)) fault(`${event.plover} has no mode ${value}`);
  if (name === 'contexts') for (const one of value) if (!contexts.has(one)) fault(`context ${one}`);
  if (name === 'cameo') {
    const rows = cameo.filter((row) => row.code.startsWith(value));
    if (!rows.length) fault(`no CAMEO code ${value}`);
    else if (!rows.some((row) => row.plover === event.plover)) fault(`CAMEO ${value} is no ${event.plover}`);
  }
  if (name === 'status' && !statuses.has(value)) fault(`status ${value}`);
  if (['source', 'target', 'sourceOptional', 'targetOptional'].includes(name)) checkSide(name, value);
  if (name === 'date') checkDate(value, item);
  if (name === 'place' && (!item.text.includes(value.name) || !parties.has(value.country))) fault(`place ${JSON.stringify(value)}`);
  if (name === 'statement' && !parties.has(value)) fault(`statement ${value}`);
  if (['optional', 'mutual'].includes(name) && value !== true) fault(`${name} is true or missing`);
  if (name === 'basis') {
    const agreed = item.expect[value];
    if (agreed?.plover !== 'AGREE' || agreed.status !== 'happened' || event.status !== 'planned') fault('basis');
  }
}

function checkEvent(event, item) {
  for (const [name, value] of Object.entries(event)) {
    if (!fields.includes(name)) { fault(`field ${name}`); continue; }
    if (name !== 'alternatives') { checkField(name, value, event, item); continue; }
    for (const [field, values] of Object.entries(value)) {
      if (!severalRight.includes(field) || !Array.isArray(values) || !values.length) fault(`alternatives.${field}`);
      else for (const other of values) {
        checkField(field, other, event, item);
        if (JSON.stringify(other) === JSON.stringify(event[field])) fault(`alternatives.${field} repeats ${other}`);
      }
    }
  }
  if (!event.plover) fault('event without type');
  if (!event.optional && (!event.status || (!event.source && !event.target && event.status === 'happened'))) fault('event without status or sides');
}

const seen = { ids: new Set(), texts: new Set() };
const counts = { groups: {}, types: {}, statuses: {}, modes: {}, nothingHappened: 0 };
const count = (what, name) => { counts[what][name] = (counts[what][name] ?? 0) + 1; };
for (const line of readFileSync(new URL('events.jsonl', import.meta.url), 'utf8').split('\n')) {
  if (!line) continue;
  const item = JSON.parse(line);
  id = item.id;
  if (seen.ids.has(id)) fault('id given twice');
  if (seen.texts.has(item.text)) fault('text given twice');
  seen.ids.add(id); seen.texts.add(item.text);
  if (!id.startsWith(`${item.group}-`) || !groups.includes(item.group)) fault('id or group');
  if (labelled.includes(item.group) !== ('about' in item)) fault('about');
  if (!isDate(item.published) || item.published.length !== 10) fault('published');
  if (!item.text || /\s{2}|^\s|\s$/.test(item.text)) fault('text empty or badly spaced');
  for (const event of item.expect) checkEvent(event, item);
  const must = item.expect.filter((event) => !event.optional);
  const own = (event) => [event.plover, ...(event.alternatives?.plover ?? [])];
  if (types.includes(item.group.toUpperCase()) && !must.some((event) => event.plover === item.group.toUpperCase() && event.status === 'happened'))
    fault(`no ${item.group} that happened`);
  if (item.group === 'nothing') {
    if (!['any', 'happened'].includes(item.none)) fault('none');
    if (must.length) fault('nothing expects something');
  } else if ('none' in item || !item.expect.length) fault('none, or nothing expected');
  if (item.group === 'status' && !item.expect.some((event) => event.optional || [event.status, ...(event.alternatives?.status ?? [])].includes(item.about)))
    fault(`nothing ${item.about}`);
  if (!must.some((event) => event.status === 'happened')) counts.nothingHappened += 1;
  for (const event of must) {
    count('statuses', event.status);
    if (event.mode) count('modes', `${event.plover} ${event.mode}`);
  }
  for (const type of new Set(must.flatMap(own))) if (must.some((event) => event.plover === type)) count('types', type);
  count('groups', item.group);
}
id = 'file';
for (const type of types) if ((counts.groups[type.toLowerCase()] ?? 0) < 15) fault(`${type}: fewer than 15`);
for (const group of groups) if ((counts.groups[group] ?? 0) < 10) fault(`${group}: fewer than 10`);
if (counts.nothingHappened < 100) fault('fewer than 100 where nothing happened');
for (const mode of modes) if (!counts.modes[mode]) console.log(`no case of ${mode}`);
console.log(counts);
console.log(faults ? `${faults} faults` : `no faults in ${seen.ids.size} cases`);
process.exitCode = faults ? 1 : 0;
