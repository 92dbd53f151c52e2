import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SubjectState } from '../subject/subject.commands.js';

/** A subject, for lists. Read side only: it can be dropped and built anew from the events. */
@Entity({ schema: 'targets_read', name: 'subjects_1' })
export class SubjectRow {
  @PrimaryColumn('text')
  tenant!: string;

  @PrimaryColumn('text')
  subject!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  status!: string;

  @Column('text')
  unit!: string;

  @Column('text')
  department!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  nature!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  officialCode!: string | null;

  @Column('boolean')
  isKey!: boolean;

  @Column('boolean')
  isMajor!: boolean;

  /** When it was registered. */
  @Column('text')
  recordedAt!: string;

  /** What its events fold to. */
  @Column('jsonb')
  state!: SubjectState;
}
