/** The other end of `inThread`: answers calls one after the other. */
import { parentPort } from 'node:worker_threads';
import type { Calls, Order, Outcome } from './thread.js';

/** @param opened gives what is called, asked for at the first call */
export function answerCalls(opened: () => Promise<Calls>): void {
  let before: Promise<void> = Promise.resolve();
  let calls: Promise<Calls> | undefined;
  const carryOut = async ({ name, given }: Order): Promise<unknown> => {
    // Nothing was opened, so that nothing is to be closed.
    if (name === 'close' && !calls) return undefined;
    calls ??= opened();
    const call = (await calls)[name];
    if (!call) throw new TypeError(`${name}: no such call`);
    return call(...given);
  };
  parentPort?.on('message', (order: Order) => {
    before = before.then(async () => {
      const { number } = order;
      const outcome: Outcome = await carryOut(order).then(
        (result) => ({ number, result }),
        (error: unknown) => ({ number, error: errorOf(error) }),
      );
      parentPort?.postMessage(outcome);
    });
  });
}

const errorOf = (error: unknown): { message: string; advice?: string } => {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof Error && 'advice' in error && typeof error.advice === 'string'
    ? { message, advice: error.advice }
    : { message };
};
