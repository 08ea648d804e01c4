/** The parsers that come with a release, by how `--model` names them: the default one, and one surer and slower. */
export const PARSERS = { fast: 'parser-en.bin', accurate: 'parser-en-accurate.bin' } as const;
export type ParserName = keyof typeof PARSERS;
export const PARSER_NAMES = Object.keys(PARSERS) as readonly ParserName[];
