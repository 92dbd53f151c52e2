import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import type { Ruling } from '@wenxiao/rules/ruling';
import { basisOf, DATABASE } from '@wenxiao/service-kit';
import { registerEntries } from '../copies.js';
import { ownProblem } from '../own-problems.js';

/** An entry of a register that is in force, and keeps what it is about from asking for money. */
export type Block = Pick<NonNullable<(typeof registerEntries)['data']>, 'about' | 'of' | 'register' | 'kind'>;

/** What registers keep from asking for money, as accountability said it last. */
@Injectable()
export class RegisterBlocks {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** All of a jurisdiction: a list of what is supported no longer is short, and an act on many subjects asks once. */
  async of(tenant: string): Promise<readonly Block[]> {
    const { rows } = await this.db.query<{ data: Block }>(
      `select data from copies.facts
        where copy = $1 and tenant = $2 and data::jsonb @> '{"status": "in-force", "effects": ["block-request"]}'
        order by key`,
      [registerEntries.name, tenant],
    );
    return rows.map(({ data }) => data);
  }
}

/** What stands in such a register, or is of a body that does, gets no money until that has left. @throws {ProblemError} `register-blocks` */
export function requireNotListed(
  { id, unit }: Readonly<{ id: string; unit: string }>,
  blocks: readonly Block[],
  ruling: Ruling,
): void {
  const isOf = ({ of, about }: Block): boolean =>
    (of === 'subject' && about === id) || (of === 'organisation' && about === unit);
  const block = blocks.find(isOf);
  if (!block) return;
  const { register: code, kind } = block;
  const register = ruling.member('registers', code);
  const called = register.is === 'stated' ? register.value.zh : code;
  const path = `registers/${code}`;
  const basis = basisOf(ruling, path, kind === undefined ? undefined : `${path}/kinds/${kind}`);
  throw ownProblem('register-blocks', {
    subject: id,
    register: code,
    called,
    ...(kind !== undefined && { kind }),
    ...basis,
  });
}
