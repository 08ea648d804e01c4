// Checks statements.jsonl: words that occur, closed lists, layers, kinds and quotation marks, unique ids, sizes of groups.
// usage: node check.mjs     exit 0 when all is well, 1 with one line a fault; prints the counts
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
const OTHERS = list(`EUR UNO NAT AFU ASN ARL OAS SCE CIS GCC SCO BRC GSV GTW IMF WBK WTO IAE ICC ICJ WHO OIC OPC AEC QUA IGO
hamas hezbollah houthis taliban sdf pkk fatah rsf m23 tplf`);
const TOPICS = list(`bilateral-relations channels taiwan hong-kong xinjiang tibet south-china-sea korean-peninsula ukraine
middle-east gaza iran-nuclear syria yemen afghanistan sahel horn-of-africa caucasus balkans kashmir border-disputes
maritime-disputes trade tariffs investment export-controls semiconductors technology artificial-intelligence energy
critical-minerals debt development infrastructure currency sanctions security-cooperation arms-sales arms-control nuclear
missiles space cyber terrorism military-contacts incidents drugs migration crime climate health food-security humanitarian
human-rights democracy detained-persons press-freedom consular flights people-to-people education culture
international-organizations united-nations domestic-politics`);
const CLOSED = {
  act: list('said asked believed intended'),
  kind: list('direct indirect mixed'),
  attribution: list('named anonymous institution'),
  venue: list(`readout joint-statement press-release press-conference briefing speech interview column social-media letter call
    meeting hearing report background`),
};
const FIELDS = list(`content contentOptional source cue act kind attribution speaker aliases party reporter venue addressee date
within topics split optional alternatives`);
const ALTERNATIVES = list('act kind attribution party venue');
const CASE = list('id group published publisher title text expect');
const GROUPS = list(`direct indirect mixed pieces long-quotations quotes-within-quotes without-verbs headlines noun-cues other-verbs
writing transcripts readouts joint-statements acts speakers reporters anonymity terms layers denials beside articles nothing`);
const LEAST = { cases: 240, group: 10, nothing: 30 };
const MOST_SENTENCES = 6;

const isLetter = (character) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
const isParty = (code) => code === '' || ISO3.has(code) || OTHERS.has(code);
const isDate = (text) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(text) && !Number.isNaN(Date.parse(text.length === 10 ? text : `${text.slice(0, 7)}`));

/** Start offsets of `words` in `text`; a letter or digit at its edge is not touched by another one. Case counts. */
function occurrences(text, words) {
  const starts = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = isLetter(words[0]) && isLetter(text[at - 1]);
    const after = isLetter(words.at(-1)) && isLetter(text[at + words.length]);
    if (!before && !after) starts.push(at);
  }
  return starts;
}

const overlap = (a, b) => a.some(([s, e]) => b.some(([from, to]) => s < to && from < e));
const inside = (inner, outer) => inner[0][0] >= outer[0][0] && inner.at(-1)[1] <= outer.at(-1)[1];

const faults = [];
const counts = { cases: 0, statements: 0, optional: 0, layered: 0 };
const sizes = new Map();
const values = {};
const seen = { ids: new Set(), texts: new Set() };

const lines = readFileSync(new URL('./statements.jsonl', import.meta.url), 'utf8').trimEnd().split('\n');
lines.forEach((line, index) => {
  let item;
  try { item = JSON.parse(line); } catch (error) { faults.push(`line ${index + 1}: ${error.message}`); return; }
  const { id, group, published, title, text, expect } = item;
  const fault = (what) => faults.push(`${id ?? `line ${index + 1}`}: ${what}`);
  for (const key of Object.keys(item)) if (!CASE.has(key)) fault(`field ${key}`);
  if (!id || seen.ids.has(id) || !id.startsWith(`${group}-`)) fault('id missing, double or not of its group');
  if (!text || text !== text.trim() || / {2}/.test(text)) fault('text empty or badly spaced');
  if (seen.texts.has(text)) fault('passage met twice');
  seen.ids.add(id); seen.texts.add(text);
  if (!GROUPS.has(group)) fault(`group ${group}`);
  if (!isDate(published) || published.length !== 10) fault(`published ${published}`);
  const sentences = text.split(/[.!?][”"’']*\s+(?=[\p{Lu}"“])/u).length;
  if (sentences > MOST_SENTENCES) fault(`${sentences} sentences`);
  counts.cases += 1;
  sizes.set(group, (sizes.get(group) ?? 0) + 1);
  if (group === 'nothing' && expect.some((one) => !one.optional)) fault('nothing expects something');
  if (group !== 'nothing' && expect.every((one) => one.optional)) fault('expects nothing');

  const whole = title ? `${title}\n\n${text}` : text;
  const spansOf = (pieces = []) => pieces.flatMap((piece) => {
    const { words, nth } = typeof piece === 'string' ? { words: piece, nth: 1 } : piece;
    const starts = occurrences(whole, words);
    if (!Number.isInteger(nth) || nth < 1 || starts.length < nth) { fault(`'${words}' no. ${nth} of ${starts.length}`); return []; }
    return [[starts[nth - 1], starts[nth - 1] + words.length]];
  });
  const contents = expect.map((one) => spansOf(one.content));

  expect.forEach((one, position) => {
    const name = `statement ${position}`;
    counts.statements += 1;
    if (one.optional) counts.optional += 1;
    for (const key of Object.keys(one)) if (!FIELDS.has(key)) fault(`${name}: field ${key}`);
    const content = contents[position];
    if (content.length === 0) { fault(`${name}: no content`); return; }
    if (!('speaker' in one)) fault(`${name}: no speaker`);
    for (let i = 1; i < content.length; i++) if (content[i][0] < content[i - 1][1]) fault(`${name}: pieces out of order`);
    if (overlap(content, spansOf(one.contentOptional))) fault(`${name}: optional words in the content`);
    if (overlap(content, spansOf(one.source))) fault(`${name}: source in its own content`);
    if (overlap(content, spansOf(one.cue))) fault(`${name}: cue in its own content`);
    if (overlap(spansOf(one.cue), spansOf(one.source))) fault(`${name}: source in its own cue`);

    const alternatives = one.alternatives ?? {};
    for (const [key, others] of Object.entries(alternatives)) {
      if (!ALTERNATIVES.has(key) || !Array.isArray(others) || others.length === 0) fault(`${name}: alternatives.${key}`);
      if (!(key in one)) fault(`${name}: alternatives of ${key}, which is not given`);
      else if (others.includes(one[key])) fault(`${name}: ${key} is its own alternative`);
    }
    for (const [key, allowed] of Object.entries(CLOSED)) {
      for (const value of [one[key], ...(alternatives[key] ?? [])]) if (value !== undefined && !allowed.has(value)) fault(`${name}: ${key} ${value}`);
      if (one[key] === undefined || one.optional) continue;
      values[key] ??= {};
      values[key][one[key]] = (values[key][one[key]] ?? 0) + 1;
    }
    for (const code of [one.party ?? '', ...(alternatives.party ?? [])]) if (!isParty(code)) fault(`${name}: party ${code}`);
    for (const topic of one.topics ?? []) if (!TOPICS.has(topic)) fault(`${name}: topic ${topic}`);
    if (one.date !== undefined && !isDate(one.date)) fault(`${name}: date ${one.date}`);
    for (const key of ['split', 'optional']) if (one[key] !== undefined && one[key] !== true) fault(`${name}: ${key} is true or missing`);

    if (one.within !== undefined) {
      counts.layered += 1;
      if (!Number.isInteger(one.within) || one.within === position || !expect[one.within]) fault(`${name}: within ${one.within}`);
      else if (!inside(content, contents[one.within])) fault(`${name}: not inside the statement it stands in`);
    } else if (one.kind !== undefined && group !== 'transcripts') {               // kind against the marks on the page
      const marks = /["“”‘]|(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/u;
      const marked = content.some(([start, end]) => marks.test(whole.slice(start, end)));
      if (one.kind === 'indirect' && /["“”‘]/.test(content.map(([start, end]) => whole.slice(start, end)).join(' '))) fault(`${name}: indirect with quotation marks`);
      if (one.kind !== 'indirect' && !marked) fault(`${name}: ${one.kind} without quotation marks`);
    }
    for (let other = 0; other < position; other++) {
      const same = JSON.stringify(contents[other]) === JSON.stringify(content) && expect[other].speaker === one.speaker;
      if (same) fault(`${name}: the same as statement ${other}`);
    }
  });
});

for (const group of GROUPS) {
  const size = sizes.get(group) ?? 0;
  console.log(`${group.padEnd(22)} ${String(size).padStart(3)} cases`);
  const least = group === 'nothing' ? LEAST.nothing : LEAST.group;
  if (size < least) faults.push(`${group}: ${size} cases, at least ${least} wanted`);
}
if (counts.cases < LEAST.cases) faults.push(`${counts.cases} cases, at least ${LEAST.cases} wanted`);
console.log(`${counts.cases} cases, ${counts.statements} statements, ${counts.optional} of them optional, ${counts.layered} inside another`);
console.log(JSON.stringify(values));
for (const each of faults) console.error(each);
process.exitCode = faults.length > 0 ? 1 : 0;
