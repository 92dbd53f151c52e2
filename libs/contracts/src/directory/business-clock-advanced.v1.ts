import { instant } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** A demo's business clock was moved forward: every store follows. Never published outside demos. */
export const businessClockAdvanced = contract('directory.business-clock-advanced', 1, 'business-clock', {
  to: instant(t.businessClock),
});
export const BusinessClockAdvancedV1 = businessClockAdvanced.Message;
export type BusinessClockAdvanced = MessageOf<typeof businessClockAdvanced>;
