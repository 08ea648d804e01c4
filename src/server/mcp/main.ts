/** `chancery mcp`: the record for language-model clients over standard input and output. Nothing can be written. */
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { Command } from 'commander';
import { Desk } from '../../desk/desk.js';
import { RELEASE, storeAt } from '../../desk/place.js';
import { loadResources } from '../../desk/resources.js';
import type { Resources } from '../../reading/resources.js';
import { StoreError } from '../../store/error.js';
import { createMcp } from './tools.js';

const program = new Command('chancery mcp')
  .description(
    'The record for clients of the Model Context Protocol, over standard input and output; `chancery serve` gives the same over HTTP, at /mcp. It reads and never writes.',
  )
  .version(RELEASE)
  .option('--store <file>', 'the store: a file, or postgres://... (else CHANCERY_STORE, else chancery.db)')
  .option('--site <address>', 'where the pages are, for links', 'http://localhost:8484')
  .exitOverride();

const start = async ({ store, site }: { readonly store?: string; readonly site: string }): Promise<void> => {
  let loaded: Resources | undefined;
  const resources = (): Resources => {
    loaded ??= loadResources();
    return loaded;
  };
  const desk = await Desk.openSealed(storeAt(store), { resources });
  const served = serveStdio(() => createMcp({ ask: desk.ask, resources, site: site.replace(/\/$/, '') }), {
    onerror: (error) => process.stderr.write(`chancery: mcp: ${error.message}\n`),
  });
  const stop = (): void => {
    void served
      .close()
      .then(() => desk.close())
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.stdin.on('end', stop);
};

try {
  program.parse(process.argv.filter((_, i) => i !== 2));
  await start(program.opts());
} catch (error) {
  if (error instanceof StoreError) {
    process.stderr.write(`chancery: ${error.message}; ${error.advice}\n`);
    process.exitCode = 1;
  } else if (error instanceof Error && 'exitCode' in error) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else throw error;
}
