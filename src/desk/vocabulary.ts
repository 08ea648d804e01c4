/** The tables of the vocabulary, for the codebook: what each value of a closed list means. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { VocabularyRow } from '../export/codebook.js';
import { DATA_FOLDER } from './resources.js';

/** The rows of a table of data/vocabulary/ by its name. */
export const vocabularyTable = (name: string): readonly VocabularyRow[] =>
  Papa.parse<VocabularyRow>(readFileSync(join(DATA_FOLDER, 'vocabulary', `${name}.csv`), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
