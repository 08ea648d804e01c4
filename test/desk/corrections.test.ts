/** What a person says at the desk, from ids to the record: made, undone, orphaned, taken elsewhere; and the feed that tells of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CorrectionSchema } from '../../src/desk/corrections.js';
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

const consults = async (desk: Desk, hidden = false): Promise<Entry<'event'>[]> => {
  const found: Entry<'event'>[] = [];
  for await (const entry of desk.entries('event', { hidden })) if (entry.value.plover === 'CONSULT') found.push(entry);
  return found;
};

describe('what is said of a meeting holds for the CONSULT events that tell it', () => {
  const said = async (desk: Desk, field: string, value: unknown) => {
    const [meeting] = await meetings(desk);
    return desk.correct({ is: 'field', item: meeting?.id ?? '', field, value }, BY);
  };

  it('its day, its status and who was there', async () => {
    const desk = await openDesk();
    expect((await consults(desk)).length).toBeGreaterThan(0);
    await said(desk, 'date', '2023-06-17');
    await said(desk, 'status', 'agreed');
    for (const { value, date } of await consults(desk)) expect([value.status, date]).toEqual(['planned', '2023-06-17']);

    const [meeting] = await meetings(desk);
    const wang = { actor: 'person:wang-yi', name: 'Wang Yi', party: 'CHN', role: 'foreign minister' } as const;
    const others = meeting?.value.participants.filter(({ party }) => party !== 'CHN') ?? [];
    await said(desk, 'participants', [...others, wang]);
    for (const { value } of await consults(desk)) {
      const names = [...value.source, ...value.target].map(({ name }) => name);
      expect(names).toContain('Wang Yi');
      expect(names).not.toContain('Qin Gang');
      expect(names).toContain('Antony Blinken');
    }
  });

  it('its parties, by which it is found, too', async () => {
    const desk = await openDesk();
    const [meeting] = await meetings(desk);
    const lavrov = { actor: 'person:sergey-lavrov', name: 'Sergey Lavrov', party: 'RUS' } as const;
    const others = meeting?.value.participants.filter(({ party }) => party !== 'CHN') ?? [];
    const [kept] = await said(desk, 'participants', [...others, lavrov]);
    for (const { parties } of [...(await meetings(desk)), ...(await consults(desk))])
      expect(parties).toEqual(['RUS', 'USA']);
    await desk.undo(kept?.id ?? '', BY);
    expect((await meetings(desk))[0]).toEqual(meeting);
  });

  it('that it is hidden, and that it is none', async () => {
    const desk = await openDesk();
    const [before, meeting] = [await consults(desk), (await meetings(desk))[0]];
    const [hiding] = await desk.correct({ is: 'hide', item: meeting?.id ?? '' }, BY);
    expect(await consults(desk)).toEqual([]);
    expect(await consults(desk, true)).toHaveLength(before.length);
    await desk.undo(hiding?.id ?? '', BY);
    expect(await consults(desk)).toEqual(before);
    await desk.correct({ is: 'reject', item: meeting?.id ?? '', all: true }, BY);
    expect(await consults(desk, true)).toEqual([]);
  });

  it('of one account that is none its own telling goes, and the others stay', async () => {
    const desk = await openDesk();
    const [meeting] = await meetings(desk);
    const before = (await consults(desk)).flatMap(({ items }) => items);
    await desk.correct({ is: 'reject', item: meeting?.items[0] ?? '' }, BY);
    expect((await meetings(desk))[0]?.items).toEqual(meeting?.items.slice(1));
    const after = (await consults(desk)).flatMap(({ items }) => items);
    expect(after.length).toBeGreaterThan(0);
    expect(after.length).toBeLessThan(before.length);
  });

  it('until it is taken back; who takes that back has it again; and who accepts what was read says nothing of them', async () => {
    const desk = await openDesk();
    const before = await consults(desk);
    const [first, ...following] = await said(desk, 'date', '2023-06-17');
    expect(following.map(({ follows }) => follows)).toEqual(following.map(() => first?.id));
    expect(following.length).toBeGreaterThan(0);
    const after = await consults(desk);
    const [undoing] = await desk.undo(first?.id ?? '', BY);
    expect(await consults(desk)).toEqual(before);
    await desk.undo(undoing?.id ?? '', BY);
    expect(await consults(desk)).toEqual(after);
    await desk.rebuild();
    expect(await consults(desk)).toEqual(after);
    expect(await said(desk, 'date', '2023-06-17')).toHaveLength(1);
    expect(await said(desk, 'level', 'leader')).toHaveLength(1);
  });

  it('and is taken in elsewhere with it', async () => {
    const [desk, other] = [await openDesk(), await openDesk()];
    const kept = await said(desk, 'date', '2023-06-17');
    for (const one of kept) expect(CorrectionSchema.safeParse(one).success).toBe(true);
    await other.importCorrections(kept);
    expect(await consults(other)).toEqual(await consults(desk));
  });
});

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
    expect(rejected.filter(({ follows }) => follows === undefined)).toHaveLength(2);
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
    const own = said.filter(({ follows }) => follows === undefined);
    expect(own.map((one) => [one.sequence ?? 0, 'value' in one && one.value])).toEqual(
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
