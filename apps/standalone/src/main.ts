import { demoNotice, openDemo } from './demo.js';
import { runProduct } from './run-product.js';
import { startStandalone } from './standalone.js';

await runProduct('standalone', startStandalone, async ({ url }, { demo, home }, progress) => {
  if (!demo) return;
  await openDemo(url, home, progress);
  progress.say(demoNotice());
});
