import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type ImportAnswer, type ImportFile, importRoutes, Imports, type TakingImport } from '@wenxiao/service-kit';
import { OwnFeed } from '../own-feed.js';
import { OrganisationImport } from './organisation-import.js';
import { type OrganisationColumn, organisationSheet } from './organisation-sheet.js';
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
  override async taken(tenant: string, file: ImportFile<OrganisationColumn>, how: TakingImport): Promise<ImportAnswer> {
    const answer = await this.ways.oneAtATime(() => super.taken(tenant, file, how));
    await this.ownFeed.heardAll(answer.streams.map(({ id }) => id));
    return answer;
  }
}
