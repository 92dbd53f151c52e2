import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE, type List, ofTenant, type Page, pageOf, type PageQueryDto } from '@wenxiao/service-kit';

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

  ofJurisdiction(tenant: string, page: PageQueryDto): Promise<Page<object>> {
    return pageOf(this.db, adoptions, {
      where: [ofTenant(tenant, 'a."tenant"')],
      sort: 'from',
      ...page,
    });
  }
}
