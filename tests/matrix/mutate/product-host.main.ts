import { ProductHost } from './product-host.js';

// A process of the command’s, which tells it where it answers and ends with it.
const host = new ProductHost();
const end = (): void => void host.close().finally(() => process.exit());
process.once('disconnect', end);
process.send?.(await host.open());
