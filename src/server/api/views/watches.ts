/** Views of saved views: which there are, and what is new in one. */
import { z } from 'zod';
import type { Watch } from '../../../model/watch.js';
import { NewsAnswer, WatchesAnswer } from '../answers/watches.js';
import { EntriesQuery } from '../query.js';
import { studiesIn, type View, view } from '../view.js';

export const WATCH_VIEWS: readonly View[] = [
  view({
    name: 'watches',
    says: 'The saved views, each with its filter and how it tells what is new.',
    query: z.strictObject({}),
    answer: WatchesAnswer,
    ask: async ({ ask }) => {
      const watches = (await ask.watches()).map(({ name, kinds, filter, way, to }) => ({
        name,
        kinds,
        filter: pairsOf(filter),
        way,
        to: hostOf(way, to),
      }));
      return {
        body: { watches },
        rows: () =>
          watches.map(({ filter, ...watch }) => ({
            ...watch,
            filter: filter.map(({ name, value }) => `${name} ${value}`),
          })),
      };
    },
  }),
  view({
    name: 'news',
    long: true,
    says: 'What is new or changed in a saved view and was not told yet, the latest days first.',
    query: z.strictObject({ watch: z.string().min(1).max(100), limit: EntriesQuery.shape.limit }),
    answer: NewsAnswer,
    ask: async (asked, { watch, limit }) => {
      const saved = (await asked.ask.watches()).find(({ name }) => name === watch);
      const found = saved && (await studiesIn(asked).news(watch, limit, saved.way));
      return (
        found && {
          body: found,
          rows: () =>
            found.news.map(({ is, line: { speaker, passage: _, unclear: __, ...line } }) => ({
              is,
              ...line,
              speaker: speaker?.name ?? null,
            })),
        }
      );
    },
  }),
];

const pairsOf = (filter: Watch['filter']): { readonly name: string; readonly value: string }[] =>
  Object.entries(filter).flatMap(([name, values]) =>
    (typeof values === 'string' ? [values] : (values ?? [])).map((value) => ({ name, value })),
  );

/** Who may read learns whom it calls, not the whole address, which may hold a key; nor where on this machine a file is. */
const hostOf = (way: Watch['way'], to: string): string =>
  way === 'webhook' && URL.canParse(to) ? new URL(to).host : '';
