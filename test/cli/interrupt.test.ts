/** What long work shows on a terminal, and ctrl-C there: `script` gives one. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../shared.js';
import { chancery, files, folder } from './run.js';

/** Only that of util-linux takes a command so. */
const hasTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;

/** An article whose sentences no other has. */
const article = (of: number): string =>
  Array.from(
    { length: 6 },
    (_, at) => `Antony Blinken met Qin Gang in Beijing on Sunday, and minister ${of}-${at} of Japan criticized China. `,
  ).join('');

it.skipIf(!hasTerminal)('ends add at once, keeps what was read, and the same command completes it', async () => {
  const [list = ''] = files({
    'list.jsonl': Array.from({ length: 150 }, (_, of) =>
      JSON.stringify({ id: `d${of}`, published: '2023-06-20', text: article(of) }),
    ).join('\n'),
  });
  const [store, whole] = [join(folder(), 'a.db'), join(folder(), 'b.db')];
  const command = `stty cols 100 rows 30; '${process.execPath}' '${join(ROOT, 'bin/chancery.js')}' add '${list}' --store '${store}'`;
  const env = { ...process.env, TERM: 'xterm', CI: 'true' };
  const child = spawn('script', ['-qfec', command, '/dev/null'], { cwd: ROOT, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  let shown = '';
  let isPressed = false;
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    if (isPressed || !/\d+ of 150 .*left/.test(shown)) return;
    isPressed = true;
    child.stdin.write('\u0003');
  });
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect(status).toBe(130);
  expect(shown).toContain('interrupted: what is counted is kept');
  const kept = Number(/(\d+) added, 0 known, 0 failed \(/.exec(shown)?.[1]);
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(150);

  const rest = await chancery(['add', list, '--store', store]);
  expect(rest.out).toContain(`${150 - kept} added, ${kept} known, 0 failed`);
  await chancery(['add', list, '--store', whole]);
  const exported = async (from: string) => (await chancery(['export', 'events', '--store', from])).out;
  expect(await exported(store)).toBe(await exported(whole));
});

describe.skipIf(!hasTerminal)('long work on a record', () => {
  const onTerminal = async (args: string): Promise<string> => {
    const command = `stty cols 80 rows 30; '${process.execPath}' '${join(ROOT, 'bin/chancery.js')}' ${args}`;
    const child = spawn('script', ['-qfec', command, '/dev/null'], {
      cwd: ROOT,
      env: { ...process.env, TERM: 'xterm' },
    });
    let shown = '';
    child.stdout.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
    });
    await new Promise((resolve) => child.on('close', resolve));
    return shown;
  };

  it('says how far it has come: reread, rebuild and export', async () => {
    const [list = ''] = files({
      'list.jsonl': Array.from({ length: 60 }, (_, of) =>
        JSON.stringify({ id: `d${of}`, published: '2023-06-20', text: article(of) }),
      ).join('\n'),
    });
    const [at, to] = [join(folder(), 'a.db'), folder()];
    expect((await chancery(['add', list, '--store', at])).status).toBe(0);
    expect(await onTerminal(`reread --all --store '${at}'`)).toMatch(/\d+ of 60 looked at · \d+%.* left/);
    expect(await onTerminal(`rebuild --store '${at}'`)).toContain('making the record anew');
    expect(await onTerminal(`export all --format notes --to '${join(to, 'notes')}' --store '${at}'`)).toMatch(
      /exporting|\d+ looked at/,
    );
    // Nothing of it where nobody looks.
    expect((await chancery(['rebuild', '--store', at])).err).toBe('');
  });
});
