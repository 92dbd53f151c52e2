import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Queryable } from '@wenxiao/event-store';
import {
  admissionOf,
  DATABASE,
  Organisations,
  PathId,
  problem,
  ReadOperation,
  RequiresRole,
  type Role,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { answered } from '../refusals.js';
import type { TrailEntry } from './cited-rules.js';
import type { FigureValue } from './fold.js';
import { type Page, pageOf, type Paging } from './page.js';
import {
  type DifferenceAnswer,
  differenceOf,
  type Subject,
  type TrailAnswer,
  trailOf,
  unitOfSubject,
} from './questions.js';
import { trailSchema } from './trail-database.js';
import { SubjectId } from './subject-id.js';
import { differenceExample, figuresExample, trailExample } from './trail.examples.js';
import { DifferenceQueryDto, FiguresQueryDto, TrailQueryDto } from './trail.dto.js';

/** Who may ask, each within their grants. */
const readers = [
  'auditor',
  'performance-office',
  'budget-desk',
  'budget-unit',
  'administrator',
] as const satisfies readonly [Role, ...Role[]];

type Paged<Answer> = Answer & Omit<Page<TrailEntry>, 'entries'>;

async function paged<Answer extends Readonly<{ entries: readonly TrailEntry[] }>>(
  asked: Promise<Answer>,
  paging: Paging,
): Promise<Paged<Answer>> {
  const answer = await asked;
  return { ...answer, ...pageOf(answer.entries, paging) };
}

/** 审计轨迹: what happened to a subject, from event history alone. */
@ApiTags('审计轨迹 audit trail')
@Controller('jurisdictions/:jurisdictionId/trail/:subjectId')
export class TrailController {
  constructor(
    @Inject(DATABASE) private readonly sql: Queryable,
    private readonly organisations: Organisations,
  ) {}

  /** Everything that happened to a subject: who, when, before and after, under which rules and article. */
  @Get()
  @RequiresRole(...readers)
  @ReadOperation('一个对象的审计轨迹', trailExample)
  async trail(
    @PathId('jurisdictionId') tenant: string,
    @SubjectId() subject: string,
    @Query() query: TrailQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Paged<TrailAnswer>> {
    const { limit, after, ...question } = query;
    await this.admit({ subject, tenant }, request);
    return answered(paged(trailOf(this.trailDatabase, { subject, tenant }, question), { limit, after }));
  }

  /** The subject's figures alone, as they stood. */
  @Get('figures')
  @RequiresRole(...readers)
  @ReadOperation('一个对象在某时刻的数字', figuresExample)
  async figures(
    @PathId('jurisdictionId') tenant: string,
    @SubjectId() subject: string,
    @Query() query: FiguresQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Omit<TrailAnswer, 'entries'> & { figures: readonly FigureValue[] }> {
    await this.admit({ subject, tenant }, request);
    const { entries: _, ...answer } = await answered(trailOf(this.trailDatabase, { subject, tenant }, query));
    return answer;
  }

  /** What changed between two instants of recorded-at. */
  @Get('diff')
  @RequiresRole(...readers)
  @ReadOperation('一个对象在两个时刻之间的变化', differenceExample)
  async difference(
    @PathId('jurisdictionId') tenant: string,
    @SubjectId() subject: string,
    @Query() { from, to, ...paging }: DifferenceQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Paged<DifferenceAnswer>> {
    await this.admit({ subject, tenant }, request);
    return answered(paged(differenceOf(this.trailDatabase, { subject, tenant }, from, to), paging));
  }

  private get trailDatabase() {
    return { sql: this.sql, schema: trailSchema };
  }

  /**
   * Lets in who may see the subject: grants that reach its unit, by everything that is known today; where it has none, grants that
   * reach the jurisdiction. @throws {ProblemError} `not-found`, the same for a subject that does not exist.
   */
  private async admit(asked: Required<Subject>, request: FastifyRequest): Promise<void> {
    const known = await unitOfSubject(this.trailDatabase, asked);
    // Asked of what is not there as well, so that it takes as long.
    await this.organisations.admit(known?.unit ?? asked.tenant, admissionOf(request));
    if (!known) throw problem('not-found');
  }
}
