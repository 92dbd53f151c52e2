import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Origin } from './rectification.place.js';

/** A rectification, one wide row. Whose it is and what it is called stands in the copy of the subject. Read side only. */
@Entity({ schema: 'accountability_read', name: 'rectifications_1' })
export class RectificationRow {
  @PrimaryColumn('text')
  tenant!: string;

  /** `<subject>.<year>.<origin>[.<of>]` */
  @PrimaryColumn('text')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  subject!: string;

  @Column('integer')
  year!: number;

  @Column('text')
  origin!: Origin;

  @Column('text')
  status!: 'open' | 'rectified' | 'given-up';

  @Column('date')
  openedOn!: string;

  @Column('date', { nullable: true })
  limit!: string | null;

  /** Codes of what is to be put right, and what was said last of each. */
  @Column('text', { array: true })
  problems!: string[];

  /** `<step>/<item>/<answer>`, as it was said. */
  @Column('text', { array: true })
  answered!: string[];

  /** How many of them are put right. */
  @Column('integer')
  rectified!: number;

  @Column('text', { array: true })
  overdue!: string[];

  /** Hash of the set. */
  @Column('text', { nullable: true })
  rules!: string | null;

  @Column('boolean')
  demo!: boolean;
}
