import { readFileSync } from 'node:fs';

const swcrc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));
delete swcrc.$schema;

/** Every kind of test runs the sources themselves: workspace packages resolve by the condition `@wenxiao/source`. */
const base = {
  rootDir: import.meta.dirname,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swcrc, swcrc: false, sourceMaps: 'inline' }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFilesAfterEnv: ['<rootDir>/tests/harness/patience.mjs'],
  testEnvironmentOptions: { customExportConditions: ['@wenxiao/source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/(apps|libs|infra)/?[^/]*/dist', '<rootDir>/tmp', '<rootDir>/.wenxiao'],
  injectGlobals: true,
};
const project = (displayName, options) => ({ ...base, displayName, ...options });

const withServers = (globalSetup) => ({
  globalSetup,
  globalTeardown: '<rootDir>/tests/harness/teardown.mjs',
});
/** One PostgreSQL for the whole run; Jest starts it only when a test file of such a project is going to run. */
const withPostgres = withServers('<rootDir>/tests/harness/postgres.setup.mjs');
/** One Kafka broker beside it. */
const withKafka = withServers('<rootDir>/tests/harness/kafka.setup.mjs');

/** Large numbers of rows, races that are tried for long, clones that are installed anew. */
const stress = '\\.stress\\.int-spec\\.ts$';
/** What is wrong with a request, tried at every operation. */
const badInput = ['<rootDir>/tests/acceptance/bad-input.spec.ts', '<rootDir>/tests/acceptance/hostile-input.spec.ts'];
/** Rows of the requirement matrix that no part of the cycle shows which everybody waits for. */
const rows = '<rootDir>/tests/acceptance/rows/';
/** What is joined over the services: apps/overview tests for itself what it makes of what it is told. */
const joined = '<rootDir>/tests/acceptance/overview.spec.ts';
/** Installations beside each other, what services are let in as, and the messages that an operator takes care of. */
const operations = '<rootDir>/tests/acceptance/operations/';
/** PostgreSQL that is set up, started, killed and started again. */
const ownServers = [
  '<rootDir>/infra/src/postgres/owner.int-spec.ts',
  '<rootDir>/infra/src/postgres/server.int-spec.ts',
];
/** The one suite that every transport passes, over Kafka. Over PostgreSQL it is an integration test. */
const transport = '<rootDir>/tests/kafka/kafka-transport.spec.ts';

export default {
  maxWorkers: 2,
  // What a test file has loaded stays in its worker’s memory, which slows down all that come after it.
  workerIdleMemoryLimit: '500MB',
  testSequencer: './tests/harness/longest-first.mjs',
  projects: [
    project('unit', {
      testMatch: [
        '<rootDir>/{apps,libs}/*/src/**/*.spec.ts',
        '<rootDir>/{apps,libs}/*/test/**/*.spec.ts',
        '<rootDir>/infra/src/**/*.spec.ts',
        '<rootDir>/tests/matrix/**/*.spec.ts',
      ],
    }),
    project('integration', {
      ...withPostgres,
      testMatch: ['<rootDir>/{apps,libs}/*/{src,test}/**/*.int-spec.ts', '<rootDir>/infra/{src,test}/**/*.int-spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/infra/src/kafka/', ...ownServers, stress],
    }),
    project('stress', {
      ...withPostgres,
      testMatch: ['<rootDir>/{apps,libs,infra}/**/*.stress.int-spec.ts', ...ownServers],
    }),
    project('forms', { testMatch: ['<rootDir>/tests/forms/**/*.spec.ts'] }),
    project('transport', { ...withKafka, testMatch: [transport] }),
    project('kafka', {
      ...withKafka,
      testMatch: ['<rootDir>/tests/kafka/**/*.spec.ts', '<rootDir>/infra/src/kafka/**/*.int-spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', transport],
    }),
    project('faults', { ...withKafka, testMatch: ['<rootDir>/tests/faults/**/*.spec.ts'] }),
    project('acceptance', {
      ...withPostgres,
      testMatch: ['<rootDir>/tests/acceptance/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', rows, operations, joined, ...badInput],
    }),
    project('rows', { ...withPostgres, testMatch: [`${rows}**/*.spec.ts`] }),
    project('operations', { ...withPostgres, testMatch: [`${operations}**/*.spec.ts`, joined] }),
    project('bad-input', { ...withPostgres, testMatch: badInput }),
    project('authority', { ...withPostgres, testMatch: ['<rootDir>/tests/authority/**/*.spec.ts'] }),
    project('browser', { ...withPostgres, testMatch: ['<rootDir>/tests/browser/**/*.spec.ts'] }),
  ],
};
