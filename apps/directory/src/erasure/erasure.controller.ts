import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  admissionOf,
  PathId,
  PersonCommand,
  type PersonsCommand,
  ReadOperation,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import type { AccountAnswer } from '../account/account-changes.js';
import { DirectoryActs } from '../desks/directory-acts.js';
import { People, type Person } from '../people/people.js';
import { personAnswerSchema } from '../people/people.examples.js';
import { ErasePersonDto } from './erasure.dto.js';
import { keptExample } from './erasure.examples.js';
import { Erasure, type Kept } from './erasure.js';

/** 注销人员: somebody’s name and whatever leads to it go, for good; what they did stays, under their id. */
@ApiTags('人员与授权 people and grants')
@Controller('jurisdictions/:jurisdictionId/people/:personId/erasure')
export class ErasureController {
  constructor(
    private readonly people: People,
    private readonly erasure: Erasure,
    private readonly acts: DirectoryActs,
  ) {}

  /** What would be gone; of who is erased already, when, by whom and why. */
  @Get()
  @SettledAtObject()
  @ReadOperation('注销将清除什么，或已于何时、由谁、为何注销', keptExample)
  async kept(
    @PathId('jurisdictionId') tenant: string,
    @PathId('personId') id: string,
    @Req() request: FastifyRequest,
  ): Promise<Person & Kept> {
    const person = await this.people.reached(id, this.acts.admitted('administer', admissionOf(request), tenant));
    return { ...person, ...(await this.erasure.kept(id)) };
  }

  /** Takes effect at once and cannot be undone. Of who is erased already, nothing is left to do. */
  @Post()
  @HttpCode(200)
  @SettledAtObject()
  @ApiOperation({ summary: '注销人员：清除姓名、账号名、密码、会话和令牌，不可恢复' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: '命令编号（UUID，由您任选）；重复发送是安全的' })
  @ApiHeader({ name: 'If-Match', required: true, description: '您所看到的版本，如 "1"' })
  @ApiOkResponse({ description: '已执行，或此前已执行 / carried out, now or before', schema: personAnswerSchema })
  async erase(
    @PathId('jurisdictionId') tenant: string,
    @PathId('personId') id: string,
    @Body() { reason }: ErasePersonDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<AccountAnswer> {
    const person = await this.people.administered(id, this.acts.admitted('administer', asked.admission, tenant));
    const context = await this.acts.doing('administer', asked, person.organisationId);
    const seen = { ...context, expectedVersion: seenVersion(context) };
    const by = context.actor.id;
    return this.people.change({ type: 'erase', data: { personId: id } }, seen, [reason], (tx) =>
      this.erasure.carryOut(id, { by, reason }, tx),
    );
  }
}
