import { demoNotice, openDemo } from './demo.js';
import { runProduct } from './run-product.js';
import { startStandalone } from './standalone.js';

await runProduct('standalone', startStandalone, async ({ url }, { demo, demoForms, home }, progress) => {
  if (!demo) return;
  await openDemo(url, { home, forms: demoForms }, progress);
  progress.say(demoNotice());
});
