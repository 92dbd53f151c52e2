import type { OrganisationKind } from '@wenxiao/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { JurisdictionLevel } from './organisation.decider.js';

/** The tree as it stands. Read side only: it can be dropped and built anew from the events. */
@Entity({ schema: 'directory_read', name: 'organisations' })
export class OrganisationRow {
  @PrimaryColumn('text')
  organisationId!: string;

  @Column('text')
  jurisdictionId!: string;

  @Column('text', { nullable: true })
  parentId!: string | null;

  /** Ids from the root to this organisation, both included. */
  @Column('text', { array: true })
  path!: string[];

  @Column('text')
  kind!: OrganisationKind;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  level!: JurisdictionLevel | null;

  @Column('text', { nullable: true })
  code!: string | null;

  /** Of its stream: what the next command sends as If-Match. */
  @Column('integer')
  version!: number;
}
