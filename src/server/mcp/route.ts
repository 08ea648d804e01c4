/** The Model Context Protocol over HTTP, behind the door as everything else. */
import { createMcpHandler } from '@modelcontextprotocol/server';
import { Hono } from 'hono';
import type { Questions } from '../../desk/ask/questions.js';
import type { Resources } from '../../reading/resources.js';
import type { DoorEnv } from '../door/caller.js';
import { createMcp } from './tools.js';

/** Bytes of a question. */
const BODY = 100_000;

/** @param resources the tables, for `who` */
export function mcpRoute(ask: Questions, resources: () => Resources): Hono<DoorEnv> {
  const app = new Hono<DoorEnv>();
  app.post('/mcp', (context) => {
    const { origin } = new URL(context.req.url);
    const handler = createMcpHandler(() => createMcp({ ask, resources, site: origin }), {
      maxRequestBodySize: BODY,
      // Each answer is whole, so that no stream is held open.
      responseMode: 'json',
    });
    return handler.fetch(context.req.raw);
  });
  return app;
}
