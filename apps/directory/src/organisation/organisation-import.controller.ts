import { Controller, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CommandOperation,
  type ImportAnswer,
  ImportAnswerDto,
  ImportQueryDto,
  importRoutes,
  Imports,
  PathId,
  PersonCommand,
  type PersonsCommand,
  readImport,
  SettledAtObject,
  TakesImport,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { OwnFeed } from '../own-feed.js';
import { OrganisationImport } from './organisation-import.js';
import { organisationSheet } from './organisation-sheet.js';
import { Ways } from './way.js';

/** 单位导入: many organisations of a jurisdiction from one file. */
@ApiTags('区划与单位 organisations')
@Controller()
export class OrganisationImportController extends importRoutes({
  path: 'organisations',
  called: '单位',
  sheet: organisationSheet,
}) {
  constructor(
    override readonly imports: Imports,
    override readonly importer: OrganisationImport,
    private readonly ways: Ways,
    private readonly ownFeed: OwnFeed,
  ) {
    super();
  }

  /** Of two files with one code the second finds the first. */
  @Post('jurisdictions/:jurisdictionId/organisations/imports')
  @SettledAtObject()
  @CommandOperation('导入单位（CSV）', { type: ImportAnswerDto })
  @TakesImport()
  async take(
    @PathId('jurisdictionId') tenant: string,
    @Query() { errors }: ImportQueryDto,
    @PersonCommand() context: PersonsCommand,
    @Req() request: FastifyRequest,
  ): Promise<ImportAnswer> {
    const how = { context, skip: errors === 'skip' };
    const file = await readImport(request.raw, organisationSheet);
    const answer = await this.ways.oneAtATime(() => this.imports.take(tenant, this.importer, file, how));
    const ids = answer.streams.map(({ id }) => id);
    await this.ownFeed.heard(
      `select from (select count(*) as heard from directory_copy.organisations where id = any ($1::text[])) o where heard = $2`,
      [ids, ids.length],
    );
    return answer;
  }
}
