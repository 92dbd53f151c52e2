// The whole product in a process of its own, as the acceptance tests start it, with a watch on its event loop.
import { serve } from '@wenxiao/messaging/testing';
import { startProduct } from '../../acceptance/harness/product.js';
import { LoopWatch } from './loop-watch.js';

const product = await startProduct();
const watch = new LoopWatch();

serve({
  place: () => ({
    url: product.running.url,
    countyId: product.county.id,
    unitId: product.county.unitId,
    provinceId: product.provinceId,
  }),
  startWatch: () => watch.start(),
  stopWatch: () => watch.stop(),
  close: () => product.close(),
});
