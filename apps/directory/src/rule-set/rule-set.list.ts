import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE, type List, ofTenant, type Page, pageOf, type PageQueryDto } from '@wenxiao/service-kit';
import { DataSource, type FindOptionsWhere } from 'typeorm';
import { RuleSetVersionRow } from './rule-set-versions.table.js';

/** Without the content, which is long: whoever wants it asks for one version. */
const versions = {
  from: 'directory_read.rule_set_versions r',
  columns: {
    ruleSetId: 'r."ruleSetId"',
    version: 'r."version"',
    jurisdictionId: 'r."tenant"',
    hash: 'r."hash"',
    status: 'r."status"',
    name: `r."content"->'name'`,
    scheme: `r."content"->>'scheme'`,
    effectiveFrom: `r."content"->'effective'->>'from'`,
    proposedBy: 'r."proposedBy"',
    decidedBy: 'r."decidedBy"',
    decidedAt: 'r."decidedAt"',
    reason: 'r."reason"',
    streamVersion: 'r."streamVersion"',
  },
  id: `lpad(r."version"::text, 9, '0')`,
  sorts: { set: { by: 'r."ruleSetId"', type: 'text' } },
} as const satisfies List;

/** Versions of rule sets, by set and number. */
@Injectable()
export class RuleSetList {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly readModels: DataSource,
  ) {}

  /** One version with its content. */
  async whole(which: FindOptionsWhere<RuleSetVersionRow>): Promise<RuleSetVersionRow | undefined> {
    const [row] = await this.readModels.getRepository(RuleSetVersionRow).findBy(which);
    return row;
  }

  /** What was published, by whomever. */
  published(page: PageQueryDto): Promise<Page<object>> {
    const where = [() => `r."status" = 'published'`];
    return pageOf(this.db, versions, {
      where,
      sort: 'set',
      ...page,
    });
  }

  /** What a jurisdiction wrote, proposals included. */
  writtenBy(tenant: string, page: PageQueryDto): Promise<Page<object>> {
    return pageOf(this.db, versions, {
      where: [ofTenant(tenant, 'r."tenant"')],
      sort: 'set',
      ...page,
    });
  }
}
