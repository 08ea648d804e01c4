/** A view asked by its address, and its answer as it is sent: what a thread can be asked for. */
import { atomFeed } from '../../export/feed.js';
import { csvText, type FileType, jsonLines, jsonText } from './files.js';
import { parseQuery, QueryError } from './query.js';
import type { Asked } from './view.js';
import { VIEWS } from './views.js';

export interface Question {
  readonly view: string;
  readonly type: FileType | 'atom';
  /** What stands behind the question mark. */
  readonly search: string;
  /** Where a feed says that it is, and its site; '' of what is no feed. */
  readonly self: string;
  readonly site: string;
}

export type Given =
  | {
      readonly text: string;
      /** Where the following page begins. */
      readonly next: string | null;
    }
  /** There is nothing of this id, or the question is none: why. */
  | { readonly refused: 404 }
  | { readonly refused: 400; readonly why: string };

export type Answering = (question: Question) => Promise<Given>;

const BY_NAME = new Map(VIEWS.map((view) => [view.name, view]));

/** Answers here. */
export const answering =
  (asked: Asked): Answering =>
  async ({ view: name, type, search, self, site }) => {
    const view = BY_NAME.get(name);
    if (!view) return { refused: 404 };
    try {
      const answer = await view.ask(asked, parseQuery(view.query, new URLSearchParams(search)));
      if (!answer) return { refused: 404 };
      const text =
        type === 'atom'
          ? atomFeed({ title: `Chancery: ${name}`, self, site }, answer.entries ?? [])
          : type === 'csv'
            ? csvText(answer.rows())
            : type === 'jsonl'
              ? jsonLines(answer.rows())
              : jsonText(answer.body);
      return { text, next: answer.next ?? null };
    } catch (error) {
      if (error instanceof QueryError) return { refused: 400, why: error.message };
      throw error;
    }
  };
