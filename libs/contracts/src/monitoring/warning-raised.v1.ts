import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { Contract } from '../contract.js';

export const warningLights = ['yellow', 'red'] as const;
export type WarningLight = (typeof warningLights)[number];

/** A subject deviates in spending or in attainment (FF-29, FF-32b, FF-33). */
@Contract({ service: 'monitoring', name: 'warning-raised', version: 1, stream: 'monitoring' })
export class WarningRaisedV1 {
  @IsUUID()
  targetId!: string;

  @IsString()
  @MaxLength(20)
  round!: string;

  @IsIn(warningLights)
  light!: WarningLight;

  /** Why, as a code of monitoring's: `target-out-of-reach`, say. */
  @IsString()
  @MaxLength(60)
  reason!: string;
}
