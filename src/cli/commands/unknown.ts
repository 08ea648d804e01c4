/** `chancery unknown`: names met often that no table of actors has, also as entries to fill in for `--actors`. */
import { Document as YamlDocument } from 'yaml';
import type { ShownUnknown } from '../../desk/desk.js';
import { harmless } from '../harmless.js';
import { json, print } from '../output.js';
import { type StoreOption, withDesk } from '../record.js';
import { columns, padded, type Terminal, terminal } from '../terminal.js';

export interface UnknownCommand extends StoreOption {
  readonly least?: number;
  readonly limit?: number;
  readonly json?: boolean;
  readonly yaml?: boolean;
}

const USUAL_LEAST = 2;
const USUAL_LIMIT = 50;

export async function unknownCommand(options: UnknownCommand): Promise<number> {
  const least = options.least ?? USUAL_LEAST;
  const limit = options.limit ?? USUAL_LIMIT;
  return withDesk(options, async (desk) => {
    const all = await desk.unknown(least);
    const names = all.slice(0, limit);
    if (options.json) for (const one of names) await print(`${json(one)}\n`);
    else if (options.yaml) await print(asYaml(names));
    else if (names.length === 0)
      await print(`no name that the tables lack stands in ${least === 1 ? 'a document' : `${least} documents`}\n`);
    else {
      await print(`${names.map((one) => lines(one, terminal())).join('\n')}\n`);
      if (all.length > limit) await print(`\n${all.length - limit} more: --limit ${limit * 2} shows twice as many\n`);
    }
    return 0;
  });
}

const INDENT = 15;

const lines = (one: ShownUnknown, { color, width }: Terminal): string => {
  const known = [one.kind === 'person' ? '' : one.kind, one.parties.join(', '), one.roles[0] ?? ''].filter(Boolean);
  const count = one.documents === 1 ? '1 document' : `${one.documents} documents`;
  const also = one.spellings.length > 0 ? `  (${one.spellings.slice(0, 3).join(', ')})` : '';
  const days = one.first === null ? '' : one.first === one.last ? one.first : `${one.first} to ${one.last}`;
  return [
    columns(padded(count, INDENT), `${harmless(one.name)}${harmless(also)}  ${harmless(known.join('  '))}`, width, 0),
    columns(' '.repeat(INDENT), color.cyan(`“${harmless(one.words)}”`), width, 0),
    ' '.repeat(INDENT) + color.dim([days, harmless(one.example.document)].filter(Boolean).join('  ')),
  ].join('\n');
};

/** People as entries of `--actors`: what the documents say is filled in, to be checked by a person. */
const asYaml = (names: readonly ShownUnknown[]): string => {
  const document = new YamlDocument({
    people: names
      .filter(({ kind }) => kind === 'person')
      .map(({ name, spellings, parties, roles, first, last }) => ({
        name,
        ...(spellings.length > 0 ? { aliases: spellings } : {}),
        ...(parties[0] ? { country: parties[0] } : {}),
        ...(roles[0] && first && last
          ? { offices: [{ role: roles[0], attested: first === last ? first : `${first}/${last}` }] }
          : {}),
      })),
  });
  document.commentBefore =
    ' Names that the tables of actors lack, as the record has them: check, fill in, use with --actors.';
  return document.toString();
};
