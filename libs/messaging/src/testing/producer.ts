import { append, type AppendedEvent } from '@wenxiao/event-store';
import { contractType } from '@wenxiao/contracts';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { ledgerContracts } from './ledger-contracts.js';

/** What to append: published as one of the ledger's facts, or kept private. */
export type Entry = Readonly<{ publish?: 'EntryMade' | 'EntryNoted' | 'PageTurned' | 'nothing'; text?: string }>;

/** The producer's side of a test: a store, and what is appended to it. */
export class Producer {
  private readonly versions = new Map<string, number>();

  constructor(
    readonly service: string,
    readonly pool: pg.Pool,
    readonly tenant = '360000',
  ) {}

  /** Appends events one by one. @returns what was stored, the published text included */
  async append(stream: string, ...entries: Entry[]): Promise<(AppendedEvent & { text: string })[]> {
    const stored: (AppendedEvent & { text: string })[] = [];
    for (const entry of entries) stored.push(...(await this.appendAll(stream, [entry])));
    return stored;
  }

  /** Appends events together, in one transaction. */
  async appendAll(stream: string, entries: readonly Entry[]): Promise<(AppendedEvent & { text: string })[]> {
    const contracts = ledgerContracts(this.service);
    const expectedVersion = this.versions.get(stream) ?? 0;
    const texts = entries.map(({ text }) => text ?? `{"entryId": "${randomUUID()}", "amount": 1.0}`);
    const result = await append(this.pool, {
      tenant: this.tenant,
      commandId: randomUUID(),
      commandHash: 'hash',
      streams: [
        {
          stream,
          expectedVersion,
          events: entries.map(({ publish = 'EntryMade' }, index) => ({
            type: 'entry',
            schemaVersion: 1,
            data: texts[index] ?? '{}',
            metadata: `{"correlationId": "${randomUUID()}"}`,
            ...(publish !== 'nothing' && {
              published: { type: contractType(contracts[publish]), version: 1, text: texts[index] ?? '{}' },
            }),
          })),
        },
      ],
    });
    if (result.outcome !== 'appended') throw new Error(`${stream}: ${result.outcome}`);
    this.versions.set(stream, expectedVersion + entries.length);
    return result.events.map((event, index) => ({ ...event, text: texts[index] ?? '{}' }));
  }

  /** Forgets versions: the store was restored to an earlier state. */
  backTo(stream: string, version: number): void {
    this.versions.set(stream, version);
  }
}
