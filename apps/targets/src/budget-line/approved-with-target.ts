import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
import { CommandRunner, GoverningRules, governingRuleSet } from '@wenxiao/service-kit';
import { performanceTarget } from '../performance-target/performance-target.aggregate.js';
import { isSubmitted, type TargetState } from '../performance-target/performance-target.state.js';
import { ownProblem } from '../own-problems.js';
import { firstYearOf, targetId } from '../stream-names.js';
import { TargetList } from '../target-list/target-list.query.js';
import { approvedFrom, type BudgetLineState } from './budget-line.state.js';

/** Which lines are approved by themselves, and which with a target. */
@Injectable()
export class ApprovedWithTarget {
  constructor(
    private readonly commands: CommandRunner,
    private readonly list: TargetList,
    private readonly rules: GoverningRules,
  ) {}

  /**
   * A line whose year a target begins with is approved with that target, unless the set that the target goes by approves targets apart
   * from budgets. @throws {ProblemError} `approved-with-target`
   */
  async refuse(tenant: string, subject: string, year: number): Promise<void> {
    const [first] = await this.approvedWith(tenant, subject, year);
    if (first) throw ownProblem('approved-with-target', { subject, period: first.period });
  }

  /**
   * Who reviews a target reviews the money that is asked for with it: as long as they have it, no other is asked for.
   * @throws {ProblemError} `under-review`
   */
  async refuseUnderReview(tenant: string, subject: string, year: number, line: BudgetLineState): Promise<void> {
    if (approvedFrom(line) !== undefined) return;
    const found = await this.approvedWith(tenant, subject, year);
    const reviewed = found.find(({ state }) => isSubmitted(state) && state.progress.ended === undefined);
    if (reviewed) throw ownProblem('under-review', { subject, period: reviewed.period });
  }

  /** The targets of periods that begin with the year whose procedures approve the budget with them. */
  private async approvedWith(
    tenant: string,
    subject: string,
    year: number,
  ): Promise<readonly Readonly<{ period: string; state: TargetState }>[]> {
    const listed = (await this.list.periodsOf(tenant, subject)).filter((period) => firstYearOf(period) === year);
    const periods = [...new Set([String(year), ...listed])];
    const ids = periods.map((period) => targetId(subject, period));
    const loaded = await this.commands.loadAll(performanceTarget, tenant, ids);
    const found: { period: string; state: TargetState }[] = [];
    for (const [index, { state, events }] of loaded.entries())
      if (await this.hasJointStep(state, events, year)) found.push({ period: periods[index] ?? '', state });
    return found;
  }

  private async hasJointStep(state: TargetState, events: readonly StoredEvent[], year: number): Promise<boolean> {
    const opened = governingRuleSet(events, 'target-opened', 'target-rebased');
    if (!state.declared || !opened) return false;
    const ruling = (await this.rules.byHash(opened.hash)).rules.inYear(year);
    const procedure = ruling.member('procedures', state.progress.procedure);
    return procedure.is !== 'silent' && procedure.value.steps.some(({ together }) => together === 'budget-line');
  }
}
