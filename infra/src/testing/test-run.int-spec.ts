import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runScript, workspace, type Script } from '../../test/installed-copy.js';
import { removeTemporaryFolders, temporaryFolder } from '../../test/temporary.js';
import { hasEnded, isRunning } from '../processes/process.js';

afterEach(removeTemporaryFolders);

/** What Jest's parent process does, until it is told to stop. */
function jestWith(runs: string): Script {
  const text = `
    import { openTestRun } from '@wenxiao/infra/testing';
    import { readFileSync } from 'node:fs';
    const run = await openTestRun(process.argv[1]);
    await run.need('postgres');
    const postmaster = readFileSync(process.argv[1] + '/' + process.pid + '/postgres/data/postmaster.pid', 'utf8');
    console.log(parseInt(postmaster));
    setInterval(() => {}, 1000);`;
  return runScript(text, { cwd: workspace, args: [runs] });
}

describe('the servers of a test run', () => {
  it('end with a Ctrl-C, which Jest does not survive', async () => {
    const runs = temporaryFolder();
    const jest = jestWith(runs);
    const pid = await jest.next<number>();
    jest.child.kill('SIGINT');
    await jest.ended;
    expect(jest.child.exitCode).toBe(130);
    expect(isRunning(pid)).toBe(false);
    expect(readdirSync(runs)).toEqual([]);
  });

  it('end although a test was killed that had started some of its own', async () => {
    const runs = temporaryFolder();
    const jest = jestWith(runs);
    await jest.next<number>();
    const run = join(runs, String(jest.child.pid));
    const test = runScript(
      `import { startPostgres } from '@wenxiao/infra';
       import { freshHome } from '@wenxiao/infra/testing';
       const home = freshHome();
       const { pid } = await startPostgres({ home });
       console.log(JSON.stringify({ pid, home }));`,
      { cwd: workspace, env: { ...process.env, WENXIAO_TEST_RUN: run } },
    );
    const { pid, home } = await test.next<{ pid: number; home: string }>();
    test.child.kill('SIGKILL');
    await test.ended;
    expect(isRunning(pid)).toBe(true);
    jest.child.kill('SIGINT');
    await jest.ended;
    expect(isRunning(pid)).toBe(false);
    expect([existsSync(home), existsSync(run)]).toEqual([false, false]);
  });

  it('are removed by the next run when theirs was killed, and left alone while it lives', async () => {
    const runs = temporaryFolder();
    const [killed, living] = [jestWith(runs), jestWith(runs)];
    const [left, kept] = [await killed.next<number>(), await living.next<number>()];
    killed.child.kill('SIGKILL');
    await killed.ended;
    const next = jestWith(runs);
    const pid = await next.next<number>();
    expect([left, kept, pid].map(isRunning)).toEqual([false, true, true]);
    for (const { child, ended } of [living, next]) {
      child.kill('SIGTERM');
      await ended;
    }
    expect(await Promise.all([kept, pid].map((each) => hasEnded(each, 0)))).toEqual([true, true]);
  });
});
