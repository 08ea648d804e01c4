/** The command line: what there is stands in program/, by question; one file a command under commands/, loaded when it is called. */
import { Command } from 'commander';
import { RELEASE } from '../desk/place.js';
import { harmless } from './harmless.js';
import { endOnClosedPipe } from './output.js';
import { addAnswerCommands } from './program/answers.js';
import { addCorrectionCommands } from './program/corrections.js';
import { addKeepingCommands } from './program/keeping.js';
import { USAGE_ERROR } from './program/options.js';
import { addQueueCommands } from './program/queue.js';
import { addRecordCommands } from './program/record.js';
import { addTextCommands } from './program/texts.js';
import { addWatchCommands } from './program/watches.js';

const program = new Command('chancery')
  .description(
    'Keeps the diplomatic record from public reporting: who met whom, who said what, what was agreed,\neach line with the words that support it.',
  )
  .version(RELEASE)
  .showHelpAfterError('(chancery --help shows what there is)')
  .exitOverride();

// The help lists them in this order.
addTextCommands(program);
addRecordCommands(program);
addAnswerCommands(program);
addCorrectionCommands(program);
addWatchCommands(program);
addKeepingCommands(program);
addQueueCommands(program);

endOnClosedPipe();
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Commander throws for help and version, too; errors of ours that a person can mend are one line. */
function exitCodeOf(error: unknown): number {
  if (!(error instanceof Error)) throw error;
  if ('exitCode' in error && 'code' in error && String(error.code).startsWith('commander.'))
    return error.exitCode === 0 ? 0 : USAGE_ERROR;
  if (error.name === 'StoreError' && 'advice' in error) {
    process.stderr.write(`chancery: ${harmless(`${error.message}; ${error.advice}`)}\n`);
    return 1;
  }
  if (error.name === 'TableError') {
    process.stderr.write(`chancery: ${error.message}\n`);
    return USAGE_ERROR;
  }
  if ('code' in error && error.code === 'ENOENT' && 'path' in error) {
    process.stderr.write(
      `chancery: ${harmless(`${String(error.path)}: there is no such file or folder; check the path`)}\n`,
    );
    return USAGE_ERROR;
  }
  throw error;
}
