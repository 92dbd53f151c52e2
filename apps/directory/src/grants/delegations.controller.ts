import { Body, Controller, Get, Inject, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Queryable } from '@wenxiao/event-store';
import {
  act,
  admissionOf,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  DATABASE,
  type List,
  Organisations,
  ofTenant,
  type Page,
  pageOf,
  PageQueryDto,
  PathId,
  PersonCommand,
  type PersonsCommand,
  ReadOperation,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { OwnFeed } from '../own-feed.js';
import { refusalOf } from '../refusals.js';
import { DelegatedDeskDto, DelegationDto } from './delegations.dto.js';
import { delegationsExample } from './delegations.examples.js';
import { GrantGrounds } from './grant-grounds.js';
import { grantsProjection } from './grants.projection.js';
import { personGrants } from './person-grants.aggregate.js';
import type { PersonGrantsCommand } from './person-grants.decider.js';

const list: List<'to'> = {
  from: 'directory_read.grants g',
  columns: {
    personId: 'g."personId"',
    desk: 'g."desk"',
    organisationId: 'g."organisationId"',
    from: 'g."from"',
    to: 'g."to"',
  },
  id: `g."personId" || ' ' || g."desk" || ' ' || g."organisationId"`,
  sorts: { to: { by: `coalesce(g."to", '9999-12-31')`, type: 'text' } },
};

/** 委托: whoever fills a desk lets somebody of the same organisation stand in for them, from a day to a day. What is done then says for whom. */
@ApiTags('人员与授权 people and grants')
@Controller('jurisdictions/:jurisdictionId/delegations')
export class DelegationsController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly organisations: Organisations,
    private readonly grounds: GrantGrounds,
    private readonly ownFeed: OwnFeed,
    @Inject(DATABASE) private readonly db: Queryable,
  ) {}

  /** Holds from the next token on, as a grant does. */
  @Post()
  @SettledAtObject()
  @CommandOperation('委托本人的岗位（须有末日）')
  async delegate(
    @PathId('jurisdictionId') tenant: string,
    @Body() delegation: DelegationDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const data = { ...delegation, standsInFor: context.actor.id };
    await this.organisations.forNew(data.organisationId, tenant, context.admission);
    // A credential that is narrower than its person hands on no more than it may use.
    const isTheirs = context.admission.grants.some(
      ({ desk, organisationId, standsInFor }) =>
        desk === data.desk && organisationId === data.organisationId && standsInFor === undefined,
    );
    if (!isTheirs) throw refusalOf({ code: 'nobody-to-stand-in-for', standsInFor: data.standsInFor });
    return this.run(tenant, { type: 'delegate', data }, context);
  }

  @Post('ends')
  @SettledAtObject()
  @CommandOperation('收回委托，或由受托人交回')
  async end(
    @PathId('jurisdictionId') tenant: string,
    @Body() data: DelegatedDeskDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    await this.organisations.ofJurisdiction(data.organisationId, tenant, context.admission);
    return this.run(tenant, { type: 'end-delegation', data: { ...data } }, context);
  }

  @Get()
  @SettledAtObject()
  @ReadOperation('本人委托他人的岗位', delegationsExample)
  page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: PageQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<object>> {
    const { personId } = admissionOf(request).principal;
    const own = [ofTenant(tenant, 'g."tenant"'), () => 'g."held"', ofTenant(personId, 'g."standsInFor"')];
    return pageOf<object, 'to', never>(this.db, list, { where: own, sort: 'to', ...query });
  }

  private async run(
    tenant: string,
    change: Pick<Extract<PersonGrantsCommand, { type: 'delegate' | 'end-delegation' }>, 'type' | 'data'>,
    context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { organisationId, personId } = change.data;
    const ground = await this.grounds.of(tenant, change.data, context.actor.id);
    const outcome = await this.commands.run(tenant, context, [
      act(personGrants)({
        id: personId,
        expectedVersion: 'current',
        given: (_, at) => ({
          command: { ...change, at, by: context.actor } as PersonGrantsCommand,
          inForce: { rules: ground },
          at: organisationId,
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    await this.ownFeed.shown(grantsProjection.name, outcome);
    return outcome;
  }
}
