import { Injectable } from '@nestjs/common';
import { type Admission, Organisations } from '@wenxiao/service-kit';
import { DataSource, In } from 'typeorm';
import { seesReferrals } from '../result-application/referral-readers.js';
import { ResultRow } from './result-list.table.js';

const rowsMax = 500;

/** A row as it is listed; the number of referrals is for those who may see them. */
export type ListedResult = Omit<ResultRow, 'referrals'> & Partial<Pick<ResultRow, 'referrals'>>;

@Injectable()
export class ResultList {
  constructor(
    private readonly readModels: DataSource,
    private readonly organisations: Organisations,
  ) {}

  /** The results of a jurisdiction that the person's grants reach, newest target first. */
  async page(
    tenant: string,
    admission: Admission,
    filter: Readonly<{ budgetYear?: number; stage?: ResultRow['stage'] }>,
  ): Promise<ListedResult[]> {
    const organisations = await this.organisations.reachedIn(tenant, admission);
    const rows = await this.readModels.getRepository(ResultRow).find({
      where: { tenant, unitId: In(organisations.map(({ id }) => id)), ...filter },
      order: { targetId: 'DESC' },
      take: rowsMax,
    });
    const open = organisations.filter((organisation) => seesReferrals(admission, organisation)).map(({ id }) => id);
    return rows.map(({ referrals, ...row }) => {
      const isOpen = row.unitId !== null && open.includes(row.unitId);
      return { ...row, ...(isOpen && { referrals }) };
    });
  }
}
