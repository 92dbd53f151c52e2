import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Every version of every rule set, proposed or published. Read side only: it can be dropped and built anew from the events. */
@Entity({ schema: 'directory_read', name: 'rule_set_versions' })
export class RuleSetVersionRow {
  @PrimaryColumn('text')
  ruleSetId!: string;

  @PrimaryColumn('integer')
  version!: number;

  /** The jurisdiction that made it. */
  @Column('text')
  tenant!: string;

  /** Of the content’s canonical text. */
  @Column('text')
  hash!: string;

  @Column('text')
  status!: 'proposed' | 'returned' | 'published';

  /** As it was handed in. */
  @Column('json')
  content!: object;

  @Column('text')
  proposedBy!: string;

  /** Who published or returned it, and when. */
  @Column('text', { nullable: true })
  decidedBy!: string | null;

  @Column('text', { nullable: true })
  decidedAt!: string | null;

  /** Why it was returned. */
  @Column('text', { nullable: true })
  reason!: string | null;

  /** Version of the set's stream: what the next command sends as If-Match. */
  @Column('integer')
  streamVersion!: number;
}
