import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { scaleName, settlementLayerId, silentScales } from '@wenxiao/rules/layers';
import {
  act,
  admissionOf,
  BoundedLists,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  Organisations,
  pageOfAll,
  PathId,
  PersonCommand,
  type PersonsCommand,
  ReadOperation,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { DirectoryActs } from '../desks/directory-acts.js';
import { OwnFeed } from '../own-feed.js';
import { refusalOf } from '../refusals.js';
import { settlement } from './settlement.aggregate.js';
import { SettlementDto, SettlementsQueryDto } from './settlement.dto.js';
import { settlementsExample } from './settlement.examples.js';
import { SettlementGrounds } from './settlement-grounds.js';

/** 未定事项的明确: what the rules of a body are silent on, decided once in a scope. It holds at once. */
@ApiTags('采用规则 adoptions')
@Controller('jurisdictions/:jurisdictionId/bodies/:bodyId/settlements')
export class SettlementController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly organisations: Organisations,
    private readonly grounds: SettlementGrounds,
    private readonly ownFeed: OwnFeed,
    private readonly acts: DirectoryActs,
  ) {}

  /** What the rules in force are silent on, and what was decided on it, in the order of decision. */
  @Get()
  @SettledAtObject()
  @ReadOperation('现行规则未定的事项及已作的明确', settlementsExample)
  @BoundedLists({ silent: 'the scales that a rule set can give' })
  async ofBody(
    @PathId('jurisdictionId') tenant: string,
    @PathId('bodyId') bodyId: string,
    @Query() { scheme, ...page }: SettlementsQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const admission = this.acts.admitted('read-adoptions', admissionOf(request), tenant);
    await this.organisations.ofJurisdiction(bodyId, tenant, admission);
    const { version, state } = await this.commands.load(settlement, tenant, `${bodyId}.${scheme}`);
    const { content } = await this.grounds.rulesOf(bodyId, scheme);
    const silent = silentScales(content).map((path) => ({ path, ...scaleName(path) }));
    return { bodyId, scheme, version, silent, ...pageOfAll(state.decisions, page) };
  }

  @Post()
  @SettledAtObject()
  @CommandOperation('明确规则未定的事项，即时生效（If-Match 为此前明确的次数，尚无时为 "0"）', { ifMatch: true })
  async settle(
    @PathId('jurisdictionId') tenant: string,
    @PathId('bodyId') bodyId: string,
    @Body() body: SettlementDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    const context = await this.acts.doing('settle-silence', asked, bodyId);
    await this.organisations.ofJurisdiction(bodyId, tenant, context.admission);
    const expectedVersion = seenVersion(context);
    const outcome = await this.commands.run(tenant, context, [
      act(settlement)({
        id: `${bodyId}.${body.scheme}`,
        expectedVersion,
        given: async (_, at) => {
          const { terms, ...rules } = await this.grounds.of(bodyId, body);
          return {
            command: { type: 'settle', data: terms, at, by: context.actor },
            inForce: { rules },
          };
        },
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    const layer = JSON.stringify([{ id: settlementLayerId(bodyId), version: expectedVersion + 1 }]);
    await this.ownFeed.heard(
      `select from directory_copy.rules_timetables t, json_array_elements(t.rows) r,
              json_array_elements(coalesce(r -> 'settled', '[]')) s
        where t.body_id = $1 and t.scheme = $2 and (s -> 'layers')::jsonb @> $3::jsonb`,
      [bodyId, body.scheme, layer],
    );
    return outcome;
  }
}
