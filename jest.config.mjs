import { existsSync, readFileSync } from 'node:fs';

const swcrc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));
delete swcrc.$schema;

/** Every kind of test runs the sources themselves: workspace packages resolve by the condition `@wenxiao/source`. */
const base = {
  rootDir: import.meta.dirname,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swcrc, swcrc: false, sourceMaps: 'inline' }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@wenxiao/source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/(apps|libs|infra)/?[^/]*/dist', '<rootDir>/tmp', '<rootDir>/.wenxiao'],
  injectGlobals: true,
};
const project = (displayName, options) => ({ ...base, displayName, ...options });

/** One PostgreSQL for the whole run; Jest starts it only when a test file of such a project is going to run. */
const withPostgres = {
  globalSetup: '<rootDir>/tests/harness/postgres.setup.mjs',
  globalTeardown: '<rootDir>/tests/harness/teardown.mjs',
};

export default {
  maxWorkers: 2,
  projects: [
    project('unit', {
      testMatch: [
        '<rootDir>/{apps,libs}/*/src/**/*.spec.ts',
        '<rootDir>/{apps,libs}/*/test/**/*.spec.ts',
        '<rootDir>/infra/src/**/*.spec.ts',
      ],
    }),
    project('integration', {
      ...withPostgres,
      testMatch: ['<rootDir>/{apps,libs}/*/{src,test}/**/*.int-spec.ts', '<rootDir>/infra/src/**/*.int-spec.ts'],
    }),
  ],
};
