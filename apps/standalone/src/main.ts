import { readInstallationSettings } from './config.js';
import { demoNotice, openDemo } from './demo.js';
import { runProduct } from './run-product.js';
import { startStandalone } from './standalone.js';

await runProduct(
  async (progress, signal) => startStandalone(readInstallationSettings(), progress, signal),
  async ({ url }, progress) => {
    const { demo, home } = readInstallationSettings();
    if (!demo) return;
    await openDemo(url, home, progress);
    progress.say(demoNotice());
  },
);
