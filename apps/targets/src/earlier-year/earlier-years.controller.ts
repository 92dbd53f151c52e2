import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  admissionOf,
  BoundedLists,
  BusinessClock,
  type CommandAnswer,
  CommandOperation,
  PathId,
  PathYear,
  PersonCommand,
  type PersonsCommand,
  ReadOperation,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { refusalOf } from '../refusals.js';
import { CorrectEarlierYearDto, RecordEarlierYearDto, WithdrawEarlierYearDto } from './earlier-year.dto.js';
import { earlierYearsExample } from './earlier-year.examples.js';
import { EarlierYears, type Saying } from './earlier-years.js';
import { recordedYears } from './recorded-years.js';

type At = Readonly<{ tenant: string; subject: string; year: number; context: PersonsCommand }>;

/** 往年记录: what a subject had and came to in the years before it was kept here. */
@ApiTags('往年记录 earlier years')
@Controller('jurisdictions/:jurisdictionId/subjects/:subject/earlier-years')
export class EarlierYearsController {
  constructor(
    private readonly earlier: EarlierYears,
    private readonly clock: BusinessClock,
  ) {}

  /** Of one of which nothing is recorded the version is 0; what was taken back says so, and nothing else. */
  @Get()
  @SettledAtObject()
  @ReadOperation('一个对象的往年记录', earlierYearsExample, { amounts: ['years.budget', 'years.executed'] })
  @BoundedLists({ years: 'one for each year' })
  async all(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    await this.earlier.subjects.admitted(tenant, subject, admissionOf(request));
    const recorded = await recordedYears(this.earlier.commands, tenant, subject, await this.clock.today());
    const years = recorded.map(({ year, version, state: { status, data } }) => {
      const { scheme: _scheme, ...said } = data;
      return { year, version, status, ...(status === 'recorded' && said) };
    });
    return { subject, years };
  }

  @Post(':year')
  @SettledAtObject()
  @CommandOperation('登记往年记录（预算、执行、评价结果，按原文件）', { ifMatch: true })
  record(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Body() body: RecordEarlierYearDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.say({ tenant, subject, year, context }, { said: { type: 'record', body } });
  }

  /** The same once more, whole: what stands in the document is something else. */
  @Post(':year/correction')
  @SettledAtObject()
  @CommandOperation('更正往年记录（须说明理由）', { ifMatch: true })
  correct(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Body() body: CorrectEarlierYearDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const because = body.reason;
    return this.say({ tenant, subject, year, context }, { said: { type: 'correct', body }, because });
  }

  @Post(':year/withdrawal')
  @SettledAtObject()
  @CommandOperation('撤回往年记录（须说明理由）', { ifMatch: true })
  withdraw(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Body() { reason }: WithdrawEarlierYearDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.say({ tenant, subject, year, context }, { said: { type: 'withdraw', reason } });
  }

  private async say(
    { tenant, subject, year, context }: At,
    what: Pick<Saying, 'said' | 'because'>,
  ): Promise<CommandAnswer> {
    const { commands, subjects } = this.earlier;
    const of = await subjects.admitted(tenant, subject, context.admission);
    const saying = { of, year, expectedVersion: seenVersion(context), ...what };
    const outcome = await commands.run(tenant, context, [this.earlier.saying(tenant, context, saying)]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
    return outcome;
  }
}
