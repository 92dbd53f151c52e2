import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Every mapping by its last version. Read side only: it can be dropped and built anew from the events. */
@Entity({ schema: 'directory_read', name: 'exchange_mappings' })
export class ExchangeMappingRow {
  /** The jurisdiction that keeps it. */
  @PrimaryColumn('text')
  tenant!: string;

  @PrimaryColumn('text')
  mapping!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  name!: string;

  /** Of which table it is. */
  @Column('text')
  table!: string;

  @Column('text')
  status!: 'in-use' | 'retired';

  @Column('text')
  changedBy!: string;

  @Column('text')
  changedAt!: string;

  /** Version of its stream: what the next command sends as If-Match. */
  @Column('integer')
  streamVersion!: number;
}
