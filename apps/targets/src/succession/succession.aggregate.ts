import { type SuccessionEvent, successionFacts as facts } from '@wenxiao/facts/targets';
import type { Aggregate } from '@wenxiao/service-kit';
import { type HoldingCommand, type SoleHolder, soleHolderDecider } from '../sole-holder/sole-holder.js';

/** Another subject goes on with it. */
export type SuccessionRejection = Readonly<{ code: 'already-succeeded'; predecessor: string }>;

/**
 * Which subject goes on with one of another jurisdiction: `succession/<tenant>.<predecessor>`. What was handed over goes on in one subject, or
 * its money would be carried along twice.
 */
export const succession: Aggregate<SoleHolder, HoldingCommand, SuccessionEvent, SuccessionRejection, undefined> = {
  category: 'succession',
  // Which subject goes on, each act says.
  about: (id) => ({ subject: id }),
  decider: soleHolderDecider(
    { reserved: facts.successionTaken, released: facts.successionReleased },
    (predecessor): SuccessionRejection => ({ code: 'already-succeeded', predecessor }),
  ),
  facts,
  publish: () => undefined,
};
