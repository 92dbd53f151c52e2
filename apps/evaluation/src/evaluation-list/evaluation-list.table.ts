import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The evaluation of a subject, for lists. Read side only. */
@Entity({ schema: 'evaluation_read', name: 'evaluations' })
export class EvaluationRow {
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
  stage!: 'open' | 'self-evaluated' | 'started' | 'scored' | 'finalised';

  @Column('numeric', { nullable: true })
  selfScore!: string | null;

  /** Findings in the self-evaluation form. */
  @Column('integer')
  findings!: number;

  /** Of the latest final evaluation. */
  @Column('numeric', { nullable: true })
  score!: string | null;

  @Column('text', { nullable: true })
  grade!: string | null;

  @Column('text', { nullable: true })
  gradeName!: string | null;

  @Column('boolean')
  demo!: boolean;
}
