import { Inject, Injectable } from '@nestjs/common';
import type { Migrations, Queryable } from '@wenxiao/event-store';
import type { Organisation } from '../directory/organisations.js';
import type { PageQueryDto } from '../list/asked.dto.js';
import { type List, type Page, pageOf, type Where } from '../list/page.js';
import { only } from '../list/reach.js';
import { DATABASE } from '../runtime/database.js';

/** The table of the log, which every service has, and the schema that it is in. */
export const readLogMigrations: Migrations = {
  name: 'read-log',
  directory: new URL('./migrations/', import.meta.url),
};
export const readLogSchema = 'read_log';

/** What was asked for by somebody whom a grant to audit let in. */
export type AuditorsRead = Readonly<{
  personId: string;
  /** The organisations that these grants reach. */
  auditsOver: readonly string[];
  /** The jurisdiction in the address, where there is one. */
  tenant?: string;
  /** Of this service, `/jurisdictions/<id>/trail/<subject>`, without its query. */
  address: string;
}>;

/** Refused is what the handler refused; nothing was read then. */
export type ReadOutcome = 'answered' | 'refused';
export const readOutcomeNames: Readonly<Record<ReadOutcome, string>> = { answered: '已答复', refused: '已拒绝' };

/** Instants are UTC. */
export type ReadEntry = Readonly<{
  number: string;
  at: Date;
  personId: string;
  auditsOver: readonly string[];
  address: string;
  outcome: ReadOutcome;
}>;

export type ReadsAsked = PageQueryDto & Readonly<{ person?: string; about?: string }>;

const reads: List<'number', never> = {
  from: 'read_log.reads l',
  columns: {
    number: 'l.number::text',
    at: 'l.at',
    personId: 'l.person_id',
    auditsOver: 'l.audits_over',
    address: 'l.address',
    outcome: 'l.outcome',
  },
  id: 'l.number::text',
  sorts: { number: { by: 'l.number', type: 'bigint' } },
};

/** What auditors read of this service: rows that are added and never changed. */
@Injectable()
export class ReadLog {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  async add({ tenant, personId, auditsOver, address }: AuditorsRead, outcome: ReadOutcome): Promise<void> {
    await this.db.query(
      `insert into read_log.reads (tenant, person_id, audits_over, address, outcome) values ($1, $2, $3, $4, $5)`,
      [tenant ?? null, personId, auditsOver, address, outcome],
    );
  }

  /** The reads that may have been of a jurisdiction, the newest first; of one person, about one object, where these are named. */
  page(jurisdiction: Organisation, { person, about, ...page }: ReadsAsked): Promise<Page<ReadEntry>> {
    return pageOf<ReadEntry, 'number', never>(this.db, reads, {
      where: [mayBeOf(jurisdiction), ...only('l.person_id', person), ...namedIn(about)],
      sort: 'number',
      descending: true,
      ...page,
    });
  }
}

/** What an address without a jurisdiction answers is of all that the grants touch. */
const mayBeOf =
  ({ id, path }: Pick<Organisation, 'id' | 'path'>): Where =>
  (bind) =>
    `l.tenant = ${bind(id)} or (l.tenant is null and exists (select from directory_copy.organisations o
       where o.id = any (l.audits_over) and (o.tenant = ${bind(id)} or o.id = any (${bind(path)}::text[]))))`;

const namedIn = (id: string | undefined): readonly Where[] =>
  id === undefined ? [] : [(bind) => `lower(${bind(id)}) = any (string_to_array(lower(l.address), '/'))`];
