// What nobody uses goes: files, exports (those of a library's public surface too), dependencies.
/** @type {import('knip').KnipConfig} */
export default {
  includeEntryExports: true,
  // A type that appears in an exported signature has to be exported with it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  ignoreIssues: {
    'tests/matrix/mutate/{row-environment,no-reporter}.mjs': ['exports'],
    'tests/matrix/mutate/{seeds-in-hand,standalone-elsewhere}.ts': ['exports'],
    // ESLint, Knip and dependency-cruiser load these by name.
    'infra/checks/{knip,dependency-cruiser,eslint/one-line}.mjs': ['exports'],
    // A public function's types are public with it, whether or not somebody has to write their names yet.
    '{libs/*,infra}/src/{,testing/}index.ts': ['types'],
    'apps/*/src/{offline,{demo,administration,testing}/index}.ts': ['types'],
    // The vocabulary of the rules: deadlines and scoring methods that the rows to come are written in, each with its oracles as tests.
    'libs/rules/src/{*/index,shape/*}.ts': ['exports', 'types'],
    'libs/rules/src/{publication/publication-flaws,rounds/duties,rounds/rounds-to-do}.ts': ['exports'],
    // The class of every published message is there for whoever hears it, whether or not somebody does yet.
    'libs/contracts/src/*/*.v1.ts': ['exports'],
    // What runs servers on one machine is complete in itself: what is started can be asked for, and removed.
    'infra/{src/index.ts,src/processes/port.ts,bootstrap/prepare.mjs}': ['exports'],
  },
  // Commands of the system, not of a package.
  ignoreBinaries: ['mvn', 'mount', 'umount'],
  workspaces: {
    '.': { includeEntryExports: false },
    // A service is started by its main.ts; the tests are started by Jest.
    'apps/gateway': {
      entry: ['src/main.ts', '{src,test}/**/*.{spec,int-spec}.ts'],
      project: ['{src,test}/**/*.ts'],
      // Its files are served, not imported.
      ignoreDependencies: ['swagger-ui-dist', '@wenxiao/console'],
    },
    'apps/console': {
      entry: ['src/main.tsx', 'build.mjs', 'src/**/*.spec.ts'],
      project: ['src/**/*.{ts,tsx}'],
    },
    'apps/*': {
      entry: ['src/{main,*.main}.ts', '{src,test}/**/*.{spec,int-spec}.ts'],
      project: ['{src,test}/**/*.ts'],
    },
    'libs/*': {
      entry: ['{src,test}/**/*.{spec,int-spec}.ts'],
      project: ['{src,test}/**/*.ts'],
    },
    infra: {
      entry: [
        'bootstrap/*.mjs',
        'checks/{run,canary,mechanisms,repository,unit-tests,knip,dependency-cruiser}.mjs',
        'checks/eslint/{one-line,*.test}.mjs',
        // Node loads these before a process starts (`--import`).
        'src/**/*.preload.ts',
        '{src,test}/**/*.{spec,int-spec}.ts',
      ],
      project: ['{bootstrap,checks}/**/*.mjs', '{src,test}/**/*.ts'],
    },
    tests: {
      // What `npm run bench` and `npm run matrix` run, and what a test runs in a process of its own.
      entry: [
        '**/*.{spec,int-spec}.ts',
        '{bench,matrix}/main.ts',
        'forms/yardsticks-of-hostile-forms.ts',
        // Jest loads these by name, in the place of others.
        'matrix/mutate/{row-environment,no-reporter}.mjs',
        'matrix/mutate/{seeds-in-hand,standalone-elsewhere}.ts',
      ],
      project: ['**/*.{ts,mjs}'],
    },
  },
};
