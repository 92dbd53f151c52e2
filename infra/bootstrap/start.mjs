// `npm start`, on a fresh clone too: installs and builds what is missing, then starts the product.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  build,
  CommandFailed,
  install,
  needsBuild,
  needsInstall,
  objectionToNode,
  holdPort,
  root,
} from './prepare.mjs';

const entry = process.argv[2] ?? 'apps/standalone/dist/main.js';

refuse(objectionToNode());
try {
  const [installs, builds] = [needsInstall(), needsBuild()];
  const held = installs || builds ? await holdPort() : {};
  refuse(held.objection);
  if (installs) await step('安装依赖包', 'packages', install);
  if (builds || needsBuild()) await step('编译', 'build', build);
  await held.letGo?.();
} catch (error) {
  refuse(sentenceOf(error));
}
process.setSourceMapsEnabled(true);
// The program sees its own arguments, as if it had been started by itself.
process.argv.splice(1, 2, join(root, entry));
await import(pathToFileURL(join(root, entry)).href);

function refuse(objection) {
  if (objection === undefined) return;
  console.error(`\n${objection}`);
  process.exit(1);
}

async function step(zh, en, work) {
  console.log(`  …          ${zh} / ${en}`);
  const since = performance.now();
  await work();
  console.log(`  ✓ ${((performance.now() - since) / 1000).toFixed(1).padStart(5)} s  ${zh} / ${en}`);
}

function sentenceOf(error) {
  if (error instanceof CommandFailed) {
    if (error.interrupted) return '已停止；再次启动即可继续。\nStopped; start again to go on.';
    return (
      `启动前的准备失败（${error.message}）。请按上面的输出处理（网络、磁盘空间、权限）后重试。\n` +
      `The preparations failed (${error.message}). See what is written above (network, disk space, permissions), then try again.`
    );
  }
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `磁盘已满（${error.path ?? root}）。请腾出空间后重试。\nThe disk is full (${error.path ?? root}). Make room and try again.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `没有读写权限（${error.path ?? root}）。请以克隆此目录的用户运行。\nReading or writing is not permitted (${error.path ?? root}). Run as the user who made this clone.`;
    default:
      throw error;
  }
}
