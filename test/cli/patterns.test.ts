/** Files as a person names them where the shell leaves patterns alone: patterns, folders within folders. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chancery, filesIn, folder, lines, NEWS } from './run.js';

describe('read', () => {
  it('takes the files of a pattern, those of inner folders, too, and says of one that fits nothing', async () => {
    const path = folder();
    mkdirSync(join(path, 'inner'));
    filesIn(path, { 'a.txt': NEWS, 'b.md': NEWS, 'c.txt': NEWS });
    filesIn(join(path, 'inner'), { 'd.txt': NEWS });
    const run = await chancery([
      'read',
      '--json',
      '--published',
      '2023-06-18',
      join(path, '**/*.txt'),
      join(path, '*.pdf'),
    ]);
    expect(lines(run.out)).toHaveLength(3);
    expect(run.status).toBe(1);
    expect(lines(run.err)).toEqual([expect.stringMatching(/\*\.pdf: no (such )?file/)]);
  });
});
