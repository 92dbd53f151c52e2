// A copy of the workspace in a temporary folder, for violations that nobody may meet in the real tree.
import { execFileSync } from 'node:child_process';
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Every file that is, or would be, under version control: paths relative to the root. */
export function workspaceFiles(root) {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed
    .split('\0')
    .filter((path) => path !== '' && lstatSync(join(root, path), { throwIfNoEntry: false })?.isFile());
}

/** Third-party packages are linked; workspace packages are linked into the copy, so that no tool looks at the original. */
function linkPackages(root, copy) {
  const source = join(root, 'node_modules');
  const target = join(copy, 'node_modules');
  mkdirSync(target);
  for (const name of readdirSync(source)) {
    if (name === '.cache' || name === '@wenxiao') continue;
    symlinkSync(join(source, name), join(target, name));
  }
  cpSync(join(source, '@wenxiao'), join(target, '@wenxiao'), { recursive: true, verbatimSymlinks: true });
}

/** A fresh copy with its own version control, removed when the process exits (signals make it exit: checks.mjs). */
export function copyWorkspace(root) {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'wenxiao-canary-')));
  process.once('exit', () => rmSync(copy, { recursive: true, force: true, maxRetries: 5 }));

  for (const path of workspaceFiles(root)) {
    mkdirSync(join(copy, dirname(path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  linkPackages(root, copy);
  execFileSync('git', ['init', '--quiet'], { cwd: copy });
  return copy;
}
