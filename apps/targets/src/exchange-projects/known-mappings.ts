import { Injectable } from '@nestjs/common';
import { type ExchangeMapping, plainMapping, type TableName } from '@wenxiao/exchange';
import { Copies, mappingOfOtherTable, type Organisation, problem } from '@wenxiao/service-kit';
import { exchangeMappings } from '../copies.js';

/** How tables of other systems are read, as directory keeps it. */
@Injectable()
export class KnownMappings {
  constructor(private readonly copies: Copies) {}

  /**
   * The mapping that a jurisdiction reads by: its own, else that of the nearest above which has one of the name.
   * @throws {ProblemError} `not-found`; `invalid-request` for one of another table.
   */
  async of(
    table: TableName,
    mapping: string | undefined,
    jurisdiction: Organisation | undefined,
  ): Promise<ExchangeMapping> {
    if (mapping === undefined) return plainMapping(table);
    for (const id of jurisdiction?.path.toReversed() ?? []) {
      const found = await this.copies.find(exchangeMappings, id, mapping);
      if (found?.data.status !== 'in-use') continue;
      if (found.data.table !== table) throw problem('invalid-request', { errors: [mappingOfOtherTable] });
      return found.data;
    }
    throw problem('not-found');
  }
}
