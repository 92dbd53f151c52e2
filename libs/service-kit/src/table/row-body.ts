import type { Type } from '@nestjs/common';
import { orProblem, type ProblemError } from '../http/problem.js';
import { validationPipe } from '../http/validation.js';

/** Checks rows as the bodies of single registrations are checked. */
export function rowBody<Body extends object>(metatype: Type<Body>): (given: object) => Promise<Body | ProblemError> {
  const pipe = validationPipe();
  return (given) => orProblem(async () => (await pipe.transform(given, { type: 'body', metatype })) as Body);
}
