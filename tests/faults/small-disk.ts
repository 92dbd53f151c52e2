import { freshHome } from '@wenxiao/infra/testing';
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';

/** Only root may mount, and not in every container. */
export function canMountSmallDisks(): boolean {
  const folder = freshHome();
  const can = mountSmallDisk(folder, 1);
  if (can) unmount(folder);
  return can;
}

/** A file system in memory. @returns whether it could be mounted */
export function mountSmallDisk(folder: string, megabytes: number): boolean {
  const options = `size=${String(megabytes)}m,mode=755`;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status === 0;
}

export function resize(folder: string, megabytes: number): void {
  execFileSync('mount', ['-o', `remount,size=${String(megabytes)}m`, folder]);
}

export function unmount(folder: string): void {
  execFileSync('umount', [folder]);
}

/** Writes a file until there is no room: others write meanwhile, so that nobody can say beforehand how much that is. */
export function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (let size_bytes = 1024 * 1024; size_bytes >= 1024; size_bytes /= 2) {
      while (hasRoomFor(file, Buffer.alloc(size_bytes)));
    }
  } finally {
    closeSync(file);
  }
}

function hasRoomFor(file: number, block: Buffer): boolean {
  try {
    return writeSync(file, block) === block.length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}
