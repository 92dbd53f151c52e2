import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A target with its budget line, for lists. Read side only: it can be dropped and built anew from the events. */
@Entity({ schema: 'targets_read', name: 'targets' })
export class TargetRow {
  @PrimaryColumn('text')
  tenant!: string;

  @PrimaryColumn('text')
  targetId!: string;

  @Column('text', { nullable: true })
  unitId!: string | null;

  @Column('text', { nullable: true })
  subjectKind!: string | null;

  @Column('text', { nullable: true })
  subjectName!: string | null;

  @Column('integer', { nullable: true })
  budgetYear!: number | null;

  @Column('text', { nullable: true })
  status!: string | null;

  @Column('integer')
  targetVersion!: number;

  @Column('integer')
  budgetLineVersion!: number;

  /** 元. */
  @Column('numeric', { nullable: true })
  requestedYuan!: string | null;

  @Column('numeric', { nullable: true })
  approvedYuan!: string | null;

  /** Approved, or as last adjusted. */
  @Column('numeric', { nullable: true })
  inForceYuan!: string | null;

  @Column('numeric', { nullable: true })
  nextControlNumberYuan!: string | null;

  @Column('text', { nullable: true })
  paymentStatus!: string | null;

  /** Findings of the form that was handed in. */
  @Column('integer')
  findings!: number;

  /** Whether any figure was entered by a demo person (演示数据). */
  @Column('boolean')
  demo!: boolean;
}
