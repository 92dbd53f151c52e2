import { Body, Controller, Get, Headers, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  act,
  newId,
  type Admission,
  admissionOf,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  Organisations,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  reaches,
  ReadModelPosition,
  ReadOperation,
  RequiresRole,
  type Role,
  roles,
  seenVersion,
  streamOf,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { OwnFeed } from '../own-feed.js';
import { refusalOf } from '../refusals.js';
import { organisation } from './organisation.aggregate.js';
import type { Neighbourhood } from './organisation.decider.js';
import { RegisterOrganisationDto, RenameOrganisationDto } from './organisation.dto.js';
import { organisationExample, organisationsExample } from './organisation.examples.js';
import { organisationsProjection } from './organisations.projection.js';
import { OrganisationRow } from './organisations.table.js';

const everyRole = Object.keys(roles) as [Role, ...Role[]];

/** 区划与单位: the tree of jurisdictions, finance bureaus, departments and units. */
@ApiTags('区划与单位 organisations')
@Controller()
export class OrganisationController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly organisations: Organisations,
    private readonly readModels: DataSource,
    private readonly positions: ReadModelPosition,
    private readonly ownFeed: OwnFeed,
  ) {}

  /** Every organisation that the person's grants reach, and those on the way to them, parents before children. */
  @Get('organisations')
  @RequiresRole(...everyRole)
  @ReadOperation('可见的区划与单位', organisationsExample, { after: true })
  async tree(@Headers('wenxiao-after') after: string | undefined, @Req() request: FastifyRequest): Promise<object> {
    const stale = await this.positions.stale(organisationsProjection.name, after);
    const { grants } = admissionOf(request);
    const items = await this.readModels
      .getRepository(OrganisationRow)
      .createQueryBuilder('organisation')
      .where('organisation.path && :reached::text[]', { reached: grants.map(({ organisationId }) => organisationId) })
      .orWhere('organisation.organisationId = any(:above::text[])', { above: grants.flatMap(({ path }) => path) })
      .orderBy('cardinality(organisation.path)')
      .addOrderBy('organisation.organisationId')
      .getMany();
    return { items, stale };
  }

  @Get('jurisdictions/:jurisdictionId/organisations/:organisationId')
  @RequiresRole(...everyRole)
  @ReadOperation('一个单位', organisationExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('organisationId') id: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    await this.organisations.admit(id, admissionOf(request));
    const { version, state } = await this.commands.load(organisation, tenant, id);
    if (state.status === 'unregistered') throw problem('not-found');
    return { organisationId: id, version, ...state };
  }

  /** Registers a jurisdiction below this one, or a finance bureau, department or unit in it. */
  @Post('jurisdictions/:jurisdictionId/organisations')
  @RequiresRole('administrator')
  @CommandOperation('登记区划或单位')
  async register(
    @PathId('jurisdictionId') tenant: string,
    @Body() { parentId, ...registration }: RegisterOrganisationDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const organisationId = newId(context, 'organisation');
    const parent = await this.parentOf(tenant, parentId, context.admission);
    const bureau = await this.readModels
      .getRepository(OrganisationRow)
      .findOneBy({ jurisdictionId: tenant, kind: 'finance-bureau' });
    const neighbourhood: Neighbourhood = {
      parent: parent.facts,
      ...(bureau && { financeBureauId: bureau.organisationId }),
    };
    // A jurisdiction is a tenant of its own; everything else belongs to the jurisdiction around it.
    const ownTenant = registration.kind === 'jurisdiction' ? organisationId : tenant;
    const outcome = await this.commands.run(ownTenant, context, [
      act(organisation)({
        id: organisationId,
        expectedVersion: 0,
        given: (_, at) => ({
          command: { type: 'register', data: { organisationId, ...registration }, at, by: context.actor },
          inForce: { rules: neighbourhood },
          basedOn: [{ store: 'directory', tenant, stream: streamOf(organisation, parentId), version: parent.version }],
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    await this.ownFeed.heard(`select from directory_copy.organisations where id = $1`, [organisationId]);
    await this.ownFeed.shown(organisationsProjection.name, outcome);
    return outcome;
  }

  @Put('jurisdictions/:jurisdictionId/organisations/:organisationId/name')
  @RequiresRole('administrator')
  @CommandOperation('更改名称', { ifMatch: true, answers: 200 })
  async rename(
    @PathId('jurisdictionId') tenant: string,
    @PathId('organisationId') id: string,
    @Body() { name }: RenameOrganisationDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    await this.organisations.ofJurisdiction(id, tenant, context.admission);
    const outcome = await this.commands.run(tenant, context, [
      act(organisation)({
        id,
        expectedVersion: seenVersion(context),
        given: (_, at) => ({
          command: { type: 'rename', data: { name }, at, by: context.actor },
          inForce: { rules: {} },
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    await this.ownFeed.shown(organisationsProjection.name, outcome);
    return outcome;
  }

  /** The organisation that a new one is to stand below, from its own stream: one registered a moment ago counts. */
  private async parentOf(tenant: string, parentId: string, admission: Admission) {
    const { state, version } = await this.commands.load(organisation, tenant, parentId);
    if (state.status === 'unregistered' || !admission.grants.some((grant) => reaches(grant, state))) {
      throw problem('unknown-organisation', { organisationId: parentId });
    }
    const { kind, level, jurisdictionId, path } = state;
    return { version, facts: { id: parentId, kind, jurisdictionId, path, ...(level && { level }) } };
  }
}
