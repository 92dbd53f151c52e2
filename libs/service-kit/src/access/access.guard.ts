import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { problem } from '../http/problem.js';
import { Organisations } from '../directory/organisations.js';
import type { GuardedRequest } from './admission.js';
import type { Grant, Principal, Role } from './roles.js';
import type { tokenVerifier } from './token.js';

const requiredRoles = 'wenxiao:roles';
const publicReason = 'wenxiao:public';

/** The handler is for people who hold one of these roles where the request's object lies. The API document says so, too. */
export const RequiresRole = (...anyOf: [Role, ...Role[]]) =>
  applyDecorators(SetMetadata(requiredRoles, anyOf), ApiExtension('x-wenxiao-roles', anyOf));

/** The handler is for everyone; the reason says why. */
export const Public = (reason: string) => SetMetadata(publicReason, reason);

export const TOKEN_VERIFIER = Symbol('TOKEN_VERIFIER');
export type TokenVerifier = Awaited<ReturnType<typeof tokenVerifier>>;

/**
 * Lets a request in by role and jurisdiction. `:jurisdictionId` in the path names the jurisdiction; without a grant that
 * touches it the answer is 404, the same as for an id that does not exist; with a grant but not the role it is 403.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(TOKEN_VERIFIER) private readonly verify: TokenVerifier,
    private readonly organisations: Organisations,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true; // Messages come from our own transports.
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<string | undefined>(publicReason, targets)) return true;
    const anyOf = this.reflector.getAllAndOverride<Role[] | undefined>(requiredRoles, targets);
    if (!anyOf)
      throw new Error(
        `${context.getClass().name}.${context.getHandler().name} says neither who may call it nor that it is public`,
      );
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const principal = await this.principalOf(request);
    const { jurisdictionId } = request.params as { jurisdictionId?: string };
    const near = jurisdictionId === undefined ? principal.grants : await this.grantsTouching(principal, jurisdictionId);
    if (jurisdictionId !== undefined && near.length === 0) throw problem('not-found');
    const grants = near.filter((grant) => anyOf.includes(grant.role));
    if (grants.length === 0) throw problem('wrong-role', { required: anyOf });
    request.admission = { principal, grants };
    return true;
  }

  private async principalOf(request: FastifyRequest): Promise<Principal> {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const principal = token === undefined ? undefined : await this.verify(token);
    if (!principal) throw problem('not-signed-in');
    return principal;
  }

  /** Grants over the jurisdiction, over something above it, or over something inside it. */
  private async grantsTouching(principal: Principal, jurisdictionId: string): Promise<readonly Grant[]> {
    const jurisdiction = await this.organisations.find(jurisdictionId);
    if (jurisdiction?.kind !== 'jurisdiction') return [];
    return principal.grants.filter(
      (grant) => jurisdiction.path.includes(grant.organisationId) || grant.path.includes(jurisdictionId),
    );
  }
}
