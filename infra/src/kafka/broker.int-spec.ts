import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { runScript, workspace } from '../../test/installed-copy.js';
import { createTopic, topics } from '../../test/kafka-wire.js';
import { removeTemporaryFolders, temporaryFolder } from '../../test/temporary.js';
import { freePort } from '../processes/port.js';
import { isRunning } from '../processes/process.js';
import { describeWithKafka } from '../testing/kafka.js';
import { startKafka, stopKafkaOrphans, type KafkaBroker } from './broker.js';

const running: KafkaBroker[] = [];
async function start(home: string, port?: number): Promise<KafkaBroker> {
  const broker = await startKafka(port === undefined ? { home } : { home, port });
  running.push(broker);
  return broker;
}

afterEach(async () => {
  for (const broker of running.splice(0)) await broker.stop();
  await removeTemporaryFolders();
});

describeWithKafka('a Kafka of our own', () => {
  it('keeps its topics and its port from one start to the next, and leaves no process', async () => {
    const home = temporaryFolder();
    const first = await start(home);
    await createTopic(first.brokers[0]!, 'targets.history.v1', 12);
    await first.stop();
    expect(isRunning(first.pid)).toBe(false);

    const second = await start(home);
    expect(second.brokers).toEqual(first.brokers);
    expect(await topics(second.brokers[0]!)).toEqual({ 'targets.history.v1': 12 });
    await expect(startKafka({ home })).rejects.toMatchObject({ code: 'already-running' });
  });

  it('comes back with its topics after a kill', async () => {
    const home = temporaryFolder();
    const first = await start(home);
    await createTopic(first.brokers[0]!, 'targets.history.v1', 12);
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    const second = await start(home);
    expect(await topics(second.brokers[0]!)).toEqual({ 'targets.history.v1': 12 });
  });

  it('is stopped and started anew when its owner was killed', async () => {
    const home = temporaryFolder();
    const owner = runScript(
      `import { startKafka } from '@wenxiao/infra';
       const { pid } = await startKafka({ home: process.argv[1] });
       console.log(pid);`,
      { cwd: workspace, args: [home] },
    );
    const orphan = await owner.next<number>();
    owner.child.kill('SIGKILL');
    await owner.ended;
    expect(isRunning(orphan)).toBe(true);
    const broker = await start(home);
    expect(isRunning(orphan)).toBe(false);
    await broker.stop();
    await stopKafkaOrphans(home);
  });

  it('refuses a port that somebody else holds', async () => {
    const port = await freePort();
    const holder = createServer().listen(port, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    await expect(start(temporaryFolder(), port)).rejects.toMatchObject({ code: 'port-taken' });
    await new Promise((resolve) => holder.close(resolve));
  });
});

describe('a machine without what Kafka needs', () => {
  /** Asks in a process that finds no programs but those of one folder. */
  async function availabilityWith(programs: Record<string, string>): Promise<unknown> {
    const folder = temporaryFolder();
    for (const [name, text] of Object.entries(programs)) {
      writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    }
    mkdirSync(join(folder, 'home'));
    const asked = runScript(
      `import { kafkaAvailable } from '@wenxiao/infra'; console.log(JSON.stringify(kafkaAvailable()));`,
      { cwd: workspace, env: { PATH: folder } },
    );
    return asked.next();
  }

  it('is told so with the reason', async () => {
    expect(await availabilityWith({})).toMatchObject({ available: false, reason: { en: 'there is no Java' } });
    expect(await availabilityWith({ java: `echo 'java version "1.8.0_402"' >&2` })).toMatchObject({
      available: false,
      reason: { en: 'Java 8 is older than 17' },
    });
  });
});
