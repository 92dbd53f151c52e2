import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { installCopy, runScript, type Script } from '../../test/installed-copy.js';
import { ordinaryUser } from '../../test/ordinary-user.js';
import { removeTemporaryFolders, temporaryFolder } from '../../test/temporary.js';
import { hasEnded, isRunning } from '../processes/process.js';
import { freshHome } from '../testing/fresh-home.js';
import { findServerProcesses } from './postmaster.js';
import { startPostgres } from './server.js';

interface Started {
  readonly pid: number;
  readonly dataDirectory: string;
  readonly tables: string[];
}

/** Starts the server of a home, says where it is and which tables it holds, adds one, and stops when it is told to. */
const ownerScript = `
  import { startPostgres } from '@wenxiao/infra';
  import pg from 'pg';
  const server = await startPostgres({ home: process.argv[1] });
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  const { rows } = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  await client.query('CREATE TABLE start_' + (rows.length + 1) + ' ()');
  await client.end();
  const { pid, dataDirectory } = server;
  process.on('SIGINT', () => console.log('"interrupted"'));
  process.stdin.once('data', async () => { await server.stop(); process.exit(0); });
  console.log(JSON.stringify({ pid, dataDirectory, tables: rows.map((row) => row.tablename) }));
`;

let installed: string;
beforeAll(() => {
  installed = freshHome();
  installCopy(installed);
});
afterAll(() => rmSync(installed, { recursive: true }));

const scripts: Script[] = [];
function own(home: string, options: { uid?: number; gid?: number; cwd?: string; detached?: boolean } = {}): Script {
  const script = runScript(ownerScript, { cwd: installed, args: [home], ...options });
  scripts.push(script);
  return script;
}

async function stop(script: Script): Promise<void> {
  script.child.stdin?.write('stop\n');
  await script.ended;
}

/** Whose process it is; systems without the folder tell by `ps`. */
function uidOf(pid: number): number {
  if (process.platform === 'linux') return statSync(`/proc/${pid}`).uid;
  return Number(execFileSync('ps', ['-o', 'uid=', '-p', String(pid)], { encoding: 'utf8' }));
}

afterEach(async () => {
  for (const { child } of scripts.splice(0)) child.kill('SIGKILL');
  await removeTemporaryFolders();
});

describe('a home whose owner was killed', () => {
  it('has its server stopped and started anew, with all that was committed', async () => {
    const home = temporaryFolder();
    const first = own(home);
    const orphan = await first.next<Started>();
    first.child.kill('SIGKILL');
    await first.ended;
    expect(isRunning(orphan.pid)).toBe(true);

    const second = own(home);
    const started = await second.next<Started>();
    expect(started).toMatchObject({ dataDirectory: orphan.dataDirectory, tables: ['start_1'] });
    expect(isRunning(orphan.pid)).toBe(false);
    await stop(second);
    expect(findServerProcesses(orphan.dataDirectory)).toEqual([]);
  });

  it('is left to a living owner', async () => {
    const home = temporaryFolder();
    const first = own(home);
    const { pid } = await first.next<Started>();
    await expect(startPostgres({ home })).rejects.toMatchObject({ code: 'already-running' });
    expect(isRunning(pid)).toBe(true);
    await stop(first);
  });

  it('is made anew when the kill came while its data were being created', async () => {
    let home: string;
    let control = '';
    const drafts = () => (existsSync(control) ? readdirSync(control).filter((name) => /^initialising/.test(name)) : []);
    // On a busy machine the data may be whole before anybody has looked: then once more in another home.
    do {
      home = temporaryFolder();
      control = join(home, 'postgres');
      const first = own(home);
      const isUnderWay = () => drafts().some((draft) => existsSync(join(control, draft, 'data/base')));
      while (!isUnderWay() && !existsSync(join(control, 'data')))
        await new Promise((resolve) => setTimeout(resolve, 5));
      first.child.kill('SIGKILL');
      await first.ended;
    } while (existsSync(join(control, 'data')));

    const second = own(home);
    expect((await second.next<Started>()).tables).toEqual([]);
    expect(drafts()).toEqual([]);
    await stop(second);
  });

  it('survives the Ctrl-C that reaches its owner’s whole process group', async () => {
    const home = temporaryFolder();
    const owner = own(home, { detached: true });
    const { pid } = await owner.next<Started>();
    process.kill(-owner.child.pid!, 'SIGINT');
    expect(await owner.next<string>()).toBe('interrupted');
    expect(await hasEnded(pid, 200)).toBe(false);
    await stop(owner);
  });
});

const ordinary = ordinaryUser();

/** A file system too small for a database; only root may have one, and not in every container. */
function mountSmall(folder: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=755', 'tmpfs', folder]).status === 0;
}

function canMount(): boolean {
  const folder = freshHome();
  const mounted = mountSmall(folder);
  if (mounted) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return mounted;
}

describe('an ordinary user', () => {
  it('is told when the home is not theirs', async () => {
    const home = temporaryFolder(0o555);
    const script = `import { startPostgres } from '@wenxiao/infra';
      await startPostgres({ home: process.argv[1] }).catch(({ code, canRetry }) => console.log(JSON.stringify({ code, canRetry })));`;
    const started = runScript(script, { cwd: installed, args: [home], ...ordinary });
    expect(await started.next()).toEqual({ code: 'no-permission', canRetry: false });
  });

  it('runs the server as itself, everything inside the home', async () => {
    const home = temporaryFolder(0o700);
    if (ordinary) chownSync(home, ordinary.uid, ordinary.gid);
    const script = own(home, ordinary);
    const { pid, dataDirectory } = await script.next<Started>();
    expect(dataDirectory).toBe(join(home, 'postgres/data'));
    expect(uidOf(pid)).toBe(ordinary?.uid ?? process.getuid?.());
    await stop(script);
    expect(isRunning(pid)).toBe(false);
  });
});

if (ordinary) {
  describe('root', () => {
    it('has somebody else run the server in a home that everybody may enter', async () => {
      const home = temporaryFolder();
      const server = await startPostgres({ home });
      expect(server.dataDirectory).toBe(join(home, 'postgres/data'));
      expect(uidOf(server.pid)).not.toBe(0);
      await server.stop();
      expect(await hasEnded(server.pid, 0)).toBe(true);
    });

    it('keeps data and programs outside a folder that only root may enter, and finds them again', async () => {
      const closed = temporaryFolder(0o700);
      const home = join(closed, 'home');
      mkdirSync(home);
      installCopy(closed);
      const first = own(home, { cwd: closed });
      const { pid, dataDirectory } = await first.next<Started>();
      expect(dataDirectory.startsWith(closed)).toBe(false);
      expect(uidOf(pid)).not.toBe(0);
      await stop(first);

      const second = own(home, { cwd: closed });
      expect(await second.next<Started>()).toMatchObject({ dataDirectory, tables: ['start_1'] });
      await stop(second);

      execFileSync(
        process.execPath,
        [
          '--input-type=module',
          '-e',
          `import { removePostgres } from '@wenxiao/infra'; await removePostgres({ home: ${JSON.stringify(home)} });`,
        ],
        { cwd: closed },
      );
      expect(existsSync(dataDirectory)).toBe(false);
      expect(readdirSync(home)).toEqual([]);
    });

    it('runs an ordinary user’s home as that user', async () => {
      const home = temporaryFolder();
      chownSync(home, ordinary.uid, ordinary.gid);
      const first = own(home, ordinary);
      await first.next<Started>();
      await stop(first);
      const server = await startPostgres({ home });
      expect(uidOf(server.pid)).toBe(ordinary.uid);
      await server.stop();
      const again = own(home, ordinary);
      expect((await again.next<Started>()).tables).toEqual(['start_1']);
      await stop(again);
    });
  });
}

if (ordinary && canMount()) {
  describe('a full disk', () => {
    let disk: string;
    beforeEach(() => {
      disk = temporaryFolder();
      mountSmall(disk);
    });
    afterEach(() => {
      execFileSync('umount', [disk]);
    });

    it('is reported as such, and the start succeeds when there is room', async () => {
      await expect(startPostgres({ home: disk })).rejects.toMatchObject({ code: 'disk-full', canRetry: true });
      expect(readdirSync(join(disk, 'postgres'))).not.toContain('data');
      execFileSync('mount', ['-o', 'remount,size=200m', disk]);
      const server = await startPostgres({ home: disk });
      await server.stop();
    });
  });
}
