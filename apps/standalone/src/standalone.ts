import type { Progress } from '@wenxiao/cli/demo';
import { startGateway } from '@wenxiao/gateway';
import {
  DirectoryKeys,
  readSettings,
  type RunningService,
  type ServicePlan,
  serviceSettings,
  startService,
} from '@wenxiao/service-kit';
import type { InstallationSettings } from './config.js';
import { directoryOf, keepingTasks, overviewOf } from './plans.js';
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

const rank = ({ name }: ServicePlan, asked: readonly string[]): number => (asked.includes(name) ? 0 : 1);

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
    const running: RunningService[] = [];
    const tellAll = (producer: string) => {
      for (const service of running) service.hear(producer);
    };
    // Directory asks others and so starts behind them; they ask it for keys once it is there.
    const whereKeysAre = () => (services['directory'] === undefined ? [] : [services['directory']]);
    const keys = new DirectoryKeys(whereKeysAre, installation.secrets.personKeysSecret);
    const urlsOf = (names: readonly string[]) =>
      Object.fromEntries(names.map((name) => [name, [services[name] ?? '']]));
    await start.step('启动各服务', 'services', async () => {
      const asked = keepingTasks(plans);
      // Who asks others starts when it is known where they answer.
      for (const planned of [...plans].sort((one, other) => rank(one, asked) - rank(other, asked))) {
        start.goOn();
        const known = { ...installation, taskServices: urlsOf(asked) };
        const plan =
          planned.name === 'overview'
            ? overviewOf(known)
            : planned.name === 'directory'
              ? await directoryOf(known)
              : planned;
        const own = readSettings(serviceSettings, environmentOf(plan.name, installation));
        const service = await startService(plan, own, () => tellAll(plan.name), keys);
        start.opensService(() => service.close());
        running.push(service);
        services[service.name] = service.url;
      }
    });
    const urls = urlsOf(Object.keys(services));
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
