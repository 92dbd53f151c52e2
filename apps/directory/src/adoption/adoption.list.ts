import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE, type List, ofTenant, type Page, pageOf } from '@wenxiao/service-kit';
import type { PageQueryDto } from '../page-query.dto.js';

const columns = [
  'bodyId',
  'scheme',
  'effectiveFrom',
  'tenant',
  'ruleSetId',
  'ruleSetVersion',
  'proposedBy',
  'approvedBy',
  'approvedAt',
  'streamVersion',
];

const adoptions: List<'from'> = {
  from: 'directory_read.adoptions a',
  columns: Object.fromEntries(columns.map((each) => [each, `a."${each}"`])),
  id: `a."bodyId" || ' ' || a."scheme"`,
  sorts: { from: { by: 'a."effectiveFrom"', type: 'text' } },
};

/** What the bodies of a jurisdiction adopted, by day. */
@Injectable()
export class AdoptionList {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  ofJurisdiction(tenant: string, { after, limit }: PageQueryDto): Promise<Page<object>> {
    return pageOf(this.db, adoptions, {
      where: [ofTenant(tenant, 'a."tenant"')],
      sort: 'from',
      ...(after !== undefined && { after }),
      ...(limit !== undefined && { limit }),
    });
  }
}
