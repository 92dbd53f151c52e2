import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A round of a subject's year, as far as lists show it. */
export type ListedRound = Readonly<{
  round: string;
  /** Days by due; null while an event or the calendar is awaited. */
  dues: readonly Readonly<{ due: string; on: string | null }>[];
  overdue: readonly string[];
  status: 'open' | 'reported' | 'done' | 'lapsed';
}>;

/** The monitoring of a subject in a year, one wide row. Whose it is and what it is called stands in the copy of the subject. Read side only. */
@Entity({ schema: 'monitoring_read', name: 'years_1' })
export class MonitoringRow {
  @PrimaryColumn('text')
  tenant!: string;

  @PrimaryColumn('text')
  subject!: string;

  @PrimaryColumn('integer')
  year!: number;

  @Column('integer')
  version!: number;

  @Column('jsonb')
  rounds!: ListedRound[];

  @Column('jsonb')
  warnings!: { warning: string; light: 'yellow' | 'red'; round?: string; indicator?: string }[];

  /** Status by proposal. */
  @Column('jsonb')
  proposals!: Record<string, string>;

  /** Key marks that its set gave the subject with the latest round. */
  @Column('jsonb')
  marks!: string[];

  @Column('boolean')
  demo!: boolean;
}
