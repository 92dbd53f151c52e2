import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { type FieldError, problem } from './problem.js';

/** No form and no rule set is nested as deep. */
const depthMax = 32;

/** NUL, halves of a character, and what a decoder leaves of bytes that are no UTF-8: no database keeps them, no reader reads them. */
const unreadable = /[\0\p{Cs}\ufffd]/u;

/**
 * Looks at what no class of a body says: query parameters that the document does not name, text that cannot be kept, bodies
 * nested without end. After the guard, before anything reads the request.
 */
@Injectable()
export class WellFormedRequests implements NestInterceptor {
  /** `GET /jurisdictions/:jurisdictionId/results` → the query parameters that it takes. */
  private readonly parameters = new Map<string, ReadonlySet<string>>();

  /** What the document of this application says of its operations. */
  follow({ paths }: OpenAPIObject): void {
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(methods as Record<string, DocumentedOperation>)) {
        const known = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
        const route = `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
        this.parameters.set(route, new Set(known.map(({ name }) => name)));
      }
    }
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() === 'http') this.check(context.switchToHttp().getRequest<FastifyRequest>());
    return next.handle();
  }

  private check({ method, routeOptions, query, params, body }: FastifyRequest): void {
    const known = this.parameters.get(`${method} ${routeOptions.url ?? ''}`);
    const names = Object.keys(query as object);
    const errors = [
      ...(known ? names.filter((name) => !known.has(name)).map(unknownParameter) : []),
      ...flawsIn(query, '', 0),
      ...flawsIn(params, '', 0),
      ...flawsIn(body, '', 0),
    ];
    if (errors.length > 0) throw problem('invalid-request', { errors });
  }
}

type DocumentedOperation = Readonly<{ parameters?: readonly Readonly<{ name: string; in: string }>[] }>;

const unknownParameter = (path: string): FieldError => ({
  path,
  code: 'unknown-parameter',
  zh: '未知的查询参数，请删除',
  en: 'unknown query parameter: leave it out',
});

function* flawsIn(value: unknown, path: string, depth: number): Generator<FieldError> {
  if (typeof value === 'string') {
    if (unreadable.test(value))
      yield {
        path,
        code: 'unreadable',
        zh: '含有无法保存的字符，文字须为 UTF-8',
        en: 'holds characters that cannot be kept: text is UTF-8',
      };
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth > depthMax) {
    yield { path, code: 'too-deep', zh: '嵌套过深', en: 'is nested too deep' };
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const at = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    if (unreadable.test(key))
      yield {
        path,
        code: 'unreadable',
        zh: '字段名含有无法保存的字符',
        en: 'a field’s name holds characters that cannot be kept',
      };
    else yield* flawsIn(inner, at, depth + 1);
  }
}
