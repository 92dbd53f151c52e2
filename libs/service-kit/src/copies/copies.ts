import { Inject, Injectable } from '@nestjs/common';
import type { EventReference, Migrations, Queryable } from '@wenxiao/event-store';
import { type MessageContext, WaitsFor, wakeWaiting } from '@wenxiao/messaging';
import { DATABASE } from '../runtime/database.js';
import { reckonFrom } from '../due/reckonings.js';
import type { FactCopy } from './fact-copy.js';

export const copiesMigrations: Migrations = { name: 'copies', directory: new URL('./migrations/', import.meta.url) };
export const copiesSchema = 'copies';

const table = 'copies.facts';

/** A fact of another service as this one has received it. */
export type Copied<Data> = Readonly<{
  data: Data;
  /** What a decision that reads it is based on. */
  fact: EventReference;
  recordedAt: string;
}>;

type Row = { store: string; tenant: string; stream: string; version: number; recorded_at: string; data: object };

/** What this service knows of others. */
@Injectable()
export class Copies {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  async find<Data extends object>(
    copy: FactCopy<Data>,
    tenant: string,
    key: string,
    db: Queryable = this.db,
  ): Promise<Copied<Data> | undefined> {
    const { rows } = await db.query<Row>(
      `select store, tenant, stream, version, recorded_at, data from ${table} where copy = $1 and tenant = $2 and key = $3`,
      [copy.name, tenant, key],
    );
    return rows[0] && copiedOf<Data>(rows[0]);
  }

  /**
   * As {@link find}, for a handler that cannot go on without it.
   * @throws {WaitsFor} where it is not there yet: the handler's stream alone waits, and goes on as soon as it is.
   */
  async required<Data extends object>(
    copy: FactCopy<Data>,
    tenant: string,
    key: string,
    db: Queryable = this.db,
  ): Promise<Copied<Data>> {
    const found = await this.find(copy, tenant, key, db);
    if (!found) throw new WaitsFor(table, waitKey(copy, tenant, key));
    return found;
  }

  /** What several copies of a tenant have whose keys begin with this part: of each, in the order of the keys. */
  async about<Asked extends Readonly<Record<string, FactCopy>>>(
    tenant: string,
    prefix: string,
    asked: Asked,
  ): Promise<{ readonly [Name in keyof Asked]: readonly Copied<NonNullable<Asked[Name]['data']>>[] }> {
    const { rows } = await this.db.query<Row & { copy: string }>(
      `select copy, store, tenant, stream, version, recorded_at, data from ${table}
        where copy = any ($1) and tenant = $2 and (key = $3 or starts_with(key, $3 || '.')) order by copy, key`,
      [Object.values(asked).map(({ name }) => name), tenant, prefix],
    );
    const found = Object.entries(asked).map(([called, { name }]) => {
      const told = rows.filter(({ copy }) => copy === name).map((row) => copiedOf<object>(row));
      return [called, told] as const;
    });
    return Object.fromEntries(found) as never;
  }
}

const waitKey = (copy: FactCopy, tenant: string, key: string): string => JSON.stringify([copy.name, tenant, key]);

function copiedOf<Data>({ store, tenant, stream, version, recorded_at, data }: Row): Copied<Data> {
  return { data: data as Data, fact: { store, tenant, stream, version }, recordedAt: recorded_at };
}

/**
 * Takes a fact into a copy, and lets those go on who wait for it. Of several streams that tell of one key the fact that was
 * recorded last holds.
 */
export async function takeIn(
  copy: FactCopy,
  contract: object,
  { tx, origin, recordedAt }: MessageContext,
): Promise<void> {
  const given = contract as Readonly<Record<string, unknown>>;
  const data = Object.fromEntries(
    copy.fields.filter((field) => given[field] !== undefined).map((field) => [field, given[field]]),
  );
  const key = copy.keyOf(given);
  const { store, tenant, stream, version } = origin;
  await tx.sql.query(
    `insert into ${table} as f (copy, tenant, key, store, stream, version, recorded_at, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (copy, tenant, key) do update
       set store = excluded.store, stream = excluded.stream, version = excluded.version,
           recorded_at = excluded.recorded_at, data = excluded.data
     where (f.recorded_at, f.stream, f.version) < (excluded.recorded_at, excluded.stream, excluded.version)`,
    [copy.name, tenant, key, store, stream, version, recordedAt, JSON.stringify(data)],
  );
  if (copy.keepsAll)
    await tx.sql.query(
      `insert into copies.told (copy, tenant, store, stream, version, type, recorded_at, data)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [copy.name, tenant, store, stream, version, copy.contract.type, recordedAt, JSON.stringify(data)],
    );
  await wakeWaiting(tx.sql, table, [waitKey(copy, tenant, key)]);
  if (copy.wakes) await reckonFrom(tx.sql, tenant, copy.wakes(given));
}
