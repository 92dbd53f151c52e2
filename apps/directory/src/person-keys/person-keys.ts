import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { inTransaction, type Queryable } from '@wenxiao/event-store';
import { APPEND_POOL, type KeyHolder, type PersonKey, type PersonKeys as Keys } from '@wenxiao/service-kit';
import type { Pool } from 'pg';
import { Wrapping } from './wrapping.js';

const keyBytes = 32;
/** Rows that are wrapped anew in one transaction. */
const rowsAtOnce = 500;

type Row = Readonly<{ id: string; erased: boolean; wrapped: Buffer | null; wrapped_by: string | null }>;

/** The keys under which texts about persons are sealed. They are read nowhere else and stand in no log. */
@Injectable()
export class PersonKeys implements KeyHolder, OnApplicationBootstrap {
  constructor(
    @Inject(APPEND_POOL) private readonly pool: Pool,
    private readonly wrapping: Wrapping,
  ) {}

  /** What another key wraps is wrapped by the one of today, so that the other can be destroyed. */
  async onApplicationBootstrap(): Promise<void> {
    while ((await inTransaction(this.pool, (tx) => this.wrapAnew(tx))) === rowsAtOnce);
  }

  async keysOf(persons: readonly string[], { make }: Readonly<{ make: boolean }>): Promise<Keys> {
    const found = await this.read(persons);
    const without = found.filter(({ erased, wrapped }) => !erased && wrapped === null).map(({ id }) => id);
    if (!make || without.length === 0) return this.known(found);
    await inTransaction(this.pool, (tx) => this.make(without, tx));
    return this.known(await this.read(persons));
  }

  /** Destroys a person's key, in the transaction that erases them. */
  async destroy(personId: string, tx: Queryable): Promise<void> {
    await tx.query(`delete from directory.person_keys where person_id = $1`, [personId]);
  }

  private async read(persons: readonly string[]): Promise<readonly Row[]> {
    const { rows } = await this.pool.query<Row>(
      `select p.id, p.erased_at is not null as erased, k.wrapped, k.wrapped_by
         from directory.people p left join directory.person_keys k on k.person_id = p.id where p.id = any($1::uuid[])`,
      [persons],
    );
    return rows;
  }

  private known(rows: readonly Row[]): Keys {
    return new Map(
      rows.flatMap(({ id, erased, wrapped, wrapped_by: wrappedBy }): (readonly [string, PersonKey])[] => {
        if (erased) return [[id, 'erased']];
        return wrapped && wrappedBy ? [[id, this.wrapping.unwrap({ wrapped, wrappedBy }, id)]] : [];
      }),
    );
  }

  /** Whoever is erased meanwhile gets none: the erasure waits for this, or this for the erasure. */
  private async make(persons: readonly string[], tx: Queryable): Promise<void> {
    const { rows } = await tx.query<{ id: string }>(
      `select id from directory.people where id = any($1::uuid[]) and erased_at is null order by id for share`,
      [persons],
    );
    const made = rows.map(({ id }) => ({ id, ...this.wrapping.wrap(randomBytes(keyBytes), id) }));
    await tx.query(
      `insert into directory.person_keys (person_id, wrapped, wrapped_by)
       select * from unnest($1::uuid[], $2::bytea[], $3::text[]) on conflict do nothing`,
      [made.map(({ id }) => id), made.map(({ wrapped }) => wrapped), made.map(({ wrappedBy }) => wrappedBy)],
    );
  }

  private async wrapAnew(tx: Queryable): Promise<number> {
    const { rows } = await tx.query<{ person_id: string; wrapped: Buffer; wrapped_by: string }>(
      `select person_id, wrapped, wrapped_by from directory.person_keys
        where wrapped_by <> $1 order by person_id limit $2 for update`,
      [this.wrapping.current, rowsAtOnce],
    );
    for (const { person_id: id, wrapped, wrapped_by: wrappedBy } of rows) {
      const anew = this.wrapping.wrap(this.wrapping.unwrap({ wrapped, wrappedBy }, id), id);
      await tx.query(`update directory.person_keys set wrapped = $2, wrapped_by = $3 where person_id = $1`, [
        id,
        anew.wrapped,
        anew.wrappedBy,
      ]);
    }
    return rows.length;
  }
}
