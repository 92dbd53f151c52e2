import { Body, Controller, Delete, Get, Headers, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiCookieAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { isUuid } from '@wenxiao/domain';
import { PageQueryDto, PathId, problem, ProblemError, Public } from '@wenxiao/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DirectoryClient } from '../directory/directory-client.js';
import { credentialOf } from './credential.js';
import { csrfTokenOf, isCrossSite } from './csrf-token.js';
import { SessionCookie } from './session-cookie.js';
import {
  ApiTokensDto,
  ChangePasswordDto,
  CreateApiTokenDto,
  NewApiTokenDto,
  SessionAnswerDto,
  SignInAnswerDto,
  SignInDto,
} from './session.dto.js';

type Account = SessionAnswerDto['account'];

const csrf = { name: 'X-CSRF-Token', required: true, description: '登录应答中的 csrfToken' };

/** 会话: what browsers do with their own session. Directory decides; here are only the cookie and its guard. */
@ApiTags('会话 session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly directory: DirectoryClient,
    private readonly cookie: SessionCookie,
  ) {}

  @Post()
  @Public('whoever signs in is not signed in yet')
  @ApiOperation({ summary: '登录' })
  @ApiCreatedResponse({ type: SignInAnswerDto, description: '已登录；会话在 Cookie 中 / signed in' })
  async signIn(
    @Body() { accountName, password }: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAnswerDto> {
    // Another site must not sign a browser in as somebody else.
    if (isCrossSite(request.headers['sec-fetch-site'])) throw problem('csrf-token-required');
    const before = this.cookie.read(request);
    const signIn = {
      accountName,
      password,
      address: request.ip,
      ...(before !== undefined && { sessionBefore: before }),
    };
    const answer = await this.directory
      .ask<{ sessionId: string; account: Account; notices: SignInAnswerDto['notices'] }>('sign-in', signIn, request.id)
      .catch((error: unknown) => {
        const seconds = error instanceof ProblemError ? error.details['retryAfterSeconds'] : undefined;
        if (typeof seconds === 'number') void reply.header('retry-after', String(seconds));
        throw error;
      });
    if (before !== undefined) await this.end(before, request.id);
    return { ...this.begun(answer.sessionId, answer.account, reply), notices: answer.notices };
  }

  @Get()
  @Public('says 401 by itself')
  @ApiOperation({ summary: '当前登录的人' })
  @ApiCookieAuth()
  @ApiOkResponse({ type: SessionAnswerDto, description: '当前登录的人 / who is signed in' })
  async current(@Req() request: FastifyRequest): Promise<SessionAnswerDto> {
    const sessionId = this.sessionOf(request);
    const account = await this.directory.ask<Account>('account', { sessionId }, request.id);
    return { csrfToken: csrfTokenOf(sessionId), account };
  }

  @Delete()
  @HttpCode(204)
  @Public('a session may always end itself')
  @ApiOperation({ summary: '退出' })
  @ApiCookieAuth()
  @ApiHeader(csrf)
  @ApiNoContentResponse({ description: '已退出 / signed out' })
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const sessionId = this.sessionOf(request);
    await this.end(sessionId, request.id);
    this.cookie.clear(reply);
  }

  /** Ends all other sessions of the person, and their API tokens; this one goes on under a new id. */
  @Post('password')
  @HttpCode(200)
  @Public('says 401 by itself')
  @ApiOperation({ summary: '修改密码（本人的其他会话和全部令牌随即失效）' })
  @ApiCookieAuth()
  @ApiHeader(csrf)
  @ApiOkResponse({ type: SessionAnswerDto, description: '已修改，会话换新 / changed, in a new session' })
  async changePassword(
    @Body() { currentPassword, newPassword }: ChangePasswordDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswerDto> {
    const before = this.sessionOf(request);
    const change = { sessionId: before, currentPassword, newPassword };
    const { sessionId } = await this.directory.ask<{ sessionId: string }>('password', change, request.id);
    const account = await this.directory.ask<Account>('account', { sessionId }, request.id);
    return this.begun(sessionId, account, reply);
  }

  @Get('api-tokens')
  @Public('says 401 by itself')
  @ApiOperation({ summary: '本人的 API 令牌' })
  @ApiCookieAuth()
  @ApiOkResponse({ type: ApiTokensDto, description: '本人的令牌，不含密文 / your tokens, without their secrets' })
  tokens(@Query() page: PageQueryDto, @Req() request: FastifyRequest): Promise<ApiTokensDto> {
    return this.directory.ask('api-tokens', { sessionId: this.sessionOf(request), ...page }, request.id);
  }

  /** Made in a session only: a token that leaked cannot make others. */
  @Post('api-tokens')
  @Public('says 401 by itself')
  @ApiOperation({ summary: '新建 API 令牌' })
  @ApiCookieAuth()
  @ApiHeader(csrf)
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'UUID，重复发送是安全的' })
  @ApiCreatedResponse({
    type: NewApiTokenDto,
    description: '已新建；密文只显示这一次 / made; its secret is shown this once',
  })
  createToken(
    @Body() body: CreateApiTokenDto,
    @Headers('idempotency-key') key: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<NewApiTokenDto> {
    const sessionId = this.sessionOf(request);
    const command = key?.toLowerCase();
    if (command === undefined || !isUuid(command)) throw problem('idempotency-key-required');
    return this.directory.ask('api-tokens/create', { ...body, key: command, sessionId }, request.id);
  }

  @Delete('api-tokens/:tokenId')
  @HttpCode(204)
  @Public('says 401 by itself')
  @ApiOperation({ summary: '撤销 API 令牌' })
  @ApiCookieAuth()
  @ApiHeader(csrf)
  @ApiNoContentResponse({ description: '已撤销 / revoked' })
  revokeToken(@PathId('tokenId') id: string, @Req() request: FastifyRequest): Promise<void> {
    return this.directory.ask('api-tokens/revoke', { id, sessionId: this.sessionOf(request) }, request.id);
  }

  private begun(sessionId: string, account: Account, reply: FastifyReply): SessionAnswerDto {
    this.cookie.set(reply, sessionId);
    return { csrfToken: csrfTokenOf(sessionId), account };
  }

  private async end(sessionId: string, traceId: string): Promise<void> {
    await this.directory.ask('sign-out', { sessionId }, traceId);
  }

  /** @throws {ProblemError} `not-signed-in`, `csrf-token-required`. */
  private sessionOf(request: FastifyRequest): string {
    const credential = credentialOf(request, this.cookie);
    if (credential?.kind !== 'session') throw problem('not-signed-in');
    return credential.sessionId;
  }
}
