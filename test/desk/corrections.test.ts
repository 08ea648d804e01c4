/** What a person says at the desk, from ids to the record: made, undone, orphaned, taken elsewhere; and the feed that tells of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Desk } from '../../src/desk/desk.js';
import { toDocument } from '../../src/ingest/document.js';
import type { Entry } from '../../src/model/record.js';
import { resources } from '../resources.js';

const BY = { author: 'desk', reason: 'seen' };
const DOCUMENTS = [
  ['a', 'Antony Blinken held talks with Qin Gang in Beijing on June 18, 2023.'],
  [
    'b',
    'The American secretary of state, Antony Blinken, met Foreign Minister Qin Gang in the Chinese capital on June 18, 2023, a Sunday.',
  ],
].map(([id = '', text = '']) => toDocument({ id, text, published: '2023-06-19', publisher: `paper ${id}` }));

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

let second = 0;
const eachSecond = (): string => `2026-01-01T00:00:${String(second++).padStart(2, '0')}Z`;

const openDesk = async (now = eachSecond): Promise<Desk> => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-corrections-'));
  second = 0;
  const desk = await Desk.open(join(folder, 'a.db'), { resources, now });
  closing.push(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await desk.add(DOCUMENTS);
  return desk;
};

const meetings = async (desk: Desk, hidden = false): Promise<Entry<'meeting'>[]> => {
  const found: Entry<'meeting'>[] = [];
  for await (const entry of desk.entries('meeting', { hidden })) found.push(entry);
  return found;
};

describe('what a person says', () => {
  it('parts, joins, hides, rejects and mends, and can be taken back', async () => {
    const desk = await openDesk();
    const [one] = await meetings(desk);
    expect(one?.items).toHaveLength(2);
    const [a = '', b = ''] = one?.items ?? [];

    const [parted] = await desk.correct({ is: 'not-same', item: a, other: b }, BY);
    expect(await meetings(desk)).toHaveLength(2);
    const [undone] = await desk.undo(parted?.id ?? '', BY);
    expect(await meetings(desk)).toEqual([one]);
    await desk.undo(undone?.id ?? '', BY);
    expect(await meetings(desk)).toHaveLength(2);
    await desk.undo(undone?.id ?? '', BY).catch(() => {});
    await desk.correct({ is: 'same', item: a, other: b }, BY);
    expect(await meetings(desk)).toHaveLength(1);

    const [hiding] = await desk.correct({ is: 'hide', item: a }, BY);
    expect(await meetings(desk)).toEqual([]);
    expect((await meetings(desk, true))[0]?.hidden).toBe(true);
    await desk.undo(hiding?.id ?? '', BY);

    await desk.correct({ is: 'field', item: b, field: 'place', value: 'Tianjin' }, BY);
    expect((await meetings(desk))[0]?.value.place).toEqual({ name: 'Tianjin' });

    const [entry] = await meetings(desk);
    const rejected = await desk.correct({ is: 'reject', item: entry?.id ?? '', all: true }, BY);
    expect(rejected).toHaveLength(2);
    expect(await meetings(desk, true)).toEqual([]);
    expect(await desk.answer(a)).toMatchObject({ is: 'left-out', because: 'rejected' });
  });

  it('holds in the order in which it was said, though all of it was said in one moment, here and elsewhere', async () => {
    const moment = (): string => '2026-01-01T00:00:00Z';
    const [desk, other] = [await openDesk(moment), await openDesk(moment)];
    const [a = ''] = (await meetings(desk))[0]?.items ?? [];
    const towns = ['Tianjin', 'Wuhan', 'Xian', 'Dalian', 'Lhasa', 'Tianjin'];
    for (const value of towns) {
      await desk.correct({ is: 'field', item: a, field: 'place', value }, BY);
      expect((await meetings(desk))[0]?.value.place).toEqual({ name: value });
    }
    const said = (await desk.corrections()).map(({ correction }) => correction);
    expect(said.map((one) => [one.sequence ?? 0, 'value' in one && one.value])).toEqual(
      towns.map((name, i) => [i, { name }]),
    );
    await other.importCorrections([...said].reverse());
    expect(await meetings(other)).toEqual(await meetings(desk));
    expect((await other.corrections()).map(({ correction }) => correction)).toEqual(said);
  });

  it('holds through reread and rebuild, is orphaned with its document, and is the same elsewhere', async () => {
    const desk = await openDesk();
    const [one] = await meetings(desk);
    const [a = '', b = ''] = one?.items ?? [];
    await desk.correct({ is: 'not-same', item: a, other: b }, BY);
    const parted = await meetings(desk);
    await desk.reread({ all: true });
    expect(await meetings(desk)).toEqual(parted);
    await desk.rebuild();
    expect(await meetings(desk)).toEqual(parted);

    const other = await openDesk();
    const kept = (await desk.corrections()).map(({ correction }) => correction);
    expect(await other.importCorrections(kept)).toHaveLength(1);
    expect(await other.importCorrections(kept)).toEqual([]);
    expect(await meetings(other)).toEqual(parted);

    await desk.remove(['b']);
    expect((await desk.corrections()).map(({ state }) => state)).toEqual(['orphaned']);
    await desk.add(DOCUMENTS);
    expect((await desk.corrections()).map(({ state }) => state)).toEqual(['holds']);
    expect(await meetings(desk)).toEqual(parted);
  });

  it.each([
    ['an id that is none', { is: 'hide', item: 'nothing' } as const, 'nothing'],
    ['a field that is none', { is: 'field', item: '', field: 'colour', value: 'red' } as const, 'colour'],
    ['a value that the field cannot hold', { is: 'field', item: '', field: 'status', value: 'red' } as const, 'status'],
  ])('is refused where it cannot be said: %s', async (_, said, word) => {
    const desk = await openDesk();
    const [one] = await meetings(desk);
    const item = said.item || (one?.id ?? '');
    await expect(desk.correct({ ...said, item }, BY)).rejects.toThrow(word);
    expect(await desk.corrections()).toEqual([]);
  });
});

describe('the feed of changes', () => {
  it('tells what came, became one, parted and went; every id answers after that', async () => {
    const desk = await openDesk();
    const [one] = await meetings(desk);
    const [a = '', b = ''] = one?.items ?? [];
    const last = await desk.lastChange();
    expect((await desk.changes({ limit: 1000 })).lines.find(({ id }) => id === one?.id)?.is).toBe('added');

    await desk.correct({ is: 'not-same', item: a, other: b }, BY);
    const { lines } = await desk.changes({ after: last });
    expect(lines.map(({ is }) => is).sort()).toEqual(['added', 'split']);
    expect(lines.map(({ number }) => number)).toEqual([last + 1, last + 2]);
    expect((await desk.changes({ since: lines[0]?.moment ?? '' })).lines).toEqual(lines);

    await desk.remove(['a', 'b']);
    for (const id of [a, b]) {
      const answered = await desk.answer(id);
      expect(answered?.is).toBe('gone');
      if (answered?.is === 'gone') expect(answered.changes.at(-1)?.is).toBe('removed');
    }
    expect(await desk.answer('never given out')).toBeUndefined();
  });
});
