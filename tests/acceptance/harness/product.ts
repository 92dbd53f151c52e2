import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  cast,
  type CastName,
  demoAdministrator,
  demoPassword,
  prepareDemo,
  Progress,
  PublicAddress,
  settleFramework,
} from '@wenxiao/cli/demo';
import { freshInstallation, removeInstallation } from '@wenxiao/event-store/testing';
import { freshHome, requirePostgres } from '@wenxiao/infra/testing';
import { type RunningStandalone, startStandalone } from '@wenxiao/standalone';
import { Caller } from './caller.js';
import { County } from './county.js';
import { eventually } from './eventually.js';

/** The whole product, an installation of its own on the test run's PostgreSQL, with the demo county ready to play. */
export type Product = Readonly<{
  running: RunningStandalone;
  /** What the installation keeps for itself: secrets, connections. */
  home: string;
  /** PEM of the key that directory signs internal tokens with. */
  tokenPrivateKey: string;
  address: PublicAddress;
  administrator: Caller;
  provinceId: string;
  county: County;
  /** Moves the business time of the whole installation forward, where it is not there yet; every service goes by it then, and everything due has fired. */
  advanceTo(instant: string): Promise<void>;
  /** What was said until now, every service has heard that keeps tasks, with what follows from it. Lists may show it a moment later. */
  settled(): Promise<void>;
  close(): Promise<void>;
}>;

/** The rules of the demo county are in force, and next year's budget is being made. */
const firstDay = '2022-11-07T02:00:00.000000Z';

const silent = new Progress({ isTTY: false, write: () => true });

/** Every service in the test's own process, as an installation of its own, with nobody but its first administrator. */
export async function startInstallation() {
  const home = freshHome();
  const installation = freshInstallation();
  const settings = { installation, home, host: '127.0.0.1', port: 0, demo: true, logLevel: 'silent' } as const;
  const postgresUrl = requirePostgres().superuserUrl;
  const running = await startStandalone({ ...settings, postgresUrl, kafkaBrokers: [] }, silent);
  const close = async () => {
    await running.close();
    await removeInstallation(installation);
  };
  const administrator = Caller.signingIn(running.url, demoAdministrator.accountName, demoPassword);
  return { running, home, administrator, close };
}

/** Of many objects, each with its rounds, alarms and what others make of them. */
const monthsOfDueDays_ms = 120_000;

/** One for each test file: what its tests need of counties they open in it. */
export async function startProduct(): Promise<Product> {
  const { running, home, administrator, close } = await startInstallation();
  try {
    const address = new PublicAddress(running.url);
    const { countyId, unitId, provinceId, people: prepared } = await prepareDemo(address);
    const names = Object.keys(cast) as CastName[];
    const people = Object.fromEntries(
      names.map((name) => [name, Caller.signingIn(running.url, cast[name].accountName, demoPassword)]),
    ) as Record<CastName, Caller>;
    const secrets = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as { tokenPrivateKey: string };
    let latest = firstDay;
    // Of many objects, with months of rounds each, it goes on for longer than a request may. Sent again, it moves nothing and waits.
    const settled = async () => {
      const clock = `/api/directory/jurisdictions/${provinceId}/business-clock`;
      await eventually(
        `everything due by ${latest} has fired, and everybody has heard of it`,
        async () => {
          const { status, text, body } = await administrator.post<{ waiting: readonly object[] }>(clock, {
            to: latest,
          });
          if (status !== 200) throw new Error(`The clock does not move: ${text}`);
          return body.waiting.length === 0 ? true : undefined;
        },
        monthsOfDueDays_ms,
      );
    };
    const advanceTo = async (to: string) => {
      if ((await address.clockOf('monitoring')) >= to) return;
      latest = to;
      await settled();
      // Those of whose objects nothing becomes due go by it a moment later.
      for (const service of Object.keys(running.services)) {
        await eventually(`${service} goes by ${to}`, async () =>
          (await address.clockOf(service)) >= to ? true : undefined,
        );
      }
    };
    await advanceTo(firstDay);
    const unheardOf = { unit: unitId, kind: 'unheard-of', name: '规则是否到齐' };
    const asked = `/api/targets/jurisdictions/${countyId}/subjects`;
    await eventually('the rules of the day have arrived where they govern', async () => {
      const { status } = await people.unit.post(asked, unheardOf);
      return status === 422 ? true : undefined;
    });
    await settleFramework(prepared.office, countyId);
    return {
      running,
      home,
      tokenPrivateKey: secrets.tokenPrivateKey,
      address,
      administrator,
      provinceId,
      county: new County(countyId, unitId, people),
      advanceTo,
      settled,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
