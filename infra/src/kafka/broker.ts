import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asInfraError, InfraError } from '../infra-error.js';
import type { Log } from '../message.js';
import { findByArgument } from '../processes/by-argument.js';
import { claim } from '../processes/claim.js';
import { readFrom } from '../processes/read-from.js';
import { choosePort, freePort, loopback } from '../processes/port.js';
import { end, hasExited, started, type StartedProcess } from '../processes/process.js';
import { javaCommand, kafkaAvailable } from './availability.js';
import { brokerConfiguration, javaMemory } from './configuration.js';
import { failureOf } from './failure.js';
import { kafkaFolder, needJars } from './jars.js';

export interface KafkaOptions {
  /** The product's directory on this machine; the broker's files go to `<home>/kafka`. */
  readonly home: string;
  /** None given: the port of the last start when it is still free, else any free one. */
  readonly port?: number;
  /** How long a start may take, the recovery after a crash included; 120 when not given. */
  readonly startTimeout_s?: number;
  readonly log?: Log;
}

export interface KafkaBroker {
  /** One address, `127.0.0.1:<port>`. */
  readonly brokers: string[];
  readonly port: number;
  readonly pid: number;
  readonly logFile: string;
  /** Settles when the broker has ended, by `stop` or by itself. */
  readonly exited: Promise<void>;
  /** Orderly shutdown; when it settles the process is gone. May be called again. */
  stop(): Promise<void>;
}

const stopGrace_ms = 30_000;
const draftPrefix = 'formatting-';

/** Where a broker keeps its files. */
interface Folder {
  readonly root: string;
  readonly data: string;
  readonly properties: string;
  readonly portFile: string;
  /** What the process prints: that it is ready, or why it never will be. */
  readonly console: string;
  readonly logFile: string;
}

interface Java {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * Starts a Kafka broker on this machine for one home directory: KRaft, one node, loopback only, in a session of its own
 * (see `startPostgres`). Topics are created on purpose alone. A broker that a killed process left behind is stopped first.
 * @throws InfraError `kafka-unavailable`, `download-failed`, `already-running`, `port-taken`, `disk-full`, `no-permission`,
 *   `memory-short`, `data-damaged`, `start-timeout`, `start-failed`
 */
export async function startKafka(options: KafkaOptions): Promise<KafkaBroker> {
  const home = resolve(options.home);
  try {
    mkdirSync(join(home, 'kafka/log'), { recursive: true });
    const folder = folderOf(realpathSync(join(home, 'kafka')));
    const held = await claim(join(folder.root, 'owner.json'));
    try {
      return await startClaimed(home, folder, options, () => held.release());
    } catch (error) {
      held.release();
      throw error;
    }
  } catch (error) {
    throw asInfraError(error);
  }
}

/** Stops a broker that a killed process left in this home. */
export async function stopKafkaOrphans(home: string): Promise<void> {
  const root = join(resolve(home), 'kafka');
  if (!existsSync(root)) return;
  const pids = findByArgument(marker(realpathSync(root)));
  await Promise.all(pids.map((pid) => end(pid, 'SIGTERM', stopGrace_ms)));
}

const folderOf = (root: string): Folder => ({
  root,
  data: join(root, 'data'),
  properties: join(root, 'server.properties'),
  portFile: join(root, 'port'),
  console: join(root, 'log/console.log'),
  logFile: join(root, 'log/broker.log'),
});

/** Stands on the command line of a broker and tells whose it is; the log's configuration reads it, too. */
const marker = (root: string): string => `-Dwenxiao.kafka=${root}`;

async function startClaimed(
  home: string,
  folder: Folder,
  options: KafkaOptions,
  release: () => void,
): Promise<KafkaBroker> {
  const log = options.log ?? (() => undefined);
  const availability = kafkaAvailable(home);
  if (!availability.available) throw new InfraError('kafka-unavailable', availability.reason);
  await stopKafkaOrphans(home);
  const jars = await needJars(home, log);
  const java: Java = {
    command: javaCommand(),
    args: [
      ...javaMemory,
      '-Djava.awt.headless=true',
      marker(folder.root),
      `-Dlog4j2.configurationFile=${join(kafkaFolder, 'log4j2.xml')}`,
      '-cp',
      readdirSync(jars)
        .map((jar) => join(jars, jar))
        .join(delimiter),
    ],
  };
  await format(folder, java, log);
  const { child, port } = await launch(folder, java, options);
  const exited = new Promise<void>((settle) => child.once('exit', () => settle())).then(release);
  log({ zh: `Kafka 已就绪（端口 ${port}）。`, en: `Kafka is ready (port ${port}).` });
  return {
    brokers: [`${loopback}:${port}`],
    port,
    pid: child.pid,
    logFile: folder.logFile,
    exited,
    async stop() {
      if (!hasExited(child)) await end(child.pid, 'SIGTERM', stopGrace_ms);
      await exited;
    },
  };
}

/** Gives an empty data folder the identity of a cluster; aside and renamed into place, so that it has it or is not there. */
async function format(folder: Folder, java: Java, log: Log): Promise<void> {
  for (const name of readdirSync(folder.root)) {
    if (name.startsWith(draftPrefix)) rmSync(join(folder.root, name), { recursive: true, force: true });
  }
  if (existsSync(folder.data)) return;
  log({ zh: '正在建立 Kafka 数据目录（仅首次）…', en: 'Creating the directory of Kafka (first start only) …' });
  const draft = join(folder.root, `${draftPrefix}${randomUUID()}`);
  const data = join(draft, 'data');
  const properties = join(draft, 'server.properties');
  mkdirSync(data, { recursive: true });
  writeFileSync(properties, brokerConfiguration(data, 9092, 9093));
  const clusterId = randomBytes(16).toString('base64url');
  // A cluster id that begins with a hyphen would be read as an option.
  const args = [...java.args, 'kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, '-c', properties];
  await run(java.command, args);
  renameSync(data, folder.data);
  rmSync(draft, { recursive: true, force: true });
}

async function launch(
  folder: Folder,
  java: Java,
  options: KafkaOptions,
): Promise<{ child: StartedProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = attempt === 1 ? await choosePort(options.port, folder.portFile) : await freePort();
    writeFileSync(folder.properties, brokerConfiguration(folder.data, port, await freePort()));
    try {
      const child = await spawnBroker(folder, java, options.startTimeout_s ?? 120);
      writeFileSync(folder.portFile, String(port));
      return { child, port };
    } catch (error) {
      const taken = error instanceof InfraError && error.code === 'port-taken';
      if (!taken || options.port !== undefined || attempt === 5) throw error;
    }
  }
}

async function spawnBroker(folder: Folder, java: Java, timeout_s: number): Promise<StartedProcess> {
  const console = openSync(folder.console, 'w');
  const logBegin_bytes = statSync(folder.logFile, { throwIfNoEntry: false })?.size ?? 0;
  const child = spawn(java.command, [...java.args, 'kafka.Kafka', folder.properties], {
    cwd: folder.root,
    detached: true,
    stdio: ['ignore', console, console],
  });
  closeSync(console);
  const said = () => readFrom(folder.console, 0);
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(failureOf(said() + readFrom(folder.logFile, logBegin_bytes))));
  });
  try {
    await Promise.race([failed, ready(child, said, timeout_s)]);
    return started(child);
  } catch (error) {
    if (child.pid !== undefined) await end(child.pid, 'SIGTERM', 5_000);
    throw error;
  } finally {
    failed.catch(() => undefined);
  }
}

async function ready(child: ChildProcess, said: () => string, timeout_s: number): Promise<void> {
  const limit = Date.now() + timeout_s * 1000;
  while (!said().includes('Kafka Server started')) {
    if (hasExited(child)) return;
    if (Date.now() > limit) throw new InfraError('start-timeout', `Kafka, ${timeout_s} s`);
    await sleep(50);
  }
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(failureOf(said))));
  });
}
