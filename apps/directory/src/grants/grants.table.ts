import type { Role } from '@wenxiao/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was granted to whom, and whether it still holds. Read side only: it can be dropped and built anew from the events. */
@Entity({ schema: 'directory_read', name: 'grants' })
export class GrantRow {
  /** The jurisdiction of the organisation. */
  @Column('text')
  tenant!: string;

  @PrimaryColumn('text')
  personId!: string;

  @PrimaryColumn('text')
  role!: Role;

  @PrimaryColumn('text')
  organisationId!: string;

  @Column('boolean')
  held!: boolean;

  /** UTC instant of the last change. */
  @Column('text')
  changedAt!: string;

  /** Person id of who gave or revoked it. */
  @Column('text')
  changedBy!: string;
}
