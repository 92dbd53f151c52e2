import { readFileSync } from 'node:fs';

/** The text of a log from a position on; empty when somebody has removed the log. */
export function readFrom(file: string, begin_bytes: number): string {
  try {
    return readFileSync(file).subarray(begin_bytes).toString('utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
