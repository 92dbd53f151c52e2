import { createHash } from 'node:crypto';
import type { ConsumerHealth } from '@wenxiao/messaging';
import type { Carrier } from '../runtime/carrier.js';
import { takeIn } from './copies.js';
import type { FactCopy } from './fact-copy.js';

/** What fills the copies of a service. */
export type Copying = Readonly<{
  start(): void;
  wake(producer?: string): void;
  health(): Promise<ConsumerHealth>;
  close(): Promise<void>;
}>;

/**
 * Fills the copies under a consumer of its own, `monitoring.copies-1f0a…`, that runs no command and never waits for anything:
 * what holds up a handler of commands never holds up what it waits for. Other declarations are another consumer, which takes in
 * everything from the start beside what is there.
 */
export function openCopying(
  { name, copies = [] }: Readonly<{ name: string; copies?: readonly FactCopy[] }>,
  carrier: Pick<Carrier, 'open'>,
): Copying | undefined {
  if (copies.length === 0) return undefined;
  const declared = copies.map((copy) => copy.name).sort();
  const digest = createHash('sha256').update(JSON.stringify(declared)).digest('hex').slice(0, 12);
  const transport = carrier.open(`${name}.copies-${digest}`);
  const types = [...new Set(copies.map(({ contract }) => contract.type))];
  return {
    start: () => transport.listenFor(types, (told, { sql }) => takeIn(copies, told, sql)),
    wake: (producer) => transport.wake(producer),
    health: () => transport.health(),
    close: () => transport.close(),
  };
}
