import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { isUuid } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import { problem } from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { type EvaluationPlace, periodKindOf } from './evaluation.place.js';

const parts = ['subject', 'type', 'period', 'number'] as const;
const typeCode = /^[a-z][a-z0-9-]{0,63}$/;

/** Which evaluation a path names. What is no subject, type, period or number names nothing: 404. */
export const PathEvaluation = createParamDecorator(
  (_: unknown, context: ExecutionContext): EvaluationPlace => {
    const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: Record<string, string> }>>();
    const { subject: typed = '', type = '', period = '', number: written = '' } = params;
    const subject = typed.toLowerCase();
    const number = /^[1-9]\d{0,2}$/.test(written) ? Number(written) : 0;
    const isNamed = isUuid(subject) && typeCode.test(type) && periodKindOf(period) !== undefined;
    if (!isNamed || number < 1 || number > limits.items) throw problem('not-found');
    return { subject, type, period, number };
  },
  [
    (target, key) => {
      const handler = Object.getOwnPropertyDescriptor(target, key ?? '');
      if (key !== undefined && handler)
        for (const name of parts) ApiParam({ name, schema: { type: 'string' } })(target, key, handler);
    },
  ],
);
