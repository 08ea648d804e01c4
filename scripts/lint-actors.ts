/**
 * `npm run lint:actors`: what is wrong with data/actors/*.csv, each line with file and line. Exit status 1 where anything
 * is.
 */
import { checkFolder, DATA_FOLDER } from '../src/desk/resources.js';
import { TableError } from '../src/reading/tables.js';

try {
  const problems = checkFolder(process.argv[2] ?? DATA_FOLDER);
  for (const { where, message } of problems) console.log(`${where}: ${message}`);
  console.log(problems.length === 0 ? 'the actor tables are clean' : `${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof TableError)) throw error;
  console.log(error.message);
  process.exitCode = 1;
}
