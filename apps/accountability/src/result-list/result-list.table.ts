import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What follows from the result of a subject, for lists. Read side only. */
@Entity({ schema: 'accountability_read', name: 'results' })
export class ResultRow {
  @PrimaryColumn('text')
  tenant!: string;

  @PrimaryColumn('text')
  targetId!: string;

  @Column('integer')
  version!: number;

  @Column('text', { nullable: true })
  unitId!: string | null;

  @Column('text', { nullable: true })
  subjectName!: string | null;

  @Column('integer', { nullable: true })
  budgetYear!: number | null;

  @Column('text')
  stage!: 'awaiting-result' | 'undecided' | 'decided';

  /** The name of the grade of the department's evaluation: information. */
  @Column('text', { nullable: true })
  departmentGrade!: string | null;

  /** Of the finance evaluation. */
  @Column('numeric', { nullable: true })
  score!: string | null;

  @Column('text', { nullable: true })
  grade!: string | null;

  @Column('text', { nullable: true })
  gradeName!: string | null;

  @Column('text', { array: true })
  proposedDisposals!: string[];

  @Column('text', { array: true })
  proposedReferrals!: string[];

  @Column('text', { nullable: true })
  disposal!: string | null;

  @Column('numeric', { nullable: true })
  reductionYuan!: string | null;

  @Column('integer')
  referrals!: number;

  /** What the row's disposals and triggers are called. */
  @Column('jsonb')
  names!: Record<string, string>;

  @Column('boolean')
  demo!: boolean;
}
