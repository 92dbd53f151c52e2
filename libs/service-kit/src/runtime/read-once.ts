import { AsyncLocalStorage } from 'node:async_hooks';
import type { Queryable } from '@wenxiao/event-store';

type Asked = Map<string, Promise<unknown>>;

const reading = new AsyncLocalStorage<Asked>();

/**
 * What is read within the work through {@link readOnce} is asked for once, however many objects it is about, and is as of then for all
 * of them. For rows that are reckoned again as soon as anything changes: nothing is decided or written in it.
 */
export function readingOnce<Result>(work: () => Promise<Result>): Promise<Result> {
  return reading.run(new Map(), work);
}

/** As it is now, also within {@link readingOnce}: for who waits until something has changed. */
export function readingAnew<Result>(work: () => Promise<Result>): Promise<Result> {
  return reading.exit(work);
}

/** The same connections; within {@link readingOnce} a question that was asked before is answered as it was. */
export function readOnce(db: Queryable): Queryable {
  return {
    query<Row extends object>(text: string, values?: readonly unknown[]): Promise<{ rows: Row[] }> {
      const asked = reading.getStore();
      if (!asked) return db.query<Row>(text, values);
      const key = JSON.stringify([text, values]);
      const found = (asked.get(key) as Promise<{ rows: Row[] }> | undefined) ?? db.query<Row>(text, values);
      asked.set(key, found);
      return found;
    },
  };
}
