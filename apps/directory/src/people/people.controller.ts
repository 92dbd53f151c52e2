import { applyDecorators, Body, Controller, Delete, Get, HttpCode, Post, Put, Query, Req } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  admissionOf,
  CommandRunner,
  Organisations,
  PathId,
  PersonCommand,
  type PersonsCommand,
  ReadOperation,
  RequiresRole,
  type Role,
  roles,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { personGrants } from '../grants/person-grants.aggregate.js';
import { ApiTokens } from '../session/api-tokens.js';
import { Sessions } from '../session/sessions.js';
import { Credentials } from './credentials.js';
import { ChangePersonDto, CreatePersonDto, ListPeopleDto, NamesDto, ResetPasswordDto } from './people.dto.js';
import { namesExample, peopleExample, personAnswerExample, personExample, tokensExample } from './people.examples.js';
import { People, type PersonAnswer } from './people.js';

const everyRole = Object.keys(roles) as [Role, ...Role[]];

/** Documents a command that changes rows. It takes the same headers as one that writes events. */
function PersonOperation(summary: string, ifMatch: boolean): MethodDecorator {
  const answer = { schema: { type: 'object', example: personAnswerExample } };
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
  ) {}

  @Post()
  @RequiresRole('administrator')
  @PersonOperation('登记人员', false)
  async create(
    @PathId('jurisdictionId') tenant: string,
    @Body() body: CreatePersonDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<PersonAnswer> {
    await this.organisations.ofJurisdiction(body.organisationId, tenant, context.admission);
    return this.people.create(body, context);
  }

  @Get()
  @RequiresRole('administrator')
  @ReadOperation('人员列表', peopleExample)
  async list(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListPeopleDto,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return { items: await this.people.list(tenant, admissionOf(request), { limit: 50, ...query }) };
  }

  /** Names for the ids that events carry: records and trails show people by name to those who work with them. */
  @Get('names')
  @RequiresRole(...everyRole)
  @ReadOperation('人员姓名', namesExample)
  async names(@PathId('jurisdictionId') tenant: string, @Query() { ids }: NamesDto): Promise<object> {
    return { items: await this.people.namesOf(ids, tenant) };
  }

  @Get(':personId')
  @RequiresRole('administrator')
  @ReadOperation('一名人员及其授权', personExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('personId') id: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const admission = admissionOf(request);
    const [person, grants, { version }] = await Promise.all([
      this.people.reached(id, admission),
      this.people.grantsOf(id, admission),
      this.commands.load(personGrants, tenant, id),
    ]);
    return { ...person, grants, grantsVersion: version };
  }

  @Put(':personId')
  @RequiresRole('administrator')
  @PersonOperation('更改姓名或所在单位', true)
  async change(
    @PathId('jurisdictionId') tenant: string,
    @PathId('personId') id: string,
    @Body() { displayName, organisationId }: ChangePersonDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<PersonAnswer> {
    await this.people.reached(id, context.admission);
    await this.organisations.ofJurisdiction(organisationId, tenant, context.admission);
    return this.people.change(id, context, ['change', displayName, organisationId], (tx) =>
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
  @RequiresRole('administrator')
  @PersonOperation('停用账号', true)
  async disable(@PathId('personId') id: string, @PersonCommand() context: PersonsCommand): Promise<PersonAnswer> {
    await this.people.administered(id, context.admission);
    return this.people.change(id, context, ['disable'], async (tx) => {
      await tx.query(
        `update directory.people set disabled_at = coalesce(disabled_at, clock_timestamp()) where id = $1`,
        [id],
      );
      await this.sessions.endAll(id, tx);
      await this.tokens.revokeAll(id, tx);
    });
  }

  @Post(':personId/enable')
  @HttpCode(200)
  @RequiresRole('administrator')
  @PersonOperation('恢复账号', true)
  async enable(@PathId('personId') id: string, @PersonCommand() context: PersonsCommand): Promise<PersonAnswer> {
    await this.people.administered(id, context.admission);
    return this.people.change(id, context, ['enable'], (tx) =>
      tx.query(`update directory.people set disabled_at = null where id = $1`, [id]),
    );
  }

  /** Sets a temporary password. Sessions and tokens end: whoever knew the old one is out. */
  @Post(':personId/password')
  @HttpCode(200)
  @RequiresRole('administrator')
  @PersonOperation('重置密码', true)
  async resetPassword(
    @PathId('personId') id: string,
    @Body() { password }: ResetPasswordDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<PersonAnswer> {
    const { accountName } = await this.people.administered(id, context.admission);
    const passwordHash = await this.credentials.hashed(password, accountName);
    const answer = await this.people.change(id, context, ['password'], async (tx) => {
      await this.credentials.set(id, passwordHash, { mustChange: true }, tx);
      await this.sessions.endAll(id, tx);
      await this.tokens.revokeAll(id, tx);
    });
    await this.people.refuseOtherPassword(id, password);
    return answer;
  }

  @Get(':personId/api-tokens')
  @RequiresRole('administrator')
  @ReadOperation('此人的令牌', tokensExample)
  async listTokens(@PathId('personId') id: string, @Req() request: FastifyRequest): Promise<object> {
    await this.people.reached(id, admissionOf(request));
    return { items: await this.tokens.list(id) };
  }

  @Delete(':personId/api-tokens/:tokenId')
  @HttpCode(204)
  @RequiresRole('administrator')
  @ApiOperation({ summary: '撤销此人的令牌' })
  @ApiNoContentResponse({ description: '已撤销' })
  async revokeToken(
    @PathId('personId') id: string,
    @PathId('tokenId') tokenId: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.people.reached(id, admissionOf(request));
    await this.tokens.revoke(id, tokenId);
  }
}
