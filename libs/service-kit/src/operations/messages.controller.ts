import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RequiresRole } from '../access/access.guard.js';
import { admissionOf } from '../access/admission.js';
import { PersonCommand, type PersonsCommand } from '../command/command-context.js';
import { BoundedLists } from '../http/operation.js';
import { HeldMessages } from './held-messages.js';
import {
  DecideMessageDto,
  HeldMessagesDto,
  HeldMessagesQueryDto,
  MessageDecidedDto,
  MessagesRedrivenDto,
  RedriveMatchingDto,
} from './messages.dto.js';

const idempotencyKey = ApiHeader({
  name: 'Idempotency-Key',
  required: true,
  description: '命令编号（UUID，由您任选）；重复发送是安全的',
  schema: { type: 'string', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000901' },
});

/** 消息: what this service could not take in of others, and what people do about it. Who and why are kept for ever. */
@ApiTags('消息 messages')
@Controller('messages')
export class MessagesController {
  constructor(private readonly messages: HeldMessages) {}

  /** Streams that do not flow, of the jurisdictions that the operator's grants reach. */
  @Get('held')
  @RequiresRole('operator')
  @ApiOperation({ summary: '搁置与等待中的消息' })
  @BoundedLists({ alarms: 'one for each kind of message of a jurisdiction' })
  @ApiOkResponse({ type: HeldMessagesDto, description: '搁置与等待中的消息 / what does not flow' })
  held(@Query() asked: HeldMessagesQueryDto, @Req() request: FastifyRequest): Promise<HeldMessagesDto> {
    return this.messages.list(admissionOf(request), asked);
  }

  /** Has a parked message taken in after all, then those behind it, in order. */
  @Post('redrive')
  @RequiresRole('operator')
  @HttpCode(200)
  @idempotencyKey
  @ApiOperation({ summary: '重新处理被搁置的消息' })
  @ApiOkResponse({ type: MessageDecidedDto, description: '已办理，或此前已办理 / done, now or before' })
  redrive(@Body() body: DecideMessageDto, @PersonCommand() context: PersonsCommand): Promise<MessageDecidedDto> {
    return this.messages.decide('redrive', body, context);
  }

  /** Decides that a parked message is never taken in; those behind it follow. */
  @Post('dismiss')
  @RequiresRole('operator')
  @HttpCode(200)
  @idempotencyKey
  @ApiOperation({ summary: '放弃被搁置的消息' })
  @ApiOkResponse({ type: MessageDecidedDto, description: '已办理，或此前已办理 / done, now or before' })
  dismiss(@Body() body: DecideMessageDto, @PersonCommand() context: PersonsCommand): Promise<MessageDecidedDto> {
    return this.messages.decide('dismiss', body, context);
  }

  /** Has parked messages taken in after all, many at a time: of one contract, of one jurisdiction, or all that are reached. */
  @Post('redrive-matching')
  @RequiresRole('operator')
  @HttpCode(200)
  @idempotencyKey
  @ApiOperation({ summary: '按条件重新处理被搁置的消息' })
  @ApiOkResponse({ type: MessagesRedrivenDto, description: '已重新处理的条数 / how many were taken in again' })
  redriveMatching(
    @Body() body: RedriveMatchingDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<MessagesRedrivenDto> {
    return this.messages.redriveMatching(body, context);
  }
}
