/** What a site asks of programs (robots.txt): read once a site and run, through the same checks as its pages. */
import robotsParser, { type Robot } from 'robots-parser';
import { collect } from '../bytes.js';
import { InputError } from '../text.js';
import { type FetchOptions, fetchPage, StatusError } from './fetch.js';

/** Bytes of a robots.txt that are read; what the standard asks for at least. */
const LIMIT = 512_000;
/** Longest wait between two pages that a site can ask for and is granted, in seconds. */
const LONGEST_DELAY = 60;

export class Robots {
  private readonly sites = new Map<string, Promise<Robot | 'closed'>>();

  /** @param name the first word of the user agent, by which sites address a program */
  constructor(
    private readonly name: string,
    private readonly options: FetchOptions,
  ) {}

  /** @throws InputError where the site asks that this page is not fetched, or its wishes cannot be known */
  async expectAllowed(url: URL): Promise<void> {
    const robot = await this.of(url);
    if (robot === 'closed')
      throw new InputError('its robots.txt cannot be read at the moment', 'it is not asked now; try again later');
    if (robot.isAllowed(url.href, this.name) === false)
      throw new InputError(
        'its robots.txt asks programs not to fetch it',
        'save the page in a browser, and give its file',
      );
  }

  /** Seconds between two pages that a site asks for. */
  async delay(url: URL): Promise<number> {
    const robot = await this.of(url);
    return robot === 'closed' ? 0 : Math.min(LONGEST_DELAY, robot.getCrawlDelay(this.name) ?? 0);
  }

  private of(url: URL): Promise<Robot | 'closed'> {
    const known = this.sites.get(url.origin);
    if (known) return known;
    const asked = this.ask(url);
    this.sites.set(url.origin, asked);
    return asked;
  }

  private async ask({ origin }: URL): Promise<Robot | 'closed'> {
    const address = `${origin}/robots.txt`;
    const parsed = (text: string): Robot => robots(address, text);
    try {
      const { mayFetch: _, known: __, ...options } = this.options;
      const { body } = await fetchPage(address, { ...options, limit: LIMIT });
      return parsed((await collect(body, LIMIT)).toString('utf8'));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      // RFC 9309: what is not there allows everything, a server that is out of order allows nothing.
      return error instanceof StatusError && error.status >= 500 ? 'closed' : parsed('');
    }
  }
}

/** The package is written for CommonJS: its function is the whole module. */
const robots = robotsParser as unknown as (url: string, text: string) => Robot;
