// Checks diplomacy.jsonl: closed lists, shape, ISO dates and weekdays, ids, passages met twice, counts a group.
// Reads the file beside it, prints one line a fault and the counts; exit status 1 if there was a fault.
import { readFileSync } from 'node:fs';

const lists = {
  documentKind: 'report readout joint-statement statement transcript column analysis other',
  meetings: {
    kind: 'talks visit summit call ceremony meal other', format: 'in-person phone video letter', setting: 'sidelines',
    level: 'leader minister senior working legislative military other',
    status: 'happened planned agreed proposed refused cancelled',
  },
  commitments: { status: 'agreed promised proposed discussed refused' },
  channels: {
    kind: 'leader senior working military diplomatic consular economic legislative intelligence people',
    state: 'open agreed reopening prospective suspended closed',
  },
  incidents: { kind: 'airspace maritime border attack cyber detention espionage consular violation' },
  topics: `bilateral-relations channels taiwan hong-kong xinjiang tibet south-china-sea korean-peninsula ukraine middle-east gaza
    iran-nuclear syria yemen afghanistan sahel horn-of-africa caucasus balkans kashmir border-disputes maritime-disputes trade tariffs
    investment export-controls semiconductors technology artificial-intelligence energy critical-minerals debt development
    infrastructure currency sanctions security-cooperation arms-sales arms-control nuclear missiles space cyber terrorism
    military-contacts incidents drugs migration crime climate health food-security humanitarian human-rights democracy
    detained-persons press-freedom consular flights people-to-people education culture international-organizations united-nations
    domestic-politics`,
  organizations: 'EUR UNO NAT AFU ASN ARL OAS SCE CIS GCC SCO BRC GSV GTW IMF WBK WTO IAE ICC ICJ WHO OIC OPC AEC QUA IGO',
  formerStates: 'SUN YUG SCG CSK DDR ZAR VDR YMD',
  movements: 'hamas hezbollah houthis taliban sdf pkk fatah rsf m23 tplf',
  states: `AFG ALB DZA AND AGO ARG ARM AUS AUT AZE BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI KHM CMR CAN CAF
    TCD CHL CHN COL COM COD COG CRI CIV HRV CUB CYP CZE DNK DJI DOM ECU EGY SLV GNQ ERI EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU
    GHA GIB GRC GTM GIN GNB GUY HTI HND HKG HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR KWT KGZ LAO LVA LBN LSO
    LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MRT MUS MEX MDA MCO MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA PRK MKD
    NOR OMN PAK PLW PSE PAN PNG PRY PER PHL POL PRT QAT ROU RUS RWA WSM SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF KOR SSD ESP
    LKA SDN SUR SWE CHE SYR TWN TJK TZA THA TLS TGO TON TTO TUN TUR TKM TUV UGA UKR ARE GBR USA URY UZB VUT VAT VEN VNM XKX YEM
    ZMB ZWE COK`,
};
const words = (text) => new Set(text.split(/\s+/));
const parties = words(`${lists.states} ${lists.organizations} ${lists.formerStates} ${lists.movements}`);
const states = words(`${lists.states} ${lists.formerStates}`);
const fields = {
  meetings: 'kind format setting level status parties partiesOptional people peopleOptional date place venue topics delegation',
  commitments: 'by to action status due topics',
  channels: 'parties partiesOptional kind state date',
  incidents: 'kind parties partiesOptional date place',
};
const groups = { meeting: 'meetings', commitment: 'commitments', channel: 'channels', incident: 'incidents' };
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

/** A full date within nine days of publication must fall on a weekday the passage names, or on a day it gives otherwise. */
function checkWeekday(date, item) {
  if (date.length < 10) return;
  const distance = (Date.parse(date) - Date.parse(item.published)) / day;
  const named = weekdays.filter((name) => item.text.includes(name));
  const spelled = new RegExp(`\\b0?${+date.slice(8)}\\b`).test(item.text);
  if (spelled) return;
  if (/\b(today|this morning)\b/i.test(item.text) && distance === 0) return;
  if (/\byesterday\b/i.test(item.text) && distance === -1) return;
  if (/days? (earlier|ago|before)|week earlier|New Year's Eve/.test(item.text)) return;
  const own = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  if (!named.includes(own)) fault(`${date} is a ${own}, which the passage does not name`);
  if (Math.abs(distance) > 9) fault(`${date} is ${distance} days from publication`);
}

function checkField(kind, name, value, item) {
  const closed = lists[kind][name];
  if (closed && !words(closed).has(value)) fault(`${kind}.${name}: ${value}`);
  if (['parties', 'partiesOptional', 'by', 'to'].includes(name)) {
    if (!value.length || new Set(value).size !== value.length) fault(`${kind}.${name} empty or double`);
    for (const party of value) if (!parties.has(party)) fault(`${kind}.${name}: ${party}`);
  }
  if (name === 'topics') for (const topic of value) if (!words(lists.topics).has(topic)) fault(`topic ${topic}`);
  if (name === 'date' || name === 'due') {
    if (!isDate(value)) fault(`${kind}.${name} is no date: ${value}`); else checkWeekday(value, item);
  }
  if (name === 'place' && (!value.name || (value.country && !states.has(value.country)))) fault(`place ${JSON.stringify(value)}`);
  if (name === 'delegation') for (const [party, number] of Object.entries(value)) {
    if (!parties.has(party) || !Number.isInteger(number)) fault(`delegation ${party} ${number}`);
  }
  if (name === 'people') for (const person of value) {
    const surname = person.split(' ').map((part) => part.replace(/[^\p{L}-]/gu, ''));
    if (!surname.some((part) => part.length > 1 && item.text.includes(part))) fault(`${person} is not in the passage`);
  }
}

function checkExpected(kind, expected, item) {
  const allowed = words(fields[kind]);
  for (const [name, value] of Object.entries(expected)) {
    if (name === 'optional') { if (value !== true) fault('optional is true or missing'); continue; }
    if (name === 'alternatives') {
      for (const [field, values] of Object.entries(value)) {
        if (!allowed.has(field) || !Array.isArray(values)) fault(`alternatives.${field}`);
        else for (const other of values) checkField(kind, field, other, item);
      }
      continue;
    }
    if (!allowed.has(name)) fault(`field ${kind}.${name}`); else checkField(kind, name, value, item);
  }
  const needed = kind === 'commitments' ? ['action', 'status'] : kind === 'channels' ? ['parties', 'state'] : ['kind', 'parties'];
  if (!expected.optional) for (const name of expected.format === 'letter' ? ['parties'] : needed) if (!(name in expected)) fault(`${kind} without ${name}`);
}

const seen = { ids: new Set(), texts: new Set() };
const counts = {};
const values = {};
for (const line of readFileSync(new URL('diplomacy.jsonl', import.meta.url), 'utf8').split('\n')) {
  if (!line) continue;
  const item = JSON.parse(line);
  id = item.id;
  if (seen.ids.has(id)) fault('id given twice');
  if (seen.texts.has(item.text)) fault('passage given twice');
  seen.ids.add(id); seen.texts.add(item.text);
  if (!id.startsWith(`${item.group}-`)) fault('id and group differ');
  if (!isDate(item.published) || item.published.length !== 10) fault('published');
  if (!words(lists.documentKind).has(item.kind)) fault(`document kind ${item.kind}`);
  if (!item.text || /\s{2}|^\s|\s$/.test(item.text)) fault('text empty or badly spaced');
  const sentences = item.text.split(/[.!?]["”]?\s+(?=[A-Z"])/).length;
  if (sentences > 6) fault(`${sentences} sentences`);
  const main = groups[item.group] ?? groups[item.about];
  if (!main || (item.group === 'nothing') !== ('about' in item)) fault('group or about');
  if (!(main in item.expect)) fault(`expect lacks ${main}`);
  for (const [kind, expected] of Object.entries(item.expect)) {
    if (!fields[kind]) { fault(`expect.${kind}`); continue; }
    if (item.group === 'nothing' && expected.some((one) => !one.optional)) fault('nothing expects something');
    for (const one of expected) {
      checkExpected(kind, one, item);
      const value = one.state ?? one.status ?? one.kind;
      values[kind] ??= {};
      if (!one.optional) values[kind][value] = (values[kind][value] ?? 0) + 1;
    }
  }
  if (item.group !== 'nothing' && !item.expect[main].some((one) => !one.optional)) fault('nothing expected');
  counts[item.group] = (counts[item.group] ?? 0) + 1;
}
id = 'file';
for (const group of [...Object.keys(groups), 'nothing']) if ((counts[group] ?? 0) < 65) fault(`${group}: ${counts[group] ?? 0} < 65`);
console.log(counts, values);
console.log(faults ? `${faults} faults` : 'no faults');
process.exitCode = faults ? 1 : 0;
