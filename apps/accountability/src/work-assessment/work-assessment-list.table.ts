import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A work assessment, one wide row. Read side only. */
@Entity({ schema: 'accountability_read', name: 'work_assessments_1' })
export class WorkAssessmentRow {
  @PrimaryColumn('text')
  tenant!: string;

  /** `<organisation>.<year>.<assessment>` */
  @PrimaryColumn('text')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  organisation!: string;

  @Column('integer')
  year!: number;

  @Column('text')
  assessment!: string;

  /** Whose own assessment it is; null: the jurisdiction’s. */
  @Column('text', { nullable: true })
  department!: string | null;

  @Column('text')
  status!: 'scored' | 'concluded';

  /** Of what is concluded. */
  @Column('numeric', { nullable: true })
  score!: string | null;

  @Column('text', { nullable: true })
  grade!: string | null;

  @Column('text', { array: true })
  findings!: string[];

  /** Who reads it beside the bureau. */
  @Column('text', { nullable: true })
  toldTo!: string | null;

  @Column('date', { nullable: true })
  concludedOn!: string | null;

  @Column('boolean')
  demo!: boolean;
}
