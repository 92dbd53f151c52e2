// The trail is rebuilt by the command itself, from the stores with no Kafka to ask, and from Kafka with the stores gone.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomFrom, recordYear, targetIds, testStores, type TestStore } from '@wenxiao/audit/testing';
import { describeWithKafka, freshDatabase, type FreshDatabase } from '@wenxiao/infra/testing';
import { eventually, RelayProcess } from '@wenxiao/messaging/testing';
import { cli, compileCli, repository } from '../forms/compiled-cli.js';

type Answer = Readonly<Record<string, unknown>>;

describeWithKafka('rebuilding the audit trail', ({ brokers }) => {
  let stores: TestStore[];
  let trails: Record<'postgres' | 'kafka', FreshDatabase>;
  let home: string;
  let relays: RelayProcess[];

  beforeAll(async () => {
    compileCli();
    stores = await testStores('targets', 'monitoring', 'evaluation');
    trails = { postgres: await freshDatabase('trail-pg'), kafka: await freshDatabase('trail-kafka') };
    home = mkdtempSync(join(tmpdir(), 'wenxiao-rebuild-'));
    relays = stores.map(
      ({ installation, store: service, serviceUrl: url }) =>
        new RelayProcess({ installation, service, url, brokers, closeEvery_ms: 200 }),
    );
    await Promise.all(relays.map((relay) => relay.ready));
    await recordYear(stores, randomFrom(1979));
  });

  afterAll(async () => {
    for (const relay of relays) await relay.kill();
    for (const store of stores) await store.drop();
    await trails.postgres.drop();
    await trails.kafka.drop();
    rmSync(home, { recursive: true, force: true });
  });

  function connectTo(from: 'postgres' | 'kafka', addresses: Readonly<{ kafka: readonly string[] }>): void {
    const entries = stores.map(({ store, historianUrl }) => [store, { historianUrl }]);
    const connections = {
      installation: stores[0]!.installation,
      audit: { url: trails[from].url },
      postgres: { stores: Object.fromEntries(entries) as object },
      kafka: { brokers: addresses.kafka },
    };
    writeFileSync(join(home, 'connections.json'), JSON.stringify(connections));
  }

  function wenxiao(...words: readonly string[]): { status: number | null; answer: Answer; stderr: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'audit', ...words, '--json'], {
      cwd: repository,
      encoding: 'utf8',
      env: { ...process.env, WENXIAO_HOME: home },
    });
    return { status, answer: (stdout === '' ? {} : JSON.parse(stdout)) as Answer, stderr };
  }

  it('gives one root from the stores alone and from Kafka alone, and the same answers', async () => {
    connectTo('postgres', { kafka: ['127.0.0.1:1'] });
    const fromStores = wenxiao('rebuild', '--from', 'postgres');
    expect(fromStores).toMatchObject({ status: 0, stderr: '', answer: { rows: 66, streams: 30, differences: [] } });
    const trailFromStores = wenxiao('trail', targetIds[0]!);

    connectTo('kafka', { kafka: brokers });
    await eventually(async () => {
      expect(wenxiao('rebuild', '--from', 'kafka').answer).toMatchObject({ rows: 66 });
    });
    for (const relay of relays) await relay.close();
    for (const store of stores) await store.drop();
    const fromKafka = wenxiao('rebuild', '--from', 'kafka');
    expect(fromKafka).toMatchObject({
      status: 0,
      stderr: '',
      answer: { root: fromStores.answer['root'], rows: 66, streams: 30, differences: [], waiting: 0, diverged: 0 },
    });
    const watermarks = fromKafka.answer['watermarks'] as { closedThrough: string | null }[];
    expect(watermarks.map(({ closedThrough }) => closedThrough)).toEqual(stores.map((): unknown => expect.any(String)));
    expect(wenxiao('trail', targetIds[0]!).answer['entries']).toEqual(trailFromStores.answer['entries']);
    expect(wenxiao('verify')).toMatchObject({
      status: 0,
      answer: { findingsCount: 0, stores: stores.map(() => ({ outcome: 'not-reachable' })) },
    });
  }, 240_000);

  it('says so when Kafka does not answer', () => {
    connectTo('kafka', { kafka: ['127.0.0.1:1'] });
    const { status, stderr } = wenxiao('rebuild', '--from', 'kafka');
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^Kafka 读不到历史[^]*does not give the history[^\n]*\n$/),
    ]);
  });
});
