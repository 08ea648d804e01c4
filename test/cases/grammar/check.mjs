// Checks every line of grammar.jsonl: shape, tree, relations, tags, questions, word numbers, ids.
// usage: node check.mjs [file]
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const file = process.argv[2] ?? path.join(here, 'grammar.jsonl');

const relations = new Set(
  (
    'acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound ' +
    'compound:prt conj cop csubj csubj:pass det det:predet discourse expl fixed flat iobj mark nmod nmod:desc nmod:poss ' +
    'nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct root vocative xcomp'
  ).split(' '),
);
const tags = new Set('ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split(' '));
const modals = new Set([
  'none',
  'can',
  'could',
  'may',
  'might',
  'must',
  'shall',
  'should',
  'will',
  'would',
  'be to',
  'be going to',
  'have to',
  'ought to',
]);
const groups = new Set(
  (
    'passive active control raising coordination relative participle light-verb nominalization noun-phrase apposition ' +
    'negation modality tense conditional quotes reported obliques copula questions purpose expletive fixed-prepositions reciprocal ' +
    'particle-verbs nested'
  ).split(' '),
);

// question -> [kinds of its arguments, kind of its answer]
const questions = {
  predicates: [[], 'words'],
  agent: [['word'], 'words'],
  patient: [['word'], 'words'],
  recipient: [['word'], 'words'],
  oblique: [['word', 'text'], 'words'],
  clause: [['word'], 'words'],
  governor: [['word'], 'one'],
  'event-noun': [['word'], 'one'],
  'noun-agent': [['word'], 'words'],
  'noun-patient': [['word'], 'words'],
  'noun-with': [['word'], 'words'],
  phrase: [['word'], 'range'],
  name: [['word'], 'range'],
  conjuncts: [['word'], 'words'],
  apposition: [['word'], 'words'],
  negated: [['word'], 'flag'],
  conditional: [['word'], 'flag'],
  question: [['word'], 'flag'],
  imperative: [['word'], 'flag'],
  quoted: [['word'], 'flag'],
  modality: [['word'], modals],
  tense: [['word'], new Set(['past', 'present', 'future', 'none'])],
  aspect: [['word'], new Set(['simple', 'progressive', 'perfect', 'perfect-progressive', 'none'])],
  voice: [['word'], new Set(['active', 'passive'])],
  'condition-of': [['word'], 'words'],
  purpose: [['word'], 'words'],
};

let faults = 0;
let warnings = 0;
const fault = (id, message) => {
  faults++;
  console.error(`${id}: ${message}`);
};
const warn = (id, message) => {
  warnings++;
  console.error(`${id}: (warning) ${message}`);
};
const ids = new Set();
const perGroup = {};
const perQuestion = {};
const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);

for (const [index, line] of lines.entries()) {
  let entry;
  try {
    entry = JSON.parse(line);
  } catch {
    fault(`line ${index + 1}`, 'not JSON');
    continue;
  }
  const { id, group, words, tree, ask } = entry;
  if (ids.has(id)) fault(id, 'id used twice');
  ids.add(id);
  if (!groups.has(group)) fault(id, `unknown group ${group}`);
  perGroup[group] = (perGroup[group] ?? 0) + 1;

  const rows = tree.map((row) => row.split(' '));
  const n = rows.length;
  rows.forEach((row, i) => {
    if (row.length !== 5 || row.some((part) => part === '')) {
      fault(id, `word ${i + 1}: not five fields`);
      return;
    }
    const head = Number(row[3]);
    if (!tags.has(row[2])) fault(id, `word ${i + 1}: unknown tag ${row[2]}`);
    if (!relations.has(row[4])) fault(id, `word ${i + 1}: unknown relation ${row[4]}`);
    if (!Number.isInteger(head) || head < 0 || head > n || head === i + 1) fault(id, `word ${i + 1}: head ${row[3]}`);
    if ((head === 0) !== (row[4] === 'root')) fault(id, `word ${i + 1}: root and head 0 disagree`);
  });
  if (rows.filter((row) => row[3] === '0').length !== 1) fault(id, 'not exactly one root');
  if (words !== rows.map((row) => row[0]).join(' ')) fault(id, 'words and tree disagree');

  const head = rows.map((row) => Number(row[3]) - 1);
  const above = (top, i) => {
    for (let k = i, steps = 0; k >= 0 && steps <= n; k = head[k], steps++) if (k === top) return true;
    return false;
  };
  for (let i = 0; i < n; i++) {
    let k = i,
      steps = 0;
    while (k >= 0 && steps <= n) {
      k = head[k];
      steps++;
    }
    if (k >= 0) {
      fault(id, `word ${i + 1}: cycle`);
      break;
    }
  }
  for (let i = 0; i < n; i++) {
    if (head[i] < 0) continue;
    if (
      ['aux', 'aux:pass', 'case', 'cc', 'punct', 'cop', 'fixed', 'det'].includes(rows[head[i]][4]) &&
      !['fixed', 'conj', 'advmod'].includes(rows[i][4])
    )
      fault(id, `word ${i + 1} ${rows[i][0]} hangs on a ${rows[head[i]][4]}`);
    if (/^(conj|flat|appos|fixed)$/.test(rows[i][4]) && head[i] > i)
      fault(id, `word ${i + 1}: ${rows[i][4]} leans left to right`);
    for (let k = Math.min(i, head[i]) + 1; k < Math.max(i, head[i]); k++)
      if (!above(head[i], k)) {
        (rows[i][4] === 'punct' ? fault : warn)(
          id,
          `word ${i + 1} ${rows[i][0]}: arc crosses another at ${rows[k][0]}`,
        );
        break;
      }
  }

  if (!Array.isArray(ask) || ask.length < 2 || ask.length > 5) fault(id, 'not two to five questions');
  const seen = new Set();
  for (const item of ask) {
    const [name, ...rest] = item;
    const shape = questions[name];
    if (!shape) {
      fault(id, `unknown question ${name}`);
      continue;
    }
    perQuestion[name] = (perQuestion[name] ?? 0) + 1;
    const key = JSON.stringify(item.slice(0, -1));
    if (seen.has(key)) fault(id, `asked twice: ${key}`);
    seen.add(key);
    const [kinds, answerKind] = shape;
    if (rest.length !== kinds.length + 1) {
      fault(id, `${name}: wrong number of arguments`);
      continue;
    }
    const inRange = (w) => Number.isInteger(w) && w >= 1 && w <= n;
    const isWord = (w) => inRange(w) && rows[w - 1][2] !== 'PUNCT';
    kinds.forEach((kind, i) => {
      if (kind === 'word' && !isWord(rest[i])) fault(id, `${name}: word number ${rest[i]}`);
      if (kind === 'text' && !/^[a-z]+( [a-z]+)*$/.test(rest[i])) fault(id, `${name}: preposition ${rest[i]}`);
    });
    const answer = rest.at(-1);
    if (answerKind instanceof Set) {
      if (!answerKind.has(answer)) fault(id, `${name}: answer ${answer}`);
    } else if (answerKind === 'flag') {
      if (typeof answer !== 'boolean') fault(id, `${name}: answer not true or false`);
    } else if (!Array.isArray(answer) || !answer.every(isWord)) fault(id, `${name}: answer ${JSON.stringify(answer)}`);
    else if (answerKind === 'range') {
      if (answer.length !== 2 || answer[0] > answer[1] || rest[0] < answer[0] || rest[0] > answer[1])
        fault(id, `${name}: range ${answer}`);
    } else {
      if (answer.some((w, i) => i > 0 && w <= answer[i - 1])) fault(id, `${name}: not in the order of the text`);
      if (answerKind === 'one' && answer.length > 1) fault(id, `${name}: more than one`);
      if (name === 'conjuncts' && !answer.includes(rest[0])) fault(id, 'conjuncts without the word itself');
    }
  }
}
for (const group of groups)
  if ((perGroup[group] ?? 0) < 8) fault('set', `group ${group} has ${perGroup[group] ?? 0} cases`);
for (const name of Object.keys(questions)) if (!perQuestion[name]) fault('set', `question ${name} is never asked`);
console.log(
  `${lines.length} cases, ${Object.values(perQuestion).reduce((a, b) => a + b, 0)} questions, ${faults} faults, ${warnings} warnings`,
);
console.log(perGroup);
console.log(perQuestion);
process.exit(faults ? 1 : 0);
