import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runScript, workspace } from '../../test/installed-copy.js';
import { freePort } from '../processes/port.js';
import { hasEnded, isRunning } from '../processes/process.js';
import { freshHome } from '../testing/fresh-home.js';
import type { ProcessSpec } from './process-spec.js';
import { startProcesses, type Supervisor, type SupervisorOptions } from './supervisor.js';

/** A node process that runs a module's text. */
const script = (name: string, text: string, more: Partial<ProcessSpec> = {}): ProcessSpec => ({
  name,
  command: process.execPath,
  args: ['--input-type=module', '-e', text],
  ...more,
});

const idle = 'setInterval(() => {}, 1000);';
const saysReady = `${idle} process.send('ready');`;
const byMessage = { ready: { message: 'ready' } } as const;
const impatient = { first_ms: 20, max_ms: 100, exits_max: 4, window_ms: 600_000 };

let folder: string;
let supervisor: Supervisor | undefined;
beforeEach(() => {
  folder = freshHome();
});
afterEach(async () => {
  await supervisor?.stop();
  supervisor = undefined;
  rmSync(folder, { recursive: true });
});

async function start(specs: ProcessSpec[], options: SupervisorOptions = {}): Promise<Supervisor> {
  supervisor = await startProcesses(specs, { logFolder: folder, restart: impatient, ...options });
  return supervisor;
}

const pidsOf = (of: Supervisor): number[] => of.status().map(({ pid }) => pid ?? 0);
const logOf = (name: string): string => readFileSync(join(folder, `${name}.log`), 'utf8');
async function until(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('starting processes', () => {
  it('waits for each to be ready, by URL, by line or by message', async () => {
    const port = await freePort();
    const serve = `import { createServer } from 'node:http';
      const begin = Date.now();
      createServer((_, answer) => answer.writeHead(Date.now() - begin > 300 ? 200 : 503).end()).listen(${port}, '127.0.0.1');`;
    const running = await start([
      script('url', serve, { ready: { url: `http://127.0.0.1:${port}/health` } }),
      script('line', `${idle} setTimeout(() => console.log('listening on 1'), 200);`, {
        ready: { line: /^listening/ },
      }),
      script('message', saysReady, byMessage),
    ]);
    expect(running.status()).toEqual(
      ['url', 'line', 'message'].map((name) => ({ name, state: 'ready', pid: expect.any(Number), restarts: 0 })),
    );
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    expect(logOf('line')).toBe('listening on 1\n');
  });

  it('runs several instances of one, each with its own environment', async () => {
    const running = await start([
      script('twin', `${idle} console.log('number ' + process.env.NUMBER);`, {
        instances: 2,
        env: (instance) => ({ NUMBER: String(instance) }),
        ready: (instance) => ({ line: new RegExp(`^number ${instance}$`) }),
      }),
    ]);
    expect(running.status().map(({ name }) => name)).toEqual(['twin', 'twin-2']);
  });

  it('gives a process what any program needs and what it is told, and nothing else of ours: no superuser’s URL', async () => {
    process.env['POSTGRES_URL'] = 'postgres://postgres:secret@127.0.0.1/postgres';
    process.env['PGOPTIONS'] = '-c default_transaction_isolation=serializable';
    try {
      const say = `console.log(JSON.stringify([process.env.POSTGRES_URL, process.env.PGOPTIONS, process.env.TOLD, !!process.env.PATH]));`;
      await start([script('alone', `${idle} ${say}`, { env: { TOLD: 'this' }, ready: { line: /^\[/ } })]);
    } finally {
      delete process.env['POSTGRES_URL'];
      delete process.env['PGOPTIONS'];
    }
    expect(logOf('alone')).toBe('[null,null,"this",true]\n');
  });

  it('ends with what is wrong, and leaves nothing, when one is not ready in time', async () => {
    const begun = join(folder, 'pid');
    const sleeper = `import { writeFileSync } from 'node:fs'; writeFileSync('${begun}', String(process.pid)); ${idle}`;
    const attempt = start([script('sleeper', sleeper, byMessage)], { readyTimeout_s: 4 });
    await expect(attempt).rejects.toMatchObject({ code: 'start-timeout', fact: 'sleeper; 4 s' });
    // A busy machine may have ended it before it said who it is.
    expect(existsSync(begun) && isRunning(Number(readFileSync(begun, 'utf8')))).toBe(false);
  });

  it('tells a program that is not there from one that crashes', async () => {
    const attempt = start([{ name: 'typo', command: join(folder, 'no-such-program') }]);
    await expect(attempt).rejects.toMatchObject({ code: 'start-failed', fact: expect.stringContaining('ENOENT') });
  });
});

describe('a process that dies', () => {
  it('is started again, the others are left alone', async () => {
    const said: string[] = [];
    const running = await start([script('one', saysReady, byMessage), script('two', saysReady, byMessage)], {
      log: ({ en }) => said.push(en),
    });
    const [one, two] = running.status();
    process.kill(one!.pid!, 'SIGKILL');
    await until(() => running.status()[0]!.restarts === 1 && running.status()[0]!.state === 'ready');
    expect(running.status()[0]!.pid).not.toBe(one!.pid);
    expect(running.status()[1]).toEqual(two);
    expect(logOf('one')).toMatch(/SIGKILL; restart in 20 ms/);
    expect(said).toEqual([
      'one has ended (SIGKILL) and is started again.',
      `one is back (PID ${running.status()[0]!.pid}).`,
    ]);
  });

  it('again and again is given up in one clear sentence, after growing waits', async () => {
    const running = await start([
      script('stable', saysReady, byMessage),
      script(
        'unlucky',
        `process.send('ready'); setTimeout(() => { console.log('no key'); process.exit(3); }, 50);`,
        byMessage,
      ),
    ]);
    const error = await running.failed;
    expect(error).toMatchObject({ code: 'crash-loop', fact: expect.stringMatching(/^unlucky: exit 3, 4×; .*no key/) });
    expect(running.status().map(({ state }) => state)).toEqual(['ready', 'given-up']);
    expect(logOf('unlucky').match(/restart in \d+ ms/g)).toEqual([
      'restart in 20 ms',
      'restart in 40 ms',
      'restart in 80 ms',
    ]);
  });

  it('since it refuses to work is given up at once, with its own words', async () => {
    const attempt = start([script('strict', `console.error('PORT is not set'); process.exitCode = 78;`, byMessage)]);
    await expect(attempt).rejects.toMatchObject({ code: 'start-refused', fact: 'strict: PORT is not set' });
    expect(logOf('strict')).not.toMatch(/restart in/);
  });

  it('before it was ever ready fails the start, and takes the others with it', async () => {
    const pidFile = join(folder, 'pid');
    const attempt = start([
      script(
        'stable',
        `import { writeFileSync } from 'node:fs'; writeFileSync('${pidFile}', String(process.pid)); ${idle}`,
      ),
      script('broken', `throw new Error('bad setting');`, byMessage),
    ]);
    await expect(attempt).rejects.toMatchObject({ code: 'crash-loop', fact: expect.stringContaining('broken') });
    expect(existsSync(pidFile) && isRunning(Number(readFileSync(pidFile, 'utf8')))).toBe(false);
  });
});

describe('stopping', () => {
  it('asks the last one first, and leaves none', async () => {
    const file = join(folder, 'order');
    const says = (name: string) => `import { appendFileSync } from 'node:fs';
      process.on('SIGTERM', () => setTimeout(() => { appendFileSync('${file}', '${name} '); process.exit(0); }, 100));
      ${saysReady}`;
    const running = await start(['first', 'second', 'third'].map((name) => script(name, says(name), byMessage)));
    const pids = pidsOf(running);
    await running.stop();
    expect(readFileSync(file, 'utf8')).toBe('third second first ');
    expect(pids.filter(isRunning)).toEqual([]);
    expect(running.status().map(({ state, pid }) => ({ state, pid }))).toEqual(
      pids.map(() => ({ state: 'stopped', pid: undefined })),
    );
  });

  it('kills what does not listen, with all that it has started', async () => {
    const pidFile = join(folder, 'grandchild');
    const deaf = `import { spawn } from 'node:child_process'; import { writeFileSync } from 'node:fs';
      process.on('SIGTERM', () => {});
      const child = spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"]);
      writeFileSync('${pidFile}', String(child.pid)); ${saysReady}`;
    const running = await start([script('deaf', deaf, byMessage)], { stopGrace_ms: 300 });
    const pids = [...pidsOf(running), Number(readFileSync(pidFile, 'utf8'))];
    expect(pids.map(isRunning)).toEqual([true, true]);
    await running.stop();
    expect(await Promise.all(pids.map((pid) => hasEnded(pid, 30_000)))).toEqual([true, true]);
  });

  it('happens although a restart is pending', async () => {
    const running = await start([script('one', saysReady, byMessage)], {
      restart: { ...impatient, first_ms: 60_000, max_ms: 60_000 },
    });
    process.kill(pidsOf(running)[0]!, 'SIGKILL');
    await until(() => running.status()[0]!.state === 'restarting');
    await running.stop();
    expect(running.status()).toEqual([{ name: 'one', state: 'stopped', pid: undefined, restarts: 0 }]);
  });
});

describe('a supervisor that is killed', () => {
  it('takes its processes with it', async () => {
    const supervising = runScript(
      `import { startProcesses } from '@wenxiao/infra';
       const { status } = await startProcesses([{
         name: 'child', command: process.execPath, args: ['-e', ${JSON.stringify(saysReady)}], instances: 2, ready: { message: 'ready' },
       }], { logFolder: ${JSON.stringify(folder)} });
       console.log(JSON.stringify(status().map(({ pid }) => pid)));`,
      { cwd: workspace },
    );
    const pids = await supervising.next<number[]>();
    expect(pids.map(isRunning)).toEqual([true, true]);
    supervising.child.kill('SIGKILL');
    expect(await Promise.all(pids.map((pid) => hasEnded(pid, 30_000)))).toEqual([true, true]);
  });
});
