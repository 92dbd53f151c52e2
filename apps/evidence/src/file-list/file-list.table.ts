import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file that was handed in. Read side only. */
@Entity({ schema: 'evidence_read', name: 'files_1' })
export class FileRow {
  @PrimaryColumn('text')
  tenant!: string;

  /** `<object>.<file>` */
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  object!: string;

  @Column('text')
  file!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  organisation!: string;

  @Column('text')
  name!: string;

  @Column('text')
  format!: string;

  @Column('bigint')
  size!: string;

  @Column('text')
  hash!: string;

  @Column('boolean')
  internal!: boolean;

  @Column('text')
  status!: 'kept' | 'erased';

  /** Who handed it in. */
  @Column('text')
  by!: string;

  @Column('timestamptz')
  recordedAt!: string;
}
