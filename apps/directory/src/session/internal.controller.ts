import { Body, Controller, HttpCode, Post, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Page, problem, Public } from '@wenxiao/service-kit';
import type { FastifyReply } from 'fastify';
import { peopleProblem } from '../people/people.problems.js';
import { type AccountNotice, AccountNotices } from './account-notices.js';
import { type Account, Accounts } from './accounts.js';
import { type ApiToken, ApiTokens } from './api-tokens.js';
import { InternalGuard } from './internal.guard.js';
import { type InternalToken, Principals } from './principals.js';
import {
  ApiTokenSecretDto,
  ChangePasswordDto,
  CreateApiTokenDto,
  ListApiTokensDto,
  RevokeApiTokenDto,
  SessionDto,
  SignInDto,
} from './session.dto.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';

/** What the gateway asks on behalf of browsers and programs. It never routes a request here. */
@ApiExcludeController()
@UseGuards(InternalGuard)
@Controller('internal')
export class InternalController {
  constructor(
    private readonly signIns: SignIn,
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
    private readonly notices: AccountNotices,
    private readonly tokens: ApiTokens,
    private readonly principals: Principals,
  ) {}

  /** @throws {ProblemError} `sign-in-failed` (401), `too-many-requests` (429, Retry-After in seconds). */
  @Post('sign-in')
  @HttpCode(200)
  @Public('whoever signs in has no token yet; the gateway shows the shared secret')
  async signIn(
    @Body() { accountName, password, ...from }: SignInDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ sessionId: string; account: Account; notices: readonly AccountNotice[] }> {
    const answer = await this.signIns.signIn(accountName, password, from);
    switch (answer.outcome) {
      case 'too-many-attempts':
        void reply.header('retry-after', String(answer.retryAfterSeconds));
        throw problem('too-many-requests', { retryAfterSeconds: answer.retryAfterSeconds });
      case 'refused':
        throw peopleProblem('sign-in-failed');
      case 'signed-in':
        return {
          sessionId: answer.sessionId,
          account: await this.accounts.account(answer.sessionId),
          notices: await this.notices.tell(answer.personId),
        };
    }
  }

  @Post('sign-out')
  @HttpCode(204)
  @Public('the session is the proof; the gateway shows the shared secret')
  async signOut(@Body() { sessionId }: SessionDto): Promise<void> {
    await this.sessions.end(sessionId);
  }

  @Post('account')
  @HttpCode(200)
  @Public('the session is the proof; the gateway shows the shared secret')
  account(@Body() { sessionId }: SessionDto): Promise<Account> {
    return this.accounts.account(sessionId);
  }

  @Post('password')
  @HttpCode(200)
  @Public('the session is the proof; the gateway shows the shared secret')
  async changePassword(
    @Body() { sessionId, currentPassword, newPassword }: ChangePasswordDto,
  ): Promise<{ sessionId: string }> {
    return { sessionId: await this.accounts.changePassword(sessionId, currentPassword, newPassword) };
  }

  /** A session as the internal token that services verify. @throws {ProblemError} `not-signed-in`, `password-change-required`. */
  @Post('principal/session')
  @HttpCode(200)
  @Public('the session is the proof; the gateway shows the shared secret')
  async principalOfSession(@Body() { sessionId }: SessionDto): Promise<InternalToken> {
    const { personId } = await this.accounts.session(sessionId);
    return this.principals.tokenFor(personId);
  }

  /** An API token as the internal token that services verify. @throws {ProblemError} `not-signed-in`. */
  @Post('principal/api-token')
  @HttpCode(200)
  @Public('the API token is the proof; the gateway shows the shared secret')
  async principalOfApiToken(@Body() { apiToken }: ApiTokenSecretDto): Promise<InternalToken> {
    const found = await this.tokens.find(apiToken);
    if (!found) throw problem('not-signed-in');
    return this.principals.tokenFor(found.personId, found.scope);
  }

  @Post('api-tokens')
  @HttpCode(200)
  @Public('the session is the proof; the gateway shows the shared secret')
  async listTokens(@Body() { sessionId, ...page }: ListApiTokensDto): Promise<Page<ApiToken>> {
    const { personId } = await this.accounts.session(sessionId);
    return this.tokens.page(personId, page);
  }

  /** Tokens are made in a session only: a token that leaked cannot make others. */
  @Post('api-tokens/create')
  @Public('the session is the proof; the gateway shows the shared secret')
  async createToken(@Body() { sessionId, ...token }: CreateApiTokenDto): Promise<ApiToken & { secret: string }> {
    const { personId } = await this.accounts.session(sessionId);
    return this.tokens.create(personId, token);
  }

  @Post('api-tokens/revoke')
  @HttpCode(204)
  @Public('the session is the proof; the gateway shows the shared secret')
  async revokeToken(@Body() { sessionId, id }: RevokeApiTokenDto): Promise<void> {
    const { personId } = await this.accounts.session(sessionId);
    await this.tokens.revoke(personId, id);
  }
}
