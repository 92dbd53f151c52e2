import { IsString, IsUUID, MaxLength } from 'class-validator';
import { Contract } from '../contract.js';

/** A body was referred to those who hold it to account (FF-48). */
@Contract({ service: 'accountability', name: 'referral-made', version: 1, stream: 'result-application' })
export class ReferralMadeV1 {
  @IsUUID()
  targetId!: string;

  /** The department or unit that is referred. */
  @IsUUID()
  organisationId!: string;

  /** The trigger, as the rule set names it: `unqualified-grade`, say. */
  @IsString()
  @MaxLength(40)
  trigger!: string;
}
