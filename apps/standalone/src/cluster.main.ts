import { startCluster } from './cluster.js';
import { demoNotice } from './demo.js';
import { readInstances } from './instances.js';
import { runProduct } from './run-product.js';

await runProduct(
  'cluster',
  async (settings, progress, signal) => startCluster(settings, readInstances(process.argv.slice(2)), progress, signal),
  async ({ processes, logFolder }, { demo }, progress) => {
    for (const { name, url, pid } of processes()) progress.say(`      ${name.padEnd(18)} ${url}  PID ${String(pid)}`);
    progress.say(`      日志 / logs: ${logFolder}`);
    if (!demo) return;
    progress.say(demoNotice());
    progress.say('  以公开发布的表格走完全流程 / to play published forms through the cycle:  npm run demo');
  },
);
