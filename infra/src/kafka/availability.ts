import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../message.js';
import { fetchedJars } from './jars.js';

const javaMajorMin = 17;

export type Availability = Readonly<{ available: true }> | Readonly<{ available: false; reason: Message }>;

const missing = (zh: string, en: string): Availability => ({ available: false, reason: { zh, en } });

/** The Java that runs the broker: JAVA_HOME's, else the one on the path. */
export function javaCommand(): string {
  const home = process.env['JAVA_HOME'];
  return home !== undefined && existsSync(join(home, 'bin/java')) ? join(home, 'bin/java') : 'java';
}

/** Major version of a Java (8 calls itself 1.8), or undefined when there is none. */
function javaMajor(): number | undefined {
  const { status, stderr } = spawnSync(javaCommand(), ['-version'], { encoding: 'utf8' });
  const version = /version "(?:1\.)?(\d+)/.exec(status === 0 ? stderr : '')?.[1];
  return version === undefined ? undefined : Number(version);
}

function hasMaven(): boolean {
  try {
    execFileSync('mvn', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether this machine can run a broker: Java 17 or newer, and the broker's jars or Maven to fetch them. That Maven
 * reaches a repository is seen only when it fetches.
 * @param home of the product, where the jars may lie; see `startKafka`
 */
export function kafkaAvailable(home?: string): Availability {
  const major = javaMajor();
  if (major === undefined) return missing('未安装 Java', 'there is no Java');
  if (major < javaMajorMin) {
    return missing(`Java ${major} 过旧，需要 ${javaMajorMin} 以上`, `Java ${major} is older than ${javaMajorMin}`);
  }
  if (fetchedJars(home) !== undefined || hasMaven()) return { available: true };
  return missing(
    '未安装 Maven，且尚无 Kafka 程序包',
    'there is no Maven, and the packages of Kafka were not fetched yet',
  );
}
