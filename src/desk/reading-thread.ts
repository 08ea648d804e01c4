/** The thread that reads (`readingThreads`): loads the tables that it was started with, and answers one question after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { read } from '../reading/read.js';
import type { Resources } from '../reading/resources.js';
import { resourceLoader, type TablesOption } from './tables.js';
import type { Question, Said } from './threads.js';

const say = (said: Said): void => parentPort?.postMessage(said);

let loaded: Promise<Resources> | undefined;
const resources = (): Promise<Resources> => {
  loaded ??= resourceLoader(workerData as TablesOption).then((load) => load());
  return loaded;
};

const answer = async (question: Question): Promise<unknown> => {
  const tables = await resources();
  if (question.ask === 'made') return tables.made;
  return read(question.document, tables, { progress: (share) => say({ share }) });
};

// In the order of the questions: an answer does not say what it answers.
let before: Promise<void> = Promise.resolve();
parentPort?.on('message', (question: Question) => {
  before = before
    .then(() => answer(question))
    .then(
      (given) => say({ answer: given }),
      // An error keeps neither class nor fields on its way between threads.
      (error: unknown) => {
        const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
        say({ error: { name, message, stack } });
      },
    );
});
