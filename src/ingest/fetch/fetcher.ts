/** All that fetching needs beside an address, held for one run: wishes of sites, turns of hosts, limits, who asks. */
import type { Source } from '../reader.js';
import { InputError } from '../text.js';
import type { Resolve } from './addresses.js';
import { type Fetched, type FetchOptions, fetchPage, LIMITS, type Validators } from './fetch.js';
import { Hosts } from './hosts.js';
import { Robots } from './robots.js';

/** By this name sites address us in their robots.txt. */
const NAME = 'chancery';

export interface FetcherOptions {
  /** Version of the program, which stands in the user agent. */
  readonly release: string;
  readonly limit?: number;
  /** Milliseconds for one page. */
  readonly time?: number;
  /** Milliseconds between two pages of one host. */
  readonly pause?: number;
  readonly allowed?: readonly string[];
  readonly resolve?: Resolve;
}

const PAUSE = 1000;

export class Fetcher {
  private readonly options: FetchOptions;
  private readonly robots: Robots;
  private readonly hosts: Hosts;

  constructor({ release, limit, time, pause, allowed, resolve }: FetcherOptions) {
    this.options = {
      userAgent: `${NAME}/${release} (reads public news into a record; +https://www.npmjs.com/package/chancery)`,
      limit: limit ?? LIMITS.limit,
      time: time ?? LIMITS.time,
      redirects: LIMITS.redirects,
      allowed: allowed ?? [],
      ...(resolve ? { resolve } : {}),
    };
    this.robots = new Robots(NAME, this.options);
    this.hosts = new Hosts(pause ?? PAUSE);
  }

  /**
   * Fetches a page when it is its host's turn, and hands it to `use`, which has to read its body to the end.
   *
   * @throws InputError where it cannot or may not be fetched
   */
  async fetch<T>(address: string, use: (page: Fetched) => Promise<T>, known: Validators = {}): Promise<T> {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    const host = url?.host ?? '';
    const pause = url && /^https?:$/.test(url.protocol) ? 1000 * (await this.delay(url)) : 0;
    return this.hosts.turn(
      host,
      async () =>
        use(
          await fetchPage(address, {
            ...this.options,
            known,
            mayFetch: (one) => this.robots.expectAllowed(one),
          }),
        ),
      pause,
    );
  }

  /** A page as a source of documents; its bytes have been read. */
  async source(address: string): Promise<Source> {
    return this.fetch(address, async (page) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of page.body) chunks.push(chunk);
      async function* bytes(): AsyncGenerator<Uint8Array> {
        yield* chunks;
      }
      return { name: address, type: page.type, url: page.url, retrieved: momentNow(), bytes: bytes() };
    });
  }

  /** Leaves the host of an address alone for some seconds. */
  rest(address: string, seconds: number): void {
    if (URL.canParse(address)) this.hosts.rest(new URL(address).host, 1000 * seconds);
  }

  private async delay(url: URL): Promise<number> {
    try {
      return await this.robots.delay(url);
    } catch (error) {
      // What is wrong with the site is told when its page is asked for.
      if (error instanceof InputError) return 0;
      throw error;
    }
  }
}

/** The moment of retrieval, to the second. */
export const momentNow = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');
