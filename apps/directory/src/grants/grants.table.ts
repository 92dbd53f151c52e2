import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was granted to whom, and whether it still holds. Read side only: it can be dropped and built anew from the events. */
@Entity({ schema: 'directory_read', name: 'grants' })
export class GrantRow {
  /** The jurisdiction of the organisation. */
  @PrimaryColumn('text')
  tenant!: string;

  @PrimaryColumn('text')
  personId!: string;

  @PrimaryColumn('text')
  desk!: string;

  @PrimaryColumn('text')
  organisationId!: string;

  /** First and last day. */
  @Column('text', { nullable: true })
  from!: string | null;

  @Column('text', { nullable: true })
  to!: string | null;

  /** The person whose desk it is, where this one stands in for them. */
  @Column('text', { nullable: true })
  standsInFor!: string | null;

  @Column('boolean')
  held!: boolean;

  /** UTC instant of the last change. */
  @Column('text')
  changedAt!: string;

  /** Person id of who gave or revoked it. */
  @Column('text')
  changedBy!: string;
}
