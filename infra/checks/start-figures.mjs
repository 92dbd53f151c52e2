// `npm run figures:start [-- --runs 10]`: what a newcomer waits for, and what the product takes. Each run clones HEAD into a folder
// of its own, runs `npm start` there with whatever the package caches hold, stops it, and starts it a second time.
// Linux only: memory is the sum of PSS over all processes of the run.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const targets = { start_s_max: 120, second_s_max: 10, pss_MB_max: 1200 };
const { values } = parseArgs({ options: { runs: { type: 'string', default: '1' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new TypeError('--runs N: a whole number from 1');
const source = join(import.meta.dirname, '../..');

const rows = [];
for (let run = 1; run <= runs; run++) rows.push(await measure(run));
console.log('\n run   npm start   second start    memory   left over');
for (const { run, start_s, second_s, pss_MB, left } of rows) {
  const cells = [
    `${start_s.toFixed(1)} s`,
    `${second_s.toFixed(1)} s`,
    `${pss_MB.toFixed(0)} MB`,
    left.length === 0 ? 'nothing' : left.join(', '),
  ];
  console.log(
    `${String(run).padStart(4)}  ${cells[0].padStart(10)}  ${cells[1].padStart(13)}  ${cells[2].padStart(8)}   ${cells[3]}`,
  );
}
const good = rows.filter(
  ({ start_s, second_s, pss_MB, left }) =>
    start_s <= targets.start_s_max &&
    second_s <= targets.second_s_max &&
    pss_MB <= targets.pss_MB_max &&
    left.length === 0,
);
console.log(
  `\n${good.length} of ${runs} runs within ${targets.start_s_max} s, ${targets.second_s_max} s for the second start, ${targets.pss_MB_max} MB, and nothing left over`,
);
process.exitCode = good.length === runs ? 0 : 1;

async function measure(run) {
  const folder = mkdtempSync(join(tmpdir(), 'wenxiao-start-'));
  const clone = join(folder, 'clone');
  try {
    const cloned = spawnSync('git', ['clone', '--quiet', source, clone], { stdio: 'inherit' });
    if (cloned.status !== 0) throw new Error('git clone failed');
    const first = await start(clone, `run ${run}`);
    const pss_MB = pssOf(first.marker) / 1024;
    await first.stop();
    const second = await start(clone, `run ${run}, second start`);
    await second.stop();
    return {
      run,
      start_s: first.seconds,
      second_s: second.seconds,
      pss_MB,
      left: processesOf(first.marker).map(({ pid }) => pid),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Starts the product in a clone and waits for the line that says that it is ready. */
async function start(clone, title) {
  const port = await freePort();
  const since = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  await new Promise((ready, fail) => {
    const take = (chunk) => {
      output += chunk;
      if (output.includes('Wenxiao is ready:')) ready();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('exit', (code) => fail(new Error(`${title} ended with ${code}:\n${output}`)));
  });
  const seconds = (performance.now() - since) / 1000;
  console.log(`  ${title}: ready after ${seconds.toFixed(1)} s`);
  const stop = async () => {
    const exited = new Promise((resolve) => child.once('exit', resolve));
    // As Ctrl-C does: npm and what it runs.
    for (const { pid, name } of processesOf(clone)) if (name !== 'postgres') process.kill(pid, 'SIGINT');
    await exited;
    await new Promise((resolve) => setTimeout(resolve, 500));
  };
  return { seconds, stop, marker: clone };
}

/** Processes whose command line or working directory lies in the clone, and their children. */
function processesOf(clone) {
  const all = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      try {
        const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
        const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/.exec(stat) ?? [];
        const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8');
        const environment = readFileSync(`/proc/${entry}/environ`, 'utf8');
        return [
          {
            pid: Number(entry),
            name,
            parent: Number(parent),
            ours: command.includes(clone) || environment.includes(`PWD=${clone}\0`),
          },
        ];
      } catch {
        return []; // It ended meanwhile.
      }
    });
  const found = new Set(all.filter(({ ours }) => ours).map(({ pid }) => pid));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter(({ pid }) => found.has(pid) && pid !== process.pid);
}

function pssOf(clone) {
  return processesOf(clone).reduce((sum, { pid }) => {
    const file = `/proc/${pid}/smaps_rollup`;
    const line = existsSync(file) ? /^Pss:\s+(\d+)/m.exec(readFileSync(file, 'utf8')) : undefined;
    return sum + Number(line?.[1] ?? 0);
  }, 0);
}

function freePort() {
  return new Promise((resolve, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
