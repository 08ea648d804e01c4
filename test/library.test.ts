/** The package as others import it: by its name, from what is built, without the sources. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { read } from '../src/reading/read.js';
import { resources } from './resources.js';
import { ROOT } from './shared.js';

const run = promisify(execFile);
const TEXT = 'Antony Blinken met with Qin Gang in Beijing on Sunday.';

/** What a program that imports the package prints. */
const printed = async (program: string): Promise<string> =>
  (await run(process.execPath, ['--input-type=module', '--eval', program], { cwd: ROOT })).stdout;

describe("import ... from 'chancery'", () => {
  it('reads as the sources read', async () => {
    const out = await printed(`
      import { loadResources, read } from 'chancery';
      console.log(JSON.stringify(read({ text: ${JSON.stringify(TEXT)}, published: '2023-06-18' }, loadResources())));
    `);
    expect(JSON.parse(out)).toEqual(
      JSON.parse(JSON.stringify(read({ text: TEXT, published: '2023-06-18' }, resources()))),
    );
  });

  it('gives everything that its types promise', async () => {
    const out = await printed(`
      import * as chancery from 'chancery';
      console.log(Object.keys(chancery).sort().join(' '));
    `);
    for (const name of ['DATA_FOLDER', 'TableError', 'loadResources', 'read', 'toDocument'])
      expect(out.trim().split(' ')).toContain(name);
  });

  it("gives the schemas as 'chancery/schema'", async () => {
    const out = await printed(`
      import { DocumentInput, jsonSchema, Reading } from 'chancery/schema';
      console.log(JSON.stringify([
        DocumentInput.safeParse({ text: 'a' }).success,
        Reading.safeParse({}).success,
        Object.keys(jsonSchema()).includes('$defs'),
      ]));
    `);
    expect(JSON.parse(out)).toEqual([true, false, true]);
  });

  it('keeps its inside inside', async () => {
    await expect(printed(`import 'chancery/dist/reading/read.js';`)).rejects.toThrow(/ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });
});
