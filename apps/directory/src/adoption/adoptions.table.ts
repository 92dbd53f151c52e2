import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What bodies have adopted, and from when. Read side only: it can be dropped and built anew from the events. */
@Entity({ schema: 'directory_read', name: 'adoptions' })
export class AdoptionRow {
  @PrimaryColumn('text')
  bodyId!: string;

  @PrimaryColumn('text')
  scheme!: string;

  /** First day on which it holds. */
  @PrimaryColumn('text')
  effectiveFrom!: string;

  @Column('text')
  tenant!: string;

  @Column('text')
  ruleSetId!: string;

  @Column('integer')
  ruleSetVersion!: number;

  @Column('text')
  proposedBy!: string;

  @Column('text')
  approvedBy!: string;

  /** UTC instant. */
  @Column('text')
  approvedAt!: string;

  @Column('integer')
  streamVersion!: number;
}
