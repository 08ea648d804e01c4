/** Reading over HTTP: how a text is read, without keeping it, for who wants to see that before adding it. */
import { marksOf } from '../../desk/ask/marks.js';
import { DocumentInput } from '../../model/document.js';
import type { DoorContext } from '../door/caller.js';
import { refuse } from '../door/refuse.js';
import { jsonBody } from './body.js';
import { FILE_TYPES, jsonText } from './files.js';
import type { Asked } from './view.js';

/** Characters; a longer text is added without being shown first. */
const LONGEST = 200_000;

export async function readText(context: DoorContext, { studies }: Asked): Promise<Response> {
  if (!studies) return refuse(context, 403, 'Nothing is read here', 'start it with chancery serve');
  const body = await jsonBody(context, DocumentInput, 'document');
  if ('refused' in body) return body.refused;
  if (body.value.text.length > LONGEST)
    return refuse(context, 400, `The text is longer than ${LONGEST.toLocaleString('en')} characters`, 'add it unseen');
  const { text, reading } = await studies.read(body.value);
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
