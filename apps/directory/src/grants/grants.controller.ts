import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  act,
  type Admission,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  Organisations,
  PathId,
  PersonCommand,
  type PersonsCommand,
  ProblemError,
  reaches,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import { DirectoryActs } from '../desks/directory-acts.js';
import { OwnFeed } from '../own-feed.js';
import { People } from '../people/people.js';
import { refusalOf } from '../refusals.js';
import { DeskAtDto, GrantDto } from './grants.dto.js';
import { grantsProjection } from './grants.projection.js';
import { GrantGrounds } from './grant-grounds.js';
import { personGrants } from './person-grants.aggregate.js';
import type { DeskAt, PersonGrantsCommand } from './person-grants.decider.js';

/**
 * 授权: an administrator gives and takes desks within their own part of the tree, to people whom they administer, as the desk
 * table says.
 */
@ApiTags('人员与授权 people and grants')
@Controller('jurisdictions/:jurisdictionId/people/:personId/grants')
export class GrantsController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly grounds: GrantGrounds,
    private readonly ownFeed: OwnFeed,
    private readonly acts: DirectoryActs,
  ) {}

  @Post()
  @SettledAtObject()
  @CommandOperation('授权（If-Match 为 grantsVersion，尚无授权时为 "0"）', { ifMatch: true })
  give(
    @PathId('jurisdictionId') tenant: string,
    @PathId('personId') personId: string,
    @Body() grant: GrantDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.run(tenant, { type: 'give', data: { personId, ...grant } }, context);
  }

  /** Holds at the latest when the tokens made before have expired: in half a minute. */
  @Post('revocations')
  @SettledAtObject()
  @CommandOperation('撤销授权（If-Match 为 grantsVersion）', { ifMatch: true })
  revoke(
    @PathId('jurisdictionId') tenant: string,
    @PathId('personId') personId: string,
    @Body() seat: DeskAtDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.run(tenant, { type: 'revoke', data: { personId, ...seat } }, context);
  }

  private async run(
    tenant: string,
    change: Pick<Extract<PersonGrantsCommand, { type: 'give' | 'revoke' }>, 'type' | 'data'>,
    asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { personId, organisationId } = change.data;
    const context = await this.acts.doing('administer', asked, organisationId);
    // Whoever gives themselves a desk is told so, whatever else they may administer.
    if (personId !== context.actor.id) await this.people.administered(personId, context.admission);
    const { organisations } = this;
    if (change.type === 'give') await organisations.forNew(organisationId, tenant, context.admission);
    else await organisations.ofJurisdiction(organisationId, tenant, context.admission);
    const ground = await this.grounds.of(tenant, change.data, context.actor.id);
    const outcome = await this.commands
      .run(tenant, context, [
        act(personGrants)({
          id: personId,
          expectedVersion: seenVersion(context),
          given: (_, at) => ({
            command: { ...change, at, by: context.actor } as PersonGrantsCommand,
            inForce: { rules: ground },
            at: organisationId,
          }),
        }),
      ])
      .catch((error: unknown) => this.withinReach(error, context.admission));
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    await this.ownFeed.shown(grantsProjection.name, outcome);
    return outcome;
  }

  /** What changed meanwhile is told as far as the administrator's grants reach: of the rest, that something did. */
  private async withinReach(error: unknown, admission: Admission): Promise<never> {
    const changes = error instanceof ProblemError ? error.details['changes'] : undefined;
    if (!(error instanceof ProblemError) || !Array.isArray(changes)) throw error;
    const told = await Promise.all(
      (changes as (object & { data: DeskAt })[]).map(async ({ data, ...change }) => {
        const organisation = await this.organisations.find(data.organisationId);
        const reached = organisation !== undefined && admission.grants.some((grant) => reaches(grant, organisation));
        return reached ? { ...change, data } : change;
      }),
    );
    throw new ProblemError(error.code, error.text, { ...error.details, changes: told });
  }
}
