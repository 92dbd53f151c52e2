// `npm run bench` (how fast it is, as ratios to what was measured beside it in the same run) and `npm run matrix` (which rows of the
// requirement matrix hold): `tests/<name>/main.ts`. Standard output belongs to what it finds; what is installed and built before, when it
// is missing, tells of itself on standard error.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const preparing = `
  import { prepare } from ${JSON.stringify(new URL('./prepare.mjs', import.meta.url).href)};
  await prepare().catch((error) => { console.error(error.message); process.exit(1); });`;
const prepared = spawnSync(process.execPath, ['--input-type=module', '--eval', preparing], {
  cwd: root,
  stdio: ['ignore', 2, 2],
});
if (prepared.status !== 0) process.exit(prepared.status ?? 1);

const [name, ...args] = process.argv.slice(2);
const hooks = join(root, 'libs/messaging/src/testing/typescript-hooks.mjs');
const command = spawn(
  process.execPath,
  [
    '--conditions=@wenxiao/source',
    '--disable-warning=ExperimentalWarning',
    `--import=${hooks}`,
    join(root, `tests/${name}/main.ts`),
    ...args,
  ],
  { cwd: root, stdio: 'inherit' },
);
// A Ctrl-C reaches the command as well, which needs a moment to stop what it has started.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => command.kill(signal));
command.once('close', (code) => process.exit(code ?? 1));
