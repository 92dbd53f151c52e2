// The whole product in a process of its own, as the acceptance tests start it, with a watch on its event loop and on what it asks of
// its databases.
import { serve } from '@wenxiao/messaging/testing';
import { startProduct } from '../../acceptance/harness/product.js';
import { LoopWatch } from './loop-watch.js';
import { StatementCount } from './statement-count.js';

const product = await startProduct();
const watch = new LoopWatch();
const statements = new StatementCount();

serve({
  place: () => ({
    url: product.running.url,
    countyId: product.county.id,
    unitId: product.county.unitId,
    provinceId: product.provinceId,
    stores: Object.fromEntries(
      ['directory', 'targets', 'monitoring', 'overview', 'audit'].map((store) => [
        store,
        product.running.stores.urlOf(store, 'service'),
      ]),
    ),
  }),
  startWatch: () => watch.start(),
  stopWatch: () => watch.stop(),
  startCount: (store: string) => statements.start(product.running.stores.urlOf(store, 'service')),
  stopCount: () => statements.stop(),
  advanceTo: (instant: string) => product.advanceTo(instant),
  close: () => product.close(),
});
