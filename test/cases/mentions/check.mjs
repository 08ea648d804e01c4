// Checks mentions.jsonl: shape, words that occur, nth, heads, codes in the closed lists, unique ids, sizes of groups.
// usage: node check.mjs [--heads]     exit 0 when all is well, 1 with one line a fault; --heads prints every assumed head
import { readFileSync } from 'node:fs';

const list = (words) => new Set(words.trim().split(/\s+/));
const ISO3 = list(`
AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI CPV KHM
CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH FJI FIN
FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR PRK
KOR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG MNE MAR MOZ MMR
NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT ROU RUS RWA KNA LCA VCT WSM SMR STP
SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO TON TTO TUN TUR TKM TUV
UGA UKR ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE XKX TWN PSE HKG VAT SUN YUG SCG CSK DDR ZAR VDR YMD`);
const ORGANIZATIONS = list(`EUR UNO NAT AFU ASN ARL OAS SCE CIS GCC SCO BRC GSV GTW IMF WBK WTO IAE ICC ICJ WHO OIC OPC
AEC QUA IGO`);
const MOVEMENTS = list('hamas hezbollah houthis taliban sdf pkk fatah rsf m23 tplf');
const KINDS = list('state organization government movement person office group company institute outlet place');
const EXPECT = list('words nth head name aliases id kind party country members parties');
const VALUES = ['name', 'id', 'kind', 'party', 'country', 'members', 'parties'];
const NOT = list('words nth name id kind party country members parties why');
const GROUPS = list(`full-names titles-with-names titles-by-date unknown-people demonym-role metonyms former-holders groups
organizations ambiguous-places shared-surnames pronouns definite-phrases appositions spokespersons datelines-bylines headlines
armed-groups family-first names-like-words`);

const isParty = (code) => code === '' || ISO3.has(code) || ORGANIZATIONS.has(code) || MOVEMENTS.has(code);
const isCountry = (code) => code === '' || ISO3.has(code);

const isDay = (day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);

/** Start offsets of `words` in `text` where no letter or digit touches them. Case counts. */
const occurrences = (text, words) => {
  const starts = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + words.length] ?? ' ';
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) starts.push(at);
  }
  return starts;
};

/** The head where a case names none: the last word, without a possessive (README, 'Which mention is meant'). */
const assumedHead = (words) => words.split(/\s+/).at(-1).replace(/['’]s?$/, '');

const faults = [];
const ids = new Set();
const sizes = new Map();
let expectations = 0;
let prohibitions = 0;
const showHeads = process.argv.includes('--heads');
const file = new URL('./mentions.jsonl', import.meta.url);
readFileSync(file, 'utf8').trimEnd().split('\n').forEach((line, index) => {
  const fault = (what) => faults.push(`line ${index + 1}: ${what}`);
  let item;
  try { item = JSON.parse(line); } catch (error) { return fault(error.message); }
  const { id, group, published, title, text, expect = [], not = [] } = item;
  for (const key of Object.keys(item)) {
    if (!['id', 'group', 'published', 'title', 'text', 'expect', 'not'].includes(key)) fault(`${id}: field ${key}`);
  }
  if (!id || ids.has(id)) fault(`id ${id} is missing or not unique`);
  ids.add(id);
  if (!GROUPS.has(group)) fault(`${id}: group ${group}`);
  if (published !== undefined && !isDay(published)) fault(`${id}: date ${published}`);
  if (!text || text !== text.trim()) fault(`${id}: text`);
  if (expect.length + not.length === 0) fault(`${id}: tests nothing`);
  const whole = title ? `${title}\n\n${text}` : text;
  const size = sizes.get(group) ?? { cases: 0, withNot: 0 };
  sizes.set(group, { cases: size.cases + 1, withNot: size.withNot + (not.length > 0 ? 1 : 0) });

  const common = (row, allowed) => {
    for (const key of Object.keys(row)) if (!allowed.has(key)) fault(`${id}: field ${key}`);
    const found = occurrences(whole, row.words).length;
    if (found < (row.nth ?? 1)) fault(`${id}: '${row.words}' no. ${row.nth ?? 1} of ${found}`);
    if (row.kind !== undefined && !KINDS.has(row.kind)) fault(`${id}: kind ${row.kind}`);
    if (row.country !== undefined && !isCountry(row.country)) fault(`${id}: country ${row.country}`);
    if (row.id !== undefined && !(row.id.startsWith('state:') && ISO3.has(row.id.slice(6)))) fault(`${id}: id ${row.id}`);
    for (const code of row.parties ?? []) if (!isParty(code) || code === '') fault(`${id}: parties ${code}`);
    for (const name of row.members ?? []) if (!name) fault(`${id}: empty member`);
  };
  const seen = new Set();
  for (const row of expect) {
    expectations += 1;
    common(row, EXPECT);
    if (row.party !== undefined && !isParty(row.party)) fault(`${id}: party ${row.party}`);
    if (!VALUES.some((key) => row[key] !== undefined)) fault(`${id}: '${row.words}' expects nothing`);
    const key = `${row.words}#${row.nth ?? 1}`;
    if (seen.has(key)) fault(`${id}: '${key}' twice`);
    seen.add(key);
    if (row.head !== undefined && occurrences(row.words, row.head).length !== 1) fault(`${id}: head ${row.head}`);
    if (row.head === undefined) {
      if (/ (of|to|for|in|from|at|who|and) /.test(row.words) && row.parties === undefined) fault(`${id}: '${row.words}' needs a head`);
      if (showHeads && / /.test(row.words)) console.log(`${id}: ${row.words} -> ${assumedHead(row.words)}`);
    }
    if (ORGANIZATIONS.has(row.party) && row.country) fault(`${id}: country beside ${row.party}`);
  }
  for (const row of not) {
    prohibitions += 1;
    common(row, NOT);
    if (row.party !== undefined && row.party !== '*' && !(isParty(row.party) && row.party)) fault(`${id}: not party ${row.party}`);
    if (!row.why) fault(`${id}: '${row.words}' without why`);
    for (const other of expect) {                                             // no case may contradict itself
      if (other.words !== row.words || (other.nth ?? 1) !== (row.nth ?? 1)) continue;
      if (!VALUES.some((key) => row[key] !== undefined)) fault(`${id}: '${row.words}' expected and forbidden`);
      for (const key of VALUES) {
        if (row[key] !== undefined && JSON.stringify(row[key]) === JSON.stringify(other[key])) fault(`${id}: '${row.words}' ${key} expected and forbidden`);
      }
    }
  }
});
for (const group of GROUPS) {
  const { cases = 0, withNot = 0 } = sizes.get(group) ?? {};
  console.log(`${group.padEnd(20)} ${String(cases).padStart(3)} cases, ${withNot} with words that must not be taken`);
  if (cases < 12) faults.push(`${group}: fewer than 12 cases`);
  if (withNot === 0) faults.push(`${group}: nothing of not`);
}
console.log(`${ids.size} cases, ${expectations} expected mentions, ${prohibitions} prohibitions`);
for (const each of faults) console.error(each);
process.exitCode = faults.length > 0 ? 1 : 0;
