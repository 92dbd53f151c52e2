import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { flawTexts, textFlaw } from '@wenxiao/domain/field';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { demoFiguresFlaw } from './demo-figures.js';
import { type FieldError, problem } from './problem.js';
import { unknownField } from './validation.js';

/** No form and no rule set is nested as deep. */
const depthMax = 32;

/**
 * Looks at what no class of a body says: query parameters that the document does not name, text that cannot be kept or seen, bodies
 * nested without end, figures of a demo. After the guard, before anything reads the request.
 */
@Injectable()
export class WellFormedRequests implements NestInterceptor {
  /** @param demo whether this installation is a demo. */
  constructor(private readonly demo: boolean) {}

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

  private check(request: FastifyRequest): void {
    const { method, routeOptions, query, params, body } = request;
    const known = this.parameters.get(`${method} ${routeOptions.url ?? ''}`);
    const names = Object.keys(query as object);
    const demoFigures = demoFiguresFlaw(request, this.demo);
    const errors = [
      ...(demoFigures ? [demoFigures] : []),
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

/** What every object of the language has is no field of ours, and the check of unknown fields does not see it. */
const ownedByLanguage = (name: string): boolean => name === 'prototype' || Object.hasOwn(Object.prototype, name);

function* flawsIn(value: unknown, path: string, depth: number): Generator<FieldError> {
  if (typeof value === 'string') {
    const flaw = textFlaw(value);
    if (flaw) yield { path, code: flaw, ...flawTexts(flaw) };
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth > depthMax) {
    yield { path, code: 'too-deep', zh: '嵌套过深', en: 'is nested too deep' };
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const at = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const flaw = textFlaw(key);
    if (ownedByLanguage(key)) {
      yield unknownField(at);
    } else if (flaw) {
      const { zh, en } = flawTexts(flaw);
      yield { path, code: flaw, zh: `字段名${zh}`, en: `a field’s name ${en}` };
    } else yield* flawsIn(inner, at, depth + 1);
  }
}
