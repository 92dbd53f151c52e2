import { Injectable } from '@nestjs/common';
import { CommandRunner, GoverningRules, governingRuleSet } from '@wenxiao/service-kit';
import { performanceTarget } from '../performance-target/performance-target.aggregate.js';
import { ownProblem } from '../refusals.js';
import { firstYearOf, targetId } from '../stream-names.js';
import { TargetList } from '../target-list/target-list.query.js';

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
    const ofYear = (await this.list.periodsOf(tenant, subject)).find((period) => firstYearOf(period) === year);
    for (const period of new Set([String(year), ...(ofYear === undefined ? [] : [ofYear])]))
      if (await this.hasJointStep(tenant, targetId(subject, period), year))
        throw ownProblem('approved-with-target', { subject, period });
  }

  private async hasJointStep(tenant: string, id: string, year: number): Promise<boolean> {
    const { state, events } = await this.commands.load(performanceTarget, tenant, id);
    const opened = governingRuleSet(events, 'target-opened', 'target-rebased');
    if (!state.declared || !opened) return false;
    const ruling = (await this.rules.byHash(opened.hash)).rules.inYear(year);
    const procedure = ruling.member('procedures', state.progress.procedure);
    return procedure.is !== 'silent' && procedure.value.steps.some(({ together }) => together === 'budget-line');
  }
}
