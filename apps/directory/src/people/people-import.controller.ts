import { Controller, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CommandOperation,
  type ImportAnswer,
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
import { grantsProjection } from '../grants/grants.projection.js';
import { OwnFeed } from '../own-feed.js';
import { Wrapping } from '../person-keys/wrapping.js';
import { type FirstPassword, Newcomers } from './newcomers.js';
import { PeopleImportAnswerDto } from './people-import.dto.js';
import { PeopleImport } from './people-import.js';
import { peopleSheet } from './people-sheet.js';
import { peopleProblem } from './people.problems.js';

/** 人员导入: the people of a jurisdiction from one file, with the desks that they fill. */
@ApiTags('人员与授权 people and grants')
@Controller()
export class PeopleImportController extends importRoutes({ path: 'people', called: '人员', sheet: peopleSheet }) {
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
  @Post('jurisdictions/:jurisdictionId/people/imports')
  @SettledAtObject()
  @CommandOperation('导入人员及其岗位（CSV）', { type: PeopleImportAnswerDto })
  @TakesImport()
  async take(
    @PathId('jurisdictionId') tenant: string,
    @Query() { errors }: ImportQueryDto,
    @PersonCommand() context: PersonsCommand,
    @Req() request: FastifyRequest,
  ): Promise<ImportAnswer & Readonly<{ passwords: readonly FirstPassword[] }>> {
    const passwords: FirstPassword[] = [];
    const answer = await this.imports.take(tenant, this.importer, await readImport(request.raw, peopleSheet), {
      // A file of one person is a name that somebody may guess.
      context: { ...context, commandHash: this.wrapping.keyedHash(context.commandHash) },
      skip: errors === 'skip',
      carry: (rows, by) => this.newcomers.record(tenant, rows, by, passwords),
      before: () => {
        throw peopleProblem('people-taken-already');
      },
    });
    await this.ownFeed.shown(grantsProjection.name, answer);
    return { ...answer, passwords };
  }
}
