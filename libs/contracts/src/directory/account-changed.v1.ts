import { IsBoolean, IsUUID } from 'class-validator';
import { Contract } from '../contract.js';

/** A person as their account stands: where they work, and whether they can sign in. No name, no secret. */
@Contract({ service: 'directory', name: 'account-changed', version: 1, stream: 'account' })
export class AccountChangedV1 {
  @IsUUID()
  personId!: string;

  /** Where the person works. */
  @IsUUID()
  organisationId!: string;

  @IsBoolean()
  enabled!: boolean;
}
