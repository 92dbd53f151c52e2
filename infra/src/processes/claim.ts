import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { InfraError } from '../infra-error.js';
import { birthOf } from './process.js';

type Owner = Readonly<{ pid: number; birth: string }>;

/** How long the removal of a dead claim can take at most; it takes a millisecond. */
const takeover_ms_max = 5_000;

export interface Claim {
  release(): void;
}

/**
 * Takes a directory for this process: a file that names the process and its birth, so that a claim whose owner was
 * killed is taken over, and one whose owner lives is not, even when process ids have been used again.
 * @param file where the claim stands
 * @throws InfraError `already-running` when a living process holds it
 */
export async function claim(file: string): Promise<Claim> {
  const own: Owner = { pid: process.pid, birth: birthOf(process.pid) ?? '' };
  const limit_ms = Date.now() + 2 * takeover_ms_max;
  for (;;) {
    if (create(file, own)) return { release: () => release(file, own) };
    const seen = read(file);
    if (seen === undefined) continue;
    const owner = parse(seen);
    const alive = owner !== undefined && birthOf(owner.pid) === owner.birth;
    if (alive) throw new InfraError('already-running', `${file}, PID ${owner.pid}`);
    if (Date.now() > limit_ms) throw new InfraError('already-running', file);
    if (!discard(file, seen)) await sleep(20);
  }
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

/**
 * Removes a dead claim, and only that: of several processes that have seen it, one at a time looks whether it is still
 * there, so that nobody removes the claim that another has just put in its place.
 * @returns false while another process is about it
 */
function discard(file: string, seen: string): boolean {
  const turn = `${file}.takeover`;
  try {
    mkdirSync(turn);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const taken_ms = statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    // Whoever was about it was killed.
    if (Date.now() - taken_ms > takeover_ms_max) rmSync(turn, { recursive: true, force: true });
    return false;
  }
  try {
    if (read(file) === seen) rmSync(file, { force: true });
    return true;
  } finally {
    rmSync(turn, { recursive: true, force: true });
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
