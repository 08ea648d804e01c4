/** A reading thread: answers views, and reads texts that are kept nowhere. It can write nothing. */
import { workerData } from 'node:worker_threads';
import { studiesOf } from '../../desk/ask/studies.js';
import { Desk } from '../../desk/desk.js';
import { loadResources } from '../../desk/resources.js';
import type { Resources } from '../../reading/resources.js';
import { answering } from '../api/answering.js';
import { answerCalls } from './answer.js';

const { location } = workerData as { readonly location: string };

answerCalls(async () => {
  let loaded: Resources | undefined;
  const resources = (): Resources => {
    loaded ??= loadResources();
    return loaded;
  };
  const desk = await Desk.openSealed(location, { resources });
  const studies = studiesOf(desk, resources);
  const { read, whyNot } = studies;
  return {
    answer: answering({ ask: desk.ask, studies, resources }),
    read,
    whyNot,
    // What is compiled and loaded by the first who asks is so before anybody does.
    ready: async () => void studies.warm(),
    close: () => desk.close(),
  };
});
