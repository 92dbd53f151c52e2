import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { InfraError } from '../infra-error.js';
import { birthOf } from './process.js';

type Owner = Readonly<{ pid: number; birth: string }>;

export interface Claim {
  release(): void;
}

/**
 * Takes a directory for this process: a file that names the process and its birth, so that a claim whose owner was
 * killed is taken over, and one whose owner lives is not, even when process ids have been used again.
 * @param file where the claim stands
 * @throws InfraError `already-running` when a living process holds it
 */
export function claim(file: string): Claim {
  const own: Owner = { pid: process.pid, birth: birthOf(process.pid) ?? '' };
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (create(file, own)) return { release: () => release(file, own) };
    const seen = read(file);
    if (seen === undefined) continue;
    const owner = parse(seen);
    if (owner && birthOf(owner.pid) === owner.birth)
      throw new InfraError('already-running', `${file}, PID ${owner.pid}`);
    discard(file, seen);
  }
  throw new InfraError('already-running', file);
}

/** Written aside and linked into place, so that nobody reads half a claim. */
function create(file: string, owner: Owner): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o644 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes a dead claim, and only that: when another process has just replaced it by its own, it is put back. */
function discard(file: string, seen: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    if (read(aside) !== seen) linkSync(aside, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function release(file: string, own: Owner): void {
  if (read(file) === JSON.stringify(own)) rmSync(file, { force: true });
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text: string): Owner | undefined {
  try {
    const { pid, birth } = JSON.parse(text) as Partial<Owner>;
    return typeof pid === 'number' && typeof birth === 'string' ? { pid, birth } : undefined;
  } catch {
    return undefined;
  }
}
