/** What is asked of the server itself: how it is, who asks, what is wrong. */
import { z } from 'zod';
import { kind } from './parts.js';

export const HealthAnswer = z
  .strictObject({
    status: z.literal('ok'),
    release: z.string(),
    documents: z.int(),
    entries: z.record(kind, z.int()),
  })
  .meta({ id: 'Health' });

export const ProblemAnswer = z
  .strictObject({ status: z.int(), title: z.string(), detail: z.string() })
  .meta({ id: 'Problem', description: 'what is wrong and what to do (RFC 9457)' });

export const SessionAnswer = z
  .strictObject({
    name: z.string(),
    add: z.boolean(),
    correct: z.boolean(),
    signedIn: z.boolean(),
  })
  .meta({ id: 'Session' });
