/** The thread of studies: reads texts that are kept nowhere, and walks much of the record. It can write nothing. */
import { workerData } from 'node:worker_threads';
import { studiesOf } from '../../desk/ask/studies.js';
import { Desk } from '../../desk/desk.js';
import { loadResources } from '../../desk/resources.js';
import type { Resources } from '../../reading/resources.js';
import { answerCalls } from './answer.js';

const { location } = workerData as { readonly location: string };

answerCalls(async () => {
  let loaded: Resources | undefined;
  const resources = (): Resources => {
    loaded ??= loadResources();
    return loaded;
  };
  const desk = await Desk.openSealed(location, { resources });
  return { ...studiesOf(desk, resources), close: () => desk.close() };
});
