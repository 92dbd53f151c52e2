import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { decimal, sumOf, yuanText } from '@wenxiao/domain';
import { moneyScheme } from '@wenxiao/rules/shape';
import {
  type Act,
  act,
  admissionOf,
  calledAs,
  type CommandAnswer,
  CommandOperation,
  GoverningRules,
  nothingKnown,
  ObjectPlaces,
  type Page,
  PageQueryDto,
  PathId,
  PathYear,
  PersonCommand,
  type PersonsCommand,
  ReadOperation,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { LineActs } from '../budget-line/acting-on-a-line.js';
import { amountsOf } from '../budget-line/budget-line.dto.js';
import { carryingOver } from '../budget-line/carrying-over.js';
import { ExecutedAmounts } from '../budget-line/executed-amounts.js';
import { ownProblem } from '../own-problems.js';
import type { Rejection } from '../refusals.js';
import { requireYearInReach } from '../stream-names.js';
import { budgetDesksOfYear } from '../subject/desks.js';
import { authorityOf } from '../subject/subjects.js';
import { budgetYear, budgetYearId } from './budget-year.aggregate.js';
import { CloseYearDto } from './budget-year.dto.js';
import { restsExample } from './budget-year.examples.js';
import { type RestOfLine, RestsOfYear } from './rests-of-year.js';

type Place = Readonly<{ tenant: string; year: number; context: PersonsCommand }>;

/** 年终关账: what is left of a year is carried over or lapses, and its lines are acted on no longer. */
@ApiTags('预算年度 budget years')
@Controller('jurisdictions/:jurisdictionId/budget-years/:year')
export class BudgetClosingController {
  constructor(
    private readonly lines: LineActs,
    private readonly rests: RestsOfYear,
    private readonly paid: ExecutedAmounts,
    private readonly places: ObjectPlaces,
    private readonly rules: GoverningRules,
  ) {}

  /** What may be carried over of each line that the reader reaches. */
  @Get('rests')
  @SettledAtObject()
  @ReadOperation('一个预算年度各预算的结余', restsExample, {
    codes: { paid: calledAs({ treasury: '国库支付', stated: '单位报送' }) },
    amounts: ['rests.budget', 'rests.paid', 'rests.carried', 'rests.left'],
  })
  page(
    @PathId('jurisdictionId') tenant: string,
    @PathYear('year') year: number,
    @Query() query: PageQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<RestOfLine>> {
    return this.rests.page(tenant, year, admissionOf(request), query);
  }

  /** All in one append: each line that is named gives what it is to, and what is named of none lapses. */
  @Post('closing')
  @SettledAtObject()
  @CommandOperation('年终关账，结转列明的结余（未列明的不再结转）', { ifMatch: true })
  async close(
    @PathId('jurisdictionId') tenant: string,
    @PathYear('year') year: number,
    @Body() body: CloseYearDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const place = { tenant, year, context };
    return this.lines.run(tenant, context, [this.closing(place, body), ...(await this.carrying(place, body))]);
  }

  private closing({ tenant, year, context }: Place, { items, reason }: CloseYearDto): Act<Rejection> {
    const amounts = items.flatMap((each) => amountsOf(each.amounts));
    const carried = yuanText(sumOf(amounts.map(({ amount }) => decimal(amount))));
    return act(budgetYear)({
      id: budgetYearId(tenant, year),
      expectedVersion: seenVersion(context),
      given: async (_, at) => {
        const on = await this.lines.clock.today();
        requireYearInReach(year, on);
        const [place, { rules, reference }] = await Promise.all([
          this.places.of(tenant, tenant, on),
          this.rules.inForce(tenant, moneyScheme, on),
        ]);
        const ruling = rules.inYear(year);
        const acting = { place, ruling, known: nothingKnown(year) };
        const { desks, basis } = budgetDesksOfYear(ruling);
        const by = authorityOf(context.admission, acting, 'close', desks);
        const said = { scheme: moneyScheme, on, lines: items.length, carried, ...(reason !== undefined && { reason }) };
        return {
          command: { type: 'close', data: { ...said, year }, at, by },
          inForce: { rules: undefined, reference },
          actor: by,
          at: tenant,
          basis,
        };
      },
    });
  }

  private async carrying({ tenant, year, context }: Place, { items, from }: CloseYearDto): Promise<Act<Rejection>[]> {
    const ids = items.map(({ subject }) => subject);
    const twice = ids.filter((id, at) => ids.indexOf(id) < at);
    if (twice.length > 0) throw ownProblem('named-twice', { twice: twice.map((subject) => ({ subject })) });
    const found = await this.lines.subjects.admittedAll(tenant, ids, context.admission);
    const paidOf = await this.paid.ofAll(tenant, ids, year);
    const lookups = this.lines.subjects.lookups();
    return items.flatMap(({ subject, version, nextVersion, amounts, paid, reason }, place) => {
      const at = found.find(({ id }) => id === subject);
      if (!at) return [];
      const stated = { amounts: amountsOf(amounts), from, ...(paid && { paid: amountsOf(paid) }) };
      return carryingOver(this.lines, context, {
        gives: { at, year, expectedVersion: version, executed: paidOf[place] ?? [] },
        gets: { at, year: year + 1, expectedVersion: nextVersion },
        stated: { ...stated, ...(reason !== undefined && { reason }) },
        lookups,
      });
    });
  }
}
