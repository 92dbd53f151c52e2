// The checks of the workspace: what each runs, and what it promises.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The script behind a command of an installed package, run by this very Node. */
function tool(root, packageName, command = packageName) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/**
 * @typedef Check
 * @property {string} name
 * @property {string} promise what holds when it passes
 * @property {(root: string, files?: readonly string[]) => readonly string[]} command arguments of Node; with `files`, for these alone
 *   where the check can look at single files
 */

/** @type {readonly Check[]} */
export const checks = [
  {
    name: 'format',
    promise: 'every file is as Prettier writes it',
    command: (root, files = ['.']) => [tool(root, 'prettier'), '--check', '--log-level=warn', ...files],
  },
  {
    name: 'layout',
    promise: 'names say something, files can be read, every project has its README',
    command: () => ['infra/checks/repository.mjs', 'layout'],
  },
  {
    name: 'texts',
    promise: 'no path of a machine, no registry host, no rule switched off without a reason',
    command: () => ['infra/checks/repository.mjs', 'texts'],
  },
  {
    name: 'terms',
    promise: 'no term in which nothing is told',
    command: () => ['infra/checks/repository.mjs', 'terms'],
  },
  {
    name: 'packages',
    promise: 'one exact version of every package, declared where it is used',
    command: () => ['infra/checks/repository.mjs', 'packages'],
  },
  {
    name: 'imports',
    promise: 'no cycle, nothing unresolvable, nothing undeclared, no test code in production',
    command: (root) => [
      tool(root, 'dependency-cruiser', 'depcruise'),
      '--config=infra/checks/dependency-cruiser.mjs',
      'apps',
      'libs',
      'infra',
      'tests',
    ],
  },
  {
    name: 'dead-code',
    promise: 'no file, export or dependency that nobody uses',
    command: (root) => [
      tool(root, 'knip'),
      '--config=infra/checks/knip.mjs',
      '--tsConfig=infra/checks/tsconfig.knip.json',
      '--no-progress',
      '--no-config-hints',
    ],
  },
  {
    name: 'lint-rules',
    promise: 'our own lint rules find what they are for, and nothing else',
    command: () => ['--test', '--test-reporter=spec', 'infra/checks/eslint/'],
  },
  {
    name: 'types',
    promise: 'TypeScript accepts the whole workspace',
    command: () => ['infra/checks/types.mjs'],
  },
  {
    name: 'lint',
    promise: 'boundaries between projects, guards, clocks, exhaustiveness: the rules of eslint.config.mjs',
    command: (root, files = ['.']) => [
      tool(root, 'eslint'),
      '--max-warnings=0',
      '--format=./infra/checks/eslint/one-line.mjs',
      ...files,
    ],
  },
];

/** Jest, for tests in ECMAScript modules. */
export const jestCommand = (root) => [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  tool(root, 'jest'),
];

/** Not one of the checks (`npm test` runs them), but they too must be seen to fail. */
export const unitTests = {
  name: 'unit tests',
  promise: 'what the pure code promises is so',
  command: (root, files = []) => [
    ...jestCommand(root),
    '--selectProjects=unit',
    ...(files.length > 0 ? ['--runTestsByPath', ...files] : []),
  ],
};

const plain = { NO_COLOR: '1', FORCE_COLOR: '0', NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false', NX_NO_CLOUD: 'true' };

// Each check runs in a process group of its own, so that it ends with this process and all that it started.
const running = new Set();
process.once('exit', () => {
  for (const { pid } of running) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/** Runs one check in `root`. `output` is all that it printed; `seconds` how long it took. */
export function runCheck({ command }, root, files) {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command(root, files), {
      cwd: root,
      env: { ...process.env, ...plain },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      const output = Buffer.concat(chunks).toString('utf8').trim();
      resolve({ passed: code === 0, output, seconds: (performance.now() - started) / 1000 });
    });
  });
}
