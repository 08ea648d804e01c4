/** Sentences in the XML of PETRARCH: each is a document with its id, day and source; its parse is not read. */
import { Parser } from 'htmlparser2';
import { isoDate } from './dates.js';
import type { Draft, Problem, Reader } from './reader.js';

export const readPetrarchXml: Reader = async function* (source, { limit }) {
  const ready: (Draft | Problem)[] = [];
  let attributes: Readonly<Record<string, string>> | undefined;
  let text = '';
  let isText = false;
  let number = 0;
  const parser = new Parser(
    {
      onopentag: (name, own) => {
        if (name === 'Sentence' || name === 'Article') {
          attributes = own;
          text = '';
          number++;
        } else if (name === 'Text') isText = attributes !== undefined;
      },
      ontext: (piece) => {
        if (isText && text.length <= limit) text += piece;
      },
      onclosetag: (name, isImplied) => {
        if (name === 'Text') isText = false;
        if ((name !== 'Sentence' && name !== 'Article') || attributes === undefined) return;
        ready.push(isImplied ? cutOff(attributes, number) : sentence(attributes, text, number));
        attributes = undefined;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of source.bytes) {
    parser.write(decoder.decode(chunk, { stream: true }));
    yield* ready.splice(0);
  }
  parser.end(decoder.decode());
  yield* ready;
  if (number === 0) yield { where: '', error: 'there is no sentence in it', advice: 'give <Sentence> elements' };
};

const named = ({ id }: Readonly<Record<string, string>>, number: number): string => `sentence ${id ?? number}`;

const cutOff = (attributes: Readonly<Record<string, string>>, number: number): Problem => ({
  where: named(attributes, number),
  error: 'cut off: the file ends within it',
  advice: 'write the file again',
});

const sentence = (attributes: Readonly<Record<string, string>>, text: string, number: number): Draft | Problem => {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words === '')
    return { where: named(attributes, number), error: 'there is no text in it', advice: 'leave it out' };
  const { id, date, source } = attributes;
  const published = date ? isoDate(date) : undefined;
  return {
    input: {
      text: words,
      ...(id ? { id } : {}),
      ...(published ? { published } : {}),
      ...(source ? { publisher: source } : {}),
    },
  };
};
