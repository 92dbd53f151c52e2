import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress } from '@wenxiao/cli/demo';
import { keepRunning, type Log, startPostgres } from '@wenxiao/infra';
import type { ServicePlan } from '@wenxiao/service-kit';
import type { InstallationSettings } from './config.js';
import { connectionRoom } from './connection-room.js';
import { startDemoClocks } from './demo-clock.js';
import { createDemoAdministrator } from './demo.js';
import { agreeOnDemo, claimHome, openSecrets } from './home.js';
import type { Instances } from './instances.js';
import { servicePlans } from './plans.js';
import { checkPublicAddress } from './public-address.js';
import type { Installation } from './service-environment.js';
import { provisionStores, storeNames, storesOn } from './stores.js';

/** How long one part gets to finish what it is at, before what lies below it is stopped. */
const finishing_ms = 12_000;

type PortedServer = Readonly<{ port: number; exited: Promise<void>; stop(): Promise<void> }>;

/** A start under way: says each step, and knows what it has opened, to close it again from the last to the first. */
export class Start {
  private readonly opened: (() => Promise<unknown>)[] = [];

  /** @param signal ends the start between two of its steps. */
  constructor(
    private readonly progress: Progress,
    private readonly signal: AbortSignal | undefined,
  ) {}

  step<Result>(zh: string, en: string, work: () => Promise<Result>): Promise<Result> {
    this.goOn();
    return this.progress.run(zh, en, work);
  }

  /** @throws what ended the start, once it was told to stop. */
  goOn(): void {
    this.signal?.throwIfAborted();
  }

  readonly note: Progress['note'] = (message) => this.progress.note(message);

  /** Something is open until `close`. */
  opens(close: () => Promise<unknown>): void {
    this.opened.push(close);
  }

  /** As {@link opens}, for what finishes requests and messages under way, and is not waited for longer than that takes. */
  opensService(close: () => Promise<unknown>): void {
    this.opens(() => Promise.race([close(), sleep(finishing_ms, undefined, { ref: false })]));
  }

  /** Starts a server of our own; one that ends by itself, killed or for want of room, is started again on its port. */
  async keeps<Server extends PortedServer>(
    zh: string,
    name: string,
    launch: (how: Readonly<{ port: number } | { log: Log }>) => Promise<Server>,
  ): Promise<Server> {
    const kept = await this.step(zh, name, () =>
      keepRunning<Server>({
        name,
        start: (ended) => launch(ended ? { port: ended.port } : { log: this.note }),
        log: this.note,
      }),
    );
    this.opens(() => kept.stop());
    return kept.server;
  }

  async close(): Promise<void> {
    for (const closeOne of this.opened.splice(0).reverse()) await closeOne();
  }
}

/**
 * Takes the home for this process, starts PostgreSQL unless one is given, and makes or updates the stores: what the services
 * need, wherever they run. A demo's stores begin on its first day, with the administrator that everything else is made by.
 * @throws {StartError} {InfraError} {SettingsError} and others that `sentenceOf` has words for
 */
export async function prepareInstallation(
  settings: InstallationSettings,
  start: Start,
  instances: Instances = {},
): Promise<Readonly<{ installation: Installation; plans: readonly ServicePlan[] }>> {
  const { home, installation: name, demo, logLevel, passedOn = {} } = settings;
  const held = await claimHome(home);
  start.opens(async () => held.release());
  await checkPublicAddress(settings.host, settings.port);
  const secrets = openSecrets(home, name, storeNames);
  agreeOnDemo(home, demo);
  const superuserUrl = settings.postgresUrl || (await embeddedPostgres(home, start, instances)).superuserUrl;
  const installation = {
    home,
    secrets,
    stores: storesOn(superuserUrl, secrets),
    demo,
    logLevel,
    kafkaBrokers: [],
    passedOn,
  };
  const plans = await servicePlans(installation);
  await start.step('准备各服务的事件库', 'stores', () => provisionStores(superuserUrl, plans, secrets, demo));
  if (demo) {
    await startDemoClocks(installation.stores);
    await createDemoAdministrator(installation.stores);
  }
  return { installation, plans };
}

function embeddedPostgres(home: string, start: Start, instances: Instances) {
  const settings = { max_connections: String(connectionRoom(instances)) };
  return start.keeps('启动数据库', 'PostgreSQL', (how) => startPostgres({ home, settings, ...how }));
}
