/** Which folder may import which. Folders are listed from the lowest up; each may import itself and those before it. */
const order = ['lib', 'language', 'proposal', 'checks', 'rubric', 'evaluate', 'report', 'reviews', 'scaffold', 'desk', 'rubric-kit', 'changed', 'commands'];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', comment: 'Move what both need into a file of its own.', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    ...order.slice(0, -1).map((folder, i) => ({
      name: `${folder}-imports-down`, severity: 'error', comment: `src/${folder} knows only the folders below it: ${order.slice(0, i).join(', ') || 'none'}.`,
      from: { path: `^src/${folder}/` }, to: { path: `^src/(${order.slice(i + 1).join('|')})/` },
    })),
  ],
  options: { parser: 'swc', tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' }, tsConfig: { fileName: 'tsconfig.json' }, exclude: { path: 'node_modules|^node:' } },
};
