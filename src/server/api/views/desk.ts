/** Views for those who look after the record: what is least sure, what was corrected, sources, rules. */
import { z } from 'zod';
import { words } from '../../../desk/ask/understood.js';
import { RELEASE } from '../../../desk/place.js';
import { exportRow } from '../../../export/rows.js';
import { valueText } from '../../../export/value-text.js';
import type { Correction } from '../../../model/record.js';
import type { RuleInfo } from '../../../reading/rules.js';
import { CorrectionsAnswer, FiredAnswer, ReviewersAnswer, RulesAnswer, SourcesAnswer } from '../answers/desk.js';
import { LinesAnswer } from '../answers/entries.js';
import { EntriesQuery } from '../query.js';
import { filterOf, studiesIn, tablesIn, type View, view } from '../view.js';

export const DESK_VIEWS: readonly View[] = [
  view({
    name: 'review',
    says: 'What is least sure and nobody has looked at, the least sure first.',
    query: EntriesQuery.omit({ order: true, after: true }).extend({
      second: z
        .string()
        .max(200)
        .optional()
        .meta({ description: 'a name: what others looked at and this person did not, for a second look' }),
    }),
    answer: LinesAnswer,
    ask: async (asked, { kind, limit, second, ...given }) => {
      const filter = await filterOf(asked.ask, given);
      const lines = await studiesIn(asked).unsure(kind, filter, limit, second);
      return {
        body: { lines, next: null },
        rows: () =>
          lines.map(({ speaker, passage: _, unclear: __, date, ...line }) => ({
            ...line,
            date,
            speaker: speaker?.name ?? null,
          })),
      };
    },
  }),
  view({
    name: 'corrections',
    says: 'What people said of the record, by time, and what became of it.',
    query: z.strictObject({}),
    answer: CorrectionsAnswer,
    ask: async ({ ask }) => {
      const corrections = (await ask.corrections())
        .map(({ correction, state }) => ({
          id: correction.id,
          is: correction.is,
          says: saysOf(correction),
          words: wordsOf(correction.item.words),
          document: correction.item.document,
          author: correction.author,
          time: correction.time,
          reason: correction.reason,
          state,
        }))
        .reverse();
      return { body: { corrections }, rows: () => corrections };
    },
  }),
  view({
    name: 'reviewers',
    says: 'Those who reviewed the record: how much each looked at, and how far any two agree.',
    query: z.strictObject({}),
    answer: ReviewersAnswer,
    ask: async ({ ask }) => {
      const { reviewers, pairs } = await ask.reviewers();
      const shown = pairs.map(({ a, b, agreement: { both, same, alpha, agreed }, differ }) => ({
        a,
        b,
        both,
        same,
        alpha,
        agreed,
        differ: differ.map((one) => ({ ...one, words: wordsOf([one.words]) })),
      }));
      return {
        body: { reviewers, pairs: shown as z.output<typeof ReviewersAnswer>['pairs'] },
        rows: () =>
          shown.map(({ differ, agreed, ...pair }) => ({ ...pair, agreed: agreed.share, differ: differ.length })),
      };
    },
  }),
  view({
    name: 'sources',
    says: "Publishers: how much of the record is theirs, alone, first, and otherwise than others'.",
    query: z.strictObject({ limit: EntriesQuery.shape.limit.default(200) }),
    answer: SourcesAnswer,
    ask: async ({ ask }, { limit }) => {
      const sources = await ask.sources(limit);
      return {
        body: { sources },
        rows: () => sources.map(({ beside, ...one }) => ({ ...one, beside: beside?.publisher ?? null })),
      };
    },
  }),
  view({
    name: 'rules',
    says: 'The rules by which texts are read: each with what it looks for, gives, and two sentences.',
    query: z.strictObject({
      q: z.string().max(200).optional().meta({ description: 'part of the id, or of what it says' }),
      layer: z.string().max(100).optional(),
      limit: EntriesQuery.shape.limit,
      after: z.string().max(300).optional().meta({ description: '`next` of the page before' }),
    }),
    answer: RulesAnswer,
    ask: async (asked, { q, layer, limit, after }) => {
      const wanted = q?.trim().toLowerCase() ?? '';
      const all = [...tablesIn(asked).rules.values()].filter(
        (rule) =>
          (layer === undefined || rule.layer === layer) &&
          (wanted === '' || `${rule.id} ${rule.says} ${rule.example}`.toLowerCase().includes(wanted)),
      );
      all.sort((a, b) => Number(b.id === wanted) - Number(a.id === wanted) || (a.id < b.id ? -1 : 1));
      const before = all.findIndex(({ id }) => id === after) + 1;
      const rules = all.slice(before, before + limit).map(ruleOf);
      const next = before + limit < all.length ? (rules.at(-1)?.id ?? null) : null;
      return {
        body: { rules, all: all.length, before, next },
        next,
        rows: () =>
          rules.map(({ gives, ...rule }) => ({
            ...rule,
            gives: gives.map(({ name, value }) => `${name} ${value}`),
          })),
      };
    },
  }),
  view({
    name: 'fired',
    long: true,
    says: 'Where a rule fired: how often, and the newest entries that it gave.',
    query: z.strictObject({ rule: z.string().min(1).max(300), limit: EntriesQuery.shape.limit }),
    answer: FiredAnswer,
    ask: async (asked, { rule: id, limit }) => {
      const rule = tablesIn(asked).rules.get(id);
      if (!rule) return undefined;
      const { count, lines } = await studiesIn(asked).fired(id, limit);
      return {
        body: { rule: ruleOf(rule), count, lines },
        rows: () => lines.map(({ speaker: _, passage: __, unclear: ___, ...line }) => line),
      };
    },
  }),
  view({
    name: 'found',
    says: 'Some entries by their ids.',
    query: z.strictObject({ id: z.array(z.string().min(1).max(4000)).max(100).default([]) }),
    answer: LinesAnswer,
    ask: async ({ ask }, { id }) => {
      const told = await ask.told(await ask.entriesWith(id));
      return {
        body: { lines: await ask.lines(told), next: null },
        rows: () => told.map((one) => exportRow(one, RELEASE)),
        entries: told.map(({ entry }) => entry),
      };
    },
  }),
];

const ruleOf = ({ gives, ...rule }: RuleInfo) => ({
  ...rule,
  gives: Object.entries(gives).map(([name, value]) => ({ name: words(name), value })),
});

/** Characters of an item's words. */
const SHOWN = 200;
const wordsOf = (all: readonly string[]): string => {
  const text = all.join(' … ').replace(/\s+/g, ' ');
  return text.length > SHOWN ? `${text.slice(0, SHOWN).replace(/\p{Surrogate}$/u, '')}…` : text;
};

/** What a correction says, in words. */
const saysOf = (correction: Correction): string => {
  const kind = correction.item.kind;
  switch (correction.is) {
    case 'same':
      return `This ${kind} and “${wordsOf(correction.other.words)}” are the same`;
    case 'not-same':
      return `This ${kind} and “${wordsOf(correction.other.words)}” are not the same`;
    case 'field':
      return `${words(correction.field)} of this ${kind} is ${words(valueText(correction.value)) || 'nothing'}`;
    case 'reject':
      return `This is no ${kind}`;
    case 'hide':
      return `This ${kind} is hidden`;
    case 'undo':
      return `A correction of this ${kind} is taken back`;
  }
};
