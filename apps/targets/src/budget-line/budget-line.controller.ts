import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { toYuan } from '@wenxiao/domain';
import type { RulesReference } from '@wenxiao/event-store';
import {
  type Act,
  act,
  BusinessClock,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  governingRuleSet,
  Organisations,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  reaches,
  RequiresRole,
  RuleSets,
  seenVersion,
} from '@wenxiao/service-kit';
import { performanceTarget } from '../performance-target/performance-target.aggregate.js';
import { refusalOf, type Rejection } from '../refusals.js';
import { budgetLine } from './budget-line.aggregate.js';
import type { BudgetLineCommand } from './budget-line.decider.js';
import { AdjustBudgetDto, ApproveBudgetDto, type BudgetApprovalItemDto, DeclineMeasureDto } from './budget-line.dto.js';

type RuleSetReference = RulesReference | undefined;

/** 预算项目: the money of every subject. */
@ApiTags('预算项目 budget lines')
@Controller('jurisdictions/:jurisdictionId')
export class BudgetLineController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly organisations: Organisations,
    private readonly ruleSets: RuleSets,
    private readonly clock: BusinessClock,
  ) {}

  /**
   * Approves budgets and their targets in one act: all of the batch, or nothing of it (FF-26a). Each item carries the
   * versions that the approver has read; if one has moved on, nothing is approved and the answer says what changed.
   */
  @Post('budget-approvals')
  @RequiresRole('budget-desk')
  @CommandOperation('批复预算，一并批复绩效目标（FF-26）')
  async approve(
    @PathId('jurisdictionId') tenant: string,
    @Body() body: ApproveBudgetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const acts = await Promise.all(body.items.map((item) => this.approvalOf(tenant, body, item, context)));
    return this.run(tenant, context, acts.flat());
  }

  /** Reduces the budget in force, and stops payment where the cause is serious (FF-33). */
  @Post('budget-lines/:targetId/adjustments')
  @RequiresRole('budget-desk')
  @CommandOperation('调减预算、停止拨付（FF-33）', { ifMatch: true })
  async adjust(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @Body() body: AdjustBudgetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { adjusted, ...decision } = body;
    const ruleSet = await this.admit(tenant, id, context);
    const data = { ...decision, adjustedYuan: toYuan(adjusted) };
    return this.run(tenant, context, [actOn(id, seenVersion(context), context, ruleSet, { type: 'adjust', data })]);
  }

  /** Leaves the budget as it is, for a reason, although monitoring proposed a measure. */
  @Post('budget-lines/:targetId/proposals/:proposalId/refusals')
  @RequiresRole('budget-desk')
  @CommandOperation('不采纳纠偏建议', { ifMatch: true })
  async decline(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @PathId('proposalId') proposalId: string,
    @Body() body: DeclineMeasureDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const ruleSet = await this.admit(tenant, id, context);
    const data = { proposalId, reason: body.reason };
    return this.run(tenant, context, [
      actOn(id, seenVersion(context), context, ruleSet, { type: 'decline-measure', data }),
    ]);
  }

  private async approvalOf(
    tenant: string,
    batch: ApproveBudgetDto,
    item: BudgetApprovalItemDto,
    context: PersonsCommand,
  ): Promise<Act<Rejection>[]> {
    const { state } = await this.commands.load(performanceTarget, tenant, item.targetId);
    const unit = state.status === 'undeclared' ? undefined : await this.organisations.find(state.declaration.unitId);
    // One answer for what is not there and for what lies beyond the person's grants.
    if (state.status === 'undeclared' || !unit || !context.admission.grants.some((grant) => reaches(grant, unit)))
      throw problem('not-found', { targetId: item.targetId });
    const { budgetKind, effectiveOn } = batch;
    const data = { approvedYuan: toYuan(item.approved), budgetKind, effectiveOn };
    const effectiveAt = this.clock.startOf(effectiveOn);
    const inForce = await this.ruleSets.inForce(tenant, state.declaration.declaredOn);
    const target = act(performanceTarget)({
      id: item.targetId,
      expectedVersion: item.targetVersion,
      given: (_, at) => ({ command: { type: 'approve', data, at, by: context.actor }, inForce, effectiveAt }),
    });
    const line = act(budgetLine)({
      id: item.targetId,
      expectedVersion: item.budgetLineVersion,
      given: (_, at) => ({
        command: { type: 'approve', data, at, by: context.actor },
        inForce: { rules: undefined, reference: inForce.reference },
        effectiveAt,
      }),
    });
    return [target, line];
  }

  /** @returns the rule set that the budget was approved under. @throws {ProblemError} `not-found`. */
  private async admit(tenant: string, id: string, context: PersonsCommand): Promise<RuleSetReference> {
    const { state, events } = await this.commands.load(budgetLine, tenant, id);
    if (state.status === 'none') throw problem('not-found');
    await this.organisations.admit(state.unitId, context.admission);
    return governingRuleSet(events, 'budget-approved');
  }

  private async run(tenant: string, context: PersonsCommand, acts: readonly Act<Rejection>[]): Promise<CommandAnswer> {
    const outcome = await this.commands.run(tenant, context, acts);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
    return outcome;
  }
}

function actOn(
  id: string,
  expectedVersion: number,
  context: PersonsCommand,
  ruleSet: RuleSetReference,
  command: Pick<BudgetLineCommand, 'type' | 'data'>,
): Act<Rejection> {
  return act(budgetLine)({
    id,
    expectedVersion,
    given: (_, at) => ({
      command: { ...command, at, by: context.actor } as BudgetLineCommand,
      inForce: { rules: undefined, ...(ruleSet && { reference: ruleSet }) },
    }),
  });
}
