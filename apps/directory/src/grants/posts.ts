import { Inject, Injectable } from '@nestjs/common';
import { DESK_SCREENS, type DeskScreen, type DeskScreens, screenOf } from '../desks/desk-screens.js';
import { DESK_TABLE, type DeskTable } from '../desks/desk-table.js';
import { HeldGrants, type NamedGrant } from './held-grants.js';

/** A grant as the console shows it: what its desk is called, where it lands and what it opens. */
export type Post = NamedGrant &
  DeskScreen &
  Readonly<{
    /** In Chinese; nothing for a desk that rules alone know. */
    deskName?: string;
  }>;

/** The posts that somebody holds today. */
@Injectable()
export class Posts {
  constructor(
    private readonly grants: HeldGrants,
    @Inject(DESK_TABLE) private readonly table: DeskTable,
    @Inject(DESK_SCREENS) private readonly screens: DeskScreens,
  ) {}

  /** From the top of the tree down. */
  async of(personId: string): Promise<Post[]> {
    return (await this.grants.of(personId)).map((grant) => {
      const deskName = this.table.desks[grant.desk]?.zh;
      return { ...grant, ...screenOf(grant.desk, this.screens), ...(deskName !== undefined && { deskName }) };
    });
  }
}
