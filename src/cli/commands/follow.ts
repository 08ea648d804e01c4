/** `chancery follow`: what is new in feeds, into the record. */
import { storeAt } from '../../desk/place.js';
import { type FollowedFeed, officialFeeds, parseFeedList } from '../../ingest/feed-list.js';
import { InputError } from '../../ingest/text.js';
import { withoutPassword } from '../../store/location.js';
import { fetcherOf, isAddress, limitOf } from '../documents.js';
import { asInputError, readText } from '../input.js';
import { complainLine, print } from '../output.js';
import { interruptible, number, progressLine } from '../progress.js';
import { type StoreOption, withDesk } from '../record.js';

export interface FollowCommand extends StoreOption {
  /** The table of official feeds, too. */
  readonly official?: boolean;
  readonly language?: readonly string[];
  readonly party?: readonly string[];
  /** Pages of one feed. */
  readonly pages?: number;
  readonly allowHost?: readonly string[];
  /** Megabytes. */
  readonly limit?: number;
}

const PAGES = 50;

/** @returns the exit status: 0, 1 where some feed or page failed, 130 where it was interrupted */
export async function followCommand(inputs: readonly string[], options: FollowCommand): Promise<number> {
  let failed = 0;
  const feeds: FollowedFeed[] = [];
  for (const input of options.official ? [...inputs, OFFICIAL] : inputs) {
    try {
      feeds.push(...(await feedsOf(input, options)));
    } catch (error) {
      const known = asInputError(error);
      if (!(known instanceof InputError)) throw error;
      failed++;
      complainLine(input, known.message, known.advice);
    }
  }
  if (feeds.length === 0) return 1;
  const { follow } = await import('../../desk/follow.js');
  const fetcher = await fetcherOf(options);
  const interrupt = interruptible();
  const line = progressLine(interrupt.signal, async () => undefined, `asking ${number(feeds.length)} feeds`);
  const counts = await withDesk(options, (desk) =>
    follow(desk, feeds, {
      fetcher,
      pages: options.pages ?? PAGES,
      limit: limitOf(options),
      tell: (input, what, advice) => {
        line.aside(() => complainLine(input, what, advice));
      },
      progress: (sofar) => {
        line.counted(`${number(sofar.feeds)} of ${number(feeds.length)} feeds, ${number(sofar.added)} added`, 0);
        return !interrupt.signal.aborted;
      },
    }),
  );
  line.stop();
  interrupt.done();
  failed += counts.failed;
  const parts = [
    `${number(counts.feeds)} ${counts.feeds === 1 ? 'feed' : 'feeds'} asked`,
    `${number(counts.unchanged)} unchanged`,
    `${number(counts.added)} added`,
    ...(counts.changed > 0 ? [`${number(counts.changed)} changed`] : []),
    `${number(failed)} failed`,
  ];
  await print(`${parts.join(', ')} (${withoutPassword(storeAt(options.store))})\n`);
  if (interrupt.signal.aborted) return 130;
  return failed === 0 ? 0 : 1;
}

const OFFICIAL = '--official';

const feedsOf = async (input: string, { language, party }: FollowCommand): Promise<readonly FollowedFeed[]> => {
  if (input === OFFICIAL)
    return officialFeeds({ ...(language ? { languages: language } : {}), ...(party ? { parties: party } : {}) });
  return isAddress(input) ? [{ url: input }] : parseFeedList(await readText(input));
};
