import { createHash } from 'node:crypto';
import type { ContractType } from '@wenxiao/contracts';
import type { DataOf, Fields } from '@wenxiao/domain/field';

/** What a service keeps of another's published facts: some fields of a contract, by what tells its objects apart. */
export type FactCopy<Data extends object = object> = Readonly<{
  /** The contract's type, and a digest of what is kept by which key: another choice is another copy, filled from the start. */
  name: string;
  contract: ContractType<Fields>;
  fields: readonly string[];
  keyOf(data: object): string;
  /** Every fact is kept, and not the newest alone: decisions rest on them, and what they said then is held against what they say now. */
  keepsAll?: true;
  /** The stream whose alarms rest on such a fact; with it all that are named after it and a dot. Undefined: every stream of the tenant. */
  wakes?(data: object, tenant: string): string | undefined;
  /** Only to carry the type of what is read. */
  readonly data?: Data;
}>;

/**
 * Declares a copy: `factCopy(budgetTimetableChanged, ['inForce'], ['subject', 'year'])`. It holds the newest fact of each key and tenant,
 * whatever order they come in over several streams; nothing runs and nothing waits where it is filled. `wakes` names the stream of
 * which something else may become due then.
 */
export function factCopy<F extends Fields, const K extends keyof F & string, const Key extends keyof F & string>(
  contract: ContractType<F>,
  fields: readonly K[],
  key: readonly Key[],
  wakes?: (data: DataOf<F>, tenant: string) => string | undefined,
): FactCopy<Pick<DataOf<F>, (K | Key) & keyof DataOf<F>>> {
  const kept = [...new Set<string>([...key, ...fields])];
  const digest = createHash('sha256')
    .update(JSON.stringify([kept, key]))
    .digest('hex')
    .slice(0, 8);
  return {
    name: `${contract.type}#${digest}`,
    contract: contract as unknown as ContractType<Fields>,
    fields: kept,
    keyOf: (data) => copyKey(...key.map((field) => String((data as Readonly<Record<string, unknown>>)[field]))),
    ...(wakes && { wakes: (data: object, tenant: string) => wakes(data as DataOf<F>, tenant) }),
  };
}

/** Of a copy everything that was told stays, for a {@link Reconciler}. */
export const remembered = <Data extends object>(copy: FactCopy<Data>): FactCopy<Data> => ({
  ...copy,
  name: `${copy.name}+all`,
  keepsAll: true,
});

/** The key of an object in a copy, from its parts in the order of the declaration. */
export const copyKey = (...parts: readonly (string | number)[]): string => parts.join('.');
