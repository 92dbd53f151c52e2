import { createHash } from 'node:crypto';
import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { canonicalJson } from '@wenxiao/domain';
import {
  admissionOf,
  calledAs,
  type Page,
  PathId,
  problem,
  ReadOperation,
  SettledAtObject,
  TakesTables,
  traceIdOf,
  validationPipe,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { type BatchAnswer, ExecutionFeed, type Sent } from './execution-feed.js';
import { FeedDesk } from './feed-desk.js';
import { FeedRows, rowStateNames } from './feed-rows.query.js';
import { BatchAnswerDto, ExecutionBatchDto, ListRowsDto, TakeBatchDto } from './feed.dto.js';
import { batchExample, rowsExample } from './feed.examples.js';
import { FeedStore } from './feed-store.js';
import { feedTable } from './feed-table.js';

/** 执行数: what the treasury has paid, in batches. */
@ApiTags('执行数 executed amounts')
@Controller('jurisdictions/:jurisdictionId/execution-batches')
export class FeedController {
  readonly #valid = validationPipe();

  constructor(
    private readonly feed: ExecutionFeed,
    private readonly desk: FeedDesk,
    private readonly store: FeedStore,
    private readonly rows: FeedRows,
  ) {}

  /** A table in `text/csv` is read as it comes. The batch is its own key: sent again it changes nothing. */
  @Post()
  @SettledAtObject()
  @TakesTables()
  @ApiOperation({ summary: '报送一批执行数（JSON，或 text/csv）' })
  @ApiConsumes('application/json', 'text/csv')
  @ApiBody({ type: ExecutionBatchDto })
  @ApiCreatedResponse({ type: BatchAnswerDto, description: '已采纳，或此前已采纳 / taken, now or before' })
  async take(
    @PathId('jurisdictionId') tenant: string,
    @Query() { batch, unit, takeValid = false }: TakeBatchDto,
    @Req() request: FastifyRequest,
  ): Promise<BatchAnswer> {
    const { actor, rules, ruling, today } = await this.desk.admit(tenant, admissionOf(request));
    const sent = { batch, unit, takeValid, ...(await this.rowsOf(request)) };
    return this.feed.take(tenant, sent, { actor, rules, correlationId: traceIdOf(request) }, { today, ruling });
  }

  /** How far a batch is. */
  @Get(':batch')
  @SettledAtObject()
  @ReadOperation('一批执行数的办理进度', batchExample, { amounts: ['sum'] })
  async one(
    @PathId('jurisdictionId') tenant: string,
    @Param('batch') batch: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { status, lines, rejected, sum } = await this.found(tenant, batch, request);
    const { totals } = await this.rows.page(tenant, batch, { limit: 1 });
    const { changed, unchanged, waiting } = totals;
    return { batch, status, lines, rejected, sum, changed, unchanged, waiting };
  }

  /** What became of its rows. */
  @Get(':batch/rows')
  @SettledAtObject()
  @ReadOperation('一批执行数的各行：未采纳、有变动、无变动', rowsExample, {
    amounts: ['items.amount', 'items.before'],
    codes: { state: calledAs(rowStateNames) },
  })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Param('batch') batch: string,
    @Query() query: ListRowsDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<object>> {
    const { ruling } = await this.found(tenant, batch, request);
    return this.rows.page(tenant, batch, query, ruling);
  }

  private async found(tenant: string, batch: string, request: FastifyRequest) {
    const { ruling } = await this.desk.admit(tenant, admissionOf(request));
    const found = await this.store.find(tenant, batch);
    if (!found) throw problem('not-found');
    return { ...found, ruling };
  }

  private async rowsOf(request: FastifyRequest): Promise<Pick<Sent, 'rows' | 'hash'>> {
    if (request.headers['content-type']?.startsWith('text/csv')) {
      const table = feedTable(request.raw);
      return { rows: table.rows(), hash: () => table.hash() };
    }
    const given = (await this.#valid.transform(request.body, {
      type: 'body',
      metatype: ExecutionBatchDto,
    })) as ExecutionBatchDto;
    const hash = createHash('sha256').update(canonicalJson(request.body)).digest('hex');
    const rows = given.rows.map(({ year, ...cells }, index) => ({
      number: index + 1,
      sent: { ...cells, year: String(year) },
    }));
    return { rows, hash: () => hash };
  }
}
