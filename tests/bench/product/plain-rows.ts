import { freshDatabase } from '@wenxiao/infra/testing';
import { DatabasePool } from '@wenxiao/event-store';
import type pg from 'pg';

/** A table on the same server that takes bytes and nothing else: what is stored anyhow costs at least that. */
export class PlainRows {
  private constructor(
    private readonly pool: pg.Pool,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(connections: number): Promise<PlainRows> {
    const database = await freshDatabase('bench');
    const pool = new DatabasePool({ connectionString: database.url, max: connections });
    await pool.query('create table plain (id bigint generated always as identity primary key, bytes text not null)');
    return new PlainRows(pool, () => database.drop());
  }

  /** So many rows of so many bytes, by one committed statement. */
  async insert(rows: number, bytes: number): Promise<void> {
    await this.pool.query('insert into plain (bytes) select repeat($2, $3) from generate_series(1, $1)', [
      rows,
      'x',
      Math.ceil(bytes),
    ]);
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.drop();
  }
}
