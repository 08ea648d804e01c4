/** Backup, restore, copy, verify and doctor as a person runs them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chancery, folder } from './run.js';

describe('a record', () => {
  it('is backed up, restored, copied, verified and looked after', async () => {
    const work = folder();
    const at = (name: string): string => join(work, name);
    writeFileSync(at('a.txt'), 'Antony Blinken met with Qin Gang in Beijing on Sunday.');
    const store = ['--store', at('a.db')];
    expect((await chancery(['add', at('a.txt'), '--published', '2023-06-18', ...store])).status).toBe(0);

    const saved = await chancery(['backup', at('a.backup'), ...store]);
    expect([saved.status, saved.err]).toEqual([0, '']);
    const [, digest] = /^.*: 1 documents, \d+ entries, 0 corrections\nsha256:([0-9a-f]{64})\n$/.exec(saved.out) ?? [];
    expect(digest).toBeDefined();
    for (const args of [
      ['restore', at('a.backup'), '--check'],
      ['restore', at('a.backup'), '--store', at('b.db')],
      ['copy', '--from', at('b.db'), '--to', at('c.db')],
    ])
      expect((await chancery(args)).out).toContain(`sha256:${digest}\n`);
    const again = await chancery(['backup', at('a.backup'), ...store]);
    expect(again.err).toBe(
      `chancery: ${at('a.backup')}: is there already; name a file that is not; it was left as it is\n`,
    );
    expect(again.status).toBe(1);

    expect((await chancery(['verify', '--store', at('c.db')])).out).toMatch(/: all as it was put\n$/);
    const doctor = await chancery(['doctor', '--store', at('c.db')]);
    expect(doctor.status).toBe(0);
    expect(doctor.out).toMatch(/^ok +lock +free$/m);
    expect(doctor.out).toMatch(/^ok +readings +all 1 by this release and its tables$/m);
    const lost = await chancery(['doctor', '--store', at('none.db')]);
    expect(lost.status).toBe(1);
    expect(lost.out).toContain('there is no such store');

    const bytes = readFileSync(at('a.backup'));
    writeFileSync(at('cut'), bytes.subarray(0, bytes.length - 100));
    const cut = await chancery(['restore', at('cut'), '--store', at('d.db')]);
    expect(cut.status).toBe(1);
    expect(cut.err).toMatch(/^chancery: .*cut: damaged/);
  });

  it('over PostgreSQL that cannot be reached is told of in one line without the password', async () => {
    const { status, err } = await chancery(['list', 'events', '--store', 'postgres://me:secret@127.0.0.1:1/a']);
    expect(status).toBe(1);
    expect(err).toBe(
      'chancery: postgres://me@127.0.0.1:1/a: cannot be reached; look whether PostgreSQL runs there and is to be reached from here\n',
    );
  });
});
