import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Queryable } from '@wenxiao/event-store';
import {
  admissionOf,
  BoundedLists,
  DATABASE,
  Organisations,
  PathId,
  problem,
  ReadOperation,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { INSTALLATION } from '../config.js';
import { answered } from '../refusals.js';
import type { TrailEntry } from './cited-rules.js';
import type { FigureValue } from './standing.js';
import {
  type Bounded,
  bounded,
  figuresMax,
  pageOf,
  type Paging,
  withAlarms,
  wordOfEvent,
  wordOfFigure,
} from './page.js';
import {
  type DifferenceAnswer,
  differenceOf,
  type ReadBy,
  type Subject,
  type TrailAnswer,
  trailOf,
} from './questions.js';
import { askingOf, readingOf } from './reading.js';
import { trailSchema } from './trail-database.js';
import { SubjectId } from './subject-id.js';
import { type ProvenRow, type SubjectProof, subjectProofOf } from './subject-proof.js';
import { differenceExample, figuresExample, proofExample, trailExample } from './trail.examples.js';
import { DifferenceQueryDto, FiguresQueryDto, ProofQueryDto, TrailQueryDto } from './trail.dto.js';

type Paged<Answer> = Bounded<Answer> & Readonly<{ more: boolean; next?: string }>;

async function paged<Answer extends Readonly<{ entries: readonly TrailEntry[] }> & Parameters<typeof bounded>[0]>(
  asked: Promise<Answer>,
  paging: Paging,
): Promise<Paged<Answer>> {
  const answer = await asked;
  const { items: entries, ...page } = pageOf(answer.entries, wordOfEvent, paging);
  return { ...bounded(answer), entries, ...page };
}

function figuresPage(answer: Omit<TrailAnswer, 'entries'>, paging: Paging) {
  const { items: figures, ...page } = pageOf(answer.figures, wordOfFigure, paging);
  return { ...bounded({ ...answer, figures }), ...page };
}

/** Of which installation, and to whom it is shown. */
type Proven = ReturnType<typeof proofPage> & Readonly<{ installation: string; person: string }>;

function proofPage({ rows: all, ...answer }: SubjectProof, paging: Paging) {
  const { items: rows, ...page } = pageOf<ProvenRow>(all, wordOfEvent, paging);
  return { ...withAlarms(answer), rows, ...page };
}

const besidePages = {
  watermarks: 'one for each store',
  alarms: 'the first hundred; `moreAlarms` says that there are others',
};
const moreFigures = 'the first 5,000; `moreFigures` says that there are others, which `/figures` gives page by page';

/** 审计轨迹: what happened to a subject, from event history alone. */
@ApiTags('审计轨迹 audit trail')
@Controller('jurisdictions/:jurisdictionId/trail/:subjectId')
export class TrailController {
  constructor(
    @Inject(DATABASE) private readonly sql: Queryable,
    @Inject(INSTALLATION) private readonly installation: string,
    private readonly organisations: Organisations,
  ) {}

  /** Everything that happened to a subject: who, when, before and after, under which rules and article. */
  @Get()
  @SettledAtObject()
  @ReadOperation('一个对象的审计轨迹', trailExample, { amounts: [] })
  @BoundedLists({ ...besidePages, figures: moreFigures })
  async trail(
    @PathId('jurisdictionId') tenant: string,
    @SubjectId() subject: string,
    @Query() query: TrailQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Paged<TrailAnswer>> {
    const { limit, after, ...question } = query;
    const by = await this.admit({ subject, tenant }, request);
    return answered(paged(trailOf(this.trailDatabase, { subject, tenant }, question, by), { limit, after }));
  }

  /** The subject's figures alone, as they stood: all of them, page by page. */
  @Get('figures')
  @SettledAtObject()
  @ReadOperation('一个对象在某时刻的数字', figuresExample, { amounts: [] })
  @BoundedLists(besidePages)
  async figures(
    @PathId('jurisdictionId') tenant: string,
    @SubjectId() subject: string,
    @Query() query: FiguresQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Omit<Paged<TrailAnswer>, 'entries'> & { figures: readonly FigureValue[] }> {
    const { limit = figuresMax, after, ...question } = query;
    const by = await this.admit({ subject, tenant }, request);
    const asked = trailOf(this.trailDatabase, { subject, tenant }, question, by);
    return answered(asked.then(({ entries: _, ...answer }) => figuresPage(answer, { limit, after })));
  }

  /** What changed between two instants of recorded-at. */
  @Get('diff')
  @SettledAtObject()
  @ReadOperation('一个对象在两个时刻之间的变化', differenceExample, { amounts: [] })
  @BoundedLists({ ...besidePages, figures: moreFigures })
  async difference(
    @PathId('jurisdictionId') tenant: string,
    @SubjectId() subject: string,
    @Query() { from, to, ...paging }: DifferenceQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Paged<DifferenceAnswer>> {
    const by = await this.admit({ subject, tenant }, request);
    return answered(paged(differenceOf(this.trailDatabase, { subject, tenant }, [from, to], by), paging));
  }

  /** What proves the trail: hashes and heads of its streams, and the bytes of every row that whoever asks may read whole. */
  @Get('proof')
  @SettledAtObject()
  @ReadOperation('一个对象的轨迹证明：各流的散列链，及可全部阅读的原始字节', proofExample)
  @BoundedLists(besidePages)
  async proof(
    @PathId('jurisdictionId') tenant: string,
    @SubjectId() subject: string,
    @Query() { asOf, ...paging }: ProofQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Proven> {
    const by = await this.admit({ subject, tenant }, request);
    const asked = subjectProofOf(this.trailDatabase, { subject, tenant }, asOf, by);
    const made = { installation: this.installation, person: by.asking.person };
    return answered(asked.then((answer) => ({ ...made, ...proofPage(answer, paging) })));
  }

  private get trailDatabase() {
    return { sql: this.sql, schema: trailSchema };
  }

  /**
   * Lets in who may know of any event of the subject, and says as what they read: by an index, before anything is folded.
   * @throws {ProblemError} `not-found`, the same for a subject that does not exist.
   */
  private async admit(asked: Required<Subject>, request: FastifyRequest): Promise<ReadBy> {
    const asking = await askingOf(admissionOf(request), this.organisations);
    const reading = await readingOf(this.trailDatabase, [asked], asking);
    if (!reading.admitted) throw problem('not-found');
    return { asking, reading };
  }
}
