/** The writing thread: a desk of its own on the same store, doing one order after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { type AddCounts, Desk } from '../../desk/desk.js';
import { loadResources } from '../../desk/resources.js';
import type { Numbered, Order, Outcome } from './orders.js';

const { location } = workerData as { readonly location: string };
let desk: Promise<Desk> | undefined;
const opened = (): Promise<Desk> => {
  desk ??= Desk.open(location, { resources: () => loadResources() });
  return desk;
};

const carryOut = async (order: Order): Promise<unknown> => {
  switch (order.is) {
    case 'add': {
      let total: AddCounts = { added: 0, changed: 0, known: 0 };
      await (await opened()).add(order.documents, ({ added, changed, known }) => {
        total = { added: total.added + added, changed: total.changed + changed, known: total.known + known };
        return true;
      });
      return total;
    }
    case 'correct':
      return (await (await opened()).importCorrections([order.correction])).length > 0;
    case 'close':
      await (await desk)?.close();
      return undefined;
  }
};

let before: Promise<void> = Promise.resolve();
parentPort?.on('message', ({ number, ...order }: Numbered) => {
  before = before.then(async () => {
    const outcome: Outcome = await carryOut(order).then(
      (result) => ({ number, result }),
      (error: unknown) => ({ number, error: error instanceof Error ? error.message : String(error) }),
    );
    parentPort?.postMessage(outcome);
  });
});
