import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsDay } from '../fields.js';

/** What an organisation is to the software: closed. What it is called in its place is its kind, an open code. */
export const organisationNatures = ['jurisdiction', 'body', 'desk', 'group'] as const;
export type OrganisationNature = (typeof organisationNatures)[number];

/**
 * An organisation as it stands after what the contract tells. It names its parent, never its path: whoever keeps the tree
 * computes paths, and lets a child wait for its parent. Its id is known under one tenant for ever.
 */
export abstract class OrganisationStands {
  /** The jurisdiction that its streams belong to; itself for a jurisdiction. */
  @IsUUID()
  tenant!: string;

  @IsUUID()
  organisationId!: string;

  /** Absent for a root. */
  @IsOptional()
  @IsUUID()
  parentId?: string;

  @IsIn(organisationNatures)
  nature!: OrganisationNature;

  /** `finance-bureau`, `department`, `unit`, `leading-group`, `agency` … */
  @Matches(/^[a-z][a-z0-9-]{0,39}$/)
  kind!: string;

  @IsString()
  @MaxLength(200)
  name!: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  shortName?: string;

  /** Of jurisdictions alone: `province`, `prefecture`, `county`, `zone`. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  level?: string;

  /** 行政区划代码 or 预算单位编码. */
  @IsOptional()
  @Matches(/^[0-9A-Za-z-]{1,40}$/)
  code?: string;

  /** The desks that it bears for its jurisdiction: codes. */
  @IsArray()
  @ArrayMaxSize(40)
  @Matches(/^[a-z][a-z0-9-]{0,39}$/, { each: true })
  desks!: string[];

  /** First day on which it stands so. */
  @IsDay()
  effectiveFrom!: string;

  /** The organisation that took it over, and with it what was granted over it. */
  @IsOptional()
  @IsUUID()
  mergedInto?: string;
}
