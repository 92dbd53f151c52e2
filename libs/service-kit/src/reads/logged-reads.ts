import {
  type CallHandler,
  type ExecutionContext,
  HttpException,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { reading } from '../access/access.guard.js';
import type { GuardedRequest } from '../access/admission.js';
import type { SystemDesk } from '../access/grants.js';
import { problem, ProblemError } from '../http/problem.js';
import { type AuditorsRead, ReadLog } from './read-log.js';

/**
 * Writes down what auditors read before it is answered: what cannot be written down is not answered. Whoever is let in by a grant to audit
 * reads as an auditor, whatever else they are; everybody else passes at once.
 */
@Injectable()
export class LoggedReads implements NestInterceptor {
  constructor(private readonly log: ReadLog) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const read = auditorsRead(context.switchToHttp().getRequest<GuardedRequest>());
    return read ? from(this.answered(read, next)) : next.handle();
  }

  /** @throws {ProblemError} what the handler refuses; `read-not-logged` (503). */
  private async answered(read: AuditorsRead, next: CallHandler): Promise<unknown> {
    let answer: unknown;
    try {
      answer = await lastValueFrom<unknown, undefined>(next.handle(), { defaultValue: undefined });
    } catch (error) {
      if (isRefusal(error)) await this.written(read, 'refused');
      throw error;
    }
    try {
      await this.written(read, 'answered');
    } catch (error) {
      if (answer instanceof StreamableFile) answer.getStream().destroy();
      throw error;
    }
    return answer;
  }

  private async written(...entry: Parameters<ReadLog['add']>): Promise<void> {
    try {
      await this.log.add(...entry);
    } catch (cause) {
      throw problem('read-not-logged', {}, { cause });
    }
  }
}

/** The request as a read of somebody whom a grant to audit let in; undefined for every other one. */
export function auditorsRead({ admission, method, params, url }: GuardedRequest): AuditorsRead | undefined {
  if (!admission || !reading.includes(method)) return undefined;
  const audits = admission.grants.filter(({ desk }) => desk === ('auditor' satisfies SystemDesk));
  if (audits.length === 0) return undefined;
  const { jurisdictionId } = params as { jurisdictionId?: string };
  return {
    personId: admission.principal.personId,
    auditsOver: [...new Set(audits.map(({ over }) => over))],
    ...(jurisdictionId !== undefined && { tenant: jurisdictionId.toLowerCase() }),
    address: url.split('?', 1)[0] ?? url,
  };
}

/** Something that failed is none: nobody was told anything. */
function isRefusal(error: unknown): boolean {
  if (error instanceof ProblemError) return error.text.status < 500;
  return error instanceof HttpException && error.getStatus() < 500;
}
