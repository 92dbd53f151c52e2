import { DatabasePool, type Queryable, type TransactionRunner } from '@wenxiao/event-store';
import pg, { type PoolClient } from 'pg';
import { DataSource, type EntityManager, type EntitySchema } from 'typeorm';
import { poolConnections_max } from './pool-connections.js';

/** One database transaction: SQL for the event store and marks, TypeORM's manager for read models. */
export type ServiceTransaction = Readonly<{ sql: Queryable; manager: EntityManager }>;

export type EntityClass = (new () => object) | EntitySchema;

/** The read side of a service: TypeORM over tables that our own migrations make. TypeORM never changes a schema. */
export async function openReadModels(
  url: string,
  applicationName: string,
  entities: readonly EntityClass[],
): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    driver: { defaults: pg.defaults, Pool: DatabasePool },
    url,
    entities: [...entities],
    synchronize: false,
    migrationsRun: false,
    logging: false,
    applicationName,
    extra: { max: poolConnections_max.reads },
  });
  return source.initialize();
}

/** Transactions of the read side. Its queries and the event store's go over one connection, so that they commit together. */
export function serviceTransactions(source: DataSource): TransactionRunner<ServiceTransaction> {
  return {
    async run(work) {
      const runner = source.createQueryRunner();
      try {
        const client = (await runner.connect()) as PoolClient;
        await runner.startTransaction();
        try {
          const result = await work({ sql: client, manager: runner.manager });
          await runner.commitTransaction();
          return result;
        } catch (error) {
          if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
          throw error;
        }
      } finally {
        await runner.release();
      }
    },
  };
}
