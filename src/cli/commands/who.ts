/** `chancery who`: who a name or a bare phrase is, on a day. */

import { resourceLoader, type TablesOption } from '../../desk/tables.js';
import type { Party } from '../../model/generated/parties.js';
import { type Described, who } from '../../reading/actors/who/who.js';
import type { Resources } from '../../reading/resources.js';
import { harmless } from '../harmless.js';
import { asInputError, byteStream, STDIN } from '../input.js';
import { complain, complainLine, json, print } from '../output.js';
import { padded, type Terminal, terminal, wrapped } from '../terminal.js';

export interface WhoCommand extends TablesOption {
  readonly on?: string;
  readonly json?: boolean;
  readonly ndjson?: boolean;
}

/** @param phrases names or phrases; with `ndjson` the files that hold the questions. @returns the exit status */
export async function whoCommand(phrases: readonly string[], options: WhoCommand): Promise<number> {
  const resources = (await resourceLoader(options))();
  const day = options.on?.slice(0, 10);
  if (options.ndjson) {
    let failed = 0;
    for (const file of phrases.length === 0 ? [STDIN] : phrases) failed += await answerLines(file, resources);
    return failed === 0 ? 0 : 1;
  }
  for (const [index, phrase] of phrases.entries()) {
    const answer = who(phrase, day, resources);
    if (options.json) await print(`${json(answer, phrases.length > 1 ? 0 : 2)}\n`);
    else await print((index > 0 ? '\n' : '') + shown(phrase, day, answer, resources, terminal()));
  }
  return 0;
}

/** @returns the number of lines that failed */
const answerLines = async (file: string, resources: Resources): Promise<number> => {
  let failed = 0;
  const name = file === STDIN ? 'standard input' : file;
  // Brings the runtime schemas, which a phrase of the command line does without.
  const { readQuestions } = await import('../../ingest/who.js');
  try {
    for await (const row of readQuestions(byteStream(file))) {
      if ('value' in row) {
        await print(`${json(who(row.value.phrase, row.value.on?.slice(0, 10), resources))}\n`);
        continue;
      }
      failed++;
      complainLine(`${name}, line ${row.line}`, row.error, row.advice);
      await print(`${json({ error: row.error, line: row.line })}\n`);
    }
  } catch (error) {
    failed++;
    complain(name, asInputError(error));
  }
  return failed;
};

const shown = (
  phrase: string,
  day: string | undefined,
  answer: Described,
  resources: Resources,
  { color, width }: Terminal,
): string => {
  const row = (name: string, value: string): string =>
    value === '' ? '' : `  ${color.dim(padded(name, 8))}${wrapped(harmless(value), width, 10).trimStart()}\n`;
  const state = (party: Party | ''): string => {
    const actor = resources.actors.actor(`state:${party}`);
    return actor ? `${party} ${actor.name}` : party;
  };
  return [
    `${color.bold(harmless(answer.name))}${day ? ` on ${day}` : ''}\n`,
    answer.name === phrase ? '' : row('asked', phrase),
    row('kind', answer.kind),
    row('party', state(answer.party)),
    row('country', state(answer.country)),
    row('sector', answer.sector),
    row('role', answer.role),
    row('held', dates(answer)),
    row('id', answer.id ?? ''),
    row('note', note(day, answer)),
  ].join('');
};

/** 'from 2004-03-09 to 2012-05 (data/actors/offices.csv)'. */
const dates = ({ office }: Described): string => {
  if (!office) return '';
  const { from, to, attested } = office;
  const seen = attested.map((stretch) => stretch.replace('/', ' to ')).join(', ');
  const span = [from && `from ${from}`, to && `to ${to}`, !from && !to && `seen in it ${seen}`].filter(Boolean);
  return `${span.join(' ')} (data/actors/offices.csv)`;
};

const note = (day: string | undefined, { kind, sector, role }: Described): string => {
  if (kind === '' && sector === 'UNK') return 'no table knows it, and nothing in it says what it is';
  if (kind !== 'office' || role === '') return '';
  return day === undefined ? 'the office; --on names the day whose holder is wanted' : 'no holder known on that day';
};
