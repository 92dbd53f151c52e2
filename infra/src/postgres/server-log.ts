import { chownSync, closeSync, copyFileSync, fstatSync, openSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { readFrom } from '../processes/read-from.js';
import type { Area } from './area.js';
import type { RunUser } from './run-user.js';

const size_bytes_max = 16 * 1024 * 1024;
const check_interval_ms = 60_000;

/**
 * The server's standard error in one file, kept below a size: a full one is copied to `postgres.log.1` and emptied, which
 * is safe for a writer that appends. PostgreSQL's own collector would cost a process and rotates by time alone.
 */
export class ServerLog {
  readonly file: string;
  private begin_bytes = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(area: Area) {
    this.file = join(area.log, 'postgres.log');
  }

  /** A handle for the server's standard error; to be closed when the server has been spawned. */
  open(user: RunUser | undefined): number {
    const handle = openSync(this.file, 'a', 0o600);
    if (user) chownSync(this.file, user.uid, user.gid);
    this.rotate();
    this.begin_bytes = fstatSync(handle).size;
    return handle;
  }

  close(handle: number): void {
    closeSync(handle);
  }

  /** What the server has said since `open`. */
  said(): string {
    return readFrom(this.file, this.begin_bytes);
  }

  keepSmall(): void {
    this.timer = setInterval(() => this.rotate(), check_interval_ms).unref();
  }

  letGrow(): void {
    clearInterval(this.timer);
  }

  private rotate(): void {
    if ((statSync(this.file, { throwIfNoEntry: false })?.size ?? 0) <= size_bytes_max) return;
    copyFileSync(this.file, `${this.file}.1`);
    truncateSync(this.file, 0);
  }
}
