import { Injectable } from '@nestjs/common';
import { type Admission, type Organisation, Organisations } from '@wenxiao/service-kit';
import { DataSource } from 'typeorm';
import { TargetRow } from './target-list.table.js';

@Injectable()
export class TargetList {
  constructor(
    private readonly readModels: DataSource,
    private readonly organisations: Organisations,
  ) {}

  /** The targets of a jurisdiction that the person's grants reach, newest first. */
  async page(
    jurisdictionId: string,
    admission: Admission,
    filter: Readonly<{ budgetYear?: number; before?: string; limit: number }>,
  ): Promise<TargetRow[]> {
    const reached: readonly Organisation[] = await this.organisations.reachedIn(jurisdictionId, admission);
    const query = this.readModels
      .getRepository(TargetRow)
      .createQueryBuilder('target')
      .where('target.tenant = :jurisdictionId', { jurisdictionId })
      .andWhere('target.unitId = any(:units)', { units: reached.map(({ id }) => id) })
      .orderBy('target.targetId', 'DESC')
      .limit(filter.limit);
    if (filter.budgetYear !== undefined)
      query.andWhere('target.budgetYear = :budgetYear', { budgetYear: filter.budgetYear });
    if (filter.before !== undefined) query.andWhere('target.targetId < :before', { before: filter.before });
    return query.getMany();
  }
}
