import { Body, Controller, Get, HttpCode, Inject, Post, Put, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as t from '@wenxiao/domain/terms';
import type { Queryable } from '@wenxiao/event-store';
import {
  act,
  type Admission,
  admissionOf,
  BusinessClock,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  DATABASE,
  newId,
  ofTerm,
  Organisations,
  type Page,
  PageQueryDto,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  ReadOperation,
  seenVersion,
  SettledAtObject,
  streamOf,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { DirectoryActs } from '../desks/directory-acts.js';
import { OwnFeed } from '../own-feed.js';
import { refusalOf } from '../refusals.js';
import { organisation } from './organisation.aggregate.js';
import type { Counterpart, Neighbourhood, OnTheWay, OrganisationCommand } from './organisation.decider.js';
import {
  AssignCounterpartDto,
  AssignDesksDto,
  EndCounterpartDto,
  MergeOrganisationDto,
  MoveOrganisationDto,
  RegisterOrganisationDto,
  RenameOrganisationDto,
} from './organisation.dto.js';
import { organisationExample, organisationsExample } from './organisation.examples.js';
import { desksFilledAt, ofKind, visibleTree } from './visible-tree.js';
import { neighbourhoodOf, requireReach, Ways } from './way.js';

/** What happens to an organisation, without who and when. */
type Changed = Pick<Exclude<OrganisationCommand, { type: 'register' }>, 'type' | 'data'>;

/** 区划与单位: the tree of jurisdictions, bodies, their desks and groups. */
@ApiTags('区划与单位 organisations')
@Controller()
export class OrganisationController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly clock: BusinessClock,
    private readonly organisations: Organisations,
    private readonly ways: Ways,
    private readonly ownFeed: OwnFeed,
    private readonly acts: DirectoryActs,
    @Inject(DATABASE) private readonly db: Queryable,
  ) {}

  /** Every organisation that the person's grants reach, and those on the way to them, parents before children. */
  @Get('organisations')
  @SettledAtObject()
  @ReadOperation('可见的区划与单位', organisationsExample, {
    codes: { nature: ofTerm(t.organisationNature), level: ofTerm(t.jurisdictionLevel) },
  })
  tree(@Query() page: PageQueryDto, @Req() request: FastifyRequest): Promise<Page<object>> {
    return visibleTree(this.db, admissionOf(request), page);
  }

  @Get('jurisdictions/:jurisdictionId/organisations/:organisationId')
  @SettledAtObject()
  @ReadOperation('一个单位', organisationExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('organisationId') id: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { path } = await this.organisations.admit(id, admissionOf(request));
    const { version, state } = await this.commands.load(organisation, tenant, id);
    if (state.status === 'unregistered') throw problem('not-found');
    return { organisationId: id, jurisdictionId: tenant, path, version, ...state };
  }

  /** Registers a jurisdiction below this one, or a body, a desk or a group in it. */
  @Post('jurisdictions/:jurisdictionId/organisations')
  @SettledAtObject()
  @CommandOperation('登记区划或单位')
  async register(
    @PathId('jurisdictionId') tenant: string,
    @Body() { from: chosen, ...registration }: RegisterOrganisationDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    const context = await this.acts.doing('administer', asked, registration.parentId);
    // Of two with one code the second finds the first.
    const register = () => this.registerIn(tenant, registration, chosen, context);
    return this.heard(await (registration.code === undefined ? register() : this.ways.oneAtATime(register)));
  }

  private async registerIn(
    tenant: string,
    registration: Omit<RegisterOrganisationDto, 'from'>,
    chosen: string | undefined,
    context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { parentId, kind, code } = registration;
    const way = await this.ways.reached(tenant, parentId, context.admission);
    const id = newId(context, 'organisation');
    const isJurisdiction = (registration.nature ?? this.acts.table.kinds[kind]?.nature) === 'jurisdiction';
    const another = this.acts.table.kinds[kind]?.once ? await ofKind(this.db, kind, tenant) : undefined;
    const codeTaken = code !== undefined && (await this.ways.hasCode(code, tenant, isJurisdiction));
    const place: Neighbourhood = {
      ...(await this.placeOf(id, isJurisdiction ? id : tenant, way, context.admission)),
      ...(another !== undefined && { another }),
      ...(codeTaken && { codeTaken: code }),
    };
    const { version } = await this.commands.load(organisation, tenant, parentId);
    const from = chosen ?? place.today;
    const outcome = await this.commands.run(place.tenant, context, [
      act(organisation)({
        id,
        expectedVersion: 0,
        given: (_, at) => ({
          command: { type: 'register', data: { ...registration, from }, at, by: context.actor },
          inForce: { rules: place },
          basedOn: [{ store: 'directory', tenant, stream: streamOf(organisation, parentId), version }],
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    return outcome;
  }

  @Put('jurisdictions/:jurisdictionId/organisations/:organisationId/name')
  @SettledAtObject()
  @CommandOperation('更改名称', { ifMatch: true, answers: 200 })
  async rename(
    @PathId('jurisdictionId') tenant: string,
    @PathId('organisationId') id: string,
    @Body() { name, shortName, from }: RenameOrganisationDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    const context = await this.acts.doing('administer', asked, id);
    await this.organisations.ofJurisdiction(id, tenant, context.admission);
    const data = { name, ...(shortName !== undefined && { shortName }), from: from ?? (await this.clock.today()) };
    return this.heard(await this.change(tenant, id, context, { type: 'rename', data }, { way: [] }));
  }

  /** The desks that an organisation bears act for the whole jurisdiction: it takes reach over that. */
  @Put('jurisdictions/:jurisdictionId/organisations/:organisationId/desks')
  @SettledAtObject()
  @CommandOperation('指定该单位承担的岗位', { ifMatch: true, answers: 200 })
  async assignDesks(
    @PathId('jurisdictionId') tenant: string,
    @PathId('organisationId') id: string,
    @Body() { desks, from }: AssignDesksDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    const context = await this.acts.over('administer', asked, tenant);
    await this.organisations.ofJurisdiction(id, tenant, context.admission);
    const way = (await this.ways.to(tenant, id)).slice(0, -1);
    const today = await this.clock.today();
    const filled = await desksFilledAt(this.db, id, today);
    const data = { desks, from: from ?? today };
    return this.heard(await this.change(tenant, id, context, { type: 'assign-desks', data }, { way, filled }));
  }

  /** Which desk of the finance bureau looks after a department (对口), from a day on. */
  @Post('jurisdictions/:jurisdictionId/organisations/:organisationId/counterpart')
  @HttpCode(200)
  @SettledAtObject()
  @CommandOperation('指定部门的对口岗位', { ifMatch: true, answers: 200 })
  async assignCounterpart(
    @PathId('jurisdictionId') tenant: string,
    @PathId('organisationId') id: string,
    @Body() { desk, from }: AssignCounterpartDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.looksAfter(tenant, id, asked, { desk, from: from ?? (await this.clock.today()) });
  }

  /** From a day on no desk looks after it by itself: the lead desk acts, with a reason. */
  @Post('jurisdictions/:jurisdictionId/organisations/:organisationId/counterpart/end')
  @HttpCode(200)
  @SettledAtObject()
  @CommandOperation('终止部门的对口岗位', { ifMatch: true, answers: 200 })
  async endCounterpart(
    @PathId('jurisdictionId') tenant: string,
    @PathId('organisationId') id: string,
    @Body() { from }: EndCounterpartDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.looksAfter(tenant, id, asked, { from });
  }

  /** To another parent within the jurisdiction; a jurisdiction to another jurisdiction. Both places are the administrator's. */
  @Post('jurisdictions/:jurisdictionId/organisations/:organisationId/move')
  @HttpCode(200)
  @SettledAtObject()
  @CommandOperation('更改上级', { ifMatch: true, answers: 200 })
  async move(
    @PathId('jurisdictionId') tenant: string,
    @PathId('organisationId') id: string,
    @Body() { parentId, from }: MoveOrganisationDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    const data = { parentId, from: from ?? (await this.clock.today()) };
    return this.relocate(tenant, id, asked, { type: 'move', data }, parentId);
  }

  /** What is taken over lies below what took it over; grants over it count as grants over that. */
  @Post('jurisdictions/:jurisdictionId/organisations/:organisationId/merge')
  @HttpCode(200)
  @SettledAtObject()
  @CommandOperation('并入另一单位', { ifMatch: true, answers: 200 })
  async merge(
    @PathId('jurisdictionId') tenant: string,
    @PathId('organisationId') id: string,
    @Body() { into, from }: MergeOrganisationDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    const data = { into, from: from ?? (await this.clock.today()) };
    return this.relocate(tenant, id, asked, { type: 'merge', data }, into);
  }

  /** One at a time in the whole installation: of two moves that make a circle together, the second is refused. */
  private async relocate(
    tenant: string,
    id: string,
    asked: PersonsCommand,
    changed: Changed,
    below: string,
  ): Promise<CommandAnswer> {
    const context = await this.acts.doing('administer', asked, id);
    await this.organisations.ofJurisdiction(id, tenant, context.admission);
    const answer = await this.ways.oneAtATime(async () => {
      const before = (await this.ways.to(tenant, id)).slice(0, -1);
      requireReach(before, context.admission);
      const there = id === tenant ? below : ((await this.organisations.find(below))?.jurisdictionId ?? tenant);
      const way = await this.ways.reached(there, below, context.admission);
      return this.change(tenant, id, context, changed, { way, above: before.map((each) => each.id) });
    });
    return this.heard(answer);
  }

  private async looksAfter(
    tenant: string,
    id: string,
    asked: PersonsCommand,
    data: Counterpart,
  ): Promise<CommandAnswer> {
    const context = await this.acts.over('administer', asked, tenant);
    await this.organisations.ofJurisdiction(id, tenant, context.admission);
    const borne = await this.organisations.desksBorneIn(tenant);
    const way = (await this.ways.to(tenant, id)).slice(0, -1);
    return this.heard(await this.change(tenant, id, context, { type: 'assign-counterpart', data }, { way, borne }));
  }

  private async change(
    tenant: string,
    id: string,
    context: PersonsCommand,
    changed: Changed,
    around: Pick<Neighbourhood, 'way' | 'above' | 'borne' | 'filled'>,
  ): Promise<CommandAnswer> {
    const place = { ...(await this.placeOf(id, tenant, around.way, context.admission)), ...around };
    const outcome = await this.commands.run(tenant, context, [
      act(organisation)({
        id,
        expectedVersion: seenVersion(context),
        given: (_, at) => ({
          command: { ...changed, at, by: context.actor } as OrganisationCommand,
          inForce: { rules: place },
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    return outcome;
  }

  /** The request that follows finds what this one made. */
  private async heard(answer: CommandAnswer): Promise<CommandAnswer> {
    for (const { id, version } of answer.streams) await this.ownFeed.heardOrganisation(id, version);
    return answer;
  }

  private async placeOf(
    id: string,
    tenant: string,
    way: readonly OnTheWay[],
    admission: Admission,
  ): Promise<Neighbourhood> {
    const today = await this.clock.today();
    return neighbourhoodOf({ id, tenant, today, table: this.acts.table }, way, admission);
  }
}
