import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { BoundedLists, problem, Public } from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { Principals } from '../directory/principals.js';
import { credentialOf } from '../session/credential.js';
import { SessionCookie } from '../session/session-cookie.js';
import { type InstanceHealth, ServicesHealth } from './services-health.js';

class InstanceHealthDto {
  @ApiProperty({ description: '服务名；第二个实例为 targets-2', example: 'targets' })
  name!: string;

  @ApiProperty({ description: '能否接受请求', example: true })
  ready!: boolean;

  @ApiPropertyOptional({ description: '没有应答时', example: '服务没有应答 / the service does not answer' })
  reason?: string;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: '各部分；有 reason 的须由人查看',
    example: [{ name: 'messages', figures: { held: { failed: 0 } } }],
  })
  parts?: readonly unknown[];
}

class InstallationHealthDto {
  @ApiProperty({ type: [InstanceHealthDto] })
  instances!: readonly InstanceHealth[];
}

/** 运行维护: how all services do. */
@ApiTags('运行维护 operations')
@Controller('api/health')
export class OperationsController {
  constructor(
    private readonly services: ServicesHealth,
    private readonly principals: Principals,
    private readonly cookie: SessionCookie,
  ) {}

  /** What every instance says of itself, for operators of the whole installation. */
  @Get()
  @Public('each service says by itself whom it tells')
  @ApiOperation({ summary: '各服务的运行状态' })
  @BoundedLists({ instances: 'the processes of one installation' })
  @ApiOkResponse({
    type: InstallationHealthDto,
    description: '各服务各实例的运行状态 / how every instance of every service does',
  })
  async all(@Req() request: FastifyRequest): Promise<InstallationHealthDto> {
    const credential = credentialOf(request, this.cookie);
    const token = credential && (await this.principals.tokenFor(credential, request.id));
    if (token === undefined) throw problem('not-signed-in');
    return { instances: await this.services.of(token, request.id) };
  }
}
