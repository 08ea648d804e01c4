/** `chancery doctor`: how a store and what it is read with stand, and what to do. */
import { diagnose, type Finding } from '../../desk/doctor.js';
import { storeAt } from '../../desk/place.js';
import { harmless } from '../harmless.js';
import { json, print } from '../output.js';
import { columns, padded, terminal } from '../terminal.js';

const SIGN: Readonly<Record<Finding['state'], string>> = { well: 'ok', look: 'look', ill: 'WRONG' };

/** @returns the exit status: 1 where something is wrong */
export async function doctorCommand(options: { readonly store?: string; readonly json?: boolean }): Promise<number> {
  const { color, width } = terminal();
  let isIll = false;
  for await (const finding of diagnose(storeAt(options.store))) {
    isIll ||= finding.state === 'ill';
    if (options.json) {
      await print(`${json(finding)}\n`);
      continue;
    }
    const { what, is, advice, state } = finding;
    const sign = padded(SIGN[state], 7);
    const text = `${padded(what, 12)}${harmless(is)}${advice ? `; ${harmless(advice)}` : ''}`;
    await print(`${columns(state === 'ill' ? color.red(sign) : sign, text, width, 0)}\n`);
  }
  return isIll ? 1 : 0;
}
