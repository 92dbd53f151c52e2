import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import {
  among,
  CommandRunner,
  DATABASE,
  type List,
  Organisations,
  type Page,
  pageOf,
  type PageQueryDto,
  problem,
} from '@wenxiao/service-kit';
import { exchangeMapping, isMappingName, mappingId } from './exchange-mapping.aggregate.js';
import type { StatedMapping } from './exchange-mapping.decider.js';

/** A mapping as it stands, and the jurisdiction that keeps it. */
type FoundMapping = StatedMapping &
  Readonly<{ jurisdictionId: string; mapping: string; streamVersion: number; isRetired: boolean }>;

const mappings = {
  from: 'directory_read.exchange_mappings m',
  columns: {
    jurisdictionId: 'm."tenant"',
    mapping: 'm."mapping"',
    version: 'm."version"',
    name: 'm."name"',
    table: 'm."table"',
    status: 'm."status"',
    changedBy: 'm."changedBy"',
    changedAt: 'm."changedAt"',
    streamVersion: 'm."streamVersion"',
  },
  id: 'm."tenant"',
  sorts: { mapping: { by: 'm."mapping"', type: 'text' } },
} as const satisfies List;

/** Mappings of a jurisdiction and of those above it: the nearer one holds. */
@Injectable()
export class KeptMappings {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly commands: CommandRunner,
    private readonly organisations: Organisations,
  ) {}

  async page(jurisdictionId: string, page: PageQueryDto): Promise<Page<object>> {
    const where = among('m."tenant"', await this.upwards(jurisdictionId));
    return pageOf(this.db, mappings, { where, sort: 'mapping', ...page });
  }

  /**
   * The mapping that a jurisdiction reads by: its own, else that of the nearest above which has one of the name.
   * @param version an earlier one; else the last, where it was not retired
   * @throws {ProblemError} `not-found`
   */
  async called(mapping: string, jurisdictionId: string, version?: number): Promise<FoundMapping> {
    if (!isMappingName(mapping)) throw problem('not-found');
    for (const id of await this.upwards(jurisdictionId)) {
      const { state, version: streamVersion } = await this.commands.load(exchangeMapping, id, mappingId(id, mapping));
      const found = version === undefined ? state.versions.at(-1) : state.versions[version - 1];
      const { isRetired } = state;
      if (found && (version !== undefined || !isRetired))
        return { jurisdictionId: id, mapping, ...found, streamVersion, isRetired };
    }
    throw problem('not-found');
  }

  /** @throws {ProblemError} `not-found` where the jurisdiction keeps none of this name; one above is that jurisdiction's. */
  async requireOwn(mapping: string, jurisdictionId: string): Promise<void> {
    const id = mappingId(jurisdictionId, mapping);
    const { version } = isMappingName(mapping)
      ? await this.commands.load(exchangeMapping, jurisdictionId, id)
      : { version: 0 };
    if (version === 0) throw problem('not-found');
  }

  /** The jurisdiction and those above it, the nearest first. */
  private async upwards(jurisdictionId: string): Promise<readonly string[]> {
    const { path = [jurisdictionId] } = (await this.organisations.find(jurisdictionId)) ?? {};
    return path.toReversed();
  }
}
