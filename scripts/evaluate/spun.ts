/**
 * How the reading does on garbled text: names restored, the verdict on spun and on clean documents, and whether the
 * reading of a spun readout agrees with that of its original. The spinner is our own (scripts/spin), works from WordNet
 * itself, and is measured twice: with all that the repair knows, and with a fifth of all exchanges kept from it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_FOLDER, loadTables } from '../../src/desk/resources.js';
import { read } from '../../src/index.js';
import type { DocumentInput } from '../../src/model/document.js';
import type { Reading } from '../../src/model/reading.js';
import type { Exchange } from '../../src/reading/repair/synonyms.js';
import type { Resources } from '../../src/reading/resources.js';
import { spin, spinDictionary } from '../spin/spinner.js';
import { countRepairs, garbledNames, namesOf, noCounts, type RepairCounts } from '../spin/truth.js';
import { readWordNet, wordNetFolder } from '../spin/wordnet.js';

/** Shares of the nouns, adjectives and verbs that are exchanged. */
const RATES = [0.25, 0.4, 0.6] as const;
type Figures = Readonly<Record<string, number>>;

interface Options {
  /** Number of readouts to spin. */
  readonly readouts: number;
  /** Collects what was missed and what was wrong. */
  readonly misses?: string[];
  readonly agreement?: boolean;
}

/**
 * @param shared the folder of texts
 * @returns shares from 0 to 1 by what they are of; empty where WordNet is not installed
 */
export function evaluateSpun(resources: Resources, shared: string, options: Options): Figures {
  const folder = wordNetFolder();
  if (folder === undefined) return {};
  const dictionary = spinDictionary(readWordNet(folder), loadTables(DATA_FOLDER, ['en/']).tables);
  const readouts = rows(join(shared, 'articles/readouts.jsonl'));
  const step = Math.max(1, Math.floor(readouts.length / options.readouts));
  const chosen = readouts.filter((_, i) => i % step === 0).slice(0, options.readouts);
  const figures: Record<string, number> = {};
  const synonyms = resources.synonyms().without(isHeldOut);
  const held = { ...resources, synonyms: () => synonyms };
  for (const rate of RATES) {
    const [known, unknown] = [tally(), tally()];
    chosen.forEach((document, i) => {
      // The title is garbled with the rest.
      const { title, text: body = '', ...about } = document;
      const text = title ? `${title}\n\n${body}` : body;
      const tokens = resources.language.analyse(text);
      const spun = spin(tokens, dictionary, { seed: 1 + i, rate });
      const names = garbledNames(text, namesOf(tokens, resources), spun);
      for (const [counts, using] of [
        [known, resources],
        [unknown, held],
      ] as const) {
        const reading = read({ ...about, text: spun.text }, using);
        const misses = using === resources ? options.misses : undefined;
        countRepairs(counts.repairs, text, spun, names, reading.repairs, misses);
        counts.documents++;
        counts.spun += reading.provenance.spun.verdict === 'spun' ? 1 : 0;
        counts.clean += reading.provenance.spun.verdict === 'clean' ? 1 : 0;
        if (using !== resources) continue;
        if (reading.provenance.spun.verdict !== 'spun')
          misses?.push(
            `${reading.provenance.spun.verdict} ${rate} ${reading.provenance.spun.score} ${reading.document.id} ${spun.text.length}`,
          );
        if (options.agreement ?? true) agree(counts, read({ ...about, text }, resources), reading, spun.after, misses);
      }
    });
    put(figures, `rate ${rate}`, known);
    put(figures, `rate ${rate}, a fifth unknown`, unknown);
  }
  return figures;
}

/** Whether clean documents are called so, and how many repairs there are in a thousand words. */
export function evaluateClean(resources: Resources, documents: readonly DocumentInput[], misses?: string[]): Figures {
  let words = 0;
  let repairs = 0;
  const verdicts = { clean: 0, doubtful: 0, spun: 0 };
  for (const document of documents) {
    const reading = read(document, resources);
    words += (document.text ?? '').split(/\s+/).length;
    repairs += reading.repairs.length;
    verdicts[reading.provenance.spun.verdict]++;
    for (const { found, restored } of reading.repairs)
      misses?.push(`${reading.provenance.spun.verdict} ${found} -> ${restored}`);
  }
  return { documents: documents.length, ...verdicts, 'repairs in a thousand words': (1000 * repairs) / words };
}

const rows = (path: string): DocumentInput[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as DocumentInput);

interface Tally {
  readonly repairs: RepairCounts;
  documents: number;
  spun: number;
  clean: number;
  meetings: number;
  sameMeetings: number;
  statements: number;
  sameSpeakers: number;
}
const tally = (): Tally => ({
  repairs: noCounts(),
  documents: 0,
  spun: 0,
  clean: 0,
  meetings: 0,
  sameMeetings: 0,
  statements: 0,
  sameSpeakers: 0,
});

const put = (figures: Record<string, number>, name: string, counts: Tally): void => {
  const { repairs } = counts;
  figures[`${name}: garbled names`] = repairs.garbled;
  figures[`${name}: names restored, recall`] = repairs.restored / repairs.garbled;
  figures[`${name}: names restored, precision`] = repairs.right / repairs.repairs;
  figures[`${name}: all repairs, precision`] = repairs.allRight / repairs.allRepairs;
  figures[`${name}: judged spun`] = counts.spun / counts.documents;
  figures[`${name}: judged clean`] = counts.clean / counts.documents;
  if (counts.meetings === 0) return;
  figures[`${name}: meetings as in the original`] = counts.sameMeetings / counts.meetings;
  figures[`${name}: speakers as in the original`] = counts.sameSpeakers / counts.statements;
};

/** A fifth of all exchanges, by a hash of the two words. */
const isHeldOut = ({ found, original }: Exchange): boolean =>
  createHash('sha256').update(`${found}>${original}`).digest().readUInt32BE(0) % 5 === 0;

/**
 * Meetings are the same where kind of contact and parties are; statements are matched by where they stand, and the
 * speakers compared as actors: 'two leaders', whom no table knows, may well have become 'two heads'.
 */
const agree = (
  counts: Tally,
  before: Reading,
  after: Reading,
  place: (offset: number) => number,
  misses?: string[],
): void => {
  const meeting = (one: Reading['meetings'][number]): string =>
    `${one.format} ${[...new Set(one.participants.map(({ party }) => party))].sort().join()}`;
  const left = after.meetings.map(meeting);
  for (const one of before.meetings) {
    counts.meetings++;
    const found = left.indexOf(meeting(one));
    if (found >= 0) {
      left.splice(found, 1);
      counts.sameMeetings++;
    } else misses?.push(`meeting: ${meeting(one)} | ${left.join(' / ')}`);
  }
  for (const one of before.statements) {
    counts.statements++;
    const [first] = one.content;
    if (!first) continue;
    const [start, end] = [place(first[0]), place(first[1])];
    const same = after.statements.some(
      ({ content, speaker }) =>
        content.some((span) => Math.min(span[1], end) - Math.max(span[0], start) > 0.5 * (end - start)) &&
        speaker === one.speaker,
    );
    if (same) counts.sameSpeakers++;
    else misses?.push(`speaker: ${one.speaker ?? one.speakerText} ${one.why[0]}`);
  }
};
