import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';

const size_bytes_max = 16 * 1024 * 1024;
const remembered_lines_max = 3;

/** Takes the lines of one process and knows the last of them. */
export class ProcessOutput {
  private readonly last: string[] = [];
  private size_bytes: number;
  private readonly file: string | undefined;

  /**
   * @param folder for a file `<name>.log`, which is renamed to `<name>.log.1` when it has grown large; none: lines go to
   *   our own standard output, after the name
   */
  constructor(
    private readonly name: string,
    folder: string | undefined,
  ) {
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
    this.file = folder === undefined ? undefined : join(folder, `${name}.log`);
    this.size_bytes = this.file === undefined ? 0 : (statSync(this.file, { throwIfNoEntry: false })?.size ?? 0);
  }

  /** What the process said last, on one line. */
  get tail(): string {
    return this.last.join(' | ');
  }

  follow(stream: Readable, onLine: (line: string) => void): void {
    createInterface({ input: stream }).on('line', (line) => {
      this.write(line);
      onLine(line);
    });
  }

  write(line: string): void {
    this.last.push(line);
    if (this.last.length > remembered_lines_max) this.last.shift();
    this.note(line);
  }

  /** A line of ours between those of the process. */
  note(line: string): void {
    if (this.file === undefined) console.log(`[${this.name}] ${line}`);
    else this.append(this.file, `${line}\n`);
  }

  private append(file: string, text: string): void {
    if (this.size_bytes > size_bytes_max) {
      renameSync(file, `${file}.1`);
      this.size_bytes = 0;
    }
    appendFileSync(file, text);
    this.size_bytes += Buffer.byteLength(text);
  }
}
