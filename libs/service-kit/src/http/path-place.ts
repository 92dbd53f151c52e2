import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { isUuid } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import type { FastifyRequest } from 'fastify';
import { problem } from './problem.js';

/** The id that a part of a path is; undefined for what is none. */
export function idIn(part: string): string | undefined {
  const id = part.toLowerCase();
  return isUuid(id) ? id : undefined;
}

/** The budget year that a part of a path is; undefined for what is none. */
export function yearIn(part: string): number | undefined {
  const year = /^\d{4}$/.test(part) ? Number(part) : 0;
  return year >= limits.yearMin && year <= limits.yearMax ? year : undefined;
}

/**
 * Which object a path names by several of its parts, each of which the API document has: `pathPlace({ subject: 'string', year:
 * 'number' }, …)`. What names nothing is 404, as for an object that does not exist.
 */
export function pathPlace<Part extends string, Place>(
  parts: Readonly<Record<Part, 'string' | 'number'>>,
  placeIn: (written: Readonly<Record<Part, string>>) => Place | undefined,
): () => ParameterDecorator {
  return createParamDecorator(
    (_: unknown, context: ExecutionContext): Place => {
      const { params } = context.switchToHttp().getRequest<FastifyRequest>();
      const place = placeIn(params as Record<Part, string>);
      if (!place) throw problem('not-found');
      return place;
    },
    [
      (target, key) => {
        const handler = Object.getOwnPropertyDescriptor(target, key ?? '');
        if (key === undefined || !handler) return;
        for (const [name, type] of Object.entries<'string' | 'number'>(parts))
          ApiParam({ name, schema: { type } })(target, key, handler);
      },
    ],
  );
}
