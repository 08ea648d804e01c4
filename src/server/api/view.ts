/** A view of the record: the question that it takes, the answer that it gives, and what it is asked of. */
import type { z } from 'zod';
import type { Questions } from '../../desk/ask/questions.js';
import type { Studies } from '../../desk/ask/studies.js';
import type { Filter } from '../../desk/filter.js';
import type { FilterWords } from '../../desk/filter-words.js';
import type { ExportRow } from '../../export/rows.js';
import type { Entry } from '../../model/record.js';
import type { Resources } from '../../reading/resources.js';
import { QueryError } from './query.js';

/** What views are asked of. */
export interface Asked {
  readonly ask: Questions;
  /** What takes long; without it what needs it is not served. */
  readonly studies?: Studies;
  /** The tables, loaded when first asked. */
  readonly resources?: () => Resources;
}

/** What a view gives: for programs as a whole, and as rows for files, which are made where they are asked for. */
export interface Answer<A> {
  readonly body: A;
  readonly rows: () => readonly ExportRow[];
  /** Where the following page begins. */
  readonly next?: string | null;
  /** For a feed; missing where a view is no list of entries. */
  readonly entries?: readonly Entry[];
}

export interface View<S extends z.ZodObject = z.ZodObject, A extends z.ZodType = z.ZodType> {
  /** Its name in addresses. */
  readonly name: string;
  /** What it is, in a line. */
  readonly says: string;
  readonly query: S;
  readonly answer: A;
  /** It looks at much, or reads texts: what is soon answered does not wait for it. */
  readonly long?: boolean;
  /** Undefined where there is nothing of this id. */
  readonly ask: (asked: Asked, query: z.output<S>) => Promise<Answer<z.output<A>> | undefined>;
}

/** Holds a view to its own schemas, and lets it stand in a list with others. */
export const view = <S extends z.ZodObject, A extends z.ZodType>(one: View<S, A>): View => one as unknown as View;

type Undefinable<T> = { readonly [K in keyof T]?: T[K] | undefined };

/**
 * What a list is filtered by, with who is meant by its names.
 *
 * @throws QueryError that says all that cannot be asked for
 */
export const filterOf = async (questions: Questions, words: Undefinable<FilterWords>): Promise<Filter> => {
  const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as FilterWords;
  const parsed = await questions.filter(given);
  if ('filter' in parsed) return parsed.filter;
  throw new QueryError(
    parsed.problems.map(({ name, input, what, advice }) => `'${name}': ${input}: ${what}; ${advice}`).join(' | '),
  );
};

/** @throws QueryError where the server studies nothing */
export const studiesIn = ({ studies }: Asked): Studies => {
  if (studies) return studies;
  throw new QueryError('not served here; start it with chancery serve');
};

/** @throws QueryError where the server has no tables */
export const tablesIn = ({ resources }: Asked): Resources => {
  if (resources) return resources();
  throw new QueryError('not served here; start it with chancery serve');
};
