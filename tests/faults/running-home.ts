import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { demoPassword } from '@wenxiao/cli/demo';
import pg from 'pg';
import { cli } from '../forms/compiled-cli.js';

type StoreUrls = Readonly<{ serviceUrl: string; ownerUrl: string }>;

/** The `wenxiao` command, and the stores, of a home whose product runs. */
export class RunningHome {
  constructor(private readonly home: string) {}

  /** `npm run demo`, of the first forms alone. */
  playDemo(forms: string): { ended: Promise<{ status: number | null; output: string }>; isRunning: () => boolean } {
    const child = spawn(process.execPath, [cli, 'demo', '--forms', forms], {
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    return {
      ended: new Promise((resolve) => child.once('close', (status) => resolve({ status, output }))),
      isRunning: () => child.exitCode === null,
    };
  }

  /** `wenxiao audit <words> --json`. */
  audit(...words: readonly string[]): { status: number | null; answer: Readonly<Record<string, unknown>> } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'audit', ...words, '--json'], {
      env: this.environment,
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    return { status, answer: JSON.parse(stdout) as Record<string, unknown> };
  }

  /** `wenxiao messages <words>`, by the demo's operator. */
  async messages(...words: readonly string[]): Promise<{ status: number | null; out: string; error: string }> {
    const command = [cli, 'messages', ...words, '--account', 'operator'];
    const child = spawn(process.execPath, command, { env: this.environment });
    child.stdin.end(`${demoPassword}\n`);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { status: await ended, out, error };
  }

  /** The databases of a service: as the service, and as their owner. */
  storeUrls(service: string): StoreUrls {
    const file = readFileSync(join(this.home, 'connections.json'), 'utf8');
    const { stores } = (JSON.parse(file) as { postgres: { stores: Record<string, StoreUrls> } }).postgres;
    const urls = stores[service];
    if (!urls) throw new Error(`${this.home} names no store ${service}`);
    return urls;
  }

  async asOwner<Row extends pg.QueryResultRow>(service: string, statement: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.storeUrls(service).ownerUrl });
    await client.connect();
    try {
      return (await client.query<Row>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  /** How often each stream of the cycle holds each type of event: what happens once in the demo happened once. */
  async history(): Promise<Readonly<Record<string, readonly string[]>>> {
    const counted: Record<string, readonly string[]> = {};
    for (const service of ['targets', 'monitoring', 'evaluation', 'accountability']) {
      const rows = await this.asOwner<{ line: string }>(
        service,
        `select stream || ' ' || type || ' ' || count(*) as line from event_store.events group by stream, type order by 1`,
      );
      counted[service] = rows.map(({ line }) => line);
    }
    return counted;
  }

  private get environment(): NodeJS.ProcessEnv {
    return { ...process.env, WENXIAO_HOME: this.home };
  }
}

/** The rows of the demo's table: one for each form, with its id at the end. */
export function tableOf(output: string): readonly string[] {
  return output.split('\n').filter((line) => /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(line));
}
