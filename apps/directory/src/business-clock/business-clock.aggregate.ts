import { BusinessClockAdvancedV1 } from '@wenxiao/contracts';
import type { Aggregate } from '@wenxiao/service-kit';
import {
  businessClockDecider,
  type BusinessClockCommand,
  type BusinessClockEvent,
  type BusinessClockGround,
  type BusinessClockRejection,
  type BusinessClockState,
  businessClockTexts,
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
  schemaVersions: { 'business-clock-advanced': 1 },
  texts: businessClockTexts,
  publish: (event) => Object.assign(new BusinessClockAdvancedV1(), { to: event.data.to }),
};
