import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress } from '@wenxiao/cli/demo';
import { keepRunning, type PostgresServer, startPostgres } from '@wenxiao/infra';
import type { InstallationSettings } from './config.js';
import { startDemoClocks } from './demo-clock.js';
import { createDemoAdministrator } from './demo.js';
import { agreeOnDemo, claimHome, openSecrets } from './home.js';
import { servicePlans } from './plans.js';
import { checkPublicAddress } from './public-address.js';
import type { Installation } from './service-environment.js';
import { provisionStores, storeNames, storesOn } from './stores.js';

/** How long one part gets to finish what it is at, before what lies below it is stopped. */
const finishing_ms = 6_000;

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

  async close(): Promise<void> {
    for (const closeOne of this.opened.splice(0).reverse()) await closeOne();
  }
}

/**
 * Takes the home for this process, starts PostgreSQL unless one is given, and makes or updates the stores: what the services
 * need, wherever they run. A demo's stores begin on its first day, with the administrator that everything else is made by.
 * @throws {StartError} {InfraError} {SettingsError} and others that `sentenceOf` has words for
 */
export async function prepareInstallation(settings: InstallationSettings, start: Start): Promise<Installation> {
  const { home, demo, logLevel } = settings;
  const held = await claimHome(home);
  start.opens(async () => held.release());
  await checkPublicAddress(settings.host, settings.port);
  const secrets = openSecrets(home, storeNames);
  agreeOnDemo(home, demo);
  const superuserUrl = settings.postgresUrl || (await embeddedPostgres(home, start));
  const installation = { secrets, stores: storesOn(superuserUrl, secrets), demo, logLevel, kafkaBrokers: [] };
  const plans = await servicePlans(installation);
  await start.step('准备各服务的事件库', 'stores', () => provisionStores(superuserUrl, plans, secrets, demo));
  if (demo) {
    await startDemoClocks(installation.stores);
    await createDemoAdministrator(installation.stores);
  }
  return installation;
}

/** Started again, on the same port, when it ends by itself: killed, or because the disk was full. */
async function embeddedPostgres(home: string, start: Start): Promise<string> {
  const kept = await start.step('启动数据库', 'PostgreSQL', () =>
    keepRunning<PostgresServer>({
      name: 'PostgreSQL',
      start: (ended) => startPostgres({ home, ...(ended ? { port: ended.port } : { log: start.note }) }),
      log: start.note,
    }),
  );
  start.opens(() => kept.stop());
  return kept.server.superuserUrl;
}
