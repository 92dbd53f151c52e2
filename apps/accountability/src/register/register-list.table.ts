import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ThingEntered } from './register.place.js';
import type { EntryStatus } from './register.state.js';

/** An entry of a register, one wide row. What a subject or body is called stands in the copies. Read side only. */
@Entity({ schema: 'accountability_read', name: 'register_entries_1' })
export class RegisterEntryRow {
  @PrimaryColumn('text')
  tenant!: string;

  /** `<about>.<register>.<kind>.<of>.<number>` */
  @PrimaryColumn('text')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  register!: string;

  @Column('text', { nullable: true })
  kind!: string | null;

  @Column('text')
  of!: ThingEntered;

  @Column('text')
  about!: string;

  @Column('integer')
  number!: number;

  @Column('text', { nullable: true })
  named!: string | null;

  @Column('text', { nullable: true })
  occasion!: string | null;

  @Column('text')
  status!: EntryStatus;

  @Column('date', { nullable: true })
  enteredOn!: string | null;

  @Column('date', { nullable: true })
  leftOn!: string | null;

  /** It recurs, and was to be entered by then. */
  @Column('date', { nullable: true })
  overdueSince!: string | null;

  /** What it was rated, by the row of its log. */
  @Column('jsonb')
  rated!: Readonly<Record<string, string>>;

  @Column('numeric')
  ratingSum!: string;

  @Column('integer')
  ratings!: number;

  @Column('boolean')
  demo!: boolean;
}
