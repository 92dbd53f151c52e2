import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  BusinessClock,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  PathId,
  PathYear,
  PersonCommand,
  type PersonsCommand,
  SettledAtObject,
} from '@wenxiao/service-kit';
import { performanceTarget } from '../performance-target/performance-target.aggregate.js';
import { ownProblem } from '../own-problems.js';
import { holdsYear, requirePeriod, targetId } from '../stream-names.js';
import { TargetList } from '../target-list/target-list.query.js';
import { Subjects } from '../subject/subjects.js';
import { LineActs, type LinePlace, ofSubmitters } from './acting-on-a-line.js';
import { ApprovedWithTarget } from './approved-with-target.js';
import type { BudgetLineState } from './budget-line.state.js';
import {
  amountsOf,
  ControlNumberDto,
  DecideControlNumberDto,
  ExplainRequestDto,
  RequestBudgetDto,
} from './budget-line.dto.js';

/** What is asked of a line and decided on it: requests, control numbers. */
@ApiTags('预算 budget lines')
@Controller('jurisdictions/:jurisdictionId/budget-lines/:subject/:year')
export class BudgetRequestController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly subjects: Subjects,
    private readonly clock: BusinessClock,
    private readonly lines: LineActs,
    private readonly list: TargetList,
    private readonly withTarget: ApprovedWithTarget,
  ) {}

  /**
   * Asks for money, or for another amount. Where the subject needs a target, one is declared for it first; while that is under
   * review, the amount is changed by declaring it anew.
   */
  @Post('request')
  @SettledAtObject()
  @CommandOperation('申请预算', { ifMatch: true })
  async request(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: RequestBudgetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { from = await this.clock.today(), excess, period } = body;
    if (period !== undefined) requirePeriod(period);
    await this.requireTarget({ tenant, id, year, context }, period ?? String(year));
    const data = {
      amounts: amountsOf(body.amounts),
      from,
      ...(period !== undefined && { period }),
      ...(excess !== undefined && { excess }),
    };
    const besides = (line: BudgetLineState) => this.withTarget.refuseUnderReview(tenant, id, year, line);
    return this.lines.act(
      { tenant, id, year, context },
      { act: 'request', from, desks: ofSubmitters, besides, command: () => ({ type: 'request', data }) },
    );
  }

  @Post('explanation')
  @SettledAtObject()
  @CommandOperation('说明申请超控制数的理由', { ifMatch: true })
  explain(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: ExplainRequestDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command = () => ({ type: 'explain-request', data: { ...body } }) as const;
    return this.lines.act({ tenant, id, year, context }, { act: 'request', desks: ofSubmitters, command });
  }

  @Post('control-number')
  @SettledAtObject()
  @CommandOperation('下达控制数', { ifMatch: true })
  issue(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: ControlNumberDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { from, reason } = body;
    const data = { amounts: amountsOf(body.amounts), from, ...(reason !== undefined && { reason }) };
    const command = () => ({ type: 'issue-control-number', data }) as const;
    return this.lines.act({ tenant, id, year, context }, { act: 'control', from, command });
  }

  @Post('control-number/decision')
  @SettledAtObject()
  @CommandOperation('裁定执行哪一控制数', { ifMatch: true })
  decideControl(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: DecideControlNumberDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command = () => ({ type: 'decide-control-number', data: { ...body } }) as const;
    return this.lines.act({ tenant, id, year, context }, { act: 'control', command });
  }

  /** No request without a target, where the rules ask for one of its own. */
  private async requireTarget({ tenant, id, year, context }: LinePlace, period: string): Promise<void> {
    const { subject } = await this.subjects.admitted(tenant, id, context.admission);
    const { ruling } = await this.subjects.acting(subject);
    const where = ruling.value('target.basicExpenditure');
    const isWithin = where.is === 'stated' && where.value !== 'separate';
    if (subject.description.kind === 'basic-expenditure' && isWithin) return;
    const { state } = await this.commands.load(performanceTarget, tenant, targetId(id, period));
    if (state.declared) return;
    const others = await this.list.periodsOf(tenant, id);
    if (!others.some((each) => holdsYear(each, year))) throw ownProblem('target-wanting', { subject: id, period });
  }
}
