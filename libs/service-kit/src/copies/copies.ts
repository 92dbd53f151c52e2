import { Inject, Injectable } from '@nestjs/common';
import type { EventReference, Migrations, Queryable } from '@wenxiao/event-store';
import { type MessageContext, type Told, WaitsFor, wakeWaiting } from '@wenxiao/messaging';
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

  /** As {@link find}, of several keys in one question: what is there, by its key. */
  async findAll<Data extends object>(
    copy: FactCopy<Data>,
    tenant: string,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Copied<Data>>> {
    const { rows } = await this.db.query<Row & { key: string }>(
      `select key, store, tenant, stream, version, recorded_at, data from ${table}
        where copy = $1 and tenant = $2 and key = any ($3)`,
      [copy.name, tenant, keys],
    );
    return new Map(rows.map((row) => [row.key, copiedOf<Data>(row)]));
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
 * Takes facts into copies, as many as were told together, and lets those go on who wait for them. Of several streams that tell of one
 * key the fact that was recorded last holds.
 */
export async function takeIn(copies: readonly FactCopy[], told: readonly Told[], tx: Queryable): Promise<void> {
  const facts = told.flatMap(({ contract, context }) =>
    copies
      .filter(({ contract: { type } }) => type === context.type)
      .map((copy) => ({ copy, given: contract, row: rowOf(copy, contract, context) })),
  );
  await tx.query(keepNewest, [JSON.stringify(facts.map(({ row }) => row))]);
  const kept = facts.filter(({ copy }) => copy.keepsAll).map(({ row }) => row);
  if (kept.length > 0) await tx.query(keepEach, [JSON.stringify(kept)]);
  await wakeWaiting(
    tx,
    table,
    facts.map(({ copy, row: { tenant, key } }) => waitKey(copy, tenant, key)),
  );
  await reckonFrom(
    tx,
    facts.flatMap(({ copy, given, row: { tenant } }) =>
      copy.wakes ? [{ tenant, stream: copy.wakes(given, tenant) }] : [],
    ),
  );
}

function rowOf(copy: FactCopy, contract: object, { origin, recordedAt, type }: MessageContext) {
  const given = contract as Readonly<Record<string, unknown>>;
  const told = copy.fields.filter((field) => given[field] !== undefined).map((field) => [field, given[field]] as const);
  const { store, tenant, stream, version } = origin;
  const data = JSON.stringify(Object.fromEntries(told));
  return {
    copy: copy.name,
    tenant,
    key: copy.keyOf(given),
    store,
    stream,
    version,
    type,
    recorded_at: recordedAt,
    data,
  };
}

const given = `
  select * from jsonb_to_recordset($1::jsonb) as g (
    copy text collate "C", tenant text collate "C", key text collate "C", store text, stream text collate "C", version integer,
    type text, recorded_at text collate "C", data text)`;

/** Of what is told of a key at once the newest. In one order, lest two that take in the same keys wait for one another. */
const keepNewest = `
  insert into ${table} as f (copy, tenant, key, store, stream, version, recorded_at, data)
  select distinct on (copy, tenant, key) copy, tenant, key, store, stream, version, recorded_at, data::json from (${given}) g
   order by copy, tenant, key, recorded_at desc, stream desc, version desc
  on conflict (copy, tenant, key) do update
    set store = excluded.store, stream = excluded.stream, version = excluded.version,
        recorded_at = excluded.recorded_at, data = excluded.data
  where (f.recorded_at, f.stream, f.version) < (excluded.recorded_at, excluded.stream, excluded.version)`;

const keepEach = `
  insert into copies.told (copy, tenant, store, stream, version, type, recorded_at, data)
  select copy, tenant, store, stream, version, type, recorded_at, data::json from (${given}) g
  on conflict do nothing`;
