import { applyDecorators, Body, Controller, Delete, Get, HttpCode, Post, Put, Query, Req } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Queryable } from '@wenxiao/event-store';
import {
  admissionOf,
  BoundedLists,
  CommandRunner,
  Organisations,
  type Page,
  PageQueryDto,
  PathId,
  PersonCommand,
  type PersonsCommand,
  ReadOperation,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { type AccountAnswer } from '../account/account-changes.js';
import { DirectoryActs } from '../desks/directory-acts.js';
import { personGrants } from '../grants/person-grants.aggregate.js';
import { type ApiToken, ApiTokens } from '../session/api-tokens.js';
import { Sessions } from '../session/sessions.js';
import { Credentials } from './credentials.js';
import { ChangePersonDto, CreatePersonDto, NamesDto, ResetPasswordDto } from './people.dto.js';
import { namesExample, peopleExample, personAnswerSchema, personExample, tokensExample } from './people.examples.js';
import { People, type Person } from './people.js';

/** Documents a command that changes rows. It takes the same headers as one that writes events. */
function PersonOperation(summary: string, ifMatch: boolean): MethodDecorator {
  const answer = {
    description: '已执行，或此前已执行 / carried out, now or before',
    schema: personAnswerSchema,
  };
  return applyDecorators(
    ApiOperation({ summary }),
    ApiHeader({ name: 'Idempotency-Key', required: true, description: '命令编号（UUID，由您任选）；重复发送是安全的' }),
    ...(ifMatch ? [ApiHeader({ name: 'If-Match', required: true, description: '您所看到的版本，如 "1"' })] : []),
    ifMatch ? ApiOkResponse(answer) : ApiCreatedResponse(answer),
  );
}

/** 人员: who works with the system. Administrators see and change the people of their own part of the tree. */
@ApiTags('人员与授权 people and grants')
@Controller('jurisdictions/:jurisdictionId/people')
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly organisations: Organisations,
    private readonly credentials: Credentials,
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
    private readonly commands: CommandRunner,
    private readonly acts: DirectoryActs,
  ) {}

  @Post()
  @SettledAtObject()
  @PersonOperation('登记人员', false)
  async create(
    @PathId('jurisdictionId') tenant: string,
    @Body() body: CreatePersonDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<AccountAnswer> {
    const context = await this.acts.doing('administer', asked, body.organisationId);
    await this.organisations.forNew(body.organisationId, tenant, context.admission);
    return this.people.create(tenant, body, context);
  }

  @Get()
  @SettledAtObject()
  @ReadOperation('人员列表', peopleExample)
  list(
    @PathId('jurisdictionId') tenant: string,
    @Query() page: PageQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<Person>> {
    return this.people.page(tenant, this.acts.admitted('administer', admissionOf(request), tenant), page);
  }

  /** Names for the ids that events carry, of people who work where the asking person's own grants reach. */
  @Get('names')
  @SettledAtObject()
  @ReadOperation('人员姓名', namesExample)
  @BoundedLists({ items: 'as many as were asked for, which is a hundred at most' })
  async names(
    @PathId('jurisdictionId') _tenant: string,
    @Query() { ids }: NamesDto,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return { items: await this.people.namesOf(ids, admissionOf(request)) };
  }

  @Get(':personId')
  @SettledAtObject()
  @ReadOperation('一名人员及其授权', personExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('personId') id: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const admission = this.acts.admitted('administer', admissionOf(request), tenant);
    const [person, grants, { version }] = await Promise.all([
      this.people.reached(id, admission),
      this.people.grantsOf(id, admission),
      this.commands.load(personGrants, tenant, id),
    ]);
    return { ...person, grants, grantsVersion: version };
  }

  @Put(':personId')
  @SettledAtObject()
  @PersonOperation('更改姓名或所在单位', true)
  async change(
    @PathId('jurisdictionId') tenant: string,
    @PathId('personId') id: string,
    @Body() { displayName, organisationId }: ChangePersonDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<AccountAnswer> {
    const { person, context } = await this.administering(tenant, id, asked);
    // Whoever works in what was taken over is renamed there, and moves elsewhere.
    const { organisations } = this;
    const stays = organisationId === person.organisationId;
    if (stays) await organisations.ofJurisdiction(organisationId, tenant, context.admission);
    else await organisations.forNew(organisationId, tenant, context.admission);
    const data = { personId: id, organisationId, renamed: displayName !== person.displayName };
    return this.people.change({ type: 'change', data }, seen(context), [displayName, organisationId], (tx) =>
      tx.query(`update directory.people set display_name = $2, organisation_id = $3 where id = $1`, [
        id,
        displayName,
        organisationId,
      ]),
    );
  }

  /** Ends the person's sessions and tokens at once. */
  @Post(':personId/disable')
  @HttpCode(200)
  @SettledAtObject()
  @PersonOperation('停用账号', true)
  async disable(
    @PathId('jurisdictionId') tenant: string,
    @PathId('personId') id: string,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<AccountAnswer> {
    const { context } = await this.administering(tenant, id, asked);
    return this.people.change({ type: 'disable', data: { personId: id } }, seen(context), [], async (tx) => {
      await tx.query(
        `update directory.people set disabled_at = coalesce(disabled_at, clock_timestamp()) where id = $1`,
        [id],
      );
      await this.sessions.endAll(id, tx);
      await this.tokens.endAll(id, tx);
    });
  }

  @Post(':personId/enable')
  @HttpCode(200)
  @SettledAtObject()
  @PersonOperation('恢复账号', true)
  async enable(
    @PathId('jurisdictionId') tenant: string,
    @PathId('personId') id: string,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<AccountAnswer> {
    const { context } = await this.administering(tenant, id, asked);
    return this.people.change({ type: 'enable', data: { personId: id } }, seen(context), [], (tx) =>
      tx.query(`update directory.people set disabled_at = null where id = $1`, [id]),
    );
  }

  /** Sets a temporary password. Sessions and tokens end: whoever knew the old one is out. The person is told at the next sign-in. */
  @Post(':personId/password')
  @HttpCode(200)
  @SettledAtObject()
  @PersonOperation('重置密码', true)
  async resetPassword(
    @PathId('jurisdictionId') tenant: string,
    @PathId('personId') id: string,
    @Body() { password }: ResetPasswordDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<AccountAnswer> {
    const { person, context } = await this.administering(tenant, id, asked);
    const { accountName } = person;
    const passwordHash = await this.credentials.hashed(password, accountName);
    const change = { type: 'reset-password', data: { personId: id } } as const;
    const reset = async (tx: Queryable) => {
      await this.credentials.set(id, passwordHash, { mustChange: true }, tx);
      await this.sessions.endAll(id, tx);
      await this.tokens.endAll(id, tx);
    };
    return this.people.change(change, seen(context), [], reset, () => this.people.refuseOtherPassword(id, password));
  }

  @Get(':personId/api-tokens')
  @SettledAtObject()
  @ReadOperation('此人的令牌', tokensExample)
  async listTokens(
    @PathId('jurisdictionId') tenant: string,
    @PathId('personId') id: string,
    @Query() page: PageQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<ApiToken>> {
    await this.people.reached(id, this.acts.admitted('administer', admissionOf(request), tenant));
    return this.tokens.page(id, page);
  }

  @Delete(':personId/api-tokens/:tokenId')
  @HttpCode(204)
  @SettledAtObject()
  @ApiOperation({ summary: '撤销此人的令牌' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: '命令编号；重复发送是安全的' })
  @ApiNoContentResponse({ description: '已撤销 / revoked' })
  async revokeToken(
    @PathId('jurisdictionId') tenant: string,
    @PathId('personId') id: string,
    @PathId('tokenId') tokenId: string,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<void> {
    const { context } = await this.administering(tenant, id, asked);
    await this.tokens.revoke(id, tokenId, { ...context, expectedVersion: undefined });
  }

  /** A person whom an administrator may administer, and the command in the name of the authority by which they do. */
  private async administering(
    tenant: string,
    id: string,
    asked: PersonsCommand,
  ): Promise<Readonly<{ person: Person; context: PersonsCommand }>> {
    const person = await this.people.administered(id, this.acts.admitted('administer', asked.admission, tenant));
    return { person, context: await this.acts.doing('administer', asked, person.organisationId) };
  }
}

/** A change of an account rests on what was read. @throws {ProblemError} `if-match-required`. */
function seen(context: PersonsCommand): PersonsCommand {
  return { ...context, expectedVersion: seenVersion(context) };
}
