import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import jest from 'eslint-plugin-jest';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import typescript from 'typescript-eslint';
import { boundaries, requireProjectGraph } from './infra/checks/eslint/boundaries.mjs';
import { guardedHandlers } from './infra/checks/eslint/guarded-handlers.mjs';
import {
  environment,
  exact,
  honestTests,
  identity,
  kafka,
  offline,
  pools,
  replayable,
  restrict,
  withoutFiles,
  withoutServices,
} from './infra/checks/eslint/restrictions.mjs';

await requireProjectGraph();

const code = ['**/*.{ts,tsx}'];
const specs = ['**/*.{spec,int-spec}.ts'];
const tests = [...specs, '{apps,libs}/*/test/**/*.ts', 'infra/test/**/*.ts', '**/src/testing/**/*.ts', 'tests/**/*.ts'];
const decisions = ['**/*.decider.ts', 'libs/{domain,figures}/src/**/*.ts'];
const cycle = ['apps/{targets,monitoring,evaluation,accountability,overview}/src/**/*.ts'];
const projections = ['**/*.projection.ts'];
const packagesOfData = ['libs/{rules,forms}/src/**/*.ts'];
const mayReadEnvironment = ['**/config.ts', 'infra/**/*.ts', 'apps/cli/src/{**/*.command,main}.ts'];

const guarding = {
  guards: ['RequiresRole', 'RequiresGrant'],
  settled: ['SettledAtObject'],
  public: 'Public',
};

export default defineConfig(
  globalIgnores(['**/dist/', '**/tmp/', '**/.wenxiao/', '.nx/', 'infra/kafka/target/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-else-return': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: globals.node },
  },
  {
    // The page is served as it is written.
    files: ['apps/gateway/public/**/*.js'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['{apps,libs,infra,tests}/**/*.mjs'],
    plugins: { '@nx': nx },
    rules: { '@nx/enforce-module-boundaries': boundaries() },
  },
  {
    files: code,
    extends: [typescript.configs.strictTypeChecked],
    plugins: { '@nx': nx, wenxiao: { rules: { 'guarded-handlers': guardedHandlers } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(),
      'wenxiao/guarded-handlers': ['error', { ...guarding, from: ['^@wenxiao/service-kit$'] }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/max-params': ['error', { max: 7 }],
      '@typescript-eslint/prefer-nullish-coalescing': 'error',
      // Every variant is named; `default` is there for `unreachable(value)` alone.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      ...restrict(environment, kafka, pools),

      // A Nest module is a class without a body.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // `(row) => list.push(row)` where nobody looks at the result reads well, and so does `return this.stop();` of nothing.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // `while (true)` with a way out is how a consumer lives.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // Numbers in messages print as everybody expects; objects do not, and stay forbidden.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Requests, contracts and rows are classes of data, for the sake of their decorators; a literal of that shape is one.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // … and so is their spread. Text is cut and counted by code points.
      '@typescript-eslint/no-misused-spread': 'off',
      // The implementation of an asynchronous port may have nothing to wait for, and `async` makes its throw a rejection.
      '@typescript-eslint/require-await': 'off',
      // A type parameter that appears once can still be the caller's promise (`read<Row>(sql)`).
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `_` marks a parameter that a signature demands and a function ignores.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  { files: cycle, rules: restrict(environment, kafka, pools, identity) },
  { files: projections, rules: restrict(environment, kafka, identity, replayable, offline, withoutFiles, exact) },
  { files: packagesOfData, rules: restrict(environment, kafka, replayable, offline, withoutServices, exact) },
  {
    files: decisions,
    rules: restrict(environment, kafka, identity, replayable, offline, withoutServices, withoutFiles, exact),
  },
  { files: mayReadEnvironment, rules: restrict(kafka) },
  { files: ['libs/messaging/src/kafka/**/*.ts'], rules: restrict(environment, pools) },
  {
    // Only a composition root assembles applications, and only by their front door.
    files: ['apps/standalone/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': boundaries({ allow: ['^@wenxiao/[a-z-]+(/[a-z-]+)?$'] }) },
  },
  {
    files: ['apps/cli/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries({ allow: ['^@wenxiao/(audit|directory|evidence)(/[a-z-]+)?$'] }),
    },
  },
  {
    // The decorators are born here.
    files: ['libs/service-kit/**/*.ts'],
    rules: {
      'wenxiao/guarded-handlers': ['error', { ...guarding, from: ['^@wenxiao/service-kit$', '^\\.'] }],
    },
  },
  { files: ['infra/**/*.ts', 'apps/cli/**/*.ts', 'tests/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: tests,
    rules: {
      ...restrict(kafka, honestTests),
      // An application's test kit is there for other tests.
      '@nx/enforce-module-boundaries': boundaries({
        alsoAllowed: ['infra'],
        allow: ['^@wenxiao/[a-z-]+/testing$'],
      }),
      // `describe` is one long function, and so may a story be.
      'max-lines-per-function': 'off',
      // Asymmetric matchers (`expect.any(String)`) are typed `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // What is missing fails the test on the same line.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Whole-system tests start the product and use its command as people do.
    files: ['tests/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries({
        alsoAllowed: ['infra'],
        allow: ['^@wenxiao/[a-z-]+/testing$', '^@wenxiao/(standalone|cli/demo)$'],
      }),
    },
  },
  {
    // A measurement starts single services on stores of its own, and needs to know what these are made of.
    files: ['tests/bench/rules/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries({
        alsoAllowed: ['infra'],
        allow: ['^@wenxiao/[a-z-]+/testing$', '^@wenxiao/(monitoring|overview)$'],
      }),
    },
  },
  {
    files: specs,
    extends: [jest.configs['flat/recommended']],
    rules: {
      'jest/consistent-test-it': ['error', { fn: 'it', withinDescribe: 'it' }],
      'jest/no-disabled-tests': 'error',
      'jest/no-commented-out-tests': 'error',
      'jest/no-duplicate-hooks': 'error',
      'jest/no-test-return-statement': 'error',
      'jest/valid-title': ['error', { ignoreTypeOfDescribeName: true, ignoreTypeOfTestName: true }],
      // A promise that asserts nothing is a defect. What is named here throws by itself when the promise is broken.
      'jest/expect-expect': [
        'error',
        {
          assertFunctionNames: [
            'expect',
            'expect*',
            '**.then',
            '**.thenRejected',
            '**.thenNothing',
            'assert*',
            'fc.assert',
          ],
        },
      ],
    },
  },
);
