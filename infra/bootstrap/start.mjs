// `npm start`, on a fresh clone too: installs and builds what is missing, then starts the product.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, CommandFailed, install, needsBuild, needsInstall, objectionToNode, root } from './prepare.mjs';

const objection = objectionToNode();
if (objection !== undefined) {
  console.error(objection);
  process.exit(1);
}

const entry = process.argv[2] ?? 'apps/standalone/dist/main.js';

try {
  if (needsInstall()) await step('安装依赖包', 'install', install);
  if (needsBuild()) await step('编译', 'build', build);
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error;
  console.error(error.message);
  process.exit(1);
}
process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(root, entry)).href);

async function step(zh, en, work) {
  console.log(`  … ${zh} / ${en}`);
  const since = performance.now();
  await work();
  console.log(`  ✓ ${zh} / ${en} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
}
