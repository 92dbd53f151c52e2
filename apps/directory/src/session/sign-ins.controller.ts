import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import {
  admissionOf,
  calledAs,
  type Page,
  PageQueryDto,
  PathId,
  ReadOperation,
  SettledAtObject,
} from '@wenxiao/service-kit';
import { IsOptional, IsUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { DirectoryActs } from '../desks/directory-acts.js';
import { type SignInEntry, SignInLog, signInOutcomeNames } from './sign-in-log.js';

class SignInsQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: '只看此人', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000201' })
  @IsOptional()
  @IsUUID()
  personId?: string;
}

const example = {
  items: [
    {
      number: '1024',
      at: '2022-05-09T01:00:00.000Z',
      personId: '018f2f6e-0000-7000-8000-000000000201',
      outcome: 'signed-in',
      address: '198.51.100.7',
    },
  ],
  more: false,
  totals: { rows: 1 },
};

/** 登录记录: who signed in, or tried to, from where. Nobody changes what stands there. */
@ApiTags('人员与授权 people and grants')
@Controller('jurisdictions/:jurisdictionId/sign-ins')
export class SignInsController {
  constructor(
    private readonly log: SignInLog,
    private readonly acts: DirectoryActs,
  ) {}

  /** The attempts of people who work where the asking person's grants reach, the newest first. */
  @Get()
  @SettledAtObject()
  @ReadOperation('登录记录', example, { codes: { outcome: calledAs(signInOutcomeNames) } })
  list(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: SignInsQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<SignInEntry>> {
    return this.log.page(tenant, this.acts.admitted('read-sign-ins', admissionOf(request), tenant), query);
  }
}
