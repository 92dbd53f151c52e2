import type { Logger } from 'pino';
import { ProblemError } from '../http/problem.js';

type Where = Readonly<{ tenant?: string | undefined; stream?: string | undefined; what?: string }>;

/**
 * Says that something could not be done. What passes by itself (rules that are not all here yet, say) is no fault: it says in one
 * line what is waited for, and where in the code that was found tells nobody anything.
 */
export function tell(logger: Pick<Logger, 'info' | 'warn'>, where: Where, error: unknown, what: string): void {
  if (error instanceof ProblemError && error.passes)
    logger.info({ ...where, waitsFor: error.code }, `${what} yet, and is tried again`);
  else logger.warn({ ...where, err: error }, what);
}
