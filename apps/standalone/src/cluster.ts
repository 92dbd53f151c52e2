import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Progress } from '@wenxiao/cli/demo';
import { freePorts, type ProcessSpec, type ProcessStatus, startKafka, startProcesses } from '@wenxiao/infra';
import { kafkaBroker } from '@wenxiao/messaging';
import type { InstallationSettings } from './config.js';
import { writeConnections } from './connections.js';
import { prepareInstallation, Start } from './installation.js';
import type { Instances, ServiceName } from './instances.js';
import { keepingTasks } from './plans.js';
import { environmentOf, gatewayEnvironment, type Installation } from './service-environment.js';
import type { Running } from './standalone.js';
import { StartError } from './start-error.js';
import { storeNames } from './stores.js';

/** Each service in a process of its own. */
export type RunningCluster = Running &
  Readonly<{
    /** Every process by its name, the second instance of `targets` being `targets-2`, and where it answers. */
    processes: () => readonly (ProcessStatus & Readonly<{ url: string }>)[];
    /** What every process prints, a file each. */
    logFolder: string;
  }>;

/** Services answer on this machine alone, from this port on. */
const firstServicePort = 4001;
const readyTimeout_s = 180;

/**
 * Starts the product as it runs on many machines: PostgreSQL and Kafka (unless they are given), each service a process of its
 * own or several, and the gateway before them. What dies is started again. Works on the home of `startStandalone`, too.
 * @param signal ends a start between two of its steps; what was started is stopped
 * @throws {StartError} {InfraError} {SettingsError} and others that `sentenceOf` has words for
 */
export async function startCluster(
  settings: InstallationSettings,
  instances: Instances,
  progress: Progress,
  signal?: AbortSignal,
): Promise<RunningCluster> {
  const start = new Start(progress, signal);
  const { home } = settings;
  try {
    const prepared = await prepareInstallation(settings, start, instances);
    const installation = { ...prepared.installation, kafkaBrokers: await reachKafka(settings, start) };
    const tasksOf = keepingTasks(prepared.plans);
    const { specs, urls } = await processesOf(installation, { instances, tasksOf }, settings);
    const gatewayUrl = urls.at(-1) ?? '';
    const logFolder = join(home, 'log');
    const supervisor = await start.step('启动各服务进程', 'processes', () =>
      startProcesses(specs, { logFolder, readyTimeout_s, log: start.note }),
    );
    start.opens(() => supervisor.stop());
    writeConnections(home, installation, gatewayUrl);
    return {
      url: gatewayUrl,
      processes: () => supervisor.status().map((status, index) => ({ ...status, url: urls[index] ?? '' })),
      logFolder,
      close: () => start.close(),
    };
  } catch (error) {
    await start.close();
    throw error;
  }
}

/** The brokers that are given, or one of our own, which is started again whenever it ends. */
async function reachKafka(settings: InstallationSettings, start: Start): Promise<readonly string[]> {
  const { home, kafkaBrokers: brokers } = settings;
  if (brokers.length > 0) {
    await start.step('连接 Kafka', 'Kafka', () => checkKafka(settings.installation, brokers));
    return brokers;
  }
  return (await start.keeps('启动 Kafka', 'Kafka', (how) => startKafka({ home, ...how }))).brokers;
}

async function checkKafka(installation: string, brokers: readonly string[]): Promise<void> {
  const silent = { error: () => undefined, warn: () => undefined, log: () => undefined };
  const broker = kafkaBroker({ brokers, installation, clientId: 'start' }, silent);
  try {
    await broker.hasTopic('directory.history.v1');
  } catch (cause) {
    const [list, what] = [brokers.join(','), (cause as Error).message];
    throw new StartError(
      `无法连接 Kafka（${list}：${what}）。请检查 KAFKA_BROKERS 与该服务；不设 KAFKA_BROKERS 则在本机启动一个。`,
      `Kafka is out of reach (${list}: ${what}). Check KAFKA_BROKERS and that server; without KAFKA_BROKERS one is started on this machine.`,
      { cause },
    );
  } finally {
    await broker.close();
  }
}

/** All processes, and where each answers, in one order; the gateway comes last, so that it stops first. */
async function processesOf(
  given: Installation,
  { instances, tasksOf }: Readonly<{ instances: Instances; tasksOf: readonly string[] }>,
  settings: InstallationSettings,
) {
  const names = storeNames.flatMap((service) => Array.from({ length: instances[service] ?? 1 }, () => service));
  const ports = await freePorts(names.length + 1, firstServicePort);
  const portsOf = (service: string) => ports.filter((_, index) => names[index] === service);
  const serviceUrls = Object.fromEntries(storeNames.map((service) => [service, portsOf(service).map(loopbackUrl)]));
  const taskServices = Object.fromEntries(tasksOf.map((service) => [service, serviceUrls[service] ?? []]));
  const installation = { ...given, taskServices, directoryUrls: serviceUrls['directory'] ?? [] };
  const services = storeNames.map((service): ProcessSpec => {
    const own = portsOf(service);
    return {
      ...nodeProcess(service),
      instances: own.length,
      env: (instance) => environmentOf(service, installation, own[instance - 1]),
    };
  });
  // A port that the system chooses would be another one after each restart.
  const address = { host: settings.host, port: settings.port || (ports.at(-1) ?? 0) };
  const gateway = { ...nodeProcess('gateway'), env: gatewayEnvironment(installation, serviceUrls, address) };
  const urls = [...ports.slice(0, -1).map(loopbackUrl), `http://${address.host}:${address.port}`];
  return { specs: [...services, gateway], urls };
}

const loopbackUrl = (port: number): string => `http://127.0.0.1:${port}`;

/** A service says itself when it is ready. */
function nodeProcess(name: ServiceName | 'gateway') {
  const main = fileURLToPath(import.meta.resolve(`@wenxiao/${name}/main`));
  return {
    name,
    command: process.execPath,
    args: ['--enable-source-maps', main],
    ready: { message: 'ready' },
  } as const;
}
