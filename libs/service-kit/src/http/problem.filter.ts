import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import { isTransient } from '@wenxiao/event-store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { LOGGER } from '../runtime/logger.js';
import { type CommonProblemCode, problem, problemBody, ProblemError, problemMediaType } from './problem.js';
import { traceIdOf } from './trace.js';

const codeByStatus: Readonly<Record<number, CommonProblemCode>> = {
  400: 'invalid-request',
  401: 'not-signed-in',
  403: 'wrong-role',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'request-timeout',
  413: 'body-too-large',
  415: 'unsupported-media-type',
};

const codeByFastifyError: Readonly<Record<string, CommonProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-request',
};

/** Every error leaves as problem+json, whoever threw it. What is unexpected is logged with its cause; the answer says no more than the trace id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = problemOf(thrown);
    const traceId = traceIdOf(request);
    if (isBrokenOff(request)) {
      // Nobody waits for an answer, and nothing went wrong here.
      this.logger.info({ msg: 'the client broke off', traceId, method: request.method, url: request.routeOptions.url });
      reply.raw.destroy();
      return;
    }
    const asked = { msg: error.code, traceId, method: request.method, url: request.routeOptions.url };
    // What passes by itself is no fault of this place: where in the code it was said tells nobody anything.
    if (error.passes) this.logger.warn({ ...asked, ...(error.cause !== undefined && { err: error.cause }) });
    else if (error.text.status >= 500) this.logger.error({ ...asked, err: error.cause ?? error });
    void reply
      .status(error.text.status)
      .headers(error.text.status === 503 ? { 'retry-after': '1' } : {})
      .type(problemMediaType)
      .send(JSON.stringify(problemBody(error, traceId)));
  }
}

/** The client closed its connection before all of its request was here. */
const isBrokenOff = ({ raw }: FastifyRequest): boolean => raw.destroyed && !raw.complete;

function problemOf(thrown: unknown): ProblemError {
  if (thrown instanceof ProblemError) return thrown;
  const { code } = (thrown ?? {}) as { code?: unknown };
  const known = typeof code === 'string' ? codeByFastifyError[code] : undefined;
  if (known) return problem(known);
  if (thrown instanceof HttpException) {
    // Nest turns Fastify's errors into its own and keeps no code of them.
    if (thrown.getStatus() === 400 && thrown.message.includes('JSON')) return problem('malformed-json');
    return problem(codeByStatus[thrown.getStatus()] ?? 'unexpected', {}, { cause: thrown });
  }
  if (isTransient(thrown)) return problem('temporarily-unavailable', {}, { cause: thrown });
  return problem('unexpected', {}, { cause: thrown });
}
