import type { Pool } from 'pg';
import { append, type Append, appendCalls, type AppendedEvent, type AppendResult, findCommand } from './append.js';

/** How many groups are under way at a time: while one waits for the disk, the next is made. */
const groupsMax = 2;
const callsMax = 64;

type Waiting = Readonly<{ call: Append; resolve: (result: AppendResult) => void; reject: (error: unknown) => void }>;

/**
 * Appends of one process to one store. Those that arrive while others are under way go together: one round trip and one
 * transaction, in which each is stored whole or not at all, whatever becomes of the others (group commit).
 *
 * Together go calls of one stream each, no two of the same: all lock their streams in one order.
 */
export class GroupedAppend {
  private waiting: Waiting[] = [];
  private groups = 0;

  constructor(private readonly pool: Pool) {}

  /** As {@link append}, alone or with others. */
  append(call: Append): Promise<AppendResult> {
    if (call.streams.length !== 1) return append(this.pool, call);
    return new Promise((resolve, reject) => {
      this.waiting.push({ call, resolve, reject });
      this.begin();
    });
  }

  private begin(): void {
    while (this.groups < groupsMax && this.waiting.length > 0) {
      const group = this.next();
      this.groups += 1;
      void this.store(group).finally(() => {
        this.groups -= 1;
        this.begin();
      });
    }
  }

  /** Those that have waited longest, no two of the same stream, in the order of their streams. */
  private next(): readonly Waiting[] {
    const group = new Map<string, Waiting>();
    const left: Waiting[] = [];
    for (const each of this.waiting) {
      const place = `${each.call.tenant} ${each.call.streams[0]?.stream ?? ''}`;
      if (group.size === callsMax || group.has(place)) left.push(each);
      else group.set(place, each);
    }
    this.waiting = left;
    return [...group].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
  }

  private async store(group: readonly Waiting[]): Promise<void> {
    let stored: readonly AppendedEvent[][] | undefined;
    try {
      if (group.length > 1)
        stored = await appendCalls(
          this.pool,
          group.map(({ call }) => call),
        );
    } catch {
      // Whatever it was, it may be the matter of one of them: each for itself.
    }
    await Promise.all(
      group.map(async ({ call, resolve, reject }, index) => {
        const events = stored?.[index];
        try {
          if (!events) resolve(await append(this.pool, call));
          else if (events.length > 0) resolve({ outcome: 'appended', events });
          else resolve((await findCommand(this.pool, call)) ?? { outcome: 'conflict' });
        } catch (error) {
          reject(error);
        }
      }),
    );
  }
}
