import { Injectable } from '@nestjs/common';
import { type ExchangeFile, type ExchangeMapping, plainMapping } from '@wenxiao/exchange';
import { decidedLimits, mappingOfOtherTable, Organisations, problem, readingForeign } from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import type { ReadingQueryDto } from './exchange-mapping.dto.js';
import { KeptMappings } from './kept-mappings.js';

type Limits = Readonly<{ limits?: typeof decidedLimits }>;

/** Tables of other systems, as requests bring them, by the mappings that are kept here. */
@Injectable()
export class ForeignTables {
  constructor(
    private readonly kept: KeptMappings,
    private readonly organisations: Organisations,
  ) {}

  /**
   * Works with the table that a request brings.
   * @throws {ProblemError} `invalid-request`, `not-found`.
   */
  async reading<Result>(
    tenant: string,
    request: FastifyRequest,
    { limits, ...asked }: ReadingQueryDto & Limits,
    work: (file: ExchangeFile) => Promise<Result>,
  ): Promise<Result> {
    const mapping = await this.mappingFor(tenant, asked);
    const jurisdiction = await this.organisations.find(tenant);
    return readingForeign(request, { ...asked, mapping, jurisdiction, ...(limits && { limits }) }, work);
  }

  private async mappingFor(tenant: string, { mapping, version, table }: ReadingQueryDto): Promise<ExchangeMapping> {
    if (mapping === undefined && table === undefined) throw problem('invalid-request', { errors: [neither] });
    if (mapping === undefined) return plainMapping(table ?? 'projects');
    const found = await this.kept.called(mapping, tenant, version);
    if (table !== undefined && found.table !== table)
      throw problem('invalid-request', { errors: [mappingOfOtherTable] });
    return found;
  }
}

const neither = {
  path: 'table',
  code: 'missing',
  zh: '须写明列对应关系（mapping）或交换表（table）',
  en: 'Name a mapping, or a table.',
};
