import { readFileSync, rmSync, writeFileSync } from 'node:fs';
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
import { copyOfSharedHome, freshHome, requirePostgres } from '@wenxiao/infra/testing';
import { hashOf } from '@wenxiao/rules/layers';
import { seeds } from '@wenxiao/rules/seeds';
import { type RunningStandalone, startStandalone } from '@wenxiao/standalone';
import { Caller } from './caller.js';
import { County } from './county.js';
import { eventually } from './eventually.js';
import { keepStreams } from './kept-streams.js';

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
  const installation = freshInstallation();
  const { superuserUrl } = requirePostgres();
  const started = await start(freshHome(), { installation, postgresUrl: superuserUrl });
  const close = async () => {
    await started.close();
    await removeInstallation(installation);
  };
  return { ...started, close };
}

async function start(home: string, where: Readonly<{ installation: string; postgresUrl: string }>) {
  const settings = { home, host: '127.0.0.1', port: 0, demo: true, logLevel: 'silent', kafkaBrokers: [] } as const;
  const running = await startStandalone({ ...settings, ...where }, silent);
  const administrator = Caller.signingIn(running.url, demoAdministrator.accountName, demoPassword);
  return { running, home, administrator, close: () => running.close() };
}

type Installation = Awaited<ReturnType<typeof start>>;

/** Of many objects, each with its rounds, alarms and what others make of them. */
const monthsOfDueDays_ms = 120_000;

/** A PostgreSQL below the home, which is copied with it. */
const onItsOwn = { installation: 'test-shared', postgresUrl: '' };
const placeFile = 'place.json';

/** One for each test file: what its tests need of counties they open in it. */
export async function startProduct(): Promise<Product> {
  // Under which rules it was prepared tells it from others: tests of rows run under sets that were changed, too.
  const home = await copyOfSharedHome(`demo-county-${hashOf(JSON.stringify(seeds()))}`, prepareHome);
  if (home === undefined) return prepared(await startInstallation());
  const installation = await start(home, onItsOwn);
  const close = async () => {
    await installation.close();
    rmSync(home, { recursive: true, force: true });
  };
  const place = JSON.parse(readFileSync(join(home, placeFile), 'utf8')) as Place;
  return productOf({ ...installation, close }, place);
}

async function prepareHome(home: string): Promise<void> {
  const { county, provinceId, close } = await prepared(await start(home, onItsOwn));
  await close();
  const place: Place = { countyId: county.id, unitId: county.unitId, provinceId };
  writeFileSync(join(home, placeFile), JSON.stringify(place));
}

type Place = Readonly<{ countyId: string; unitId: string; provinceId: string }>;

/** An installation, with the demo county made in it over HTTP. */
async function prepared(installation: Installation): Promise<Product> {
  try {
    const place = await prepareDemo(new PublicAddress(installation.running.url));
    const product = productOf(installation, place);
    await product.advanceTo(firstDay);
    const { id, unitId, people } = product.county;
    const unheardOf = { unit: unitId, kind: 'unheard-of', name: '规则是否到齐' };
    await eventually('the rules of the day have arrived where they govern', async () => {
      const { status } = await people.unit.post(`/api/targets/jurisdictions/${id}/subjects`, unheardOf);
      return status === 422 ? true : undefined;
    });
    await settleFramework(place.people.office, id);
    await product.settled();
    return product;
  } catch (error) {
    await installation.close();
    throw error;
  }
}

function productOf(installation: Installation, { countyId, unitId, provinceId }: Place): Product {
  const { running, home, administrator } = installation;
  const address = new PublicAddress(running.url);
  const people = Object.fromEntries(
    (Object.keys(cast) as CastName[]).map((name) => [
      name,
      Caller.signingIn(running.url, cast[name].accountName, demoPassword),
    ]),
  ) as Record<CastName, Caller>;
  const secrets = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as { tokenPrivateKey: string };
  let latest = firstDay;
  // Of many objects, with months of rounds each, it goes on for longer than a request may. Sent again, it moves nothing and waits.
  const settled = async () => {
    const clock = `/api/directory/jurisdictions/${provinceId}/business-clock`;
    await eventually(
      `everything due by ${latest} has fired, and everybody has heard of it`,
      async () => {
        const { status, text, body } = await administrator.post<{ waiting: readonly object[] }>(clock, { to: latest });
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
    close: async () => {
      const folder = process.env['WENXIAO_TEST_STREAMS'];
      if (folder !== undefined) await keepStreams(running, folder);
      await installation.close();
    },
  };
}
