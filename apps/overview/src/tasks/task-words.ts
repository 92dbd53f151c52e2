import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import type { CitedBasis } from '@wenxiao/rules/ruling';
import { DATABASE, GoverningRules, type ListedTask } from '@wenxiao/service-kit';
import { subjects } from '../copies.js';

/** What a person reads of a task beside its codes. */
export type TaskWords = Readonly<{
  /** What it is about; null where overview has not heard of it. */
  subject: SubjectWords | null;
  /** The desks that it waits for, with the names of their organisations; or the person who asks. */
  whose: readonly (ListedTask['whose'][number] & Readonly<{ name?: string | null }>)[];
  /** Who has it, where it was handed over. A person stands here by id alone. */
  heldBy: Holder | null;
  /** The member of the set that asks for it, with its article in that set's own words. */
  why: Readonly<{ hash: string }> & CitedBasis;
}>;

type Holder = Readonly<{ organisation: string; name: string }> | Readonly<{ person: string }>;
type SubjectWords = Readonly<{ name: string; officialCode: string | null; unit: string; unitName: string | null }>;

/** Puts words to the tasks of one page, each thing looked up once. */
@Injectable()
export class WordsOfTasks {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly governing: GoverningRules,
  ) {}

  /** In the order of the tasks. */
  async of(tenant: string, tasks: readonly ListedTask[]): Promise<readonly TaskWords[]> {
    const [known, organisations, cited] = await Promise.all([
      this.subjects(tenant, tasks),
      this.organisations(tasks),
      this.cited(tasks),
    ]);
    return tasks.map(({ about, whose, heldBy, why }) => ({
      subject: known.get(about['subject'] ?? '') ?? null,
      whose: whose.map((each) =>
        'organisation' in each ? { ...each, name: organisations.get(each.organisation) ?? null } : each,
      ),
      heldBy: heldBy === undefined ? null : holderOf(heldBy, organisations.get(heldBy)),
      why: { hash: why.hash, ...(cited.get(keyOf(why)) ?? { path: why.path, article: [] }) },
    }));
  }

  private async subjects(tenant: string, tasks: readonly ListedTask[]): Promise<ReadonlyMap<string, SubjectWords>> {
    const ids = [...new Set(tasks.flatMap(({ about }) => about['subject'] ?? []))];
    if (ids.length === 0) return new Map();
    const { rows } = await this.db.query<SubjectWords & { subject: string }>(
      `select f.key as subject, f.data->>'name' as name, f.data->>'officialCode' as "officialCode",
              f.data->>'unit' as unit, u.name as "unitName"
         from copies.facts f left join directory_copy.organisations u on u.id = f.data->>'unit'
        where f.copy = $1 and f.tenant = $2 and f.key = any ($3)`,
      [subjects.name, tenant, ids],
    );
    return new Map(rows.map(({ subject, ...words }) => [subject, words]));
  }

  private async organisations(tasks: readonly ListedTask[]): Promise<ReadonlyMap<string, string>> {
    const ids = tasks.flatMap(({ whose, heldBy }) => [
      ...whose.flatMap((each) => ('organisation' in each ? each.organisation : [])),
      ...(heldBy === undefined ? [] : [heldBy]),
    ]);
    if (ids.length === 0) return new Map();
    const { rows } = await this.db.query<{ id: string; name: string }>(
      `select id, name from directory_copy.organisations where id = any ($1)`,
      [[...new Set(ids)]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private async cited(tasks: readonly ListedTask[]): Promise<ReadonlyMap<string, CitedBasis>> {
    const asked = new Map(tasks.map(({ why }) => [keyOf(why), why]));
    const cited = await Promise.all(
      [...asked].map(async ([key, { hash, path }]) => [key, await this.governing.cited(hash, path)] as const),
    );
    return new Map(cited);
  }
}

const holderOf = (id: string, name: string | undefined): Holder =>
  name === undefined ? { person: id } : { organisation: id, name };

const keyOf = ({ hash, path }: ListedTask['why']): string => `${hash} ${path}`;
