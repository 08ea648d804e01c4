/**
 * Whether a NATS server writes through to the disk before it acknowledges. Unless told it does so every two minutes:
 * when its machine loses power, documents are lost that it had acknowledged. To those who queue it says nothing of
 * this; its monitoring page does (`sync_always` in `/varz`).
 */
import { z } from 'zod';

const Varz = z.object({
  server_id: z.string(),
  jetstream: z.object({ config: z.object({ sync_always: z.boolean().optional() }).optional() }).optional(),
});

/** Milliseconds to wait for the page. */
const PATIENCE = 2000;

/** What the server has to be told. */
const SYNC_SETTING = 'jetstream { sync_interval: always }';

/** @returns undefined where it syncs always, else what is to be said about it */
export async function syncWarning(monitor: string, serverId: string): Promise<string | undefined> {
  const unknown = (why: string): string =>
    `whether the NATS server syncs always is not known (${monitor}: ${why}); see that its configuration has ${SYNC_SETTING}, and name its monitoring address with --monitor http://HOST:8222`;
  try {
    const answer = await fetch(new URL('/varz', monitor), { signal: AbortSignal.timeout(PATIENCE) });
    const { server_id, jetstream } = Varz.parse(await answer.json());
    if (server_id !== serverId) return unknown('the page of another server');
    if (jetstream?.config?.sync_always) return undefined;
    return `the NATS server does not sync always: when its machine crashes, documents are lost that it had taken; set ${SYNC_SETTING} in its configuration. What is lost is queued again by the same chancery queue add`;
  } catch (error) {
    return unknown(error instanceof z.ZodError ? 'no page of a NATS server' : 'no answer');
  }
}
