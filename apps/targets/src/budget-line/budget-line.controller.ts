import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { negatedYuan, toYuan } from '@wenxiao/domain';
import {
  admissionOf,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  Copies,
  monitoredIn,
  PathId,
  PathYear,
  PersonCommand,
  type PersonsCommand,
  problem,
  ReadOperation,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { lineId } from '../stream-names.js';
import { Subjects } from '../subject/subjects.js';
import { ExecutedAmounts } from './executed-amounts.js';
import { LineActs, type LinePlace, ofBudgetDesk, ofLeadDesk, onLine } from './acting-on-a-line.js';
import { ApprovedWithTarget } from './approved-with-target.js';
import { budgetLine } from './budget-line.aggregate.js';
import { carryingOver } from './carrying-over.js';
import { type Adjusting, transferBetween } from './budget-line.commands.js';
import {
  AdjustBudgetDto,
  amountsOf,
  ApproveBudgetDto,
  CarryOverDto,
  ChangePaymentDto,
  ComposeLineDto,
  partOf,
  ReverseDto,
  ReviewLateChangesDto,
  TransferBudgetDto,
} from './budget-line.dto.js';
import { lineExample } from './budget-line.examples.js';
import { type BudgetLineState, standing } from './budget-line.state.js';
import { apartFromRequest } from './requesters.js';
import { reversingBoth } from './reversing-both.js';
import { amountsOfLine, shownLine } from './shown-line.js';

/** 预算: the money of a subject in a year. Approval with a target is an act on targets. */
@ApiTags('预算 budget lines')
@Controller('jurisdictions/:jurisdictionId/budget-lines/:subject/:year')
export class BudgetLineController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly subjects: Subjects,
    private readonly lines: LineActs,
    private readonly withTarget: ApprovedWithTarget,
    private readonly paid: ExecutedAmounts,
    private readonly copies: Copies,
  ) {}

  @Get()
  @SettledAtObject()
  @ReadOperation('一个对象一年的预算', lineExample, { amounts: amountsOfLine })
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    await this.subjects.admitted(tenant, id, admissionOf(request));
    const { version, state } = await this.commands.load(budgetLine, tenant, lineId(id, year));
    const monitoredBefore = await monitoredIn(this.copies, tenant, id, year - 1);
    return { id, year, version, ...shownLine(state, year), monitoredBefore };
  }

  /** Approves a line that has no target which is approved with it. */
  @Post('approval')
  @SettledAtObject()
  @CommandOperation('批复预算（无须一并批复目标的）', { ifMatch: true })
  async approve(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: ApproveBudgetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { from, budgetKind, reason } = body;
    const data = { amounts: amountsOf(body.amounts), from, budgetKind, ...(reason !== undefined && { reason }) };
    const command = () => ({ type: 'approve', data }) as const;
    const besides = () => this.withTarget.refuse(tenant, id, year);
    const stated = { act: 'approve', from, doers: apartFromRequest, besides, command };
    return this.lines.act({ tenant, id, year, context }, stated);
  }

  @Post('raises')
  @SettledAtObject()
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
  @SettledAtObject()
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
  @SettledAtObject()
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
  @SettledAtObject()
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
    return this.lines.run(tenant, context, [
      onLine(this.lines, giver, year, context, {
        ...stated,
        expectedVersion: seenVersion(context),
        command: () => both.gives,
      }),
      onLine(this.lines, getter, to.year, context, {
        ...stated,
        expectedVersion: to.version,
        command: () => both.gets,
      }),
    ]);
  }

  @Post('carry-overs')
  @SettledAtObject()
  @CommandOperation('结转上年结余', { ifMatch: true })
  async carryOver(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: CarryOverDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const [getter, giver] = await this.subjects.admittedAll(
      tenant,
      [...new Set([id, body.counterpart.subject])],
      context.admission,
    );
    if (!getter) throw problem('not-found');
    const { paid, counterpart, ...stated } = body;
    const executed = await this.paid.of(tenant, counterpart.subject, counterpart.year);
    const acts = carryingOver(this.lines, context, {
      gives: { at: giver ?? getter, year: counterpart.year, expectedVersion: 'current', executed },
      gets: { at: getter, year, expectedVersion: seenVersion(context) },
      stated: { ...stated, amounts: amountsOf(body.amounts), ...(paid && { paid: amountsOf(paid) }) },
    });
    return this.lines.run(tenant, context, acts);
  }

  @Post('payment')
  @SettledAtObject()
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
    return this.lines.act({ tenant, id, year, context }, { act: type, from, command });
  }

  @Post('composition')
  @SettledAtObject()
  @CommandOperation('单独编列，或由所属汇总', { ifMatch: true })
  compose(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: ComposeLineDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command = () => ({ type: 'compose', data: { ...body } }) as const;
    return this.lines.act({ tenant, id, year, context }, { act: 'administer', command });
  }

  /** Takes back what a record changed, and says what is right instead, if anything is. */
  @Post('reversals')
  @SettledAtObject()
  @CommandOperation('冲销一笔记录', { ifMatch: true })
  async reverse(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: ReverseDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { version, reason, instead } = body;
    const { state, events } = await this.commands.load(budgetLine, tenant, lineId(id, year));
    const act = standing(state).find((each) => each.version === version)?.act;
    const transfer = [...state.transfers, ...state.rests].find((each) => each.version === version);
    const place = { tenant, id, year, context };
    const right = instead && { instead: { amounts: amountsOf(instead.amounts), from: instead.from } };
    if (transfer && !(instead && act === 'transfer')) {
      const commandId = events.find((each) => each.version === version)?.commandId;
      const both = await reversingBoth(
        this.lines,
        place,
        { version, reason, ...right },
        { ...transfer, act, commandId },
      );
      return this.lines.run(tenant, context, both);
    }
    const command = () => ({ type: 'reverse', data: { version, reason, ...right } }) as const;
    const stated = { act: 'correct', command };
    if (act === 'approve') {
      const besides = () => this.withTarget.refuse(tenant, id, year);
      return this.lines.act(place, { ...stated, doers: apartFromRequest, besides });
    }
    if (act !== 'request') return this.lines.act(place, stated);
    const besides = (line: BudgetLineState) => this.withTarget.refuseUnderReview(tenant, id, year, line);
    return this.lines.act(place, { ...stated, besides });
  }

  @Post('late-changes/review')
  @SettledAtObject()
  @CommandOperation('复核年度结束后的预算变动', { ifMatch: true })
  reviewLateChanges(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: ReviewLateChangesDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command = () => ({ type: 'review-late-changes', data: { ...body } }) as const;
    return this.lines.act({ tenant, id, year, context }, { act: 'review', desks: ofLeadDesk, command });
  }

  private transferWithin(
    at: LinePlace,
    { gives, to, amount, from, reason }: TransferBudgetDto,
  ): Promise<CommandAnswer> {
    const yuan = toYuan(amount);
    const changes = [
      { part: partOf(gives), amount: negatedYuan(yuan) },
      { part: partOf(to), amount: yuan },
    ];
    return this.lines.act(at, {
      act: 'transfer',
      from,
      command: () => ({ type: 'transfer', data: { changes, from, reason } }),
    });
  }

  private async adjust(at: LinePlace, type: Adjusting, body: AdjustBudgetDto): Promise<CommandAnswer> {
    const { from, reason } = body;
    const executed = type === 'recover' && { executed: await this.paid.of(at.tenant, at.id, at.year) };
    const data = { amounts: amountsOf(body.amounts), from, reason, ...executed };
    return this.lines.act(at, { act: type, from, command: () => ({ type, data }) });
  }
}
