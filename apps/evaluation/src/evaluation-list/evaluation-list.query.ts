import { Injectable } from '@nestjs/common';
import { type Admission, Organisations } from '@wenxiao/service-kit';
import { DataSource, In } from 'typeorm';
import { EvaluationRow } from './evaluation-list.table.js';

const rowsMax = 500;

@Injectable()
export class EvaluationList {
  constructor(
    private readonly readModels: DataSource,
    private readonly organisations: Organisations,
  ) {}

  /** The evaluations of a jurisdiction that the person's grants reach, newest target first. */
  async page(tenant: string, admission: Admission, budgetYear: number | undefined): Promise<EvaluationRow[]> {
    const units = (await this.organisations.reachedIn(tenant, admission)).map(({ id }) => id);
    return this.readModels.getRepository(EvaluationRow).find({
      where: { tenant, unitId: In(units), ...(budgetYear !== undefined && { budgetYear }) },
      order: { targetId: 'DESC' },
      take: rowsMax,
    });
  }
}
