import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { InfraError } from '../infra-error.js';
import type { Log } from '../message.js';

/** pom.xml and log4j2.xml; the same folder from the sources and from what they are compiled to. */
export const kafkaFolder = join(import.meta.dirname, '../../kafka');

const pom = join(kafkaFolder, 'pom.xml');
const fetchLimit_ms = 15 * 60_000;

/** Other jars for another pom. */
const folderName = (): string => `jars-${createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12)}`;

/** Beside the pom, for every home; in the home when the program's own folder cannot be written. */
const sharedParent = join(kafkaFolder, 'target');
const ownParent = (home: string): string => join(home, 'kafka');

/** The folder of the broker's jars when they were fetched before. */
export function fetchedJars(home?: string): string | undefined {
  const parents = home === undefined ? [sharedParent] : [sharedParent, ownParent(home)];
  return parents.map((parent) => join(parent, folderName())).find((folder) => existsSync(folder));
}

/**
 * The folder of the broker's jars; fetches them by Maven once (about 45 MB).
 * @throws InfraError `download-failed`
 */
export async function needJars(home: string, log: Log): Promise<string> {
  const fetched = fetchedJars(home);
  if (fetched !== undefined) return fetched;
  log({ zh: '正在取得 Kafka 程序包（约 45 MB，仅首次）…', en: 'Fetching Kafka (about 45 MB, first time only) …' });
  const parent = isWritable(kafkaFolder) ? sharedParent : ownParent(home);
  const folder = join(parent, folderName());
  const draft = `${folder}.${randomUUID()}`;
  mkdirSync(parent, { recursive: true });
  try {
    await copyDependencies(draft);
    renameSync(draft, folder);
  } catch (error) {
    // Another start may have fetched them meanwhile.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function copyDependencies(folder: string): Promise<void> {
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
  return new Promise((resolve, reject) => {
    const child = spawn('mvn', ['-q', '-B', '-f', pom, ...goal], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: fetchLimit_ms,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', (error) => reject(new InfraError('download-failed', error.message, { cause: error })));
    child.once('close', (code) => {
      const line = said.split('\n').find((candidate) => candidate.includes('[ERROR]'));
      if (code === 0) resolve();
      else reject(new InfraError('download-failed', line?.trim() ?? `mvn: ${code ?? 'timeout'}`));
    });
  });
}
