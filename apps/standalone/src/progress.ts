/** Says what is going on and for how long, line by line; where a terminal looks on, the running step is shown as it runs. */
export class Progress {
  private step: { text: string; since: number } | undefined;

  constructor(private readonly out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stdout) {}

  /** Runs one step, and says how long it took. */
  async run<Result>(zh: string, en: string, work: () => Promise<Result>): Promise<Result> {
    this.step = { text: `${zh} / ${en}`, since: performance.now() };
    if (this.out.isTTY) this.out.write(`  … ${this.step.text}`);
    const result = await work();
    const seconds = ((performance.now() - this.step.since) / 1000).toFixed(1);
    this.out.write(`${this.out.isTTY ? '\r\u001b[K' : ''}  ✓ ${this.step.text} (${seconds} s)\n`);
    this.step = undefined;
    return result;
  }

  say(line: string): void {
    this.out.write(`${line}\n`);
  }
}
