/** `chancery rules`: the rule behind a `why`. */
import { distance } from 'fastest-levenshtein';
import { loadResources } from '../../desk/resources.js';
import type { Resources } from '../../reading/resources.js';
import type { RuleInfo } from '../../reading/rules.js';
import { complainLine, print } from '../output.js';
import { padded, type Terminal, terminal, wrapped } from '../terminal.js';

export interface RulesCommand {
  readonly json?: boolean;
  readonly data?: string;
}

/** All rules, or those whose ids are given or begin with what is given. @returns the exit status */
export async function rulesCommand(ids: readonly string[], options: RulesCommand): Promise<number> {
  const resources = loadResources(options.data ? { data: options.data } : {});
  const rules = [...resources.rules.values()];
  if (ids.length === 0) {
    await print(options.json ? jsonLines(rules) : overview(rules));
    return 0;
  }
  let failed = 0;
  for (const id of ids) {
    const found = find(resources, id);
    if (found.length === 0) {
      failed++;
      complainLine(
        id,
        'no such rule',
        `did you mean ${nearest(resources, id).join(', ')}? chancery rules lists them all`,
      );
    } else await print(options.json ? jsonLines(found) : found.map((rule) => detail(rule, terminal())).join('\n'));
  }
  return failed === 0 ? 0 : 1;
}

/** The rule of that id; else all of a table or folder ('events'); else all whose ids begin so: 'events/accuse'. */
const find = ({ rules }: Resources, id: string): RuleInfo[] => {
  const exact = rules.get(id);
  if (exact) return [exact];
  const begin = (prefix: string): RuleInfo[] => [...rules.values()].filter((rule) => rule.id.startsWith(prefix));
  const within = begin(`${id.replace(/\/$/, '')}/`);
  return within.length > 0 || id === '' ? within : begin(id);
};

/** The three ids that begin most like this one. */
const nearest = ({ rules }: Resources, id: string): string[] =>
  [...rules.keys()]
    .map((known) => [known, distance(id, known.slice(0, id.length))] as const)
    .sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
    .slice(0, 3)
    .map(([known]) => known);

const jsonLines = (rules: readonly RuleInfo[]): string => rules.map((rule) => `${JSON.stringify(rule)}\n`).join('');

const overview = (rules: readonly RuleInfo[]): string => {
  const { color, width } = terminal();
  const longest = Math.max(...rules.map((rule) => rule.id.length));
  const lines: string[] = [];
  let layer = '';
  for (const rule of [...rules].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const own = rule.id.slice(0, rule.id.indexOf('/'));
    if (own !== layer) lines.push('', color.bold(own.toUpperCase()));
    layer = own;
    const says =
      rule.says.length > width - longest - 6 ? `${rule.says.slice(0, Math.max(10, width - longest - 7))}…` : rule.says;
    lines.push(`  ${padded(rule.id, longest)}  ${color.dim(says)}`);
  }
  return `${lines.slice(1).join('\n')}\n`;
};

const detail = (rule: RuleInfo, { color, width }: Terminal): string => {
  const row = (name: string, value: string): string =>
    `  ${color.dim(padded(name, 16))}${wrapped(value, width, 18).trimStart()}\n`;
  return [
    `${color.bold(rule.id)}\n`,
    row('layer', rule.layer),
    row('looks for', rule.says),
    ...Object.entries(rule.gives).map(([name, value]) => row(`gives ${name}`, value)),
    row('matches', rule.example),
    row('does not match', rule.counterExample),
    row('stands in', rule.where),
  ].join('');
};
