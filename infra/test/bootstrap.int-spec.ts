import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workspace } from './installed-copy.js';
import { removeTemporaryFolders, temporaryFolder } from './temporary.js';

afterEach(removeTemporaryFolders);

/** A small workspace with our bootstrap scripts; its Jest is a program that reports what the test wants reported. */
function smallWorkspace(scripts: Record<string, string> = {}): string {
  const root = temporaryFolder();
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const manifest = { name: 'small', version: '1.0.0', private: true, dependencies: { jest: 'file:jest' } };
  const packages = { '': manifest, jest: { version: '1.0.0' }, 'node_modules/jest': { resolved: 'jest', link: true } };
  const allScripts = { build: 'echo built', typecheck: 'echo checked', ...scripts };
  write('package.json', JSON.stringify({ ...manifest, scripts: allScripts }));
  write('package-lock.json', JSON.stringify({ ...manifest, lockfileVersion: 3, requires: true, packages }));
  write('jest/package.json', JSON.stringify({ name: 'jest', version: '1.0.0', type: 'module' }));
  write('jest/bin/jest.js', reporter);
  write('.swcrc', '{}');
  cpSync(join(workspace, '../jest.config.mjs'), join(root, 'jest.config.mjs'));
  for (const project of ['libs/one', 'infra']) {
    write(`${project}/src/index.ts`, '');
    write(`${project}/dist/index.js`, '');
  }
  cpSync(join(workspace, 'bootstrap'), join(root, 'infra/bootstrap'), { recursive: true });
  return root;
}

const reporter = `
  import { appendFileSync, writeFileSync } from 'node:fs';
  console.log('arguments ' + process.argv.slice(2).filter((argument) => !/^--(json|outputFile)/.test(argument)).join(' '));
  const file = process.argv.find((argument) => argument.startsWith('--outputFile=')).split('=')[1];
  const { tests, reason } = JSON.parse(process.env.REPORTED);
  if (reason) appendFileSync(process.env.WENXIAO_TEST_NOT_RUN, JSON.stringify({ what: 'suite', reason }) + '\\n');
  if (!tests) process.exit(1);
  const count = (wanted) => tests.filter((status) => status === wanted).length;
  const assertionResults = tests.map((status, index) => ({ status, fullName: 'test ' + index }));
  writeFileSync(file, JSON.stringify({ numPassedTests: count('passed'), numFailedTests: count('failed'),
    numRuntimeErrorTestSuites: 0, testResults: [{ name: process.cwd() + '/a.spec.ts', assertionResults }] }));
  process.exit(count('failed') > 0 ? 1 : 0);
`;

interface Reported {
  /** Undefined: Jest ends before it has a report. */
  tests?: ('passed' | 'failed' | 'pending')[];
  reason?: string;
}

function npmTest(root: string, reported: Reported, env: NodeJS.ProcessEnv = {}, args: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['infra/bootstrap/test.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, REPORTED: JSON.stringify(reported), WENXIAO_TEST_NO_SKIP: '', ...env },
  });
  const selected = /^arguments (.*)$/m.exec(stdout)?.[1];
  return { status, stdout, stderr, selected, lastLine: stdout.trimEnd().split('\n').at(-1) };
}

describe('npm test', () => {
  it('installs, builds, checks, tests, and counts', () => {
    const root = smallWorkspace();
    const first = npmTest(root, { tests: ['passed', 'passed'] });
    expect(first).toMatchObject({ status: 0, lastLine: '2 passed, 0 failed' });
    expect(first.stdout).toMatch(/\[1\/4\] .* install\n[^]*\[2\/4\] .* build\n[^]*\[3\/4\] .* typecheck\n/);
    expect(first.stdout).toContain('\nchecked\n');
    const second = npmTest(root, { tests: ['passed'] });
    expect(second.stdout).toMatch(/install: .*up to date\n.*build: .*up to date\n/);
  });

  it('runs what one waits for; with --long what takes longer, and nothing twice; with a selection that', () => {
    const root = smallWorkspace();
    const selectedBy = (...args: string[]) => npmTest(root, { tests: ['passed'] }, {}, args).selected;
    const quick = ['unit', 'integration', 'forms', 'transport', 'acceptance'];
    expect(selectedBy()).toBe(`--selectProjects ${quick.join(' ')}`);
    expect(selectedBy('--long')).toBe(
      '--selectProjects stress kafka faults rows operations bad-input authority browser',
    );
    expect(selectedBy('libs/forms')).toBe(`libs/forms --selectProjects ${quick.join(' ')}`);
    expect(selectedBy('libs/forms', '--selectProjects', 'unit')).toBe('libs/forms --selectProjects unit');
  });

  it('fails with a failed test, a failed check, a Jest that ends early, and when nothing was tested', () => {
    const root = smallWorkspace();
    expect(npmTest(root, { tests: ['passed', 'failed'] })).toMatchObject({ status: 1, lastLine: '1 passed, 1 failed' });
    expect(npmTest(root, {})).toMatchObject({ status: 1, lastLine: '0 passed, 1 failed' });
    expect(npmTest(root, { tests: [] })).toMatchObject({ status: 1, lastLine: '0 passed, 0 failed' });
    const unchecked = smallWorkspace({ typecheck: 'exit 2' });
    expect(npmTest(unchecked, { tests: ['passed'] })).toMatchObject({ status: 1, lastLine: '1 passed, 1 failed' });
    const unbuilt = smallWorkspace({ build: 'exit 1' });
    const stopped = npmTest(unbuilt, { tests: ['passed'] });
    expect(stopped).toMatchObject({ status: 1, lastLine: '0 passed, 1 failed' });
    expect(stopped.stdout).not.toContain('typecheck');
  });

  it('names what this machine could not run, and why; where nothing may be left out, that is a failure', () => {
    const root = smallWorkspace();
    const reported: Reported = { tests: ['passed', 'pending'], reason: '没有 Java\nthere is no Java' };
    const lenient = npmTest(root, reported);
    expect(lenient).toMatchObject({ status: 0, lastLine: '1 passed, 0 failed, 1 skipped' });
    expect(lenient.stdout).toContain('  a.spec.ts: test 1\n');
    expect(lenient.stdout).toContain('there is no Java');
    const strict = npmTest(root, reported, { WENXIAO_TEST_NO_SKIP: '1' });
    expect(strict).toMatchObject({ status: 1, lastLine: '1 passed, 1 failed' });
  });
});

describe('what a clone needs', () => {
  /** What `prepare.mjs` thinks, asked in the clone. */
  function ask(root: string, expression: string): unknown {
    const text = `import * as prepare from './infra/bootstrap/prepare.mjs';
      const { needsInstall, needsBuild, objectionToNode, install, build } = prepare;
      const answer = await (${expression});
      console.log('answer ' + JSON.stringify(answer ?? null));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', text], {
      cwd: root,
      encoding: 'utf8',
    });
    const answer = /^answer (.*)$/m.exec(stdout)?.[1];
    if (answer === undefined) throw new Error(stderr);
    return JSON.parse(answer);
  }

  const later = (path: string) => {
    const time = new Date(Date.now() + 60_000);
    utimesSync(path, time, time);
  };

  it('is an installation when there is none, or when the lock file has changed since', () => {
    const root = smallWorkspace();
    expect(ask(root, 'needsInstall()')).toBe(true);
    expect(ask(root, 'install().then(() => needsInstall())')).toBe(false);
    later(join(root, 'package-lock.json'));
    expect(ask(root, 'needsInstall()')).toBe(false);
    writeFileSync(join(root, 'package-lock.json'), '{"changed": true}');
    later(join(root, 'package-lock.json'));
    expect(ask(root, 'needsInstall()')).toBe(true);
  });

  it('is a build when there is none, or when a source was changed or removed since', () => {
    const root = smallWorkspace();
    expect(ask(root, 'needsBuild()')).toBe(true);
    expect(ask(root, 'build().then(() => needsBuild())')).toBe(false);
    later(join(root, 'libs/one/src/index.ts'));
    expect(ask(root, 'needsBuild()')).toBe(true);
    rmSync(join(root, 'libs/one/src/index.ts'));
    later(join(root, 'libs/one/src'));
    expect(ask(root, 'needsBuild()')).toBe(true);
  });

  it('compiles to the same wherever it stands: its maps name sources from where they are', () => {
    const project = temporaryFolder();
    mkdirSync(join(project, 'src/inside'), { recursive: true });
    writeFileSync(join(project, 'src/inside/one.ts'), 'export const one: number = 1;\n');
    spawnSync(process.execPath, [join(workspace, 'bootstrap/build-project.mjs'), project]);
    const map = JSON.parse(readFileSync(join(project, 'dist/inside/one.js.map'), 'utf8')) as { sources: string[] };
    expect(map.sources).toEqual(['../../src/inside/one.ts']);
  });

  it('is a Node that is new enough; an older one is told so in both languages', () => {
    const sentence = expect.stringMatching(/^需要 Node\.js 20\.19 .*\nNode\.js 20\.19 or newer is needed/);
    const versions = ['18.20.4', '20.18.3', '20.19.0', '20.20.2', '22.0.0', '24.1.0'];
    expect(
      ask(smallWorkspace(), `${JSON.stringify(versions)}.map((each) => objectionToNode(each) ?? 'welcome')`),
    ).toEqual([sentence, sentence, 'welcome', 'welcome', 'welcome', 'welcome']);
  });
});
