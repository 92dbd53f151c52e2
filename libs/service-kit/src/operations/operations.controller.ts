import { Controller, Get, Inject, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RequiresRole } from '../access/access.guard.js';
import { admissionOf } from '../access/admission.js';
import { HEALTH, type Health } from '../http/health.js';
import { BoundedLists } from '../http/operation.js';
import { Organisations } from '../directory/organisations.js';
import { admitOverAll } from './over-all.js';

class HealthPartDto {
  @ApiProperty({ example: 'messages' })
  name!: string;

  @ApiPropertyOptional({ description: '有此项则须由人查看', example: '3 条流已搁置' })
  reason?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: { held: { failed: 3 } } })
  figures?: Readonly<Record<string, unknown>>;
}

class ServiceHealthDto {
  @ApiProperty({ description: '能否接受请求', example: true })
  ready!: boolean;

  @ApiProperty({ type: [HealthPartDto] })
  parts!: readonly HealthPartDto[];
}

/** 运行维护: how this service does, for those who look after it. */
@ApiTags('运行维护 operations')
@Controller('operations')
export class OperationsController {
  constructor(
    @Inject(HEALTH) private readonly health: Health,
    private readonly organisations: Organisations,
  ) {}

  /** Names processes, roles and databases, of all jurisdictions: for operators of the whole installation. */
  @Get('health')
  @RequiresRole('operator')
  @ApiOperation({ summary: '本服务的运行状态' })
  @BoundedLists({ parts: 'the parts that a service consists of' })
  @ApiOkResponse({ type: ServiceHealthDto, description: '本服务的运行状态 / how this service does' })
  async how(@Req() request: FastifyRequest): Promise<ServiceHealthDto> {
    await admitOverAll(admissionOf(request), this.organisations);
    const [ready, parts] = await Promise.all([this.health.ready(), this.health.parts()]);
    return { ready, parts: parts.map(({ measures: _, ...part }) => part) };
  }
}
