import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { SettledAtObject } from '../access/access.guard.js';
import { admissionOf } from '../access/admission.js';
import { reaches, type SystemDesk, touches } from '../access/grants.js';
import { Organisations } from '../directory/organisations.js';
import { ReadOperation } from '../http/operation.js';
import { PathId } from '../http/path-id.js';
import { problem } from '../http/problem.js';
import { PageQueryDto } from '../list/asked.dto.js';
import { calledAs } from '../list/column-codes.js';
import type { Page } from '../list/page.js';
import { settlingDesk } from '../procedure/step-authority.js';
import { type ReadEntry, ReadLog, readOutcomeNames } from './read-log.js';

class ReadsQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: '只看此人', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000201' })
  @IsOptional()
  @IsUUID()
  person?: string;

  @ApiPropertyOptional({
    description: '只看对此对象的查阅',
    format: 'uuid',
    example: '018f2f6e-0000-7000-8000-000000000101',
  })
  @IsOptional()
  @IsUUID()
  about?: string;
}

const example = {
  items: [
    {
      number: '1024',
      at: '2023-05-09T01:00:00.000Z',
      personId: '018f2f6e-0000-7000-8000-000000000201',
      auditsOver: ['018f2f6e-0000-7000-8000-000000000011'],
      address:
        '/jurisdictions/018f2f6e-0000-7000-8000-000000000011/performance-targets/018f2f6e-0000-7000-8000-000000000101/2023',
      outcome: 'answered',
    },
  ],
  more: false,
  totals: { rows: 1 },
};

/** Who sees what auditors read of their jurisdiction: auditors audit these, and are no judges of themselves. Its rules may not be in force yet. */
const whoOversees: readonly string[] = [settlingDesk, 'administrator' satisfies SystemDesk];

/** 审计查阅记录: what auditors read of this service. Nobody changes what stands there. */
@ApiTags('审计查阅记录 reads')
@Controller('jurisdictions/:jurisdictionId/reads')
export class ReadsController {
  constructor(
    private readonly log: ReadLog,
    private readonly organisations: Organisations,
  ) {}

  @Get()
  @SettledAtObject()
  @ReadOperation('审计查阅记录', example, { codes: { outcome: calledAs(readOutcomeNames) } })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ReadsQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<ReadEntry>> {
    const jurisdiction = await this.organisations.find(tenant);
    const { grants } = admissionOf(request);
    // Whom an object of the service names, or whom it lets in whoever they are, has nothing here by that.
    if (!jurisdiction || !grants.some((grant) => touches(grant, jurisdiction))) throw problem('not-found');
    const oversees = grants.some((grant) => whoOversees.includes(grant.desk) && reaches(grant, jurisdiction));
    if (!oversees) throw problem('wrong-role', { required: whoOversees });
    return this.log.page(jurisdiction, query);
  }
}
