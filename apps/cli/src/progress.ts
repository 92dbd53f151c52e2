/** Says what is going on and for how long, line by line; where a terminal looks on, the running step is shown as it runs. */
export class Progress {
  /** The line that a terminal shows until something is written over it. */
  private shown = '';

  constructor(private readonly out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stdout) {}

  /** Runs one step, and says how long it took, or that it failed. */
  async run<Result>(zh: string, en: string, work: () => Promise<Result>): Promise<Result> {
    const since = performance.now();
    const done = (mark: string) => {
      this.shown = '';
      this.say(`  ${mark} ${secondsSince(since).padStart(5)} s  ${zh} / ${en}`);
    };
    this.show(`  …          ${zh} / ${en}`);
    try {
      const result = await work();
      done('✓');
      return result;
    } catch (error) {
      done('✗');
      throw error;
    }
  }

  /** How far a part of the running step has come; it is kept as a line once it is complete. */
  count(zh: string, en: string, done: number, total: number): void {
    const line = `      ${`${String(done)}/${String(total)}`.padStart(5)}  ${zh} / ${en}`;
    if (done < total) this.show(line);
    else this.say(line);
  }

  /** Something to know about the running step. */
  note({ zh, en }: Readonly<{ zh: string; en: string }>): void {
    this.say(`             ${zh} / ${en}`);
  }

  say(line: string): void {
    this.clear();
    this.out.write(`${line}\n`);
    if (this.out.isTTY) this.out.write(this.shown);
  }

  private show(line: string): void {
    this.clear();
    this.shown = line;
    if (this.out.isTTY) this.out.write(line);
  }

  private clear(): void {
    if (this.out.isTTY) this.out.write('\r\u001b[K');
  }
}

/** Seconds since a moment of `performance.now()`, 0 being the beginning of the process. */
export function secondsSince(since_ms: number): string {
  return ((performance.now() - since_ms) / 1000).toFixed(1);
}
