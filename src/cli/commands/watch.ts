/** `chancery watch`: saved views that tell of each new or changed entry once. */
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WatchError } from '../../desk/watch/watching.js';
import { ways } from '../../desk/watch/ways.js';
import { EXPORTS, type ExportName } from '../../export/columns.js';
import type { Watch } from '../../model/watch.js';
import { type FilterOptions, filterWords } from '../filter.js';
import { harmless } from '../harmless.js';
import { complainLine, json, print } from '../output.js';
import { type StoreOption, withDesk } from '../record.js';

export interface WatchAddCommand extends StoreOption, FilterOptions {
  readonly kind?: readonly ExportName[];
  readonly webhook?: string;
  readonly atom?: string;
  readonly fromStart?: boolean;
}

/** @returns the exit status: 0, 1 where there is a view of this name, 2 where the filter cannot be asked for */
export async function watchAddCommand(name: string, options: WatchAddCommand): Promise<number> {
  const { webhook, atom } = options;
  if (webhook !== undefined && !/^https?:\/\//i.test(webhook)) {
    complainLine(webhook, 'no address of the web', 'give one that begins with https:// or http://');
    return 2;
  }
  const watch: Watch = {
    name,
    kinds: (options.kind ?? []).map((kind) => EXPORTS[kind]),
    filter: filterWords(options),
    ...(webhook !== undefined
      ? { way: 'webhook', to: webhook }
      : atom !== undefined
        ? { way: 'atom', to: resolve(atom) }
        : { way: 'line', to: '' }),
  };
  return withDesk(options, async ({ watching }) => {
    try {
      if (await watching.save(watch, options.fromStart === true)) {
        await print(
          `${harmless(name)}: saved; chancery watch tells what is new${options.fromStart ? '' : ' from now on'}\n`,
        );
        return 0;
      }
    } catch (error) {
      if (!(error instanceof WatchError)) throw error;
      complainLine('watch', error.message, error.advice);
      return 2;
    }
    complainLine(name, 'there is a view of this name', `end it first: chancery watch remove ${name}`);
    return 1;
  });
}

export async function watchListCommand(options: StoreOption & { readonly json?: boolean }): Promise<number> {
  return withDesk(options, async ({ watching }) => {
    const all = await watching.all();
    if (all.length === 0 && !options.json) await print('no views; chancery watch add NAME saves one\n');
    for (const watch of all) await print(options.json ? `${json(watch)}\n` : `${harmless(line(watch))}\n`);
    return 0;
  });
}

const line = ({ name, kinds, filter, way, to }: Watch): string => {
  const words = Object.entries(filter).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `--${key} ${one}`),
  );
  const where = way === 'line' ? 'lines on standard output' : way === 'page' ? 'the pages' : `${way} ${to}`;
  return [name, kinds.length === 0 ? 'all kinds' : kinds.join(', '), ...words, `→ ${where}`].join('  ');
};

export async function watchRemoveCommand(name: string, options: StoreOption): Promise<number> {
  return withDesk(options, async ({ watching }) => {
    if (await watching.remove(name)) {
      await print(`${harmless(name)}: ended\n`);
      return 0;
    }
    complainLine(name, 'no such view', 'chancery watch list shows them');
    return 1;
  });
}

export interface WatchRunCommand extends StoreOption {
  readonly once?: boolean;
  /** Seconds between two looks. */
  readonly every: number;
  readonly site: string;
}

/** @returns the exit status: 0; with `--once` 1 where something could not be told */
export async function watchRunCommand(names: readonly string[], options: WatchRunCommand): Promise<number> {
  let stopped = false;
  const waiting = new AbortController();
  const stop = (): void => {
    stopped = true;
    waiting.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const secret = process.env.CHANCERY_WEBHOOK_SECRET;
  const tell = ways({ site: options.site.replace(/\/$/, ''), ...(secret ? { secret } : {}) });
  return withDesk(options, async ({ watching }) => {
    const known = new Set((await watching.all()).map(({ name }) => name));
    const missing = names.filter((name) => !known.has(name));
    for (const name of missing) complainLine(name, 'no such view', 'chancery watch list shows them');
    if (missing.length > 0) return 2;
    let failed = 0;
    while (!stopped) {
      failed = 0;
      for (const watch of await watching.all()) {
        if (stopped || (names.length > 0 && !names.includes(watch.name))) continue;
        try {
          const round = await watching.look(watch, tell);
          failed += round.failed;
          if (round.failed > 0)
            complainLine(
              watch.name,
              `${round.failed} not told: ${round.reason ?? 'no answer'}`,
              'they are tried again',
            );
        } catch (error) {
          if (!(error instanceof Error)) throw error;
          if ('code' in error && error.code === 'EPIPE') return 0;
          failed++;
          complainLine(watch.name, error.message, error instanceof WatchError ? error.advice : 'it is tried again');
        }
      }
      if (options.once) break;
      await sleep(options.every * 1000, undefined, { signal: waiting.signal }).catch(() => undefined);
    }
    return options.once && failed > 0 ? 1 : 0;
  });
}
