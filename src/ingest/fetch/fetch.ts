/**
 * Fetching: one page over HTTP, politely and within limits. Every step of a redirect is checked as the first address was,
 * and each connection goes to the addresses that were checked. The body is a stream that ends with an error where it grows
 * beyond the limit, packed or unpacked, or takes too long.
 */
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIPv6 } from 'node:net';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { asGzipError, megabytes } from '../bytes.js';
import { InputError } from '../text.js';
import { allowedAddresses, type Resolve } from './addresses.js';

export interface FetchOptions {
  /** Says who asks: name, version, where to read about it. */
  readonly userAgent: string;
  /** Bytes of a body, unpacked. */
  readonly limit: number;
  /** Milliseconds for the whole, from the first connection to the last byte. */
  readonly time: number;
  /** Redirects that are followed. */
  readonly redirects: number;
  /** Hosts of a private network that may be asked. */
  readonly allowed: readonly string[];
  readonly resolve?: Resolve;
  /** What was told of the page when it was fetched last. */
  readonly known?: Validators;
  /** Asked before each step; throws an InputError where the address may not be fetched (robots.txt). */
  readonly mayFetch?: (url: URL) => Promise<void>;
}

/** What a server gives so that it can be asked whether a page is still the same. */
export interface Validators {
  readonly etag?: string;
  readonly modified?: string;
}

/** A page as it came, or that it is as it was. */
export interface Fetched {
  /** Where it was found in the end. */
  readonly url: string;
  readonly status: number;
  readonly isUnchanged: boolean;
  /** Content type, '' where none was told. */
  readonly type: string;
  readonly validators: Validators;
  /** Seconds to wait, where the server asks for it. */
  readonly retryAfter: number | undefined;
  readonly body: AsyncIterable<Uint8Array>;
}

export const LIMITS = { limit: 10_000_000, time: 30_000, redirects: 5 } as const;

/**
 * Fetches a page. A status other than success and 'not modified' is an InputError.
 *
 * @throws InputError that says what is wrong; the caller knows which address
 */
export async function fetchPage(address: string, options: FetchOptions): Promise<Fetched> {
  const end = Date.now() + options.time;
  let url = webAddress(address);
  for (let step = 0; ; step++) {
    await options.mayFetch?.(url);
    const answer = await ask(url, options, end);
    const status = answer.statusCode ?? 0;
    const next = status >= 300 && status < 400 && status !== 304 ? answer.headers.location : undefined;
    if (next === undefined) return fetched(url, answer, options, end);
    answer.destroy();
    if (step === options.redirects)
      throw new InputError(
        `more than ${options.redirects} redirects`,
        'open it in a browser, and give the address that it ends at',
      );
    if (!URL.canParse(next, url.href)) throw new InputError('a redirect to what is no address', 'open it in a browser');
    url = webAddress(new URL(next, url).href);
  }
}

const webAddress = (address: string): URL => {
  if (!URL.canParse(address)) throw new InputError('no address', 'write it in full: https://...');
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new InputError(
      `an address of the kind ‘${url.protocol}’, which is not fetched`,
      'give one with http or https',
    );
  if (url.username !== '' || url.password !== '')
    throw new InputError('an address with a name and password in it', 'save the page, and give its file');
  return url;
};

const ask = async (url: URL, options: FetchOptions, end: number): Promise<IncomingMessage> => {
  const addresses = await allowedAddresses(url, options.allowed, options.resolve);
  const { known } = options;
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url.href, {
      // The addresses that were checked, whatever the name means by now.
      lookup: (_, wanted, done) => {
        const found = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
        const [first] = found;
        if (wanted.all) done(null, found);
        else done(null, first?.address ?? '', first?.family);
      },
      agent: false,
      maxHeaderSize: 64 * 1024,
      headers: {
        'user-agent': options.userAgent,
        accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.8,*/*;q=0.5',
        'accept-language': 'en,*;q=0.5',
        'accept-encoding': 'gzip, deflate, br',
        ...(known?.etag ? { 'if-none-match': known.etag } : {}),
        ...(known?.modified ? { 'if-modified-since': known.modified } : {}),
      },
    });
    const timer = setTimeout(() => request.destroy(tookTooLong(options)), Math.max(0, end - Date.now()));
    request.on('response', (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(asFetchError(error));
    });
    request.end();
  });
};

const fetched = (url: URL, answer: IncomingMessage, options: FetchOptions, end: number): Fetched => {
  const status = answer.statusCode ?? 0;
  const { headers } = answer;
  const retryAfter = secondsOf(headers['retry-after']);
  if (status !== 304 && (status < 200 || status >= 300)) {
    answer.destroy();
    throw new StatusError(status, retryAfter);
  }
  const length = Number(headers['content-length'] ?? 0);
  if (length > options.limit) {
    answer.destroy();
    throw tooMuch(options);
  }
  return {
    url: url.href,
    status,
    isUnchanged: status === 304,
    type: headers['content-type'] ?? '',
    validators: {
      ...(headers.etag ? { etag: headers.etag } : {}),
      ...(headers['last-modified'] ? { modified: headers['last-modified'] } : {}),
    },
    retryAfter,
    body: bodyOf(answer, options, end),
  };
};

/** An answer that is no success. */
export class StatusError extends InputError {
  readonly status: number;
  readonly retryAfter: number | undefined;

  constructor(status: number, retryAfter: number | undefined) {
    super(
      `the server answered ${status}${NAMED[status] ? ` (${NAMED[status]})` : ''}`,
      ADVICE[status] ?? 'check the address',
    );
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

const NAMED: Readonly<Record<number, string>> = {
  401: 'wants a login',
  402: 'wants to be paid',
  403: 'forbidden',
  404: 'not found',
  410: 'gone',
  429: 'asked too often',
  451: 'closed for legal reasons',
  500: 'an error of its own',
  502: 'out of order',
  503: 'out of order',
};
const ADVICE: Readonly<Record<number, string>> = {
  401: 'save the page in a browser, and give its file',
  402: 'save the page in a browser, and give its file',
  403: 'save the page in a browser, and give its file',
  429: 'try again later',
  500: 'try again later',
  502: 'try again later',
  503: 'try again later',
};

async function* bodyOf(answer: IncomingMessage, options: FetchOptions, end: number): AsyncGenerator<Uint8Array> {
  const timer = setTimeout(() => answer.destroy(tookTooLong(options)), Math.max(0, end - Date.now()));
  let length = 0;
  try {
    for await (const chunk of unpacked(answer)) {
      length += chunk.length;
      if (length > options.limit) throw tooMuch(options);
      yield chunk;
    }
  } catch (error) {
    throw asFetchError(error);
  } finally {
    clearTimeout(timer);
    answer.destroy();
  }
}

const unpacked = (answer: IncomingMessage): AsyncIterable<Uint8Array> => {
  const packing = String(answer.headers['content-encoding'] ?? '').toLowerCase();
  const unpack = packing.includes('gzip')
    ? createGunzip()
    : packing === 'br'
      ? createBrotliDecompress()
      : packing === 'deflate'
        ? createInflate()
        : undefined;
  return unpack ? pipeline(answer, unpack, () => {}) : answer;
};

const secondsOf = (value: string | undefined): number | undefined => {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const until = Date.parse(value);
  return Number.isNaN(until) ? undefined : Math.max(0, Math.round((until - Date.now()) / 1000));
};

const tooMuch = ({ limit }: FetchOptions): InputError =>
  new InputError(`a page longer than the limit of ${megabytes(limit)}`, 'raise the limit with --limit');
const tookTooLong = ({ time }: FetchOptions): InputError =>
  new InputError(`no end of the page within ${Math.round(time / 1000)} seconds`, 'try again later');

const SYSTEM: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers there',
  ECONNRESET: 'the connection was broken off',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'it cannot be reached',
  ETIMEDOUT: 'it does not answer',
  EPROTO: 'the connection is not safe',
  ERR_STREAM_PREMATURE_CLOSE: 'the connection was broken off',
};

const asFetchError = (error: unknown): unknown => {
  if (error instanceof InputError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR')) return asGzipError(error);
  if (code.startsWith('HPE_')) return new InputError('its answer is no HTTP', 'check the address');
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))
    return new InputError('its certificate is not valid', 'check the address');
  if (code !== '') return new InputError(SYSTEM[code] ?? `it cannot be fetched (${code})`, 'try again later');
  if (error instanceof Error && error.message === 'aborted')
    return new InputError('the connection was broken off', 'try again later');
  return error;
};
