import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  admissionOf,
  admitOverAll,
  APPEND_POOL,
  BoundedLists,
  Organisations,
  ReadOperation,
  RequiresRole,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { STORE_URLS } from '../config.js';
import { answered } from '../refusals.js';
import { closedEverywhere, type RootAnswer, rootOfTrail, watermarksOf } from '../trail/questions.js';
import { trailSchema } from '../trail/trail-database.js';
import { AsOfDto } from '../trail/trail.dto.js';
import { type WholeVerification, verifyEverything } from './verify-everything.js';

const root = '7fb95db4434fac68640fa0e1985ab00c355456c4a6f63ef572ca7805b5b3a08d';
const watermarks = [{ store: 'targets', closedThrough: '2022-06-30T16:00:00.000000Z' }];
const rootExample = { root, streams: 24, rows: 66, asOf: '2022-06-30T16:00:00.000000Z', watermarks };
const stores = [{ store: 'targets', outcome: 'compared', events: 48, through: '2022-06-30T16:00:00.000000Z' }];
const verificationExample = { root, streams: 24, rows: 66, watermarks, findings: [], findingsCount: 0, stores };

/** Proofs over the whole trail, of all jurisdictions: for who may see all of them. */
@ApiTags('审计证明 proofs')
@Controller()
export class ProofController {
  /** One verification at a time: who asks meanwhile gets its answer. */
  private underWay: Promise<WholeVerification> | undefined;

  constructor(
    @Inject(APPEND_POOL) private readonly pool: Pool,
    @Inject(STORE_URLS) private readonly storeUrls: Readonly<Record<string, string>>,
    private readonly organisations: Organisations,
  ) {}

  /** The root as of an instant: noted elsewhere, it proves later that nothing before that instant was changed. */
  @Get('root')
  @RequiresRole('auditor', 'administrator', 'operator')
  @ReadOperation('根散列：截至某时刻，缺省为各库均已封闭的最近时刻', rootExample)
  @BoundedLists({ watermarks: 'one for each store' })
  async root(@Query() { asOf }: AsOfDto, @Req() request: FastifyRequest): Promise<RootAnswer> {
    await admitOverAll(admissionOf(request), this.organisations);
    const trail = { sql: this.pool, schema: trailSchema };
    return answered(rootOfTrail(trail, asOf ?? closedEverywhere(await watermarksOf(trail))));
  }

  /** Recomputes every hash, chain and the root, and compares with the stores. */
  @Get('verify')
  @RequiresRole('auditor', 'administrator', 'operator')
  @ReadOperation('重算全部散列并与各事件库比对', verificationExample)
  @BoundedLists({
    watermarks: 'one for each store',
    stores: 'the stores of one installation',
    findings: 'the first of them; `findingsCount` says how many there are',
  })
  async verify(@Req() request: FastifyRequest): Promise<WholeVerification> {
    await admitOverAll(admissionOf(request), this.organisations);
    this.underWay ??= verifyEverything(this.pool, this.storeUrls).finally(() => (this.underWay = undefined));
    return this.underWay;
  }
}
