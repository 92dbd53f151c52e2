// A person of a whole product is erased: the trail that Kafka gives is the one that the stores give, and holds no word of them.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { demoAdministrator, demoPassword } from '@wenxiao/cli/demo';
import { describeWithKafka } from '@wenxiao/infra/testing';
import { type Broker, kafkaBroker, Relay } from '@wenxiao/messaging';
import pg from 'pg';
import { approved } from '../acceptance/harness/cycle.js';
import { accepted, selfEvaluate, upToSheets } from '../acceptance/harness/evaluating.js';
import { eventually } from '../acceptance/harness/eventually.js';
import { expertLeaves } from '../acceptance/harness/leaving.js';
import { type Product, startProduct } from '../acceptance/harness/product.js';
import { trailWith } from '../acceptance/harness/trail.js';
import { cli, compileCli } from '../forms/compiled-cli.js';
import { drained, notebook } from './relay-bench.js';

const stores = ['directory', 'targets', 'monitoring', 'evaluation', 'accountability', 'evidence', 'overview'];
const reason = '因旧疾复发长期休养';

describeWithKafka('an erasure, when every store tells its history to Kafka', ({ brokers }) => {
  let product: Product;
  let home: string;
  let broker: Broker;
  let relays: Relay[];
  let pools: pg.Pool[];
  let subject: string;
  let expert: string;
  beforeAll(async () => {
    compileCli();
    product = await startProduct();
    const { county, running } = product;
    const { log } = notebook();
    const installation = JSON.parse(await readFile(join(product.home, 'connections.json'), 'utf8')) as {
      installation: string;
    };
    broker = kafkaBroker({ brokers, clientId: 'test', session_ms: 6_000, ...installation }, log);
    pools = stores.map((store) => new pg.Pool({ connectionString: running.stores.urlOf(store, 'service'), max: 3 }));
    relays = stores.map(
      (service, at) =>
        new Relay({
          service,
          pool: pools[at]!,
          broker,
          log,
          partitions: 2,
          poll_ms: 100,
          lease_ms: 5_000,
          closeEvery_ms: 500,
        }),
    );
    for (const relay of relays) relay.start();
    home = await mkdtemp(join(tmpdir(), 'wenxiao-erased-'));
    const known = JSON.parse(await readFile(join(product.home, 'connections.json'), 'utf8')) as object;
    await writeFile(join(home, 'connections.json'), JSON.stringify({ ...known, kafka: { brokers } }));
    [subject = ''] = await approved(county, {});
    await product.advanceTo('2023-12-01T02:00:00.000000Z');
    accepted(await selfEvaluate(county, subject, '95'));
    await upToSheets(county, subject);
    expert = await expertLeaves(county, subject, reason);
    await trailWith(county, subject, 'evaluation-reassigned');
  }, 400_000);
  afterAll(async () => {
    for (const relay of relays) await relay.close();
    await broker.close();
    for (const pool of pools) await pool.end();
    await product.close();
    await rm(home, { recursive: true, force: true });
  });

  async function wenxiao(...words: readonly string[]) {
    const child = spawn(process.execPath, [cli, ...words, '--json'], {
      env: { PATH: process.env['PATH'], WENXIAO_HOME: home },
    });
    child.stdin.end(`${demoPassword}\n`);
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
    if (out === '') throw new Error(`wenxiao ${words.join(' ')} says nothing: ${error}`);
    return { status: await ended, answer: JSON.parse(out) as Readonly<Record<string, unknown>> };
  }

  it('leaves one trail from the stores and from Kafka, as proved as before, in which nothing of the person is read', async () => {
    const before = await eventually('the reassignment is proved', async () => {
      const { body } = await product.administrator.get<{ root: string; asOf: string }>('/api/audit/root');
      const { entries } = await trailWith(product.county, subject, 'evaluation-reassigned');
      return body.asOf > entries.at(-1)!.recordedAt ? body : undefined;
    });
    const said = [
      '--jurisdiction',
      product.county.id,
      '--reason',
      '本人申请',
      '--account',
      demoAdministrator.accountName,
    ];
    expect(await wenxiao('persons', 'erase', expert, ...said, '--yes')).toMatchObject({ status: 0 });
    for (const relay of relays) await drained(relay);

    const whole = { status: 0, answer: { differences: [], waiting: 0, diverged: 0 } };
    expect(await wenxiao('audit', 'rebuild', '--from', 'postgres')).toMatchObject(whole);
    // What a store records meanwhile is on its way: the trail in force may have a row more than Kafka at that moment.
    await eventually('Kafka gives what the stores give', async () => {
      const { status } = await wenxiao('audit', 'rebuild', '--from', 'kafka');
      return status === 0 ? true : undefined;
    });
    expect(await wenxiao('audit', 'root', '--as-of', before.asOf)).toMatchObject({ answer: { root: before.root } });
    expect(await wenxiao('audit', 'verify')).toMatchObject({ status: 0, answer: { findingsCount: 0 } });

    const { answer } = await wenxiao('audit', 'trail', subject);
    expect(JSON.stringify(answer)).not.toContain('旧疾复发');
    const { entries } = await trailWith(product.county, subject, 'evaluation-reassigned');
    expect(JSON.stringify(entries)).not.toContain('旧疾复发');
    expect(JSON.stringify(entries)).toContain('已删除的个人信息');
  }, 240_000);
});
