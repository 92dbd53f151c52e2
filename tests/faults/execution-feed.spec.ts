import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cast, type CastName, demoAdministrator, demoPassword, prepareDemo, PublicAddress } from '@wenxiao/cli/demo';
import { freshHome } from '@wenxiao/infra/testing';
import { jest } from '@jest/globals';
import { Caller } from '../acceptance/harness/caller.js';
import { County } from '../acceptance/harness/county.js';
import { approved } from '../acceptance/harness/cycle.js';
import { eventually } from '../acceptance/harness/eventually.js';
import { feedTable, paid, type Progress, tableOf } from '../acceptance/harness/feeding.js';
import { RunningHome } from './running-home.js';
import { StartedProduct } from './started-product.js';

// Three starts of the whole product.
jest.setTimeout(600_000);

afterEach(() => StartedProduct.endAll());

/** Each is recorded by itself: of a line’s year a day at a time. */
const days = 240;
const dayAt = (nth: number): string => new Date(Date.UTC(2023, 0, 21 + nth)).toISOString().slice(0, 10);

const callers = (url: string) =>
  Object.fromEntries(
    (Object.keys(cast) as CastName[]).map((name) => [
      name,
      Caller.signingIn(url, cast[name].accountName, demoPassword),
    ]),
  ) as Record<CastName, Caller>;

/** So long the clock of a county may take through the due days of a year, and its lines one by one. */
const long_ms = 180_000;

/** The demo county of a product that just started, while next year's budget is made, and how its days go by. */
async function countyAt(url: string) {
  const address = new PublicAddress(url);
  const { countyId, unitId, provinceId } = await prepareDemo(address);
  const administrator = Caller.signingIn(url, demoAdministrator.accountName, demoPassword);
  const clock = `/api/directory/jurisdictions/${provinceId}/business-clock`;
  const moved = async (to: string) => {
    const { status, body } = await administrator.post<{ waiting: readonly object[] }>(clock, { to });
    return status === 200 && body.waiting.length === 0 ? true : undefined;
  };
  const advanceTo = (to: string) => eventually(`the business day is ${to}`, () => moved(to), long_ms);
  const county = new County(countyId, unitId, callers(url));
  await advanceTo('2022-11-07T02:00:00.000000Z');
  return { county, advanceTo };
}

describe('the lines of an accepted batch', () => {
  it('go on where they were, and nothing is recorded twice, when the service is killed between them', async () => {
    const home = freshHome();
    // The published forms are of no account here: to the product they were played.
    writeFileSync(join(home, 'demo-played'), '');
    const store = new RunningHome(home);
    const demo = { WENXIAO_DEMO: '1' };
    const first = new StartedProduct(home, demo);
    const { county, advanceTo } = await countyAt(await first.ready());
    const [line = ''] = await eventually('a line is approved', () => approved(county, {}).catch(() => undefined));
    const amounts = Array.from({ length: days }, (_, nth) => paid(line, dayAt(nth), `${String(nth + 1)}.00`));
    await advanceTo('2023-10-01T02:00:00.000000Z');
    await eventually('the batch is taken', async () => {
      const { status } = await feedTable(county, tableOf(amounts), { batch: 'killed' });
      return status === 201 ? true : undefined;
    });

    const recordedNow = async (): Promise<number> => {
      const rows = await store.asOwner<{ count: string }>(
        'monitoring',
        `select count(*) from event_store.events where stream = 'execution/${line}.2023'`,
      );
      return Number(rows[0]?.count);
    };
    let product = first;
    for (const enough of [1, days / 2]) {
      while ((await recordedNow()) < enough);
      await product.end('SIGKILL');
      product = new StartedProduct(home, demo);
      await product.ready();
    }
    const again = new County(county.id, county.unitId, callers(await product.ready()));
    const recordedAll = async () => {
      const { body } = await again.get<Progress>('treasury', 'monitoring', 'execution-batches/killed');
      return body.status === 'recorded' ? body : undefined;
    };
    const progress = await eventually('all lines are recorded', recordedAll, long_ms);
    expect(progress).toMatchObject({ changed: days, unchanged: 0, rejected: 0 });
    const recorded = await store.asOwner<{ on: string; executed: string }>(
      'monitoring',
      `select data ->> 'on' as on, data -> 'parts' -> 0 ->> 'executed' as executed from event_store.events
        where stream = 'execution/${line}.2023' order by version`,
    );
    expect(recorded).toEqual(amounts.map(({ on, amount }) => ({ on, executed: amount })));
    await product.end('SIGTERM');
    expect(store.audit('verify')).toMatchObject({ status: 0, answer: { findingsCount: 0 } });
  });
});
