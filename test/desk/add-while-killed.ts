/** Adding to a record over PostgreSQL whose server is killed again and again, at moments by chance. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from '../../src/desk/desk.js';
import type { Document } from '../../src/model/document.js';
import { StoreError } from '../../src/store/error.js';
import type { Server } from '../store/postgres-server.js';

/**
 * Adds documents one a transaction, and begins again after each kill. Once all are in, a part is removed and added again,
 * until the server was killed often enough.
 *
 * @param random gives numbers from 0 to 1
 * @returns how often a kill came while something was written
 * @throws where a document is missing after it was said to be added
 */
export async function addWhileKilled(
  server: Server,
  open: () => Promise<Desk>,
  documents: readonly Document[],
  kills: number,
  random: () => number,
): Promise<number> {
  const added = new Set<string>();
  let within = 0;
  for (let kill = 0; kill <= kills; kill++) {
    const desk = await open();
    for (const id of added) if (!(await desk.document(id))) throw new Error(`${id} was added and is missing`);
    let isWriting = false;
    const killing =
      kill === kills
        ? undefined
        : sleep(Math.floor(random() * 400)).then(async () => {
            if (isWriting) within++;
            await server.kill();
          });
    try {
      do {
        for (const document of documents) {
          isWriting = true;
          await desk.add([document]);
          isWriting = false;
          added.add(document.id);
        }
        if (killing) {
          const part = documents.filter(() => random() < 0.3).map(({ id }) => id);
          for (const id of part) added.delete(id);
          isWriting = true;
          await desk.remove(part);
          isWriting = false;
        }
      } while (killing);
    } catch (error) {
      // What the server says as it goes down; anything else is a fault of ours.
      if (!(error instanceof StoreError)) throw error;
    }
    await killing;
    await desk.close().catch(() => undefined);
    await server.start();
  }
  return within;
}
