// Violations of eslint.config.mjs, one rule each, and the same acts where they are allowed.
import { arrows, importOf } from './arrows.mjs';

const guard = (members) => `
import { Controller, Get } from '@nestjs/common';
@Controller('canary')
export class CanaryController {
  ${members}
}
`;
const decision = (expression) => `export const canary = (): unknown => ${expression};\n`;

const clocks = [
  ['libs/domain/src/canary-now.ts', decision('new Date()'), 'no-restricted-syntax'],
  ['libs/rules/src/canary-now.ts', decision('Date.now()'), 'no-restricted-properties'],
  ['libs/figures/src/canary-random.ts', decision('Math.random()'), 'no-restricted-properties'],
  [
    'libs/forms/src/canary-temporal.ts',
    "import { Temporal } from 'temporal-polyfill';\n" + decision('Temporal.Now.instant()'),
    'no-restricted-properties',
  ],
  [
    'apps/targets/src/canary.decider.ts',
    "import { randomUUID } from 'node:crypto';\n" + decision('randomUUID()'),
    'no-restricted-imports',
  ],
  ['apps/targets/src/canary.projection.ts', decision('crypto.randomUUID()'), 'no-restricted-properties'],
  ['apps/audit/src/canary.projection.ts', "import { v7 } from 'uuid';\n" + decision('v7()'), 'no-restricted-imports'],
].map(([path, text, rule]) => ({
  name: `a clock or chance where history is replayed (${path})`,
  files: { [path]: text },
  finds: [path, rule, 'Time, ids and randomness arrive as data'],
}));

const io = [
  ['apps/targets/src/canary-database.decider.ts', 'pg'],
  ['apps/targets/src/canary-store.decider.ts', '@wenxiao/event-store'],
  ['apps/targets/src/canary-rows.projection.ts', 'typeorm'],
  ['libs/domain/src/canary-files.ts', 'node:fs/promises'],
  ['libs/rules/src/canary-network.ts', 'node:https'],
].map(([path, module]) => ({
  name: `pure code imports ${module}`,
  files: { [path]: importOf(module) },
  finds: [path, 'no-restricted-imports', 'Pure code'],
}));

const suite = (body) => `describe('a canary', () => {\n  ${body}\n});\n`;
const passing = "('sings', () => {\n    expect(1).toBe(1);\n  });";
const tests = [
  ['mock', `jest.mock('./canary.js');\n${suite(`it${passing}`)}`, 'no-restricted-properties'],
  [
    'esm-mock',
    `jest.unstable_mockModule('./canary.js', () => ({}));\n${suite(`it${passing}`)}`,
    'no-restricted-properties',
  ],
  ['only', suite(`it.only${passing}`), 'no-restricted-syntax'],
  ['skip', suite(`it.skip${passing}`), 'no-restricted-syntax'],
  [
    'skip-sometimes',
    suite(`const maybe = process.argv.length > 99 ? it : it.skip;\n  maybe${passing}`),
    'no-restricted-syntax',
  ],
  ['skip-each', suite(`it.skip.each([1])${passing}`), 'no-restricted-syntax'],
  ['todo', suite(`it.todo('sings');`), 'no-restricted-syntax'],
  ['x', suite(`xit${passing}`), 'no-restricted-syntax'],
  ['empty', suite(`it('sings', () => {\n    Math.max(1, 2);\n  });`), 'jest/expect-expect'],
  ['forgotten-matcher', suite(`it('sings', () => {\n    expect(1);\n  });`), 'jest/valid-expect'],
  [
    'unawaited',
    suite(`it('sings', () => {\n    expect(Promise.resolve(1)).resolves.toBe(2);\n  });`),
    'jest/valid-expect',
  ],
  ['commented-out', suite(`// it('sings', () => {});\n  it${passing}`), 'jest/no-commented-out-tests'],
].map(([name, text, rule]) => ({
  name: `a test that cannot fail (${name})`,
  files: { [`libs/domain/src/canary-${name}.spec.ts`]: text },
  finds: [`libs/domain/src/canary-${name}.spec.ts`, rule],
}));

const switchOver = (clauses) => `
export function canary(light: 'red' | 'yellow' | 'green'): string {
  switch (light) {
    ${clauses}
  }
}
`;

const others = [
  [
    'a handler without a guard',
    'apps/targets/src/canary-open.controller.ts',
    guard('@Get()\n  list(): string[] {\n    return [];\n  }'),
    'wenxiao/guarded-handlers',
  ],
  [
    'process.env outside config.ts',
    'apps/targets/src/canary-environment.ts',
    decision('process.env.HOME'),
    'no-restricted-properties',
  ],
  [
    'env imported from node:process',
    'libs/messaging/src/canary-env.ts',
    "import { env } from 'node:process';\n" + decision('env.HOME'),
    'no-restricted-imports',
  ],
  ['kafkajs outside its folder', 'libs/messaging/src/canary-kafka.ts', importOf('kafkajs'), 'no-restricted-imports'],
  [
    'a pool that a broken connection takes the process with',
    'libs/messaging/src/canary-pool.ts',
    "import pg from 'pg';\nexport const canary = new pg.Pool({ max: 1 });\n",
    'no-restricted-syntax',
  ],
  [
    'a variant that nobody handles',
    'apps/targets/src/canary-switch.ts',
    switchOver("case 'red':\n      return 'stop';\n    default:\n      return 'go';"),
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  [
    'any',
    'libs/domain/src/canary-any.ts',
    'export const canary = (value: any): string => `${value}`;\n',
    '@typescript-eslint/no-explicit-any',
  ],
  [
    'a promise that nobody waits for',
    'apps/targets/src/canary-promise.ts',
    'export function canary(): void {\n  Promise.resolve(1);\n}\n',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    '@ts-ignore',
    'libs/domain/src/canary-ignore.ts',
    "// @ts-ignore\nexport const canary: number = 'one';\n",
    '@typescript-eslint/ban-ts-comment',
  ],
  [
    'a float where amounts are exact',
    'libs/rules/src/canary-float.ts',
    "export const canary = parseFloat('0.1');\n",
    'no-restricted-syntax',
  ],
  ['a default export', 'libs/domain/src/canary-default.ts', 'export default 1;\n', 'no-restricted-exports'],
  [
    'work left for later',
    'libs/domain/src/canary-later.ts',
    `// ${'TO' + 'DO'}: sing\nexport const canary = 1;\n`,
    'no-warning-comments',
  ],
  [
    'a directive that switches nothing off',
    'libs/domain/src/canary-directive.ts',
    '// eslint-disable-next-line no-console -- it is quiet\nexport const canary = 1;\n',
    'Unused eslint-disable',
  ],
  [
    'a title that decides who may',
    'apps/targets/src/canary-title.ts',
    "export const canary = (actor: { role: string }): boolean => actor.role === 'clerk';\n",
    'Who may act is settled at the object',
  ],
  [
    'the title in what an event was recorded by',
    'apps/evaluation/src/canary-title.decider.ts',
    "export const canary = (at: { actor: { role: string } }): boolean => at.actor.role === 'clerk';\n",
    'Who may act is settled at the object',
  ],
  [
    'the key of a request as an identity',
    'apps/monitoring/src/canary-key.ts',
    "export const canary = (headers: Record<string, string>): unknown => headers['idempotency-key'];\n",
    'What is new gets its id from the command',
  ],
  [
    'an id by chance',
    'apps/accountability/src/canary-chance.ts',
    "import { randomUUID } from 'node:crypto';\nexport const canary = randomUUID();\n",
    'What is new gets its id from the command',
  ],
  ['a script that uses what it never declared', 'infra/bootstrap/canary.mjs', 'console.log(canary);\n', 'no-undef'],
].map(([name, path, text, rule]) => ({ name, files: { [path]: text }, finds: [path, rule] }));

/** The same acts in the places that are meant for them: a rule that forbids them everywhere would be no rule either. */
const allowed = [
  ['apps/targets/src/canary-settings/config.ts', 'export const canary = process.env.CANARY;\n'],
  [
    'apps/directory/src/canary.id.ts',
    "import { randomUUID } from 'node:crypto';\nexport const canary = randomUUID();\nexport const now = Date.now();\n",
  ],
  ['libs/messaging/src/kafka/canary.ts', importOf('kafkajs')],
  ['apps/standalone/src/canary.ts', importOf('@wenxiao/targets')],
  ['apps/cli/src/canary.ts', importOf('@wenxiao/audit')],
  [
    'libs/rules/src/canary-allowed.spec.ts',
    `import * as infra from '@wenxiao/infra';\n${suite("it('sings', () => {\n    expect(infra).toBeDefined();\n  });")}`,
  ],
  [
    'libs/domain/src/canary-allowed.ts',
    switchOver("case 'red':\n    case 'yellow':\n      return 'stop';\n    case 'green':\n      return 'go';"),
  ],
].map(([path, text]) => ({
  name: `what is allowed there stays allowed (${path})`,
  files: { [path]: text },
  spares: path,
}));

export const lintCanaries = [...arrows, ...clocks, ...io, ...tests, ...others, ...allowed];

/** Without a tag no arrow holds for a project, and the boundary rule would be silent: the lint must stop. */
export const untaggedProject = {
  name: 'a project without a tag',
  files: { 'libs/figures/project.json': (text) => text.replace('"type:figures"', '') },
  finds: ['Each project.json needs exactly one tag', '@wenxiao/figures'],
};
