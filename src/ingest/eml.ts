/** E-mails (EML): the message, and each document attached to it, by their formats. */
import { collect } from './bytes.js';
import { isoDate } from './dates.js';
import { type Draft, isProblem, type Problem, type Reader } from './reader.js';
import { recognise } from './recognise.js';
import { InputError } from './text.js';

/** Attached files that are read; others are no documents. */
const ATTACHED = new Set(['pdf', 'docx', 'rtf', 'html', 'eml']);
/** Bytes beside those of the text: attachments, as letters. */
const PACKED = 10;

export const readEml: Reader = async function* (source, options) {
  const bytes = await collect(source.bytes, options.limit * PACKED);
  const { default: PostalMime } = await import('postal-mime');
  const mail = await parsed(() => PostalMime.parse(bytes, { maxNestingDepth: 50 }));
  const text = mail.text?.trim() ? mail.text.trim() : await htmlText(mail.html);
  const id = mail.messageId?.replace(/^<|>$/g, '');
  // The library tells the moment in its own zone; the day of publication is the writer's.
  const published = isoDate(mail.headers.find(({ key }) => key === 'date')?.value ?? '');
  const publisher = mail.from?.name || mail.from?.address;
  const attached = mail.attachments.filter(({ disposition }) => disposition === 'attachment');
  if (text !== '')
    yield {
      input: {
        text: text.replace(/\r\n/g, '\n'),
        ...(id ? { id: `mid:${id}` } : {}),
        ...(mail.subject ? { title: mail.subject } : {}),
        ...(published ? { published } : {}),
        ...(publisher ? { publisher } : {}),
      },
      extractor: 'postal-mime',
    };
  let found = text === '' ? 0 : 1;
  for (const { filename, mimeType, content } of attached) {
    const own = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
    const format = recognise(own, filename ?? '', mimeType);
    if (!ATTACHED.has(format.id)) continue;
    found++;
    const facts = { ...(published ? { published } : {}), ...(publisher ? { publisher } : {}) };
    yield* attachment(await format.load(), own, filename ?? format.called, facts, options);
  }
  if (found === 0) throw new InputError('an e-mail without text', 'give the text of the article');
};

async function* attachment(
  read: Reader,
  bytes: Uint8Array,
  name: string,
  facts: Pick<Draft['input'], 'published' | 'publisher'>,
  options: Parameters<Reader>[1],
): AsyncGenerator<Draft | Problem> {
  async function* once(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  try {
    for await (const one of read({ name, bytes: once() }, options))
      yield isProblem(one) ? { ...one, where: `attached ‘${name}’` } : { ...one, input: { ...facts, ...one.input } };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield { where: `attached ‘${name}’`, error: error.message, advice: error.advice };
  }
}

const htmlText = async (html: string | undefined): Promise<string> =>
  html ? (await import('./html/page.js')).textOfHtml(html) : '';

const parsed = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 120) : String(error);
    throw new InputError(`a damaged e-mail: ${reason}`, 'save it again');
  }
};
