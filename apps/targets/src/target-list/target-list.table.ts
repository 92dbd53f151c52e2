import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BudgetLineState } from '../budget-line/budget-line.state.js';
import type { TargetState } from '../performance-target/performance-target.state.js';

/** A subject in a period: its target, and the money of the year that is called the same. Read side only. */
@Entity({ schema: 'targets_read', name: 'periods_1' })
export class PeriodRow {
  @PrimaryColumn('text')
  tenant!: string;

  @PrimaryColumn('text')
  subject!: string;

  @PrimaryColumn('text')
  period!: string;

  /** The first year of the period. */
  @Column('integer')
  year!: number;

  @Column('text', { nullable: true })
  scheme!: string | null;

  /** Hash of the set that the target was opened under. */
  @Column('text', { nullable: true })
  rules!: string | null;

  @Column('text', { nullable: true })
  status!: string | null;

  @Column('text', { array: true })
  openSteps!: string[];

  @Column('integer')
  targetVersion!: number;

  @Column('integer')
  budgetLineVersion!: number;

  @Column('integer', { nullable: true })
  declaration!: number | null;

  @Column('integer')
  indicators!: number;

  /** Findings of what was declared. */
  @Column('integer')
  findings!: number;

  /** Whether the line has money of its own: totals take these alone. */
  @Column('boolean')
  own!: boolean;

  /** 元, as all amounts here: of the year's last day, so that all that takes effect in the year is in it. */
  @Column('numeric', { nullable: true })
  requested!: string | null;

  /** The control number that holds; none where none was issued. */
  @Column('numeric', { nullable: true })
  control!: string | null;

  /** What results take off the control number: the greatest holds. */
  @Column('numeric', { nullable: true })
  cut!: string | null;

  /** As it was approved first. */
  @Column('numeric', { nullable: true })
  approved!: string | null;

  @Column('numeric', { nullable: true })
  inForce!: string | null;

  @Column('text', { nullable: true })
  payment!: string | null;

  /** Whether any figure was entered by a demo person (演示数据). */
  @Column('boolean')
  demo!: boolean;

  /** When the first of it was recorded. */
  @Column('text')
  recordedAt!: string;

  @Column('jsonb', { nullable: true })
  target!: TargetState | null;

  @Column('jsonb', { nullable: true })
  line!: BudgetLineState | null;
}
