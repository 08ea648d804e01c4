/** The writing thread: a desk of its own on the same store. */
import { workerData } from 'node:worker_threads';
import { Desk } from '../../desk/desk.js';
import { loadResources } from '../../desk/resources.js';
import { writesOf } from '../api/writes.js';
import { answerCalls } from './answer.js';

const { location } = workerData as { readonly location: string };

answerCalls(async () => {
  const desk = await Desk.open(location, { resources: () => loadResources() });
  return { ...writesOf(desk), close: () => desk.close() };
});
