import { IsOptional, IsUUID, Matches } from 'class-validator';
import { IsDay } from '../fields.js';

/** A desk that a person fills, by ids alone. */
export abstract class PersonDesk {
  @IsUUID()
  personId!: string;

  /** `budget-desk` */
  @Matches(/^[a-z][a-z0-9-]{0,39}$/)
  desk!: string;

  /** The desk reaches it and all below it; the whole jurisdiction where the organisation bears the desk. */
  @IsUUID()
  organisationId!: string;

  /** First and last day. */
  @IsOptional()
  @IsDay()
  from?: string;

  @IsOptional()
  @IsDay()
  to?: string;

  /** The person whose desk it is, where this one stands in for them. */
  @IsOptional()
  @IsUUID()
  standsInFor?: string;
}
