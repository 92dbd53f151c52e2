import { startPostgres } from '@wenxiao/infra';
import { type RunningService, readSettings, serviceSettings, startService } from '@wenxiao/service-kit';
import { startGateway } from '@wenxiao/gateway';
import type { InstallationSettings } from './config.js';
import { startDemoClocks } from './demo-clock.js';
import { openSecrets } from './home.js';
import { servicePlans } from './plans.js';
import type { Progress } from './progress.js';
import { environmentOf, gatewayEnvironment, type Installation } from './service-environment.js';
import { provisionStores, storeNames, type Stores, storesOn, writeConnections } from './stores.js';

/** Every service in one process, on one public address. */
export type Running = Readonly<{
  url: string;
  /** Where each service answers by itself, on this machine alone. */
  services: Readonly<Record<string, string>>;
  stores: Stores;
  close(): Promise<void>;
}>;

/**
 * Starts the product on this machine: PostgreSQL (unless one is given), stores, services, gateway.
 * Starting again on the same home goes on where it was, whatever ended it.
 */
export async function startStandalone(settings: InstallationSettings, progress: Progress): Promise<Running> {
  const { home } = settings;
  const secrets = openSecrets(home, storeNames);
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closeOne of opened.splice(0).reverse()) await closeOne();
  };
  try {
    const superuserUrl =
      settings.postgresUrl ||
      (await progress.run('启动数据库', 'PostgreSQL', async () => {
        const server = await startPostgres({ home, log: ({ zh }) => progress.say(`    ${zh}`) });
        opened.push(() => server.stop());
        return server.superuserUrl;
      }));
    const stores = storesOn(superuserUrl, secrets);
    const installation: Installation = {
      secrets,
      stores,
      demo: settings.demo,
      logLevel: settings.logLevel,
      transport: 'postgres',
      kafkaBrokers: [],
    };
    const plans = await servicePlans(installation);
    await progress.run('准备各服务的事件库', 'stores', () =>
      provisionStores(superuserUrl, plans, secrets, settings.demo),
    );
    if (settings.demo) await startDemoClocks(stores);
    const services = await progress.run('启动各服务', 'services', async () => {
      const running: RunningService[] = [];
      for (const plan of plans) {
        const service = await startService(plan, readSettings(serviceSettings, environmentOf(plan.name, installation)));
        opened.push(() => service.close());
        running.push(service);
      }
      return running;
    });
    const urls = Object.fromEntries(services.map(({ name, url }) => [name, url]));
    const gateway = await progress.run('打开对外地址', 'gateway', () =>
      startGateway(gatewayEnvironment(installation, urls, settings)),
    );
    opened.push(() => gateway.close());
    writeConnections(home, stores, { url: gateway.url, kafkaBrokers: [] });
    return { url: gateway.url, services: urls, stores, close };
  } catch (error) {
    await close();
    throw error;
  }
}
