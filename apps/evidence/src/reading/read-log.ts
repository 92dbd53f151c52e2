import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE, type List, ofTenant, only, type Page, pageOf, type PageQueryDto } from '@wenxiao/service-kit';
import type { FilePlace } from '../evidence-file/evidence-file.place.js';

const reads: List<'number', never> = {
  from: 'evidence_log.reads l',
  columns: {
    number: 'l.number::text',
    at: 'l.at',
    object: 'l.object',
    file: 'l.file',
    personId: 'l.person_id',
    audits: 'l.audits',
  },
  id: 'l.number::text',
  sorts: { number: { by: 'l.number', type: 'bigint' } },
};

export type ReadEntry = FilePlace & Readonly<{ number: string; at: Date; personId: string; audits: boolean }>;

/** Every file that was read, by auditors and by everybody else: rows that are added and never changed. */
@Injectable()
export class ReadLog {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  async add(tenant: string, { object, file }: FilePlace, personId: string, audits: boolean): Promise<void> {
    await this.db.query(
      `insert into evidence_log.reads (tenant, object, file, person_id, audits) values ($1, $2, $3, $4, $5)`,
      [tenant, object, file, personId, audits],
    );
  }

  /** The reads of a jurisdiction, the newest first; of one person, where one is named. */
  page(tenant: string, { person, ...page }: PageQueryDto & { person?: string }): Promise<Page<ReadEntry>> {
    return pageOf<ReadEntry, 'number', never>(this.db, reads, {
      where: [ofTenant(tenant, 'l.tenant'), ...only('l.person_id', person)],
      sort: 'number',
      descending: true,
      ...page,
    });
  }
}
