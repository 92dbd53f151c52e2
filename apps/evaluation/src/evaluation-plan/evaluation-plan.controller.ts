import { Body, Controller, Get, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Input } from '@wenxiao/contracts/input';
import { evaluationPlanFacts } from '@wenxiao/facts/evaluation';
import { type DeskRef, moneyScheme } from '@wenxiao/rules/shape';
import {
  act,
  admissionOf,
  authorityOfAny,
  BusinessClock,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  GoverningRules,
  nothingKnown,
  ObjectPlaces,
  Organisations,
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
import { planProblem } from '../refusals.js';
import { evaluationPlan, planId } from './evaluation-plan.aggregate.js';

export class IssuePlanDto extends Input(evaluationPlanFacts.planIssued, 'plan', 'document', 'on') {}

const planExample = {
  id: '018f2f6e-0000-7000-8000-000000000202.2023',
  version: 1,
  organisation: '018f2f6e-0000-7000-8000-000000000202',
  year: 2023,
  plan: { plan: '全面开展单位自评和部门评价', document: '财办绩〔2024〕1号', on: '2024-01-10' },
};

/** 绩效评价工作方案: of the jurisdiction, and of each body in more detail. */
@ApiTags('绩效评价 evaluation')
@Controller('jurisdictions/:jurisdictionId/evaluation-plans/:organisation/:year')
export class EvaluationPlanController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly places: ObjectPlaces,
    private readonly organisations: Organisations,
    private readonly rules: GoverningRules,
    private readonly clock: BusinessClock,
  ) {}

  @Put()
  @SettledAtObject()
  @CommandOperation('印发或修订绩效评价工作方案', { ifMatch: true, answers: 200 })
  async issue(
    @PathId('jurisdictionId') tenant: string,
    @PathId('organisation') organisation: string,
    @PathYear('year') year: number,
    @Body() { plan, document, on }: IssuePlanDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    await this.requireOfTenant(tenant, organisation);
    const part = act(evaluationPlan)({
      id: planId(organisation, year),
      expectedVersion: seenVersion(context),
      given: async (_, at) => {
        const today = await this.clock.today();
        const [place, { rules, reference }] = await Promise.all([
          this.places.of(organisation, organisation, today),
          this.rules.inForce(organisation, moneyScheme, today),
        ]);
        const ruling = rules.inYear(year);
        const stated = ruling.value('evaluation.plansBy');
        const ofTenant = organisation === tenant;
        const isOf = (desk: DeskRef): boolean => 'of' in desk && (desk.of === 'jurisdiction') === ofTenant;
        const desks = stated.is === 'stated' ? stated.value.filter(isOf) : [];
        const where = { place, ruling, world: { known: nothingKnown(year), parties: () => [] } };
        const actor = authorityOfAny(context.admission, where, { act: 'administer', by: desks });
        const said = { plan, on, ...(document !== undefined && { document }) };
        return {
          command: { type: 'issue', data: { scheme: moneyScheme, ...said, today }, at, by: actor },
          inForce: { rules: undefined, reference },
          actor,
          at: organisation,
          basis: ['evaluation.plansBy'],
        };
      },
    });
    const outcome = await this.commands.run(tenant, context, [part]);
    if (outcome.outcome === 'rejected') throw planProblem(outcome.rejection);
    return outcome;
  }

  /** Of one that was not issued its version is 0. */
  @Get()
  @SettledAtObject()
  @ReadOperation('一个单位一个年度的绩效评价工作方案', planExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('organisation') organisation: string,
    @PathYear('year') year: number,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    await this.requireOfTenant(tenant, organisation);
    if (organisation !== tenant) await this.organisations.admit(organisation, admissionOf(request));
    const { id, version, state } = await this.commands.load(evaluationPlan, tenant, planId(organisation, year));
    const { scheme: _, ...plan } = state.plan ?? {};
    return { id, version, organisation, year, ...(state.plan && { plan }) };
  }

  private async requireOfTenant(tenant: string, organisation: string): Promise<void> {
    const found = await this.organisations.find(organisation);
    if (!found?.path.includes(tenant)) throw problem('not-found');
  }
}
