import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Status } from './disclosure.state.js';

/** A disclosure, one wide row. Whose it is and what it is called stands in the copy of the subject. Read side only. */
@Entity({ schema: 'accountability_read', name: 'disclosures_1' })
export class DisclosureRow {
  @PrimaryColumn('text')
  tenant!: string;

  /** `<subject>.<year>.<number>` */
  @PrimaryColumn('text')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  subject!: string;

  @Column('integer')
  year!: number;

  @Column('integer')
  number!: number;

  @Column('text')
  status!: Status;

  @Column('date')
  openedOn!: string;

  /** How many results it holds. */
  @Column('integer')
  results!: number;

  /** … and how many targets. */
  @Column('integer')
  targets!: number;

  /** Where it was published. */
  @Column('text', { nullable: true })
  address!: string | null;

  @Column('text', { array: true })
  overdue!: string[];

  /** Hash of the set. */
  @Column('text', { nullable: true })
  rules!: string | null;

  @Column('boolean')
  demo!: boolean;
}
