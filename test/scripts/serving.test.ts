/** The bench of serving asks for what the pages ask for. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Choices, PAGES } from '../../scripts/bench/calls.js';

const web = fileURLToPath(new URL('../../web', import.meta.url));

/** Views that a page asks for as it is shown, not as files to take home. */
const askedIn = (text: string): string[] =>
  [...text.matchAll(/useApi<[^;]*?address\(\s*'(\w+)'|key = address\('(\w+)'|view="(\w+)"/g)].flatMap(([, ...names]) =>
    names.filter((name) => name !== undefined),
  );

const choices: Choices = {
  pairs: [['CHN', 'USA']],
  parties: ['CHN'],
  people: ['Wang Yi'],
  meetings: ['m'],
  events: ['e'],
  documents: ['d'],
  words: ['trade'],
  rules: ['r'],
  watches: ['w'],
  days: ['2023-06-14'],
};

describe('the bench of serving', () => {
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const views = [...new Set(files.flatMap((file) => askedIn(readFileSync(join(web, file), 'utf8'))))].sort();
  const calls = Object.values(PAGES).flatMap((page) =>
    Object.values(page(choices, (list) => list[0] as (typeof list)[number])),
  );

  it('finds what pages ask for', () => expect(views.length).toBeGreaterThan(15));

  it.each(views)('asks for %s', (view) => {
    expect(calls.some((call) => new RegExp(`^/api/${view}[.?]`).test(call))).toBe(true);
  });
});
