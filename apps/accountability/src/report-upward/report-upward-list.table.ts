import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A report of results, one wide row. Read side only. */
@Entity({ schema: 'accountability_read', name: 'reports_upward_1' })
export class ReportUpwardRow {
  @PrimaryColumn('text')
  tenant!: string;

  /** `<organisation>.<year>.<report>` */
  @PrimaryColumn('text')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  organisation!: string;

  @Column('integer')
  year!: number;

  @Column('text')
  report!: string;

  @Column('text')
  status!: 'expected' | 'compiled' | 'submitted';

  /** How many it holds. */
  @Column('integer')
  results!: number;

  @Column('date', { nullable: true })
  compiledOn!: string | null;

  @Column('date', { nullable: true })
  submittedOn!: string | null;

  @Column('boolean')
  demo!: boolean;
}
