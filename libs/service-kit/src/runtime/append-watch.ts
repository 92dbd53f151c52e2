import type { Queryable, TransactionRunner } from '@wenxiao/event-store';

/** Tells whoever reads the store that something was appended, as soon as it is committed and no sooner. */
export class AppendWatch {
  /** Connections in whose present transaction a handler has appended. */
  private readonly appendedIn = new WeakSet<Queryable>();

  constructor(private readonly tell: () => void) {}

  /** @param tx the transaction that the append is part of; none: it is committed */
  appended(tx?: Queryable): void {
    if (tx) this.appendedIn.add(tx);
    else this.tell();
  }

  /** The same transactions; one that was appended in tells of it when it has committed. */
  over<Tx extends Readonly<{ sql: Queryable }>>(transactions: TransactionRunner<Tx>): TransactionRunner<Tx> {
    return {
      run: async (work) => {
        let sql: Queryable | undefined;
        const result = await transactions.run((tx) => {
          ({ sql } = tx);
          // What a transaction before this one, on the same connection, rolled back.
          this.appendedIn.delete(sql);
          return work(tx);
        });
        if (sql && this.appendedIn.delete(sql)) this.tell();
        return result;
      },
    };
  }
}
