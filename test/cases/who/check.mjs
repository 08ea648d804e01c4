// Checks who.jsonl and peers.jsonl: ids, fields, closed lists, dates, balance of names and phrases. Exit status 1 on any fault.
import { readFileSync } from 'node:fs';

const words = (s) => new Set(s.trim().split(/\s+/));
const iso =
  words(`ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ
BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA
ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV
HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA
MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU
NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB
SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB
VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE XKX`);
const former = words('SUN YUG SCG CSK DDR ZAR VDR YMD');
const organizations = words(
  'EUR UNO NAT AFU ASN ARL OAS SCE CIS GCC SCO BRC GSV GTW IMF WBK WTO IAE ICC ICJ WHO OIC OPC AEC QUA IGO',
);
const movements = words('hamas hezbollah houthis taliban sdf pkk fatah rsf m23 tplf');
const sectors = words(
  'GOV MIL LEG JUD COP SPY PTY OPP REB PRM UAF CRM ELI PRE CVL SOC BUS LAB AGR MED JRN EDU REL REF NGO IGO UNK JNK',
);
const kinds = words('state organization government movement person office group company institute outlet place');
// first and last year in which a former state can be meant
const life = {
  SUN: [1922, 1991],
  YUG: [1918, 2003],
  SCG: [2003, 2006],
  CSK: [1918, 1992],
  DDR: [1949, 1990],
  ZAR: [1971, 1997],
  YMD: [1967, 1990],
};
const fields = ['name', 'kind', 'party', 'country', 'sector', 'role'];
const faults = [];
const ids = new Set(),
  asked = new Map(),
  groups = new Map();
const half = { name: 0, phrase: 0 };
const party = (c) => c === '' || iso.has(c) || former.has(c) || organizations.has(c);
const lines = (name) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
const rows = lines('who.jsonl');
const check = (line, i) => {
  let r;
  try {
    r = JSON.parse(line);
  } catch {
    faults.push(`line ${i + 1}: no JSON`);
    return;
  }
  const bad = (why) => faults.push(`${r.id ?? `line ${i + 1}`}: ${why}`);
  if (typeof r.id !== 'string' || ids.has(r.id)) bad('id missing or twice');
  ids.add(r.id);
  for (const k of Object.keys(r)) if (!['id', 'group', 'phrase', 'on', 'expect'].includes(k)) bad(`field ${k}`);
  const side = /^(name|phrase)-[a-z-]+$/.exec(r.group ?? '')?.[1];
  if (side) half[side]++;
  else bad('group');
  groups.set(r.group, (groups.get(r.group) ?? 0) + 1);
  if (!r.id?.startsWith(`${r.group}-`)) bad('id does not begin with its group');
  if (typeof r.phrase !== 'string' || r.phrase.trim() !== r.phrase || !r.phrase) bad('phrase');
  if ('on' in r) {
    const t = /^\d{4}-\d\d-\d\d$/.test(r.on) ? new Date(`${r.on}T00:00:00Z`) : null;
    if (!t || Number.isNaN(+t) || t.toISOString().slice(0, 10) !== r.on) bad(`date ${r.on}`);
    else if (r.on < '1990-01-01' || r.on > '2026-12-31') bad(`date ${r.on} out of range`);
  }
  const key = `${r.phrase}|${r.on ?? ''}`;
  if (asked.has(key)) bad(`same question as ${asked.get(key)}`);
  asked.set(key, r.id);
  const e = r.expect ?? {};
  for (const k of Object.keys(e)) if (!fields.includes(k) || typeof e[k] !== 'string') bad(`expect.${k}`);
  if (!Object.keys(e).length) bad('nothing expected');
  if ('name' in e && !e.name) bad('empty name');
  if ('kind' in e && !kinds.has(e.kind)) bad(`kind ${e.kind}`);
  if ('party' in e && !party(e.party) && !movements.has(e.party)) bad(`party ${e.party}`);
  if ('country' in e && !party(e.country)) bad(`country ${e.country}`);
  for (const c of [e.party, e.country]) {
    const span = life[c],
      year = Number(r.on?.slice(0, 4));
    if (span && !(year >= span[0] && year <= span[1])) bad(`${c} on ${r.on}`);
  }
  if (
    'sector' in e &&
    !(
      sectors.has(e.sector) ||
      (/^[A-Z]{6}$/.test(e.sector) && sectors.has(e.sector.slice(0, 3)) && sectors.has(e.sector.slice(3)))
    )
  )
    bad(`sector ${e.sector}`);
  if (e.role !== undefined && (/^(the|a) /.test(e.role) || e.role.trim() !== e.role)) bad(`role ${e.role}`);
  if (e.kind === 'office' && 'name' in e) bad('an office with a name');
  if (side === 'phrase' && e.kind === 'person' && !r.on) bad('a person for an office without a day');
};
rows.forEach(check);
const total = half.name + half.phrase;
if (rows.length < 270) faults.push(`only ${rows.length} cases`);
if (Math.abs(half.name - half.phrase) > total / 10)
  faults.push(`names ${half.name}, phrases ${half.phrase}: out of balance`);
const peers = lines('peers.jsonl');
peers.forEach(check);
if (peers.length < 200) faults.push(`only ${peers.length} cases of peers`);
for (const [g, n] of groups) console.log(String(n).padStart(4), g);
console.log(`${rows.length} cases and ${peers.length} of peers, ${half.name} names, ${half.phrase} phrases, ${faults.length} faults`);
for (const f of faults) console.log(f);
process.exit(faults.length ? 1 : 0);
