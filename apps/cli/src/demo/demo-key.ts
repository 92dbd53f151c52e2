import { derivedId } from '@wenxiao/domain/identity';

/**
 * An idempotency key that depends on its parts alone: a demo that was interrupted sends the same commands again, and what was
 * carried out stays carried out once.
 */
export function demoKey(...parts: readonly string[]): string {
  return derivedId('demo', ...parts);
}
