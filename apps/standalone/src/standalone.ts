import type { Progress } from '@wenxiao/cli/demo';
import { startGateway } from '@wenxiao/gateway';
import { readSettings, serviceSettings, startService } from '@wenxiao/service-kit';
import type { InstallationSettings } from './config.js';
import { writeConnections } from './connections.js';
import { prepareInstallation, Start } from './installation.js';
import { addressError } from './public-address.js';
import { environmentOf, gatewayEnvironment } from './service-environment.js';
import type { Stores } from './stores.js';

/** The product on its one public address. */
export type Running = Readonly<{ url: string; close(): Promise<void> }>;

/** Every service in one process. */
export type RunningStandalone = Running &
  Readonly<{
    /** Where each service answers by itself, on this machine alone. */
    services: Readonly<Record<string, string>>;
    stores: Stores;
  }>;

/**
 * Starts the product in this process: PostgreSQL (unless one is given), stores, services, gateway.
 * Starting again on the same home goes on where it was, whatever ended it.
 * @param signal ends a start between two of its steps; what was started is stopped
 * @throws {StartError} {InfraError} {SettingsError} and others that `sentenceOf` has words for
 */
export async function startStandalone(
  settings: InstallationSettings,
  progress: Progress,
  signal?: AbortSignal,
): Promise<RunningStandalone> {
  const start = new Start(progress, signal);
  try {
    const { installation, plans } = await prepareInstallation(settings, start);
    const { stores } = installation;
    const services: Record<string, string> = {};
    await start.step('启动各服务', 'services', async () => {
      for (const plan of plans) {
        start.goOn();
        const service = await startService(plan, readSettings(serviceSettings, environmentOf(plan.name, installation)));
        start.opensService(() => service.close());
        services[service.name] = service.url;
      }
    });
    const urls = Object.fromEntries(Object.entries(services).map(([name, url]) => [name, [url]]));
    const gateway = await start.step('打开对外地址', 'gateway', () =>
      startGateway(gatewayEnvironment(installation, urls, settings)).catch((error: unknown) => {
        throw addressError(error, settings.host, settings.port);
      }),
    );
    start.opensService(() => gateway.close());
    writeConnections(settings.home, installation, gateway.url);
    return { url: gateway.url, services, stores, close: () => start.close() };
  } catch (error) {
    await start.close();
    throw error;
  }
}
