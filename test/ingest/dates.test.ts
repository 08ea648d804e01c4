/** The day of a release that no mark for machines tells: a line that is a day and nothing else. */
import { expect, it } from 'vitest';
import { isBareDate } from '../../src/ingest/dates.js';
import { pageDraft } from '../../src/ingest/html/page.js';
import { readPlain } from '../../src/ingest/plain.js';

it.each<[line: string, is: boolean]>([
  ['27 November 2026', true],
  ['Friday, November 27, 2026', true],
  ['  3rd May 2021 ', true],
  ['Nov. 27, 2026', true],
  ['27 Novembre 2026', true],
  ['45 November 2026', false],
  ['On 27 November 2026', false],
  ['27 November 2026 in Canberra', false],
  ['November 2026', false],
  ['2026', false],
])('%s: %s', (line, is) => {
  expect(isBareDate(line)).toBe(is);
});

const BODY = 'Today the minister met her counterpart in Oslo, and both spoke about the harvest of the year.';

const ofText = async (text: string): Promise<string | undefined> => {
  const bytes = (async function* () {
    yield new TextEncoder().encode(text);
  })();
  for await (const found of readPlain({ name: 'a.txt', bytes }, { limit: 1e6, isArticle: true }))
    return 'input' in found ? found.input.published : undefined;
  return undefined;
};

it.each<[what: string, text: string, day: string | undefined]>([
  ['below its title', `The minister meets her counterpart\n\n27 November 2026\n\n${BODY}`, '2026-11-27'],
  ['nowhere', `The minister meets her counterpart\n\n${BODY}`, undefined],
  ['only far below', `The minister\n\n${`${BODY}\n`.repeat(12)}27 November 2026`, undefined],
])('a text has the day that stands %s', async (_, text, day) => {
  expect(await ofText(text)).toBe(day);
});

it('a page has the day of a paragraph of its own, and not that of another report beside it', () => {
  const page = (beside: string): string =>
    `<html><body><h1>The minister meets her counterpart</h1>${beside}<p>27 November 2026</p><p>${BODY}</p></body></html>`;
  const dayOf = (html: string): string | undefined => pageDraft(new TextEncoder().encode(html), {}).input.published;
  expect(dayOf(page(''))).toBe('2026-11-27');
  expect(dayOf(page('<aside><p>3 May 2021</p></aside>'))).toBe('2026-11-27');
});
