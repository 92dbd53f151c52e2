import { businessClockAdvanced } from '@wenxiao/contracts';
import { type BusinessClockEvent, businessClockFacts } from '@wenxiao/facts/directory';
import type { Aggregate } from '@wenxiao/service-kit';
import {
  businessClockDecider,
  type BusinessClockCommand,
  type BusinessClockGround,
  type BusinessClockRejection,
  type BusinessClockState,
} from './business-clock.decider.js';

/** A demo has one business clock: its stream's id is the root jurisdiction's. */
export const businessClock: Aggregate<
  BusinessClockState,
  BusinessClockCommand,
  BusinessClockEvent,
  BusinessClockRejection,
  BusinessClockGround
> = {
  category: 'business-clock',
  about: (id) => ({ tenant: id }),
  decider: businessClockDecider,
  facts: businessClockFacts,
  publish: ({ data }) => businessClockAdvanced(data),
};
