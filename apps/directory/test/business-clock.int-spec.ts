import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DueStanding } from '@wenxiao/service-kit';
import { type RunningDirectory, runDirectory } from '../src/testing/index.js';

type Standing = Omit<DueStanding, 'now'>;
const quiet = (recorded = '1'): Standing => ({ pending: 0, unheard: 0, recorded });

/** A service that stands as a test says, one answer after the other, the last one for ever. */
class PaperService {
  standings: Standing[] = [quiet()];
  now = '2099-01-01T00:00:00.000000Z';
  readonly asked: string[] = [];
  readonly bearers = new Set<string | undefined>();
  private readonly server: Server = createServer((request, response) => {
    this.asked.push(request.url ?? '');
    this.bearers.add(request.headers.authorization?.replace(/^Bearer /, ''));
    const [standing] = this.standings.length > 1 ? this.standings.splice(0, 1) : this.standings;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ now: this.now, ...standing }));
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

const [targets, monitoring] = [new PaperService(), new PaperService()];
let directory: RunningDirectory;

beforeAll(async () => {
  const dueServices = { targets: [await targets.listen()], monitoring: [await monitoring.listen()] };
  directory = await runDirectory('business-clock', { demoFrom: '2023-01-01T01:00:00.000000Z', dueServices });
});
beforeEach(() => {
  for (const service of [targets, monitoring]) {
    service.standings = [quiet()];
    service.asked.length = 0;
  }
});
afterAll(async () => {
  await directory.close();
  await Promise.all([targets.close(), monitoring.close()]);
});

const clock = () => `/jurisdictions/${directory.rootId}/business-clock`;
const move = (to: string) => directory.call(clock(), { as: directory.administrator, body: { to } });

describe("moving a demo's clock", () => {
  it('is answered once everything due by then has fired everywhere, with the day on which something is due next', async () => {
    targets.standings = [
      { ...quiet(), pending: 3 },
      { ...quiet(), unheard: 1 },
      { ...quiet(), next: '2023-03-31' },
    ];
    monitoring.standings = [{ ...quiet(), next: '2023-04-15' }];
    const { status, body } = await move('2023-02-01T01:00:00Z');
    expect({ status, body }).toMatchObject({ status: 200, body: { waiting: [], nextDue: '2023-03-31' } });
    // The day is that of the jurisdictions' time zone, and they are asked until all are done twice.
    expect(new Set(targets.asked)).toEqual(new Set([`/jurisdictions/${directory.rootId}/due?through=2023-02-01`]));
    expect(targets.asked).toHaveLength(4);
  });

  it('waits on where one of them has recorded something since the others were asked: they may have to hear of it', async () => {
    monitoring.standings = [quiet('1'), quiet('2'), quiet('3')];
    expect((await move('2023-02-02T01:00:00Z')).body).toMatchObject({ waiting: [] });
    expect(targets.asked).toHaveLength(4);
  });

  it('says what it goes on with where that takes long; whoever sends it again waits on', async () => {
    targets.standings = [{ ...quiet(), pending: 12 }];
    monitoring.now = '2023-02-02T01:00:00.000000Z';
    expect(await move('2023-02-03T01:00:00Z')).toMatchObject({
      status: 200,
      body: {
        waiting: [
          { service: 'monitoring', reason: 'behind' },
          { service: 'targets', pending: 12, unheard: 0 },
        ],
      },
    });
    [targets.standings, monitoring.now] = [[quiet()], '2099-01-01T00:00:00.000000Z'];
    expect(await move('2023-02-03T01:00:00Z')).toMatchObject({ status: 200, body: { waiting: [] } });
  });

  it('asks in the name of whoever moves it', async () => {
    await move('2023-02-04T01:00:00Z');
    const [bearer = ''] = [...targets.bearers].slice(-1);
    expect((await directory.verify(bearer))?.personId).toBe(directory.administrator.personId);
  });
});

it('says where the clock stands and what is due next, to whoever may move it alone', async () => {
  targets.standings = [{ ...quiet(), pending: 2, next: '2023-03-31' }];
  expect(await directory.call(clock(), { as: directory.administrator })).toMatchObject({
    status: 200,
    body: { now: expect.any(String), waiting: [{ service: 'targets', pending: 2, unheard: 0 }], nextDue: '2023-03-31' },
  });
  const desk = { ...directory.administrator, grants: [{ desk: 'budget-desk', organisationId: directory.rootId }] };
  expect(await directory.call(clock(), { as: desk })).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
});
