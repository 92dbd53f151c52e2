import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { negatedYuan, toYuan } from '@wenxiao/domain';
import {
  type Act,
  admissionOf,
  BusinessClock,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  type DeskRef,
  PathId,
  PathYear,
  PersonCommand,
  type PersonsCommand,
  ReadOperation,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { performanceTarget } from '../performance-target/performance-target.aggregate.js';
import { ownProblem, refusalOf, type Rejection } from '../refusals.js';
import { lineId, targetId } from '../stream-names.js';
import { budgetDesk, measuresDesk, submittingDesk } from '../subject/desks.js';
import { type ActingPlace, Subjects } from '../subject/subjects.js';
import { type LineAct, onLine } from './acting-on-a-line.js';
import { budgetLine } from './budget-line.aggregate.js';
import { transferBetween } from './budget-line.commands.js';
import {
  AdjustBudgetDto,
  amountsOf,
  ApproveBudgetDto,
  CarryOverDto,
  ChangePaymentDto,
  ComposeLineDto,
  ControlNumberDto,
  DecideControlNumberDto,
  DecideMeasureDto,
  ExplainRequestDto,
  partOf,
  RequestBudgetDto,
  ReverseDto,
  TransferBudgetDto,
} from './budget-line.dto.js';
import { lineExample } from './budget-line.examples.js';
import { measureActsOf } from './measure-acts.js';
import { shownLine } from './shown-line.js';

type Place = Readonly<{ tenant: string; id: string; year: number; context: PersonsCommand }>;
type Stated = Pick<LineAct, 'act' | 'command'> & Partial<LineAct>;

const ofBudgetDesk = ({ ruling, known }: ActingPlace): [DeskRef] => [budgetDesk(ruling, known)];
const ofSubmitters = ({ ruling, known }: ActingPlace): [DeskRef] => [submittingDesk(ruling, known)];
const ofMeasures = ({ ruling, known }: ActingPlace): [DeskRef] => [measuresDesk(ruling, known)];

/** 预算: the money of a subject in a year. Approval with a target is an act on targets. */
@ApiTags('预算 budget lines')
@Controller('jurisdictions/:jurisdictionId/budget-lines/:subject/:year')
@SettledAtObject()
export class BudgetLineController {
  constructor(
    private readonly commands: CommandRunner,
    readonly subjects: Subjects,
    readonly clock: BusinessClock,
  ) {}

  @Get()
  @ReadOperation('一个对象一年的预算', lineExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    await this.subjects.admitted(tenant, id, admissionOf(request));
    const { version, state } = await this.commands.load(budgetLine, tenant, lineId(id, year));
    return { id, year, version, ...shownLine(state, year) };
  }

  /** Asks for money, or for another amount. Where the subject needs a target, one is declared for it first. */
  @Post('request')
  @CommandOperation('申请预算', { ifMatch: true })
  async request(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: RequestBudgetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { from = await this.clock.today(), excess, period = String(year) } = body;
    await this.requireTarget({ tenant, id, year, context }, period);
    const data = { amounts: amountsOf(body.amounts), from, ...(excess !== undefined && { excess }) };
    return this.act(
      { tenant, id, year, context },
      { act: 'request', from, desks: ofSubmitters, command: () => ({ type: 'request', data }) },
    );
  }

  @Post('explanation')
  @CommandOperation('说明申请超控制数的理由', { ifMatch: true })
  explain(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: ExplainRequestDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command = () => ({ type: 'explain-request', data: { ...body } }) as const;
    return this.act({ tenant, id, year, context }, { act: 'request', desks: ofSubmitters, command });
  }

  @Post('control-number')
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
    return this.act({ tenant, id, year, context }, { act: 'control', from, command });
  }

  @Post('control-number/decision')
  @CommandOperation('裁定执行哪一控制数', { ifMatch: true })
  decideControl(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: DecideControlNumberDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command = () => ({ type: 'decide-control-number', data: { ...body } }) as const;
    return this.act({ tenant, id, year, context }, { act: 'control', command });
  }

  /** Approves a line that has no target which is approved with it. */
  @Post('approval')
  @CommandOperation('批复预算（无须一并批复目标的）', { ifMatch: true })
  async approve(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: ApproveBudgetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { state } = await this.commands.load(performanceTarget, tenant, targetId(id, String(year)));
    if (state.progress.procedure !== '')
      throw ownProblem('approved-with-target', { subject: id, period: String(year) });
    const { from, budgetKind, reason } = body;
    const data = { amounts: amountsOf(body.amounts), from, budgetKind, ...(reason !== undefined && { reason }) };
    const command = () => ({ type: 'approve', data }) as const;
    return this.act({ tenant, id, year, context }, { act: 'approve', from, command });
  }

  @Post('raises')
  @CommandOperation('追加预算', { ifMatch: true })
  raise(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: AdjustBudgetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.adjust({ tenant, id, year, context }, 'raise', body);
  }

  @Post('cuts')
  @CommandOperation('核减预算', { ifMatch: true })
  cut(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: AdjustBudgetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.adjust({ tenant, id, year, context }, 'cut', body);
  }

  @Post('recoveries')
  @CommandOperation('收回结余', { ifMatch: true })
  recover(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: AdjustBudgetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.adjust({ tenant, id, year, context }, 'recover', body);
  }

  /** Takes from this line what another one gets, both in one act. */
  @Post('transfers')
  @CommandOperation('调剂到另一预算', { ifMatch: true })
  async transfer(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: TransferBudgetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { to, from, reason } = body;
    if (to.subject === id && to.year === year) return this.transferWithin({ tenant, id, year, context }, body);
    const [giver, getter] = await Promise.all(
      [id, to.subject].map((each) => this.subjects.admitted(tenant, each, context.admission)),
    );
    const gives = { subject: id, year, part: partOf(body.gives) };
    const gets = { subject: to.subject, year: to.year, part: partOf(to) };
    const both = transferBetween(toYuan(body.amount), { gives, gets }, { from, reason, at: '', by: context.actor });
    const stated = { act: 'transfer', from, desks: ofBudgetDesk };
    if (!giver || !getter) throw new Error('Both were admitted');
    return this.run(tenant, context, [
      onLine(this, giver, year, context, {
        ...stated,
        expectedVersion: seenVersion(context),
        command: () => both.gives,
      }),
      onLine(this, getter, to.year, context, { ...stated, expectedVersion: to.version, command: () => both.gets }),
    ]);
  }

  @Post('carry-overs')
  @CommandOperation('结转上年结余', { ifMatch: true })
  carryOver(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: CarryOverDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { from, reason, counterpart } = body;
    const stated = { amounts: amountsOf(body.amounts), from, counterpart: { ...counterpart } };
    const data = { ...stated, ...(reason !== undefined && { reason }) };
    const command = () => ({ type: 'carry-over', data }) as const;
    return this.act({ tenant, id, year, context }, { act: 'carry-over', from, command });
  }

  @Post('payment')
  @CommandOperation('暂缓、停止或恢复拨付', { ifMatch: true })
  pay(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: ChangePaymentDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { act: type, from, reason } = body;
    const command = () => ({ type, data: { from, reason } });
    return this.act({ tenant, id, year, context }, { act: type, from, command });
  }

  @Post('composition')
  @CommandOperation('单独编列，或由所属汇总', { ifMatch: true })
  compose(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: ComposeLineDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command = () => ({ type: 'compose', data: { ...body } }) as const;
    return this.act({ tenant, id, year, context }, { act: 'administer', command });
  }

  /** Adopts what monitoring proposed by doing it, or declines it, for a reason. Not by whoever proposed it. */
  @Post('proposals/:proposal/decision')
  @CommandOperation('决定纠偏建议', { ifMatch: true })
  async decide(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @PathId('proposal') proposal: string,
    @Body() body: DecideMeasureDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const decidedOn = await this.clock.today();
    const { reason } = body;
    const stated = { proposal, decidedOn, reason };
    return this.act(
      { tenant, id, year, context },
      {
        act: 'resolve',
        desks: ofMeasures,
        doers: ({ proposals }) => ({
          propose: proposals.filter((each) => each.proposal === proposal).map(({ by }) => by),
        }),
        command: () =>
          body.decision === 'adopted'
            ? { type: 'adopt-measure', data: { ...stated, acts: measureActsOf(body.acts ?? []) } }
            : { type: 'decline-measure', data: stated },
      },
    );
  }

  /** Takes back what a record changed, and says what is right instead, if anything is. */
  @Post('reversals')
  @CommandOperation('冲销一笔记录', { ifMatch: true })
  reverse(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: ReverseDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { version, reason, instead } = body;
    const right = instead && { instead: { amounts: amountsOf(instead.amounts), from: instead.from } };
    const command = () => ({ type: 'reverse', data: { version, reason, ...right } }) as const;
    return this.act({ tenant, id, year, context }, { act: 'correct', command });
  }

  private transferWithin(at: Place, { gives, to, amount, from, reason }: TransferBudgetDto): Promise<CommandAnswer> {
    const yuan = toYuan(amount);
    const changes = [
      { part: partOf(gives), amount: negatedYuan(yuan) },
      { part: partOf(to), amount: yuan },
    ];
    return this.act(at, {
      act: 'transfer',
      from,
      command: () => ({ type: 'transfer', data: { changes, from, reason } }),
    });
  }

  private adjust(at: Place, type: 'raise' | 'cut' | 'recover', body: AdjustBudgetDto): Promise<CommandAnswer> {
    const { from, reason } = body;
    const data = { amounts: amountsOf(body.amounts), from, reason };
    return this.act(at, { act: type, from, command: () => ({ type, data }) });
  }

  /** No request without a target, where the rules ask for one of its own. */
  private async requireTarget({ tenant, id, context }: Place, period: string): Promise<void> {
    const { subject } = await this.subjects.admitted(tenant, id, context.admission);
    const { ruling } = await this.subjects.acting(subject);
    const where = ruling.value('target.basicExpenditure');
    const isWithin = where.is === 'stated' && where.value !== 'separate';
    if (subject.description.kind === 'basic-expenditure' && isWithin) return;
    const { state } = await this.commands.load(performanceTarget, tenant, targetId(id, period));
    if (!state.declared) throw ownProblem('target-wanting', { subject: id, period });
  }

  private async act({ tenant, id, year, context }: Place, stated: Stated): Promise<CommandAnswer> {
    const subject = await this.subjects.admitted(tenant, id, context.admission);
    const whole = { desks: ofBudgetDesk, expectedVersion: seenVersion(context), ...stated };
    return this.run(tenant, context, [onLine(this, subject, year, context, whole)]);
  }

  private async run(tenant: string, context: PersonsCommand, acts: readonly Act<Rejection>[]): Promise<CommandAnswer> {
    const outcome = await this.commands.run(tenant, context, acts);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
    return outcome;
  }
}
