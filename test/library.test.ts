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

  it('says of what is no document, or has no date where one is given, what to hand in', async () => {
    const out = await printed(`
      import { loadResources, read } from 'chancery';
      const resources = loadResources();
      for (const input of ['text', null, {}, { text: 'a', published: 'soon' }, { text: 'a', published: '2023-02-30' }])
        try { read(input, resources); console.log('read'); } catch (error) { console.log(error.name + ': ' + error.message); }
    `);
    const shape = expect.stringMatching(/^TypeError: read takes a document: read\(\{ text: /);
    const date = expect.stringMatching(/^TypeError: published is no date: '.*'; write it as 2023-06-18$/);
    expect(out.trim().split('\n')).toEqual([shape, shape, shape, date, date]);
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
