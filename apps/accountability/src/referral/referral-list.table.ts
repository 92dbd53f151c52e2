import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A referral, one wide row. Read side only. */
@Entity({ schema: 'accountability_read', name: 'referrals_1' })
export class ReferralRow {
  @PrimaryColumn('text')
  tenant!: string;

  /** `<subject>.<organisation>.<trigger>.<number>` */
  @PrimaryColumn('text')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  subject!: string;

  /** The body that is referred. */
  @Column('text')
  organisation!: string;

  /** Ids of the persons who are referred. */
  @Column('text', { array: true })
  persons!: string[];

  @Column('text')
  trigger!: string;

  @Column('date')
  openedOn!: string;

  /** The step that referred it to somebody. */
  @Column('text', { nullable: true })
  issuedBy!: string | null;

  @Column('boolean')
  ended!: boolean;

  @Column('text')
  procedure!: string;

  /** The set that it was opened under. */
  @Column('text')
  rules!: string;

  @Column('boolean')
  demo!: boolean;
}
