import { Controller, Get, Inject, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  admissionOf,
  type Page,
  PathId,
  problem,
  ReadOperation,
  Organisations,
  reaches,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BLOB_STORE, type BlobStore } from '../blob-store/blob-store.js';
import { ReadsQueryDto, TicketQueryDto } from '../evidence-file/evidence-file.dto.js';
import { readsExample, ticketExample } from '../evidence-file/evidence-file.examples.js';
import { fileId, type FilePlace, PathFile } from '../evidence-file/evidence-file.place.js';
import { SeenFiles } from '../evidence-file/seen-files.js';
import { endingOf, formatOf } from '../inspection/formats.js';
import { fileProblem } from '../refusals.js';
import { type ReadEntry, ReadLog } from './read-log.js';
import { Tickets, ticketSeconds } from './tickets.js';

/** 附件下载: a ticket first, then the bytes. */
@ApiTags('附件 files')
@Controller('jurisdictions/:jurisdictionId')
export class ReadingController {
  constructor(
    private readonly seen: SeenFiles,
    private readonly tickets: Tickets,
    private readonly log: ReadLog,
    private readonly organisations: Organisations,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
  ) {}

  /** Changes nothing of the file: it needs no key. */
  @Post('files/:object/:file/tickets')
  @SettledAtObject()
  @ApiOperation({ summary: '获取下载凭证' })
  @ApiCreatedResponse({
    description: '下载地址，60 秒内由本人使用 / where to read the file, for the person who asked, within 60 s',
    schema: { type: 'object', additionalProperties: true, example: ticketExample },
  })
  async ticket(
    @PathId('jurisdictionId') tenant: string,
    @PathFile() place: FilePlace,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const admission = admissionOf(request);
    const { state, standing } = await this.seen.of(tenant, place, admission);
    if (state.status === 'erased') throw fileProblem('file-erased');
    const { personId } = admission.principal;
    const ticket = await this.tickets.give({ tenant, id: fileId(place), personId }, standing.audits);
    const path = `jurisdictions/${tenant}/files/${place.object}/${place.file}/content`;
    return { url: `/api/evidence/${path}?ticket=${ticket}`, seconds: ticketSeconds };
  }

  @Get('files/:object/:file/content')
  @SettledAtObject()
  @ApiOperation({ summary: '下载附件（凭下载凭证）' })
  @ApiOkResponse({
    description: '附件内容 / the bytes',
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  })
  async content(
    @PathId('jurisdictionId') tenant: string,
    @PathFile() place: FilePlace,
    @Query() { ticket }: TicketQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const admission = admissionOf(request);
    const { personId } = admission.principal;
    const allowed = await this.tickets.of(ticket, { tenant, id: fileId(place), personId });
    if (!allowed) throw fileProblem('ticket-over');
    const { state } = await this.seen.of(tenant, place, admission);
    if (state.status === 'erased') throw fileProblem('file-erased');
    const bytes = await this.blobs.read({ tenant, hash: state.hash });
    if (!bytes) throw fileProblem('file-missing');
    await this.log.add(tenant, place, personId, allowed.audits);
    reply.headers({ 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" });
    return new StreamableFile(bytes, {
      type: formatOf(state.format)?.mediaType ?? 'application/octet-stream',
      disposition: attached(state.name),
      length: state.size,
    });
  }

  /** Who audits the jurisdiction sees who read which file. */
  @Get('file-reads')
  @SettledAtObject()
  @ReadOperation('附件查阅记录', readsExample)
  async reads(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ReadsQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<ReadEntry>> {
    const jurisdiction = await this.organisations.find(tenant);
    const audits = admissionOf(request).grants.some(
      (grant) => grant.desk === 'auditor' && jurisdiction && reaches(grant, jurisdiction),
    );
    if (!audits) throw problem('wrong-role', { required: ['auditor'] });
    return this.log.page(tenant, query);
  }
}

/** RFC 6266: the name as it is, and one in ASCII for whoever reads no other. */
function attached(name: string): string {
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
  return `attachment; filename="file.${endingOf(name)}"; filename*=UTF-8''${encoded}`;
}
