// What a clone needs before anything of it can run: its packages and its build, each only when it is missing or stale.
// Runs before anything is installed, so it uses nothing but what Node brings.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const oldestNode = [20, 19];

/** The sentence for a Node that is too old, in both languages; undefined when it is new enough. */
export function objectionToNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return undefined;
  const wanted = oldestNode.join('.');
  return `需要 Node.js ${wanted} 或更新版本，当前为 ${version}：请升级后重试。\nNode.js ${wanted} or newer is needed, this is ${version}: please upgrade and try again.`;
}

/**
 * Takes the public port for the time of long work before a start: a port that cannot be used is said at once, and of two
 * starts of one clone the second does not build into the first one's hands.
 * @returns the sentence in both languages, or what lets the port go
 */
export function holdPort(text = process.env.PORT || '3000', host = process.env.HOST || '127.0.0.1') {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    return Promise.resolve({
      objection: `PORT=${text} 不是端口号，须为 0–65535。\nPORT=${text} is no port: expected 0–65535.`,
    });
  }
  return new Promise((resolve) => {
    const server = createServer((connection) => connection.destroy());
    server.once('error', ({ code }) =>
      resolve({
        objection:
          `端口 ${port} 不可用（${code}）。请停止占用它的程序，或用 PORT 指定另一个端口，例如：PORT=${port === 3001 ? 3002 : 3001} npm start。\n` +
          `Port ${port} cannot be used (${code}). Stop the program that holds it, or set PORT to another one: PORT=${port === 3001 ? 3002 : 3001} npm start.`,
      }),
    );
    server.listen({ port, host, exclusive: true }, () =>
      resolve({ letGo: () => new Promise((closed) => server.close(closed)) }),
    );
  });
}

/** Remembers the lock file that was installed. */
const installedStamp = (folder) => join(folder, 'node_modules/.wenxiao-installed');
const lockOf = (folder) =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');

/** Whether packages are missing, or were installed for another package-lock.json. */
export function needsInstall(folder = root) {
  const byNpm = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(byNpm)) return true;
  const stamp = installedStamp(folder);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockOf(folder)) return false;
  // Somebody installed by hand since the lock file was changed.
  return statSync(byNpm).mtimeMs < statSync(join(folder, 'package-lock.json')).mtimeMs;
}

/** Its time is the beginning of the last build that succeeded. */
const builtStamp = (folder) => join(folder, 'node_modules/.cache/wenxiao-built');

/** Whether a project has no build, or anything that goes into one was changed since the last. */
export function needsBuild(folder = root) {
  if (!existsSync(builtStamp(folder))) return true;
  const built = statSync(builtStamp(folder)).mtimeMs;
  const projects = projectsOf(folder);
  const inputs = [
    ...projects.map((project) => join(project, 'src')),
    join(folder, '.swcrc'),
    join(folder, 'infra/bootstrap'),
  ];
  return (
    projects.some((project) => !existsSync(join(project, 'dist'))) || inputs.some((input) => changedAt(input) > built)
  );
}

function projectsOf(folder) {
  const children = (name) => (existsSync(join(folder, name)) ? readdirSync(join(folder, name)) : []);
  return [...children('apps').map((name) => `apps/${name}`), ...children('libs').map((name) => `libs/${name}`), 'infra']
    .map((name) => join(folder, name))
    .filter((project) => existsSync(join(project, 'src')));
}

/** When a file, or anything in a folder, was last changed or removed, in milliseconds; 0 when it is not there. */
export function changedAt(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

/** Installs exactly what package-lock.json says, which holds the native packages of every platform. */
export async function install(folder = root) {
  // What packages say about the engines they were tried on helps nobody here.
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  writeFileSync(installedStamp(folder), lockOf(folder));
}

export async function build(folder = root) {
  const begin = new Date();
  await run('npm', ['run', '--silent', 'build'], folder, {}, { quiet: true });
  const stamp = builtStamp(folder);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  utimesSync(stamp, begin, begin);
}

/**
 * Installs and builds what is missing or stale.
 * @param {{ log?: (message: { zh: string, en: string }) => void }} [options]
 * @throws Error with a sentence for people
 */
export async function prepare({ log = ({ zh, en }) => console.log(`${zh}  ${en}`) } = {}) {
  const objection = objectionToNode();
  if (objection !== undefined) throw new Error(objection);
  if (needsInstall()) {
    log({ zh: '正在安装依赖包（首次约需一两分钟）…', en: 'Installing packages (a minute or two the first time) …' });
    await install();
  }
  if (needsBuild()) {
    log({ zh: '正在编译…', en: 'Building …' });
    await build();
  }
}

/** Nx without what a clone does not need: its daemon, its full-screen output, its cloud. */
const plainNx = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NX_ISOLATE_PLUGINS: 'false' };
const heartbeat_ms = 15_000;

/**
 * Runs a command to its end. A line tells that it is still at work when nobody sees npm's own progress.
 * @param {{ quiet?: boolean }} [how] quiet: what it says is shown only when it fails
 * @throws CommandFailed
 */
export function run(command, args, folder = root, env = {}, { quiet = false } = {}) {
  const begin = Date.now();
  // npm names itself to what it runs; a script of npm's cannot be spawned by its name on Windows.
  const npm = command === 'npm' ? process.env.npm_execpath : undefined;
  const [file, ...rest] = npm?.endsWith('.js') ? [process.execPath, npm, ...args] : [command, ...args];
  return new Promise((resolve, reject) => {
    const stdio = quiet ? ['inherit', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(file, rest, { cwd: folder, stdio, env: { ...process.env, ...plainNx, ...env } });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
    const heartbeat = setInterval(() => {
      if (!process.stdout.isTTY) console.log(`… ${Math.round((Date.now() - begin) / 1000)} s`);
    }, heartbeat_ms);
    // A Ctrl-C reaches the child as well, which needs a moment to stop what it has started; others' signals are passed on.
    const wait = () => undefined;
    const passOn = (signal) => child.kill(signal);
    process.on('SIGINT', wait);
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, passOn);
    const finish = () => {
      clearInterval(heartbeat);
      process.off('SIGINT', wait);
      for (const signal of ['SIGTERM', 'SIGHUP']) process.off(signal, passOn);
    };
    child.once('error', (error) => {
      finish();
      reject(error);
    });
    child.once('close', (code, signal) => {
      finish();
      if (code === 0) return resolve();
      const failure = new CommandFailed(`${command} ${args.join(' ')}: ${signal ?? `exit ${code}`}`, code, signal);
      if (!failure.interrupted) process.stderr.write(Buffer.concat(said));
      reject(failure);
    });
  });
}

export class CommandFailed extends Error {
  constructor(message, code, signal) {
    super(message);
    /** 130 is how a program ends that a Ctrl-C has interrupted. */
    this.interrupted = ['SIGINT', 'SIGTERM', 'SIGHUP'].includes(signal) || [129, 130, 143].includes(code);
  }
}
