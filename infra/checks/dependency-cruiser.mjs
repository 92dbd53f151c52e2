// What a file may reach for: no cycle anywhere, nothing that cannot be resolved (a path past a package's `exports`, say), and
// nothing that the importing package does not itself declare. Workspace packages are followed into their sources.
import { builtinModules } from 'node:module';
import { readManifests } from './manifests.mjs';

const { workspace, packages } = readManifests(process.cwd());
const folders = new Map(packages.map(({ name, folder }) => [name, folder]));

// Tests and tools, which never run in production: they may also use what the root declares for development.
const tests = '[.](int-)?spec[.]ts$|/test/|/testing/|^tests/';
const tools = '^infra/(bootstrap|checks)/';
const developmentPackages = Object.keys(workspace.devDependencies).map((name) => `node_modules/${name}/`);

/** A package imports the workspace packages that its package.json names, and no other. */
function declaredWorkspacePackages({ folder, name, dependencies = {}, devDependencies = {} }) {
  const foldersOf = (declared) => Object.keys(declared).flatMap((each) => folders.get(each) ?? []);
  const rule = (kind, from, allowed) => ({
    name: `declared-workspace-package`,
    comment: `${name} declares what its ${kind} imports.`,
    severity: 'error',
    from: { path: `^${folder}/`, ...from },
    to: { path: `^(${[...folders.values()].join('|')})/`, pathNot: `^(${[folder, ...allowed].join('|')})/` },
  });
  return [
    rule('production code', { pathNot: `${tests}|${tools}` }, foldersOf(dependencies)),
    rule('test code', {}, foldersOf({ ...dependencies, ...devDependencies })),
  ];
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Types included: files that describe each other cannot be read one after the other.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'It does not exist, or the package does not export it.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-package',
      comment:
        'A package declares what it imports in its own package.json, under dependencies where production code needs it.',
      severity: 'error',
      from: { pathNot: `${tests}|${tools}|^[^/]+$` },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
    {
      name: 'declared-package',
      comment:
        'Tests and tools may use what the root declares for development, but no package that is there by chance.',
      severity: 'error',
      from: { path: `${tests}|${tools}` },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: developmentPackages },
    },
    ...packages.flatMap(declaredWorkspacePackages),
    {
      name: 'own-facts',
      comment: 'What a service records is known to itself, and to the audit trail; others hear of it by contracts.',
      severity: 'error',
      from: { path: '^apps/(?!audit/)([^/]+)/|^libs/facts/src/([^/]+)/' },
      to: { path: '^libs/facts/src/', pathNot: '^libs/facts/src/($1|$2)/' },
    },
    {
      name: 'runs-in-a-browser',
      comment: 'Fields, terms and forms are read in a browser too: nothing that Node alone has is reachable from them.',
      severity: 'error',
      from: { path: '^libs/(domain/src/(index|field/index|terms/index)|forms/src/index)[.]ts$' },
      to: { path: `^(node:)?(${builtinModules.join('|')})$`, reachable: true },
    },
    {
      name: 'test-code-stays-in-tests',
      comment: 'What runs in production does not load test code.',
      severity: 'error',
      from: { path: '^(apps|libs)/|^infra/src/', pathNot: tests },
      to: { path: tests },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|tmp|[.]nx|[.]wenxiao)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@wenxiao/source', 'import', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
