import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The monitoring of a subject, for lists. Read side only. */
@Entity({ schema: 'monitoring_read', name: 'subjects' })
export class MonitoringRow {
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

  @Column('text', { array: true })
  rounds!: string[];

  @Column('text', { array: true })
  reported!: string[];

  /** The worst light so far; null while there is none. */
  @Column('text', { nullable: true })
  light!: 'yellow' | 'red' | null;

  @Column('jsonb')
  warnings!: { round: string; light: 'yellow' | 'red'; reason: string }[];

  @Column('integer')
  proposals!: number;

  @Column('boolean')
  demo!: boolean;
}
