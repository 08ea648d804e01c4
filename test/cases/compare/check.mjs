// Checks the golds: both texts there, spans hold the words given, sides and relations agree. Exit status 1 on any fault.
import { readdirSync, readFileSync } from 'node:fs';

const here = (name) => new URL(name, import.meta.url);
const faults = [];
const counts = {};
const sides = { both: [true, true], conflict: [true, true], 'only-a': [true, false], 'only-b': [false, true] };
const conflicts = new Set(['agreed-discussed', 'number', 'date', 'participants', 'position']);
const golds = readdirSync(here('.')).filter((name) => name.endsWith('.gold.json'));
for (const name of golds) {
  const gold = JSON.parse(readFileSync(here(name), 'utf8'));
  const slug = name.replace('.gold.json', '');
  const text = { a: '', b: '' };
  for (const side of ['a', 'b']) {
    if (gold.files[side] !== `${slug}.${side}.txt`) faults.push(`${slug}: file ${side}`);
    text[side] = readFileSync(here(gold.files[side]), 'utf8');
  }
  const topics = new Set();
  for (const p of gold.points) {
    const bad = (why) => faults.push(`${slug} ${p.topic}: ${why}`);
    if (topics.has(p.topic)) bad('topic twice');
    topics.add(p.topic);
    counts[p.relation] = (counts[p.relation] ?? 0) + 1;
    if (!sides[p.relation] || p.a !== sides[p.relation][0] || p.b !== sides[p.relation][1]) bad('relation');
    if ((p.relation === 'conflict') !== conflicts.has(p.conflict)) bad(`conflict ${p.conflict}`);
    for (const side of ['a', 'b']) {
      const span = p[`span_${side}`];
      const words = p[`words_${side}`];
      if ((span !== null) !== p[side] || (words !== null) !== p[side]) bad(`side ${side}`);
      if (span && text[side].slice(span[0], span[1]) !== words) bad(`words of ${side}`);
    }
  }
}
for (const f of faults) console.error(f);
console.log(`${golds.length} pairs; ${Object.entries(counts).map(([k, n]) => `${k} ${n}`).join(', ')}; faults ${faults.length}`);
process.exit(faults.length ? 1 : 0);
