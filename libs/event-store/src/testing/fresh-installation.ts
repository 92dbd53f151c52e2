import { randomBytes } from 'node:crypto';

/** A name that no other installation on the test run's servers has. */
export function freshInstallation(): string {
  return `test-${randomBytes(6).toString('hex')}`;
}
