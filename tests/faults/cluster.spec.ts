// The distributed form as people start it, with the demo against it: the same results as in one process, whoever is killed.
import { describeWithKafka, freshHome } from '@wenxiao/infra/testing';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { jest } from '@jest/globals';
import { cli } from '../forms/compiled-cli.js';
import { postmasterOf, processesNaming, StartedProduct } from './start/started-product.js';

jest.setTimeout(600_000);

afterEach(() => StartedProduct.endAll());

/** Starts the cluster on ports that nobody else has. */
const startCluster = (home: string, ...args: string[]) =>
  new StartedProduct(home, { WENXIAO_DEMO: '1' }, ['cluster.main.js', ...args]);

/** `npm run demo` against the product of a home. */
function playDemo(home: string): {
  ended: Promise<{ status: number | null; output: string }>;
  isRunning: () => boolean;
} {
  const child = spawn(process.execPath, [cli, 'demo'], {
    env: { ...process.env, WENXIAO_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return {
    ended: new Promise((resolve) => child.once('close', (status) => resolve({ status, output }))),
    isRunning: () => child.exitCode === null,
  };
}

/** The rows of the demo's table: one for each form, with its id at the end. */
const tableOf = (output: string): readonly string[] =>
  output.split('\n').filter((line) => /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(line));

type Proof = Readonly<{ status: number | null; answer: Readonly<Record<string, unknown>> }>;

function audit(home: string, ...words: readonly string[]): Proof {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'audit', ...words, '--json'], {
    env: { ...process.env, WENXIAO_HOME: home },
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return { status, answer: JSON.parse(stdout) as Record<string, unknown> };
}

/** Both sources give one trail, and the stores are as the trail says. */
function expectOneTrail(home: string): void {
  const fromKafka = audit(home, 'rebuild', '--from', 'kafka');
  const fromStores = audit(home, 'rebuild', '--from', 'postgres');
  expect(fromKafka).toMatchObject({ status: 0, answer: { differences: [], waiting: 0, diverged: 0 } });
  expect(fromKafka.answer['root']).toBe(fromStores.answer['root']);
  expect(fromKafka.answer['rows']).toBe(fromStores.answer['rows']);
  expect(audit(home, 'verify')).toMatchObject({ status: 0, answer: { findingsCount: 0 } });
}

/** How often a store recorded each type of event for each subject: what happens once in the demo happened once. */
async function historyOf(home: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const { postgres } = JSON.parse(readFileSync(join(home, 'connections.json'), 'utf8')) as {
    postgres: { stores: Record<string, { serviceUrl: string }> };
  };
  const counted: Record<string, readonly string[]> = {};
  for (const store of ['targets', 'monitoring', 'evaluation', 'accountability']) {
    const client = new pg.Client({ connectionString: postgres.stores[store]?.serviceUrl });
    await client.connect();
    const { rows } = await client.query<{ line: string }>(
      `select stream || ' ' || type || ' ' || count(*) as line from event_store.events group by stream, type order by 1`,
    );
    await client.end();
    counted[store] = rows.map(({ line }) => line);
  }
  return counted;
}

/** The processes that the cluster names, and the one that each has become since. */
function pidOf(cluster: StartedProduct, name: string): number {
  const begun = new RegExp(`^ +${name} +http\\S+ +PID (\\d+)$`, 'm').exec(cluster.output)?.[1];
  const again = [...cluster.output.matchAll(new RegExp(` ${name} is back \\(PID (\\d+)\\)`, 'g'))].at(-1)?.[1];
  return Number(again ?? begun);
}

async function expectNothingLeft(cluster: StartedProduct, home: string): Promise<void> {
  expect(await cluster.end('SIGINT')).toMatchObject({ status: 0 });
  expect([postmasterOf(home), ...processesNaming(home)]).toEqual([undefined]);
}

describeWithKafka('the cluster', () => {
  let played: Readonly<{ table: readonly string[]; history: Awaited<ReturnType<typeof historyOf>> }>;

  it('goes on where one process was: same home, same results, and Kafka is filled from the stores', async () => {
    const home = freshHome();
    const alone = new StartedProduct(home, { WENXIAO_DEMO: '1' });
    await alone.ready();
    played = { table: tableOf(alone.output), history: await historyOf(home) };
    expect(played.table.length).toBeGreaterThanOrEqual(12);
    expect(await alone.end('SIGINT')).toMatchObject({ status: 0 });

    const cluster = startCluster(home);
    await cluster.ready();
    const { status, output } = await playDemo(home).ended;
    expect({ status, table: tableOf(output) }).toEqual({ status: 0, table: played.table });
    expect(await historyOf(home)).toEqual(played.history);
    expectOneTrail(home);
    await expectNothingLeft(cluster, home);
  });

  it('loses and doubles nothing when every process is killed in turn while the demo is played', async () => {
    const home = freshHome();
    const cluster = startCluster(home, '--instances', 'targets=2');
    await cluster.ready();
    const demo = playDemo(home);
    await sleep(3_000);
    const names = [
      'targets',
      'monitoring',
      'directory',
      'evaluation',
      'targets-2',
      'accountability',
      'audit',
      'gateway',
    ];
    for (const name of names) {
      process.kill(pidOf(cluster, name), 'SIGKILL');
      await sleep(1_500);
    }
    expect(demo.isRunning()).toBe(true);
    for (const name of names) await cluster.says(` ${name} is back (PID `);

    const { status, output } = await demo.ended;
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
    expect(tableOf(output)).toEqual(played.table);
    expect(await historyOf(home)).toEqual(played.history);
    expectOneTrail(home);
    await expectNothingLeft(cluster, home);
  });

  it('says in one sentence which arguments and which Kafka it cannot work with', async () => {
    const wrong = startCluster(freshHome(), '--instances', 'gateway=2');
    expect(await wrong.ended).toMatchObject({ status: 1 });
    expect(wrong.sentence).toMatch(/^参数有误（gateway=2）.*--instances targets=2[^]*\nWrong arguments \(gateway=2\)/);

    const unreachable = new StartedProduct(freshHome(), { KAFKA_BROKERS: '127.0.0.1:1' }, ['cluster.main.js']);
    expect(await unreachable.ended).toMatchObject({ status: 1 });
    expect(unreachable.sentence).toMatch(/^无法连接 Kafka（127\.0\.0\.1:1[^]*\nKafka is out of reach .*KAFKA_BROKERS/);
  });
});
