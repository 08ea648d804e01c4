/** The order of the folders (docs/architecture.md): a folder imports only from those before it. */
const ORDER = ['model', 'ingest', 'reading', 'record', 'store', 'export', 'desk'];
const OUTER = ['server', 'worker', 'cli'];

const later = (folder) => [...ORDER.slice(ORDER.indexOf(folder) + 1), ...OUTER];

module.exports = {
  forbidden: [
    ...ORDER.map((folder) => ({
      name: `${folder}-imports-only-earlier-folders`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: `^src/(${later(folder).join('|')})/` },
    })),
    ...OUTER.map((folder) => ({
      name: `${folder}-stands-alone`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: `^src/(${OUTER.filter((other) => other !== folder).join('|')})/` },
    })),
    {
      name: 'pure-in-the-middle',
      comment: 'reading and record know no file, no clock, no network',
      severity: 'error',
      from: { path: '^src/(model|reading|record)/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'one-place-says-who-is-meant',
      comment:
        'statements, events and diplomacy ask `actors/meant`, and know mentions by the types of `actors/find.ts`',
      severity: 'error',
      from: { path: '^src/reading/(statements|events|diplomacy)/' },
      to: { path: '^src/reading/actors/', pathNot: '^src/reading/actors/(meant/|find\\.ts$)' },
    },
    {
      name: 'whoever-says-who-is-meant-asks-no-later-stage',
      severity: 'error',
      from: { path: '^src/reading/actors/' },
      to: {
        path: '^src/reading/(repair|frames|statements|events|diplomacy)/',
        pathNot: '^src/reading/repair/repair\\.ts$',
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      comment:
        'Imports of types count. What is loaded only when it is wanted closes no circle: a message may hold a message.',
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
