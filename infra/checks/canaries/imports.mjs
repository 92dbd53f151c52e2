// What the import graph must not hold. Each violation has files of its own.
const constant = 'export const canary = 1;\n';
const importing = (target, text = '') =>
  `import { canary as imported } from '${target}';\nexport const canary = imported;\n${text}`;
const typeImporting = (target) =>
  `import type { Canary as Imported } from '${target}';\nexport type Canary = Imported | 1;\n`;

const cycles = [
  {
    name: 'a cycle of two files',
    files: {
      'libs/domain/src/canary-a.ts': importing('./canary-b.js'),
      'libs/domain/src/canary-b.ts': importing('./canary-a.js'),
    },
    finds: ['no-cycle', 'libs/domain/src/canary-a.ts'],
  },
  {
    name: 'a cycle of types',
    files: {
      'libs/domain/src/canary-type-a.ts': typeImporting('./canary-type-b.js'),
      'libs/domain/src/canary-type-b.ts': typeImporting('./canary-type-a.js'),
    },
    finds: ['no-cycle', 'libs/domain/src/canary-type-a.ts'],
  },
  {
    name: 'a cycle through two packages',
    files: {
      'libs/domain/src/index.ts': (text) => `${text}export { canary } from './canary-outer.js';\n`,
      'libs/domain/src/canary-outer.ts': importing('@wenxiao/contracts'),
      'libs/contracts/src/index.ts': (text) => `${text}export { canary } from './canary-inner.js';\n`,
      'libs/contracts/src/canary-inner.ts': importing('@wenxiao/domain'),
    },
    finds: ['no-cycle', 'libs/domain/src/canary-outer.ts'],
  },
  {
    name: 'a cycle of scripts',
    files: {
      'infra/bootstrap/canary-a.mjs': importing('./canary-b.mjs'),
      'infra/bootstrap/canary-b.mjs': importing('./canary-a.mjs'),
    },
    finds: ['no-cycle', 'infra/bootstrap/canary-a.mjs'],
  },
];

const targets = [
  [
    'a path past the exports of a package',
    'libs/rules/src/canary-deep.ts',
    '@wenxiao/domain/src/money.js',
    'resolvable',
  ],
  ['a file that does not exist', 'infra/bootstrap/canary-missing.mjs', './no-such-file.mjs', 'resolvable'],
  [
    'a third-party package that only the root declares',
    'libs/figures/src/canary-undeclared.ts',
    'fast-check',
    'declared-package',
  ],
  [
    'a third-party package that nobody declares',
    'libs/figures/src/canary-transitive.spec.ts',
    'ajv',
    'declared-package',
  ],
  [
    'a workspace package that is not declared',
    'libs/contracts/src/canary-undeclared.ts',
    '@wenxiao/rules/shape',
    'declared-workspace-package',
  ],
  [
    'an undeclared workspace package in a test',
    'libs/domain/src/canary.spec.ts',
    '@wenxiao/rules/shape',
    'declared-workspace-package',
  ],
].map(([name, path, target, rule]) => ({ name, files: { [path]: importing(target) }, finds: [rule, path] }));

const testCode = {
  name: 'production code that loads test code',
  files: {
    'apps/targets/src/canary-production.ts': importing('../test/canary.js'),
    'apps/targets/test/canary.ts': constant,
  },
  finds: ['test-code-stays-in-tests', 'apps/targets/src/canary-production.ts'],
};

const nodeAlone = {
  name: 'a module of Node that a form reaches through the domain',
  files: {
    'libs/domain/src/decimal.ts': (text) => `export { canary } from './canary-node.js';\n${text}`,
    'libs/domain/src/canary-node.ts': "import { tmpdir } from 'node:os';\nexport const canary = tmpdir();\n",
  },
  finds: ['runs-in-a-browser', 'libs/forms/src/index.ts'],
};

const foreignFacts = [
  {
    name: 'a service that reads the facts of another',
    files: {
      'apps/targets/src/canary-facts.ts':
        "import { monitoringFacts } from '@wenxiao/facts/monitoring';\nexport const canary = monitoringFacts;\n",
    },
    finds: ['own-facts', 'apps/targets/src/canary-facts.ts'],
  },
  {
    name: 'facts that are made of another service’s',
    files: {
      'libs/facts/src/targets/canary.facts.ts':
        "import { monitoringFacts } from '../monitoring/monitoring.facts.js';\nexport const canary = monitoringFacts;\n",
    },
    finds: ['own-facts', 'libs/facts/src/targets/canary.facts.ts'],
  },
];

export const importsCanaries = [...cycles, ...targets, testCode, nodeAlone, ...foreignFacts];
