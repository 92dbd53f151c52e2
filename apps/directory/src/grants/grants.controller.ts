import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  act,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  Organisations,
  PathId,
  PersonCommand,
  type PersonsCommand,
  RequiresRole,
  seenVersion,
} from '@wenxiao/service-kit';
import { OwnFeed } from '../own-feed.js';
import { People } from '../people/people.js';
import { refusalOf } from '../refusals.js';
import { GrantDto } from './grants.dto.js';
import { grantsProjection } from './grants.projection.js';
import { personGrants } from './person-grants.aggregate.js';

/** 授权: an administrator gives and takes roles within their own part of the tree, to people of that part. */
@ApiTags('人员与授权 people and grants')
@Controller('jurisdictions/:jurisdictionId/people/:personId/grants')
export class GrantsController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly ownFeed: OwnFeed,
  ) {}

  @Post()
  @RequiresRole('administrator')
  @CommandOperation('授权（If-Match 为 grantsVersion，尚无授权时为 "0"）', { ifMatch: true })
  give(
    @PathId('jurisdictionId') tenant: string,
    @PathId('personId') personId: string,
    @Body() grant: GrantDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.run('give', tenant, personId, grant, context);
  }

  /** Holds at the latest when the tokens made before have expired. */
  @Post('revocations')
  @RequiresRole('administrator')
  @CommandOperation('撤销授权（If-Match 为 grantsVersion）', { ifMatch: true })
  revoke(
    @PathId('jurisdictionId') tenant: string,
    @PathId('personId') personId: string,
    @Body() grant: GrantDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.run('revoke', tenant, personId, grant, context);
  }

  private async run(
    type: 'give' | 'revoke',
    tenant: string,
    personId: string,
    { role, organisationId }: GrantDto,
    context: PersonsCommand,
  ): Promise<CommandAnswer> {
    await this.people.reached(personId, context.admission);
    await this.organisations.ofJurisdiction(organisationId, tenant, context.admission);
    const outcome = await this.commands.run(tenant, context, [
      act(personGrants)({
        id: personId,
        expectedVersion: seenVersion(context),
        given: (_, at) => ({
          command: { type, data: { personId, role, organisationId }, at, by: context.actor },
          inForce: { rules: undefined },
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    await this.ownFeed.shown(grantsProjection.name, outcome);
    return outcome;
  }
}
