/** The clients in R and Python against a server on a socket: every page, every filter, what goes wrong. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/server/app.js';
import { createDoor } from '../../src/server/door/door.js';
import { type Listening, listen } from '../../src/server/listen.js';
import { type Served, serve } from '../server/served.js';
import { ROOT } from '../shared.js';

/** A program that is there, undefined where it is not. */
const first = (programs: readonly string[], args: readonly string[]): string | undefined =>
  programs.find((program) => spawnSync(program, args).status === 0);
const rscript = first(['Rscript'], ['--version']);
const python = first(['python3', '/usr/bin/python3'], ['--version']);
const pandas = first(['python3', '/usr/bin/python3'], ['-c', 'import pandas']);

const DOCUMENTS = [
  ...Array.from({ length: 7 }, (_, i) => ({
    id: `d${i}`,
    title: `Talks, part "${i}"`,
    published: `2023-06-${10 + i}`,
    text: `Antony Blinken met with Qin Gang in Beijing on June ${9 + i}, 2023. “It’s a ‘start’,\n#${i},” said Antony Blinken.`,
  })),
  {
    id: '=d',
    published: '2023-07-02',
    text: 'China condemned Japan. Joe Biden spoke by phone with Emmanuel Macron on Saturday.',
  },
];

let served: Served;
let open: Listening;
let closed: Listening;
let token = '';
beforeAll(async () => {
  served = await serve(DOCUMENTS);
  const { access } = served.desk;
  token = (await access.make('a client', [], 1)).token;
  const tokens = { ofText: (text: string) => access.ofText(text), ofId: (id: string) => access.ofId(id) };
  const { ask } = served.desk;
  open = await listen(createApp({ ask, door: createDoor({ open: true }) }), { port: 0, hostname: '127.0.0.1' });
  closed = await listen(createApp({ ask, door: createDoor({ open: false, tokens }) }), {
    port: 0,
    hostname: '127.0.0.1',
  });
});
afterAll(async () => {
  await open?.stop();
  await closed?.stop();
  await served?.close();
});

/** Runs a program beside the server, which answers from this thread. */
const run = (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ status: number | null; out: string; err: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: join(ROOT, 'clients'),
      env: { ...process.env, ...env, PYTHONDONTWRITEBYTECODE: '1' },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out, err }));
  });

const address = ({ port }: Listening): string => `http://127.0.0.1:${port}/`;

/** What both print: numbers of rows by pages of two, of filters, of a search; columns; a refusal; who is let in. */
const expected = async (): Promise<string[]> => {
  const count = async (filter: object = {}): Promise<number> => {
    let rows = 0;
    for await (const _ of served.desk.told('meeting', filter)) rows++;
    return rows;
  };
  return [
    `meetings ${await count()}`,
    `both ${await count({ parties: ['CHN', 'USA'] })}`,
    `june ${await count({ since: '2023-06-11', until: '2023-06-12' })}`,
    'first 3',
    'documents 8',
    'found 7',
    'none 0',
    'cameo text',
    'twice 0',
    'words It’s a ‘start’, / #3,',
    'refused',
    `let in ${await count()}`,
    'kept out',
  ];
};

describe('the client in Python', () => {
  it.skipIf(!python)('pages through the record', async () => {
    const code = `
import sys
from chancery import Chancery, ChanceryError
record = Chancery(sys.argv[1], page=2)
meetings = list(record.entries("meetings"))
print("meetings", len(meetings))
print("both", len(list(record.entries("meeting", party=["USA", "China"]))))
print("june", len(list(record.entries("meeting", since="2023-06-11", until="2023-06-12"))))
print("first", len(list(record.entries("meeting", limit=3))))
print("documents", len(list(record.documents())))
print("found", len(list(record.search("Beijing"))))
print("none", len(list(record.search("nowhere"))))
print("cameo", "text" if all(isinstance(e["cameo"], str) for e in record.entries("event")) else "number")
print("twice", len(meetings) - len({m["id"] for m in meetings}))
said = [s for s in record.entries("statement") if s["document"] == "d3"][0]
print("words", said["words"][0].strip("“”").replace("\\n", " / "))
assert record.entry(said["id"])["reports"][0]["document"] == "d3"
assert record.document("d3")["text"].startswith("Talks")
try:
    list(record.entries("meeting", party="Atlantis"))
except ChanceryError as error:
    print("refused" if "Atlantis" in str(error) else error)
print("let in", len(list(Chancery(sys.argv[2], token=sys.argv[3]).entries("meeting"))))
try:
    list(Chancery(sys.argv[2], token="").entries("meeting"))
except ChanceryError:
    print("kept out")
`;
    const { status, out, err } = await run(python ?? '', ['-c', code, address(open), address(closed), token], {});
    expect([status, err]).toEqual([0, '']);
    expect(out.trim().split('\n')).toEqual(await expected());
  });

  it.skipIf(!pandas)('makes a data frame of pandas, days as dates', async () => {
    const code = `
import sys
from chancery import Chancery
record = Chancery(sys.argv[1])
frame = record.frame(record.entries("meeting"))
print(len(frame), frame["day"].dtype.kind, frame["day"].min().date())
`;
    const { status, out } = await run(pandas ?? '', ['-c', code, address(open)], {});
    expect(status).toBe(0);
    expect(out.trim()).toMatch(/^\d+ M 2023-06-09$/);
  });

  it.skipIf(!python)('says in a line that no server is there', async () => {
    const code =
      'from chancery import *\ntry:\n  list(Chancery("http://127.0.0.1:1").documents())\nexcept ChanceryError as e: print(e)';
    const { out } = await run(python ?? '', ['-c', code], {});
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:1\/api\/documents\?limit=500: .*is the server running/);
  });
});

describe('the client in R', () => {
  it.skipIf(!rscript)('pages through the record', async () => {
    const code = `
args <- commandArgs(TRUE)
source("chancery.R")
chancery_access(args[1], token = "")
meetings <- chancery_api("meetings", page = 2)
cat("meetings", nrow(meetings), "\\n")
cat("both", nrow(chancery_api("meeting", party = c("USA", "China"), page = 2)), "\\n")
cat("june", nrow(chancery_api("meeting", since = as.Date("2023-06-11"), until = "2023-06-12")), "\\n")
cat("first", nrow(chancery_api("meeting", limit = 3, page = 2)), "\\n")
cat("documents", nrow(chancery_documents(page = 2)), "\\n")
cat("found", nrow(chancery_search("Beijing", page = 2)), "\\n")
cat("none", nrow(chancery_search("nowhere")), "\\n")
events <- chancery_api("event")
stopifnot(is.numeric(events$goldstein), is.numeric(events$confidence))
cat("cameo", if (is.character(events$cameo)) "text" else "number", "\\n")
cat("twice", nrow(meetings) - length(unique(meetings$id)), "\\n")
said <- chancery_api("statement")
cat("words", gsub("\\n", " / ", gsub("[“”]", "", said$words[said$document == "d3"][1])), "\\n")
tryCatch(chancery_api("meeting", party = "Atlantis"), error = function(e) cat(if (grepl("400", conditionMessage(e))) "refused" else conditionMessage(e), "\\n"))
chancery_access(args[2], token = args[3])
cat("let in", nrow(chancery_api("meeting")), "\\n")
chancery_access(args[2], token = "")
tryCatch(chancery_api("meeting"), error = function(e) cat("kept out\\n"))
`;
    const { status, out, err } = await run(rscript ?? '', ['-e', code, address(open), address(closed), token], {
      LC_ALL: 'C.UTF-8',
    });
    expect([status, err]).toEqual([0, '']);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual(await expected());
  });
});
