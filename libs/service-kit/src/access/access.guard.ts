import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  Optional,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import { isUuid } from '@wenxiao/domain';
import type { FastifyRequest } from 'fastify';
import { problem } from '../http/problem.js';
import { settledAtObject as settledAtObjectExtension } from '../http/settled-at-object.js';
import { Organisations } from '../directory/organisations.js';
import type { Admission, GuardedRequest } from './admission.js';
import { isSystemDesk, type PlacedGrant, type Principal, type SystemDesk, touches } from './grants.js';
import { PARTIES, type PartyRegister, theirIds } from './parties.js';
import type { tokenVerifier } from './token.js';

const requiredRoles = 'wenxiao:roles';
const settledAtObject = 'wenxiao:settled-at-object';
const publicReason = 'wenxiao:public';

/** The handler looks after the installation itself, and is for people who hold one of the desks that the software knows. The API document says so, too. */
export const RequiresRole = (...anyOf: [SystemDesk, ...SystemDesk[]]) =>
  applyDecorators(SetMetadata(requiredRoles, anyOf), ApiExtension('x-wenxiao-roles', anyOf));

/** The handler is for people of whom anything lies in the jurisdiction; who may do the act is settled at the object. */
export const SettledAtObject = () =>
  applyDecorators(SetMetadata(settledAtObject, true), ApiExtension(settledAtObjectExtension, true));

/** The handler is for everyone; the reason says why. */
export const Public = (reason: string) => SetMetadata(publicReason, reason);

export const TOKEN_VERIFIER = Symbol('TOKEN_VERIFIER');
export type TokenVerifier = Awaited<ReturnType<typeof tokenVerifier>>;

/** Methods that change nothing. */
export const reading: readonly string[] = ['GET', 'HEAD'];

/**
 * Settles who somebody is, and whether anything in the jurisdiction of the path (`:jurisdictionId`) is theirs, by this
 * service's own tree: a grant that touches it, or an object that names them. Else the answer is 404, the same as for an id that
 * does not exist. Where a handler names desks it is 403 without one of them.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(TOKEN_VERIFIER) private readonly verify: TokenVerifier,
    private readonly organisations: Organisations,
    @Optional() @Inject(PARTIES) private readonly parties?: PartyRegister,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true; // Messages come from our own transports.
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<string | undefined>(publicReason, targets)) return true;
    const anyOf = this.reflector.getAllAndOverride<readonly string[] | undefined>(requiredRoles, targets);
    const atObject = this.reflector.getAllAndOverride<boolean | undefined>(settledAtObject, targets) === true;
    if (!anyOf && !atObject)
      throw new Error(
        `${context.getClass().name}.${context.getHandler().name} says neither who may call it nor that it is public`,
      );
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const principal = await this.principalOf(request);
    const near = await this.grantsNear(principal, request.params as { jurisdictionId?: string }, atObject);
    const grants = anyOf && !atObject ? near.filter(({ desk }) => anyOf.includes(desk)) : near;
    if (grants.length === 0 && !atObject) throw problem('wrong-role', { required: anyOf });
    const actingAs = actingAsOf(request);
    request.admission = { principal, grants, ...(actingAs !== undefined && { actingAs }) };
    return true;
  }

  private async principalOf(request: FastifyRequest): Promise<Principal> {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const principal = token === undefined ? undefined : await this.verify(token);
    if (!principal) throw problem('not-signed-in');
    if (principal.readOnly && !reading.includes(request.method)) throw problem('read-only-token');
    return principal;
  }

  /**
   * The grants over the jurisdiction, over something above it, or over something inside it. Where objects name people of elsewhere, with
   * the desks that they fill there: these reach nothing here, and are theirs for what names the organisation. @throws {ProblemError} `not-found`.
   */
  private async grantsNear(
    principal: Principal,
    { jurisdictionId: typed }: { jurisdictionId?: string },
    atObject: boolean,
  ): Promise<readonly PlacedGrant[]> {
    if (typed === undefined) return this.organisations.placed(principal.grants);
    const jurisdictionId = typed.toLowerCase();
    // What is no id names nothing, and may be nothing that a database takes.
    const jurisdiction = isUuid(jurisdictionId) ? await this.organisations.find(jurisdictionId) : undefined;
    if (jurisdiction?.nature !== 'jurisdiction') throw problem('not-found');
    const placed = await this.organisations.placed(principal.grants);
    const near = placed.filter((grant) => touches(grant, jurisdiction));
    const isTheirs = near.length > 0 || (await this.isParty(jurisdictionId, { principal, grants: placed }));
    if (!isTheirs) throw problem('not-found');
    if (!atObject || !this.parties) return near;
    // Whom an object names for an organisation elsewhere acts by the desk that they fill there, whatever they do here.
    return placed.filter((grant) => near.includes(grant) || !isSystemDesk(grant.desk));
  }

  /** Named is whoever works below what an object names, too, and not who administers or audits that. */
  private async isParty(tenant: string, admission: Admission): Promise<boolean> {
    const [personId = '', ...organisationIds] = theirIds(admission);
    return (await this.parties?.anyIn(tenant, personId, organisationIds)) === true;
  }
}

/** @throws {ProblemError} `invalid-request` for what is no id. */
function actingAsOf({ headers }: FastifyRequest): string | undefined {
  const named = headers['wenxiao-acting-as'];
  if (named === undefined) return undefined;
  const id = typeof named === 'string' ? named.toLowerCase() : '';
  if (isUuid(id)) return id;
  throw problem('invalid-request', {
    errors: [
      { path: 'Wenxiao-Acting-As', code: 'isUuid', zh: '须为单位编号', en: 'must be the id of an organisation' },
    ],
  });
}
