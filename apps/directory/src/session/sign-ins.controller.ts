import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { admissionOf, PathId, ReadOperation, SettledAtObject } from '@wenxiao/service-kit';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { DirectoryActs } from '../desks/directory-acts.js';
import { SignInLog } from './sign-in-log.js';

class SignInsQueryDto {
  @ApiPropertyOptional({ description: '上一页最后一条的 number', example: '1024' })
  @IsOptional()
  @Matches(/^[1-9]\d{0,17}$/)
  before?: string;

  @ApiPropertyOptional({ description: '只看此人', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000201' })
  @IsOptional()
  @IsUUID()
  personId?: string;

  @ApiPropertyOptional({ description: '每页条数', example: 50, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
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
  @ReadOperation('登录记录', example)
  list(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: SignInsQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return this.log.list(tenant, this.acts.admitted('read-sign-ins', admissionOf(request), tenant), {
      limit: 50,
      ...query,
    });
  }
}
