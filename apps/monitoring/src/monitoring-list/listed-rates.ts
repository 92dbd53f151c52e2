import { Injectable } from '@nestjs/common';
import { rowsWithParts } from '@wenxiao/rules/grading';
import { moneyScheme } from '@wenxiao/rules/shape';
import { BusinessClock, GoverningRules } from '@wenxiao/service-kit';
import type { PublishedLine } from '@wenxiao/rules/grading';
import { executionOn } from '../monitoring/monitoring.execution.js';
import type { Executed } from '../monitoring/monitoring.world.js';

/** A row of the list with what its execution rate is computed of; null where nothing is known. */
export type PaidRow = Readonly<{
  unit: string;
  year: number;
  paid: Executed['rows'] | null;
  initial: PublishedLine['initial'] | null;
  inForce: Parameters<typeof rowsWithParts>[0] | null;
  parts: Parameters<typeof rowsWithParts>[1] | null;
}>;

/** Computes the execution rates of the rows of a page, each by the rules of its unit. */
@Injectable()
export class ListedRates {
  constructor(
    private readonly governing: GoverningRules,
    private readonly clock: BusinessClock,
  ) {}

  async of(rows: readonly PaidRow[]): Promise<readonly object[]> {
    const today = await this.clock.today();
    const units = new Set(rows.flatMap(({ unit, paid }) => (paid ? [unit] : [])));
    const rules = new Map(
      await Promise.all([...units].map(async (unit) => [unit, await this.rulesOf(unit, today)] as const)),
    );
    return rows.map(({ paid, initial, inForce, parts, ...row }) => {
      if (!paid) return row;
      const line = { initial: initial ?? [], budget: rowsWithParts(inForce ?? [], parts ?? []) };
      const execution = executionOn(today, rules.get(row.unit)?.inYear(row.year), {
        executed: { rows: paid, parts: [] },
        line,
      });
      return { ...row, ...(execution && { execution }) };
    });
  }

  private async rulesOf(unit: string, day: string) {
    const timetable = await this.governing.timetableOf(unit, moneyScheme);
    const hash = timetable.findLast(({ from }) => from <= day)?.hash;
    return hash === undefined ? undefined : (await this.governing.byHash(hash)).rules;
  }
}
