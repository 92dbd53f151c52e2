import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An ex-ante assessment, one wide row. Read side only. */
@Entity({ schema: 'targets_read', name: 'assessments_1' })
export class AssessmentRow {
  @PrimaryColumn('text')
  tenant!: string;

  /** `<subject>.<number>` */
  @PrimaryColumn('text')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  subject!: string;

  @Column('integer')
  number!: number;

  @Column('text')
  procedure!: string;

  @Column('integer')
  year!: number;

  @Column('boolean')
  requested!: boolean;

  @Column('date')
  openedOn!: string;

  /** When it was asked for or begun: equal scores are in this order. */
  @Column('text')
  filedAt!: string;

  @Column('boolean')
  ended!: boolean;

  @Column('text', { array: true })
  openSteps!: string[];

  @Column('text', { nullable: true })
  conclusion!: string | null;

  @Column('numeric', { nullable: true })
  score!: string | null;

  @Column('boolean', { nullable: true })
  late!: boolean | null;

  @Column('text', { array: true })
  effects!: string[];

  @Column('text', { nullable: true })
  library!: string | null;

  /** Ids of persons and organisations that it names. */
  @Column('text', { array: true })
  parties!: string[];

  /** The set that it goes by. */
  @Column('text')
  rules!: string;

  @Column('boolean')
  demo!: boolean;

  /** What the events fold to: the next one is folded into it. */
  @Column('jsonb')
  state!: object;
}
