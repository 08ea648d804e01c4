/** Reading over HTTP, without keeping anything: how a text is read, and why a rule does not fire on it. */
import { z } from 'zod';
import { marksOf } from '../../desk/ask/marks.js';
import type { Studies } from '../../desk/ask/studies.js';
import { DocumentInput } from '../../model/document.js';
import type { DoorContext } from '../door/caller.js';
import { refuse } from '../door/refuse.js';
import { jsonBody } from './body.js';
import { FILE_TYPES, jsonText } from './files.js';

/** A sentence or two, and the rule that is tried on them. */
export const TriedSchema = z
  .strictObject({
    rule: z.string().min(1).max(300),
    text: z.string().min(1).max(5000),
    published: z.iso.date().optional().meta({ description: 'the day by which offices and dates are known' }),
  })
  .meta({ id: 'Tried' });

/** Characters; a longer text is added without being shown first. */
const LONGEST = 200_000;

/** Reads texts, and keeps nothing. */
export type Reads = Pick<Studies, 'read' | 'whyNot'>;

export async function readText(context: DoorContext, reads: Reads | undefined): Promise<Response> {
  if (!reads) return refuse(context, 403, 'Nothing is read here', 'start it with chancery serve');
  const body = await jsonBody(context, DocumentInput, 'document');
  if ('refused' in body) return body.refused;
  if (body.value.text.length > LONGEST)
    return refuse(context, 400, `The text is longer than ${LONGEST.toLocaleString('en')} characters`, 'add it unseen');
  const { text, reading } = await reads.read(body.value);
  const { document, provenance, notes } = reading;
  return context.body(
    jsonText({
      text,
      language: document.language,
      spun: provenance.spun.verdict,
      notes,
      marks: marksOf(reading, text).map((mark) => ({ ...mark, entry: null })),
    }),
    200,
    { 'content-type': FILE_TYPES.json },
  );
}

export async function whyNotText(context: DoorContext, reads: Reads | undefined): Promise<Response> {
  if (!reads) return refuse(context, 403, 'Nothing is read here', 'start it with chancery serve');
  const body = await jsonBody(context, TriedSchema, 'sentence for a rule');
  if ('refused' in body) return body.refused;
  const { rule, text, published } = body.value;
  const why = await reads.whyNot({ text, ...(published === undefined ? {} : { published }) }, rule);
  if (!why) return refuse(context, 404, `${rule.slice(0, 100)}: no such rule`, '/api/rules lists what there is');
  const marks = why.marks.map((mark) => ({ ...mark, entry: null }));
  return context.body(jsonText({ ...why, marks }), 200, { 'content-type': FILE_TYPES.json });
}
