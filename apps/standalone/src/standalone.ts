import { setTimeout as sleep } from 'node:timers/promises';
import { readSettings, serviceSettings, startService } from '@wenxiao/service-kit';
import { startGateway } from '@wenxiao/gateway';
import type { InstallationSettings } from './config.js';
import { startDemoClocks } from './demo-clock.js';
import { agreeOnDemo, claimHome, openSecrets } from './home.js';
import { keepPostgres, type KeptPostgres } from './kept-postgres.js';
import { servicePlans } from './plans.js';
import type { Progress } from './progress.js';
import { addressError, checkPublicAddress } from './public-address.js';
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

/** How long requests and messages under way get to finish, before the database is stopped below them. */
const finishing_ms = 6_000;

/**
 * Starts the product on this machine: PostgreSQL (unless one is given), stores, services, gateway.
 * Starting again on the same home goes on where it was, whatever ended it.
 * @param signal ends a start between two of its steps; what was started is stopped
 * @throws {StartError} {InfraError} {SettingsError} and others that `sentenceOf` has words for
 */
export async function startStandalone(
  settings: InstallationSettings,
  progress: Progress,
  signal?: AbortSignal,
): Promise<Running> {
  const { home } = settings;
  const held = await claimHome(home);
  const opened: (() => Promise<unknown>)[] = [];
  let postgres: KeptPostgres | undefined;
  const close = async () => {
    const limit = sleep(finishing_ms, undefined, { ref: false });
    for (const closeOne of opened.splice(0).reverse()) await Promise.race([closeOne(), limit]);
    await postgres?.stop();
    held.release();
  };
  const step = <Result>(zh: string, en: string, work: () => Promise<Result>) => {
    signal?.throwIfAborted();
    return progress.run(zh, en, work);
  };
  try {
    await checkPublicAddress(settings.host, settings.port);
    const secrets = openSecrets(home, storeNames);
    agreeOnDemo(home, settings.demo);
    if (!settings.postgresUrl) {
      postgres = await step('启动数据库', 'PostgreSQL', () => keepPostgres(home, progress));
    }
    const superuserUrl = postgres?.superuserUrl ?? settings.postgresUrl;
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
    await step('准备各服务的事件库', 'stores', () => provisionStores(superuserUrl, plans, secrets, settings.demo));
    if (settings.demo) await startDemoClocks(stores);
    const urls: Record<string, string> = {};
    await step('启动各服务', 'services', async () => {
      for (const plan of plans) {
        signal?.throwIfAborted();
        const service = await startService(plan, readSettings(serviceSettings, environmentOf(plan.name, installation)));
        opened.push(() => service.close());
        urls[service.name] = service.url;
      }
    });
    const gateway = await step('打开对外地址', 'gateway', () =>
      startGateway(gatewayEnvironment(installation, urls, settings)).catch((error: unknown) => {
        throw addressError(error, settings.host, settings.port);
      }),
    );
    opened.push(() => gateway.close());
    writeConnections(home, stores, { url: gateway.url, kafkaBrokers: [] });
    return { url: gateway.url, services: urls, stores, close };
  } catch (error) {
    await close();
    throw error;
  }
}
