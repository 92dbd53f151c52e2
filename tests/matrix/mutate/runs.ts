import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { RuleSet } from '@wenxiao/rules/shape';
import { ProductHosts } from './product-hosts.js';
import type { TestFile } from './row-tests.js';

/** What became of a test: `unprepared` where what has to be there before it was not. */
export type Outcome = Readonly<{
  titles: readonly string[];
  status: 'passed' | 'failed' | 'unprepared';
  failure?: string;
}>;

/** Some tests of a file, with rule sets in the place of the product’s own. */
export type Run = Readonly<{ test: TestFile; pattern: string; sets: readonly RuleSet[] }>;

type ProjectOptions = Readonly<{ host: string; until: number }>;

const root = new URL('../../../', import.meta.url).pathname;
/** A product each, and what Jest keeps of those before: so many in one process of Jest. */
const atOnce_max = 12;

/** Where runs are kept, each by what it is of: a command that was interrupted goes on from there. */
export class Runs {
  /** Somebody wants the command to end: what was begun is given up, and nothing else is begun. */
  private isStopped = false;

  constructor(private readonly folder: string) {}

  /** @returns undefined where the run never came to an end: the file could not be loaded, or Jest was stopped. */
  outcomeOf(run: Run): readonly Outcome[] | undefined {
    const file = this.placeOf(run, 'outcome');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Outcome[]) : undefined;
  }

  /**
   * Does whatever was not done yet, each run in a fresh product, several in one process of Jest.
   * @param until in ms since 1970: nothing is begun any more after that
   * @returns the runs that were left for want of time
   */
  async do(runs: readonly Run[], until: number, tell: (doneCount: number) => void): Promise<readonly Run[]> {
    const waiting = runs.filter((run) => !this.hasCome(run));
    tell(runs.length - waiting.length);
    if (waiting.length === 0) return [];
    const hosts = await ProductHosts.open();
    try {
      while (waiting.length > 0 && Date.now() < until && !this.isStopped) {
        await this.inJest(waiting.splice(0, atOnce_max), hosts, until);
        tell(runs.length - waiting.length);
      }
    } finally {
      await hosts.close();
    }
    return Date.now() < until && !this.isStopped ? [] : runs.filter((run) => this.outcomeOf(run) === undefined);
  }

  /** Whether there is nothing to be done any more: what did not come up before is tried again. */
  private hasCome(run: Run): boolean {
    const outcomes = this.outcomeOf(run);
    return outcomes?.every(({ status }) => status !== 'unprepared') ?? false;
  }

  private async inJest(runs: readonly Run[], hosts: ProductHosts, until: number): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    for (const run of runs) writeFileSync(this.placeOf(run, 'sets'), JSON.stringify(run.sets));
    const config = join(this.folder, 'jest.config.json');
    const projects = await Promise.all(
      runs.map((run, place) => {
        const host = hosts.addresses[place % hosts.addresses.length]!;
        return this.projectOf(run, place, { host, until });
      }),
    );
    const testSequencer = join(root, 'tests/harness/longest-first.mjs');
    writeFileSync(
      config,
      JSON.stringify({
        rootDir: root,
        maxWorkers: Math.min(2, availableParallelism()),
        testSequencer,
        workerIdleMemoryLimit: '500MB',
        projects,
      }),
    );
    const jest = [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      join(root, 'node_modules/jest/bin/jest.js'),
    ];
    const child = spawn(
      process.execPath,
      [...jest, '--config', config, '--silent', '--reporters', join(root, 'tests/matrix/mutate/no-reporter.mjs')],
      { cwd: root, stdio: ['ignore', 2, 2] },
    );
    const stop = (signal: NodeJS.Signals) => {
      this.isStopped = true;
      child.kill(signal);
    };
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    await once(child, 'close');
    await hosts.stopAll();
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.off(signal, stop);
  }

  /** As the rows are tested otherwise, but of one file, in an environment of its own, and with the sets in hand. */
  private async projectOf(run: Run, place: number, options: ProjectOptions): Promise<object> {
    const { default: jestConfig } = (await import(join(root, 'jest.config.mjs'))) as {
      default: {
        projects: readonly Readonly<
          Record<string, unknown> & { displayName: string; moduleNameMapper: object; testEnvironmentOptions: object }
        >[];
      };
    };
    const base = jestConfig.projects.find(({ displayName }) => displayName === 'rows');
    if (!base) throw new Error('Jest has no project of the rows');
    return {
      ...base,
      // What one has compiled, all others take.
      id: 'mutants',
      displayName: `mutant ${place + 1}`,
      roots: [join(root, 'tests/acceptance')],
      testMatch: [run.test.file],
      moduleNameMapper: {
        ...base.moduleNameMapper,
        '^@wenxiao/rules/seeds$': join(root, 'tests/matrix/mutate/seeds-in-hand.ts'),
        '^@wenxiao/standalone$': join(root, 'tests/matrix/mutate/standalone-elsewhere.ts'),
      },
      testEnvironment: join(root, 'tests/matrix/mutate/row-environment.mjs'),
      testEnvironmentOptions: {
        ...base.testEnvironmentOptions,
        pattern: run.pattern,
        outcome: this.placeOf(run, 'outcome'),
        sets: this.placeOf(run, 'sets'),
        ...options,
      },
    };
  }

  private placeOf({ test, pattern, sets }: Run, what: 'outcome' | 'sets'): string {
    const content = JSON.stringify([test.file, test.text, pattern, sets]);
    return join(this.folder, `${createHash('sha256').update(content).digest('hex').slice(0, 24)}.${what}.json`);
  }
}
