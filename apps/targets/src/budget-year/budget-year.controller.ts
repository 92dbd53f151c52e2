import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StoredEvent } from '@wenxiao/event-store';
import type { Ruling } from '@wenxiao/rules/ruling';
import { moneyScheme } from '@wenxiao/rules/shape';
import {
  act,
  authorityAt,
  BusinessClock,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  type DeskRef,
  GoverningRules,
  leadDeskOf,
  nothingKnown,
  ObjectPlaces,
  PathId,
  PathYear,
  PersonCommand,
  type PersonsCommand,
  ReadOperation,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import { refusalOf } from '../refusals.js';
import { requireYearInReach } from '../stream-names.js';
import { gatesOfYear } from '../subject/desks.js';
import { budgetYear, budgetYearId } from './budget-year.aggregate.js';
import type { BudgetYearCommand } from './budget-year.decider.js';
import {
  CompleteFinalAccountsDto,
  CorrectFinalAccountsDto,
  DecideBudgetDto,
  WithdrawFinalAccountsDto,
} from './budget-year.dto.js';
import { budgetYearExample } from './budget-year.examples.js';

type Acting = Readonly<{ tenant: string; year: number; context: PersonsCommand }>;
type Said = Pick<BudgetYearCommand, 'type'> & Readonly<{ data: object }>;
type Given = (today: string) => Said;
type AtHand = Readonly<{ ruling: Ruling; day: string; events: readonly StoredEvent[] }>;
/** What is said, by whom the rules name, and on what of them that rests. */
type Asked = Readonly<{
  given: Said;
  act: 'administer' | 'record';
  by: DeskRef;
  basis: readonly string[];
  corrects?: Readonly<{ version: number; reason: string }>;
}>;

/** 预算年度: what the lead desk of a jurisdiction says of a year as a whole. */
@ApiTags('预算年度 budget years')
@Controller('jurisdictions/:jurisdictionId/budget-years/:year')
export class BudgetYearController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly places: ObjectPlaces,
    private readonly rules: GoverningRules,
    private readonly clock: BusinessClock,
  ) {}

  /** 人大审查批准: recorded once for all targets of the year that wait for it, by whom the rules name. */
  @Post('decisions')
  @SettledAtObject()
  @CommandOperation('登记对预算年度的审查批准（人大等），该年度各目标据此办理', { ifMatch: true })
  async decide(
    @PathId('jurisdictionId') tenant: string,
    @PathYear('year') year: number,
    @Body() { gate, answer, on, document, reason }: DecideBudgetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = { ...(document !== undefined && { document }), ...(reason !== undefined && { reason }) };
    return this.run({ tenant, year, context }, ({ ruling, day }) => {
      const all = gatesOfYear(ruling);
      const [asked, ...others] = all.filter((each) => each.gate === gate);
      const answers = asked?.answers ?? [];
      const needsReason = answers.some(({ code, needs = [] }) => code === answer && needs.includes('reason'));
      const rules = { gates: [...new Set(all.map((each) => each.gate))], answers: answers.map(({ code }) => code) };
      return {
        given: {
          type: 'decide-budget',
          data: { scheme: moneyScheme, gate, answer, on, ...said, ...rules, needsReason, today: day },
        },
        act: 'record',
        by: asked?.recordedBy ?? leadDeskOf(ruling),
        basis: asked ? [asked, ...others].map(({ path }) => path) : ['general.leadDesk'],
      };
    });
  }

  @Post('final-accounts')
  @SettledAtObject()
  @CommandOperation('登记决算完成日', { ifMatch: true })
  complete(
    @PathId('jurisdictionId') tenant: string,
    @PathYear('year') year: number,
    @Body() body: CompleteFinalAccountsDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = accountsIn(body);
    return this.act({ tenant, year, context }, (today) => ({
      type: 'complete-final-accounts',
      data: { ...said, year, today },
    }));
  }

  /** The day or the document was wrong: the same once more, whole. */
  @Post('final-accounts/correction')
  @SettledAtObject()
  @CommandOperation('更正决算完成日（须说明理由）', { ifMatch: true })
  correct(
    @PathId('jurisdictionId') tenant: string,
    @PathYear('year') year: number,
    @Body() body: CorrectFinalAccountsDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = accountsIn(body);
    const given: Given = (today) => ({ type: 'correct-final-accounts', data: { ...said, year, today } });
    return this.act({ tenant, year, context }, given, body.reason);
  }

  @Post('final-accounts/withdrawal')
  @SettledAtObject()
  @CommandOperation('撤回决算完成登记（须说明理由）', { ifMatch: true })
  withdraw(
    @PathId('jurisdictionId') tenant: string,
    @PathYear('year') year: number,
    @Body() { reason }: WithdrawFinalAccountsDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.act({ tenant, year, context }, () => ({ type: 'withdraw-final-accounts', data: { reason } }));
  }

  /** What is known of a year; of one of which nothing was said its version is 0. */
  @Get()
  @SettledAtObject()
  @ReadOperation('一个预算年度：审查批准、关账日、决算完成日', budgetYearExample)
  async one(@PathId('jurisdictionId') tenant: string, @PathYear('year') year: number): Promise<object> {
    const { id, version, state } = await this.commands.load(budgetYear, tenant, budgetYearId(tenant, year));
    const { finalAccounts, closedOn, decisions = {} } = state;
    const decided = Object.values(decisions).map(({ scheme: _scheme, ...decision }) => decision);
    const { on, document } = finalAccounts ?? {};
    const accounts = finalAccounts && { on, ...(document !== undefined && { document }) };
    const closed = closedOn !== undefined && { closedOn };
    return {
      id,
      version,
      year,
      ...(decided.length > 0 && { decisions: decided }),
      ...closed,
      ...(accounts && { finalAccounts: accounts }),
    };
  }

  private act(acting: Acting, given: Given, corrected?: string): Promise<CommandAnswer> {
    return this.run(acting, ({ ruling, day, events }) => {
      const version = events.findLast(({ type }) => type === 'final-accounts-completed')?.version ?? 0;
      return {
        given: given(day),
        act: 'administer',
        by: leadDeskOf(ruling),
        basis: ['general.leadDesk'],
        ...(corrected !== undefined && { corrects: { version, reason: corrected } }),
      };
    });
  }

  private async run({ tenant, year, context }: Acting, asked: (at: AtHand) => Asked): Promise<CommandAnswer> {
    const part = act(budgetYear)({
      id: budgetYearId(tenant, year),
      expectedVersion: seenVersion(context),
      given: async ({ events }, at) => {
        const day = await this.clock.today();
        requireYearInReach(year, day);
        const [place, { rules, reference }] = await Promise.all([
          this.places.of(tenant, tenant, day),
          this.rules.inForce(tenant, moneyScheme, day),
        ]);
        const ruling = rules.inYear(year);
        const { given, act: acts, by, basis, corrects } = asked({ ruling, day, events });
        const world = { known: nothingKnown(year), parties: () => [] };
        const actor = authorityAt(context.admission, { place, ruling, world }, { act: acts, by });
        return {
          command: { ...given, at, by: actor } as BudgetYearCommand,
          inForce: { rules: undefined, reference },
          actor,
          at: tenant,
          basis,
          ...(corrects && { corrects }),
        };
      },
    });
    const outcome = await this.commands.run(tenant, context, [part]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
    return outcome;
  }
}

/** What was sent, as facts hold it. */
const accountsIn = ({ on, document }: CompleteFinalAccountsDto) => ({
  scheme: moneyScheme,
  on,
  ...(document !== undefined && { document }),
});
