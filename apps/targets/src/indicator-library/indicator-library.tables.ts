import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EntryVersion } from './indicator-entry.decider.js';
import type { FrameworkVersion } from './indicator-framework.decider.js';

/** A version of an indicator of the library. Read side only. */
@Entity({ schema: 'targets_read', name: 'library_entries_1' })
export class LibraryEntryRow {
  @PrimaryColumn('text')
  tenant!: string;

  @PrimaryColumn('text')
  owner!: string;

  @PrimaryColumn('text')
  entry!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('text')
  level1!: string;

  @Column('text', { nullable: true })
  level2!: string | null;

  @Column('text')
  name!: string;

  @Column('text')
  direction!: string;

  /** The unit of measure. */
  @Column('text', { nullable: true })
  measure!: string | null;

  @Column('boolean')
  quantifiable!: boolean;

  @Column('jsonb', { nullable: true })
  standard!: EntryVersion['standard'] | null;

  @Column('text', { nullable: true })
  method!: string | null;

  @Column('text', { nullable: true })
  valueFrom!: string | null;

  @Column('text', { array: true })
  fields!: string[];

  @Column('text')
  from!: string;

  /** The day from which it is out of force, where somebody retired it in this version. */
  @Column('text', { nullable: true })
  retiredFrom!: string | null;

  @Column('text')
  recordedAt!: string;
}

/** A version of a framework. Read side only. */
@Entity({ schema: 'targets_read', name: 'library_frameworks_1' })
export class LibraryFrameworkRow {
  @PrimaryColumn('text')
  tenant!: string;

  @PrimaryColumn('text')
  owner!: string;

  @PrimaryColumn('text')
  framework!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('text')
  name!: string;

  /** Kind of the subjects that it is for. */
  @Column('text', { nullable: true })
  for!: string | null;

  @Column('text', { nullable: true })
  document!: string | null;

  /** How many indicators it selects. */
  @Column('integer')
  entries!: number;

  @Column('jsonb')
  levels!: FrameworkVersion['levels'];

  @Column('text')
  from!: string;

  @Column('text', { nullable: true })
  retiredFrom!: string | null;

  @Column('text')
  recordedAt!: string;
}
