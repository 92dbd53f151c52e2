import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The result of a subject's year, one wide row. Whose it is and what it is called stands in the copy of the subject. Read side only. */
@Entity({ schema: 'accountability_read', name: 'results_1' })
export class ResultRow {
  @PrimaryColumn('text')
  tenant!: string;

  @PrimaryColumn('text')
  subject!: string;

  @PrimaryColumn('integer')
  year!: number;

  @Column('integer')
  version!: number;

  /** Of the evaluation. */
  @Column('text')
  type!: string;

  @Column('numeric', { nullable: true })
  score!: string | null;

  @Column('text', { nullable: true })
  grade!: string | null;

  @Column('text')
  status!: 'open' | 'decided' | 'applied' | 'refused' | 'outdated';

  /** Version of the latest decision, and what it says. */
  @Column('integer', { nullable: true })
  decision!: number | null;

  @Column('text', { nullable: true })
  disposal!: string | null;

  @Column('numeric', { nullable: true })
  change!: string | null;

  @Column('integer', { nullable: true })
  actsOn!: number | null;

  /** Hash of the set. */
  @Column('text', { nullable: true })
  rules!: string | null;

  @Column('text', { array: true })
  overdue!: string[];

  @Column('boolean')
  demo!: boolean;
}
