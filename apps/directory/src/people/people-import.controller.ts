import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type ImportAnswer, type ImportFile, importRoutes, Imports, type TakingImport } from '@wenxiao/service-kit';
import { grantsProjection } from '../grants/grants.projection.js';
import { OwnFeed } from '../own-feed.js';
import { Wrapping } from '../person-keys/wrapping.js';
import { type FirstPassword, Newcomers } from './newcomers.js';
import { PeopleImportAnswerDto } from './people-import.dto.js';
import { PeopleImport } from './people-import.js';
import { type PersonColumn, peopleSheet } from './people-sheet.js';
import { peopleProblem } from './people.problems.js';

/** 人员导入: the people of a jurisdiction from one file, with the desks that they fill. */
@ApiTags('人员与授权 people and grants')
@Controller()
export class PeopleImportController extends importRoutes({
  path: 'people',
  called: '人员',
  takes: '导入人员及其岗位（CSV）',
  sheet: peopleSheet,
  answer: PeopleImportAnswerDto,
}) {
  constructor(
    override readonly imports: Imports,
    override readonly importer: PeopleImport,
    private readonly newcomers: Newcomers,
    private readonly ownFeed: OwnFeed,
    private readonly wrapping: Wrapping,
  ) {
    super();
  }

  /** First passwords are made here and told in the answer, this once: no file has one. */
  override async taken(
    tenant: string,
    file: ImportFile<PersonColumn>,
    { context, skip }: TakingImport,
  ): Promise<ImportAnswer & Readonly<{ passwords: readonly FirstPassword[] }>> {
    const passwords: FirstPassword[] = [];
    const answer = await this.imports.take(tenant, this.importer, file, {
      // A file of one person is a name that somebody may guess.
      context: { ...context, commandHash: this.wrapping.keyedHash(context.commandHash) },
      skip,
      carry: (rows, by) => this.newcomers.record(tenant, rows, by, passwords),
      before: () => {
        throw peopleProblem('people-taken-already');
      },
    });
    await this.ownFeed.shown(grantsProjection.name, answer);
    return { ...answer, passwords };
  }
}
