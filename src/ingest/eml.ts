/** E-mails (EML): the message, and each document attached to it, by their formats. */
import { collect } from './bytes.js';
import { isoDate } from './dates.js';
import { isProblem, type Reader } from './reader.js';
import { InputError } from './text.js';

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
  const facts = { ...(published ? { published } : {}), ...(publisher ? { publisher } : {}) };
  for (const { filename, mimeType, content } of attached) {
    const own = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
    for await (const one of options.within?.(filename ?? '', mimeType, own) ?? []) {
      found++;
      yield isProblem(one)
        ? { ...one, where: `attached ‘${filename ?? mimeType}’` }
        : { ...one, input: { ...facts, ...one.input } };
    }
  }
  if (found === 0) throw new InputError('an e-mail without text', 'give the text of the article');
};

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
