import { IsArray, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Contract } from '../contract.js';

export const organisationKinds = ['jurisdiction', 'finance-bureau', 'department', 'unit'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** A node of the tree: a jurisdiction, its finance bureau, a department, a unit. */
@Contract({ service: 'directory', name: 'organisation-registered', version: 1, stream: 'organisation' })
export class OrganisationRegisteredV1 {
  @IsUUID()
  organisationId!: string;

  @IsIn(organisationKinds)
  kind!: OrganisationKind;

  @IsString()
  @MaxLength(200)
  name!: string;

  /** Absent for the root. */
  @IsOptional()
  @IsUUID()
  parentId?: string;

  /** The jurisdiction that it belongs to; itself for a jurisdiction. */
  @IsUUID()
  jurisdictionId!: string;

  /** Ids from the root to this node, both included. */
  @IsArray()
  @IsUUID(undefined, { each: true })
  path!: string[];
}
