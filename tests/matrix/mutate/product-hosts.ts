import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';

/** Where products are started for tests: a process for each core, since one process works on one. */
export class ProductHosts {
  private constructor(
    readonly addresses: readonly string[],
    private readonly processes: readonly ChildProcess[],
  ) {}

  static async open(): Promise<ProductHosts> {
    const main = new URL('./product-host.main.ts', import.meta.url);
    // Standard output belongs to what the command finds.
    const processes = Array.from({ length: Math.min(2, availableParallelism()) }, () =>
      fork(main, { stdio: ['ignore', 2, 2, 'ipc'] }),
    );
    const told = await Promise.all(processes.map((each) => once(each, 'message') as Promise<[string]>));
    return new ProductHosts(
      told.map(([address]) => address),
      processes,
    );
  }

  /** What tests have left behind, whose process is gone. */
  async stopAll(): Promise<void> {
    await Promise.all(this.addresses.map((address) => fetch(`${address}/close-all`, { method: 'POST' })));
  }

  async close(): Promise<void> {
    const ended = this.processes.map((each) => once(each, 'exit'));
    for (const each of this.processes) each.disconnect();
    await Promise.all(ended);
  }
}
