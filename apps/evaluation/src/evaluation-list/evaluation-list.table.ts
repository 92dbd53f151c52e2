import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Choice } from '../evaluation/evaluation.choice.js';
import type { Conclusion } from '../evaluation/evaluation.state.js';

/** An evaluation, one wide row. Whose it is and what its subject is called stands in the copy of the subject. Read side only. */
@Entity({ schema: 'evaluation_read', name: 'evaluations_1' })
export class EvaluationRow {
  @PrimaryColumn('text')
  tenant!: string;

  /** `<subject>.<type>.<period>.<number>` */
  @PrimaryColumn('text')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  subject!: string;

  @Column('text')
  type!: string;

  @Column('text')
  period!: string;

  @Column('integer')
  number!: number;

  @Column('integer')
  year!: number;

  @Column('text')
  /** `withdrawn`: begun by mistake, and expected by nobody. It is listed nowhere. */
  status!: 'expected' | 'excepted' | 'open' | 'concluded' | 'done' | 'withdrawn';

  /** The body evaluates itself; not known before it has begun. */
  @Column('boolean')
  ofItself!: boolean;

  @Column('date', { nullable: true })
  openedOn!: string | null;

  /** The total that the form of the self-evaluation prints, else the computed one. */
  @Column('numeric', { nullable: true })
  selfTotal!: string | null;

  /** Findings in that form. */
  @Column('integer')
  findings!: number;

  /** What it came to, as its fact says it. Whoever lists it names what is shown of it. */
  @Column('jsonb', { nullable: true })
  conclusion!: Conclusion | null;

  /** By which selection of the set it was chosen, for which of its reasons, in which words, and who chose it. */
  @Column('jsonb', { nullable: true })
  choice!: (Choice & Readonly<{ reason?: string; by: string }>) | null;

  /** The set that it was begun or expected under. */
  @Column('text', { nullable: true })
  rules!: string | null;

  /** Dues that went by and were not lifted: `<asked by>/<due>`. */
  @Column('text', { array: true })
  overdue!: string[];

  /** Ids of the persons and organisations whom it names. */
  @Column('text', { array: true })
  parties!: string[];

  @Column('boolean')
  demo!: boolean;
}
