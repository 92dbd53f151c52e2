import { Contract } from '@wenxiao/contracts';
import { IsString } from 'class-validator';

/** What a test's producer publishes: two facts of one kind of stream, and one of another kind. */
export type LedgerContracts = Readonly<{
  EntryMade: new () => object;
  EntryNoted: new () => object;
  PageTurned: new () => object;
}>;

const made = new Map<string, LedgerContracts>();

/** The contracts of a producer by this name: each test has a producer of its own, in every process that takes part. */
export function ledgerContracts(service: string): LedgerContracts {
  const known = made.get(service);
  if (known) return known;
  @Contract({ service, name: 'entry-made', version: 1, stream: 'ledger' })
  class EntryMade {
    @IsString() entryId!: string;
  }
  @Contract({ service, name: 'entry-noted', version: 1, stream: 'ledger' })
  class EntryNoted {
    @IsString() entryId!: string;
  }
  @Contract({ service, name: 'page-turned', version: 1, stream: 'page' })
  class PageTurned {
    @IsString() entryId!: string;
  }
  const contracts = { EntryMade, EntryNoted, PageTurned };
  made.set(service, contracts);
  return contracts;
}
