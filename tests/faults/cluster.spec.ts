// The distributed form as people start it, with the demo against it: the same results as in one process, whoever is killed.
import { prepareDemo, PublicAddress } from '@wenxiao/cli/demo';
import { describeWithKafka, freshHome } from '@wenxiao/infra/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { jest } from '@jest/globals';
import { forgetWhatWasSent, parkAndRedrive } from './cluster/hardships.js';
import { RunningHome, tableOf } from './running-home.js';
import { postmasterOf, processesNaming, StartedProduct } from './started-product.js';

jest.setTimeout(900_000);

afterEach(() => StartedProduct.endAll());

const startCluster = (home: string, ...args: string[]) =>
  new StartedProduct(home, { WENXIAO_DEMO: '1' }, ['cluster.main.js', ...args]);

/** The process that the cluster named at its start, or the one that it has become since. */
function pidOf(cluster: StartedProduct, name: string): number {
  const begun = new RegExp(`^ +${name} +http\\S+ +PID (\\d+)$`, 'm').exec(cluster.output)?.[1];
  const again = [...cluster.output.matchAll(new RegExp(` ${name} is back \\(PID (\\d+)\\)`, 'g'))].at(-1)?.[1];
  return Number(again ?? begun);
}

/** Both sources give one trail, and the stores are as the trail says. */
function expectOneTrail(home: RunningHome): void {
  const fromKafka = home.audit('rebuild', '--from', 'kafka');
  const fromStores = home.audit('rebuild', '--from', 'postgres');
  expect(fromKafka).toMatchObject({ status: 0, answer: { differences: [], waiting: 0, diverged: 0 } });
  expect(fromKafka.answer['root']).toBe(fromStores.answer['root']);
  expect(fromKafka.answer['rows']).toBe(fromStores.answer['rows']);
  expect(home.audit('verify')).toMatchObject({ status: 0, answer: { findingsCount: 0 } });
}

type History = Awaited<ReturnType<RunningHome['history']>>;

/** So long nothing more is recorded once all has been drawn from what was: from one service to the next, and what is due by then. */
const quiet_ms = 15_000;

/**
 * What the last commands of the demo cause is recorded a moment after them: targets answers each disposal that takes money, and
 * what is expected of the line that it was taken from follows from that.
 */
async function completeHistory(home: RunningHome): Promise<History> {
  for (;;) {
    const unanswered = await home.asOwner(
      'accountability',
      `select from event_store.events d
        where d.type = 'disposal-decided' and d.data ->> 'change' is not null
          and not exists (select from event_store.events a
                           where (a.tenant, a.stream) = (d.tenant, d.stream) and a.version > d.version
                             and a.type in ('disposal-applied', 'disposal-refused'))`,
    );
    if (unanswered.length === 0) return quietHistory(home);
    await sleep(100);
  }
}

async function quietHistory(home: RunningHome): Promise<History> {
  for (let history = await home.history(); ;) {
    await sleep(quiet_ms);
    const later = await home.history();
    if (isDeepStrictEqual(later, history)) return history;
    history = later;
  }
}

async function expectHistory(
  home: RunningHome,
  expected: History,
  told: (history: History) => History = (history) => history,
): Promise<void> {
  const complete = async () => isDeepStrictEqual(told(await home.history()), told(expected));
  for (let tries = 0; tries < 600 && !(await complete()); tries += 1) await sleep(200);
  expect(told(await home.history())).toEqual(told(expected));
}

const withoutIds = (lines: readonly string[]) => lines.map((line) => line.replaceAll(/[0-9a-f-]{36}/g, '…')).sort();

/** Each stream with all that it holds, whatever it is called: `performance-target/… target-approved 1, target-declared 1`. */
function streamsOf(history: History): History {
  return Object.fromEntries(
    Object.entries(history).map(([service, lines]) => {
      const streams = new Map<string, string[]>();
      for (const line of lines) {
        const [stream = '', ...event] = line.split(' ');
        streams.set(stream, [...(streams.get(stream) ?? []), event.join(' ')]);
      }
      const whole = [...streams].map(([stream, events]) => `${stream} ${events.join(', ')}`);
      return [service, withoutIds(whole)];
    }),
  );
}

async function expectNothingLeft(cluster: StartedProduct, folder: string): Promise<void> {
  expect(await cluster.end('SIGINT')).toMatchObject({ status: 0 });
  expect([postmasterOf(folder), ...processesNaming(folder)]).toEqual([undefined]);
}

/** Of all that the demo plays, what shows every stage. */
const forms = '17';

describeWithKafka('the cluster', () => {
  /** What the demo comes to in one process. */
  let alone: Readonly<{ table: readonly string[]; history: History }>;

  it('goes on where one process was: same home, same results, and Kafka is filled from the stores', async () => {
    const folder = freshHome();
    const home = new RunningHome(folder);
    const product = new StartedProduct(folder, { WENXIAO_DEMO: '1', WENXIAO_DEMO_FORMS: forms });
    await product.ready();
    alone = { table: tableOf(product.output), history: await completeHistory(home) };
    expect(alone.table.length).toBeGreaterThanOrEqual(12);
    expect(await product.end('SIGINT')).toMatchObject({ status: 0 });

    const cluster = startCluster(folder);
    await cluster.ready();
    const { status, output } = await home.playDemo(forms).ended;
    // What the demo said beside its table tells why it did not come to its end.
    expect({ status, table: tableOf(output), output: status === 0 ? '' : output }).toEqual({
      status: 0,
      table: alone.table,
      output: '',
    });
    await expectHistory(home, alone.history);
    expectOneTrail(home);
    await expectNothingLeft(cluster, folder);
  });

  it('loses and doubles nothing when every process is killed in turn while the demo is played', async () => {
    const folder = freshHome();
    const home = new RunningHome(folder);
    const cluster = startCluster(folder, '--instances', 'targets=2');
    const url = await cluster.ready();
    const demo = home.playDemo(forms);
    await sleep(3_000);
    const names = [
      'targets',
      'monitoring',
      'directory',
      'evaluation',
      'evidence',
      'targets-2',
      'accountability',
      'audit',
      'overview',
      'gateway',
    ];
    for (const name of names) {
      if (name === 'monitoring') await forgetWhatWasSent(home, name);
      process.kill(pidOf(cluster, name), 'SIGKILL');
      await sleep(1_500);
    }
    expect(demo.isRunning()).toBe(true);
    for (const name of names) await cluster.says(` ${name} is back (PID `);

    const { status, output } = await demo.ended;
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
    // Another home has other ids: what they stand for happened as often as before.
    expect(withoutIds(tableOf(output))).toEqual(withoutIds(alone.table));
    await expectHistory(home, alone.history, streamsOf);
    expectOneTrail(home);

    const county = await prepareDemo(new PublicAddress(url));
    await parkAndRedrive(home, county);
    expectOneTrail(home);
    await expectNothingLeft(cluster, folder);
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
