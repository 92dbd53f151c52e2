import { type SuccessionEvent, successionFacts as facts } from '@wenxiao/facts/targets';
import type { Aggregate } from '@wenxiao/service-kit';
import {
  type SuccessionCommand,
  successionDecider,
  type SuccessionRejection,
  type SuccessionState,
} from './succession.decider.js';

/** Which subject goes on with one of another jurisdiction: `succession/<tenant>.<predecessor>`. */
export const succession: Aggregate<
  SuccessionState,
  SuccessionCommand,
  SuccessionEvent,
  SuccessionRejection,
  undefined
> = {
  category: 'succession',
  // Which subject goes on, each act says.
  about: (id) => ({ subject: id }),
  decider: successionDecider,
  facts,
  publish: () => undefined,
};
