import { Matches } from 'class-validator';
import { Contract } from '../contract.js';

/** A demo's business clock was moved forward: every store follows. Never published outside demos. */
@Contract({ service: 'directory', name: 'business-clock-advanced', version: 1, stream: 'business-clock' })
export class BusinessClockAdvancedV1 {
  /** UTC instant, microseconds. */
  @Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/)
  to!: string;
}
