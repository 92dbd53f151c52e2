import { Injectable } from '@nestjs/common';
import { type Admission, Organisations } from '@wenxiao/service-kit';
import { DataSource, In } from 'typeorm';
import { MonitoringRow } from './monitoring-list.table.js';

const rowsMax = 500;

@Injectable()
export class MonitoringList {
  constructor(
    private readonly readModels: DataSource,
    private readonly organisations: Organisations,
  ) {}

  /** What is monitored in a jurisdiction and the person's grants reach, newest target first. */
  async page(tenant: string, admission: Admission, budgetYear: number | undefined): Promise<MonitoringRow[]> {
    const units = (await this.organisations.reachedIn(tenant, admission)).map(({ id }) => id);
    return this.readModels.getRepository(MonitoringRow).find({
      where: { tenant, unitId: In(units), ...(budgetYear !== undefined && { budgetYear }) },
      order: { targetId: 'DESC' },
      take: rowsMax,
    });
  }
}
