import type { Queryable } from '@wenxiao/event-store';
import { AppendWatch } from './append-watch.js';

/** One connection, whose transactions commit unless the work throws. */
function opened() {
  const log: string[] = [];
  const watch = new AppendWatch(() => log.push('told'));
  const sql = {} as Queryable;
  const transactions = watch.over({
    async run<Result>(work: (tx: { sql: Queryable }) => Promise<Result>) {
      const result = await work({ sql });
      log.push('committed');
      return result;
    },
  });
  return { log, watch, transactions };
}

describe('readers of a store', () => {
  it('are told at once of what is committed', () => {
    const { log, watch } = opened();
    watch.appended();
    expect(log).toEqual(['told']);
  });

  it('are told of a handler’s append when its transaction has committed, once', async () => {
    const { log, watch, transactions } = opened();
    const answer = await transactions.run(async ({ sql }) => {
      watch.appended(sql);
      watch.appended(sql);
      return 'answer';
    });
    expect([answer, log]).toEqual(['answer', ['committed', 'told']]);
  });

  it('are not told of transactions that append nothing', async () => {
    const { log, transactions } = opened();
    await transactions.run(async () => undefined);
    expect(log).toEqual(['committed']);
  });

  it('are not told of an append that was rolled back, nor of the next transaction on its connection', async () => {
    const { log, watch, transactions } = opened();
    const failing = transactions.run(async ({ sql }) => {
      watch.appended(sql);
      throw new Error('conflict');
    });
    await expect(failing).rejects.toThrow('conflict');
    await transactions.run(async () => undefined);
    expect(log).toEqual(['committed']);
  });
});
