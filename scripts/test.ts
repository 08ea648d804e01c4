/**
 * `npm test`: format and lint, types, the order of imports, dead code, generated files, then the tests; each check counts
 * as one. The last line reads `N passed, N failed, N skipped`.
 *
 * CHANCERY_NODES (`22,24`) runs the tests under those releases of Node, too, which npm brings: all that touch files, processes,
 * the network or a store. Reading a text is arithmetic that no release does otherwise, and most of the time.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name: string): string => join(root, 'node_modules/.bin', name);

const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format and lint', bin('biome'), 'ci', ...(process.stdout.isTTY ? [] : ['--colors=off']), '.'],
  ['types', bin('tsc'), '-p', 'tsconfig.json'],
  ['types of the pages', bin('tsc'), '-p', 'web/tsconfig.json'],
  ['order of imports', bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'src'],
  ['dead code', bin('knip')],
  ['vocabulary up to date', bin('tsx'), 'scripts/build-vocabulary.ts', '--check'],
  ['schema up to date', bin('tsx'), 'scripts/build-schema.ts', '--check'],
  ['codebook up to date', bin('tsx'), 'scripts/build-codebook.ts', '--check'],
  ['actor tables clean', bin('tsx'), 'scripts/lint-actors.ts'],
  ['actors up to date', bin('tsx'), 'scripts/build-actors.ts', '--check'],
  ['synonyms up to date', bin('tsx'), 'scripts/build-synonyms.ts', '--check'],
  ['build', bin('tsx'), 'scripts/build.ts', '--types'],
];

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What failed, in the order it did. */
const failures: string[] = [];
const failing = (what: string, why = ''): void => {
  failures.push([`FAILED ${what}`, ...why.split('\n').slice(0, 12).filter(Boolean)].join('\n    '));
};

const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };
const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

const check = ([name, command, ...args]: (typeof CHECKS)[number]): Counts => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  const passed = status === 0;
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name}`);
  const said = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`;
  if (!passed) {
    console.log(said);
    failing(name, said);
  }
  return passed ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 };
};

/** Runs the tests under this Node, or under another release that npx brings. */
const tests = (node?: string): Counts => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-test-'));
  const report = join(folder, 'report.json');
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...(node ? ['--exclude=test/reading/**'] : []),
  ];
  const under = `Node ${node ?? process.version}`;
  console.log(`\ntests under ${under}`);
  const [command, args] = node ? ['npx', ['-y', `node@${node}`, ...vitest]] : [process.execPath, vitest];
  spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  try {
    const result = JSON.parse(readFileSync(report, 'utf8')) as {
      readonly numPassedTests: number;
      readonly numFailedTests: number;
      readonly numFailedTestSuites: number;
      readonly numPendingTests: number;
      readonly numTodoTests: number;
      readonly testResults: readonly {
        readonly name: string;
        readonly status: string;
        readonly message: string;
        readonly assertionResults: readonly {
          readonly status: string;
          readonly fullName: string;
          readonly failureMessages: readonly string[];
        }[];
      }[];
    };
    for (const { name, status, message, assertionResults } of result.testResults) {
      const file = `${relative(root, name)}, ${under}`;
      const failed = assertionResults.filter((test) => test.status === 'failed');
      for (const { fullName, failureMessages } of failed) failing(`${file}: ${fullName}`, failureMessages.join('\n'));
      if (status === 'failed' && failed.length === 0) failing(file, message);
    }
    return {
      passed: result.numPassedTests,
      // A file that cannot be loaded fails without a test of its own.
      failed: Math.max(result.numFailedTests, result.numFailedTestSuites > 0 ? 1 : 0),
      skipped: result.numPendingTests + result.numTodoTests,
    };
  } catch {
    failing(`${under}: the test runner left no report`);
    return { ...NONE, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

let counts = NONE;
for (const one of CHECKS) counts = add(counts, check(one));
counts = add(counts, tests());
for (const node of (process.env.CHANCERY_NODES ?? '').split(',').filter(Boolean)) counts = add(counts, tests(node));

for (const failure of failures) console.log(`\n${failure}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
