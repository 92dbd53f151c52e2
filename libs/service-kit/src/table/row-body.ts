import type { Type } from '@nestjs/common';
import { ProblemError } from '../http/problem.js';
import { validationPipe } from '../http/validation.js';

/** Checks rows as the bodies of single registrations are checked. */
export function rowBody<Body extends object>(metatype: Type<Body>): (given: object) => Promise<Body | ProblemError> {
  const pipe = validationPipe();
  return async (given) => {
    try {
      return (await pipe.transform(given, { type: 'body', metatype })) as Body;
    } catch (error) {
      if (error instanceof ProblemError) return error;
      throw error;
    }
  };
}
