// TypeScript over the whole workspace: what runs on Node, and what runs in a browser, which knows other globals.
import { spawnSync } from 'node:child_process';

const projects = ['tsconfig.json', 'apps/console/tsconfig.json'];
const results = projects.map((project) =>
  spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--project', project, '--pretty', 'false'], {
    stdio: 'inherit',
  }),
);
process.exitCode = results.every(({ status }) => status === 0) ? 0 : 1;
