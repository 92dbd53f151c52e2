import { contract } from '@wenxiao/contracts';
import { limits, words } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

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
  const fields = { entryId: words(t.subjectName, { max: limits.name }) };
  const contracts = {
    EntryMade: contract(`${service}.entry-made`, 1, 'ledger', fields).Message,
    EntryNoted: contract(`${service}.entry-noted`, 1, 'ledger', fields).Message,
    PageTurned: contract(`${service}.page-turned`, 1, 'page', fields).Message,
  };
  made.set(service, contracts);
  return contracts;
}
