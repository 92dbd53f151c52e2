import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import * as t from '@wenxiao/domain/terms';
import {
  admissionOf,
  calledAs,
  type CommandAnswer,
  CommandOperation,
  ofTerm,
  type Page,
  PathId,
  PersonCommand,
  type PersonsCommand,
  ReadOperation,
  SettledAtObject,
  TakesFiles,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { FileList } from '../file-list/file-list.query.js';
import { formatNames } from '../inspection/formats.js';
import { Erasure } from './erasure.js';
import { EraseFileDto, ListFilesDto, TakenFileDto, UploadFileDto } from './evidence-file.dto.js';
import { fileExample, filesExample } from './evidence-file.examples.js';
import { type FilePlace, PathFile } from './evidence-file.place.js';
import { FileAccess } from './file-access.js';
import { SeenFiles } from './seen-files.js';
import { type TakenAnswer, Uploads } from './uploads.js';

/** 附件: files of a subject or an organisation. */
@ApiTags('附件 files')
@Controller('jurisdictions/:jurisdictionId/files')
export class FileController {
  constructor(
    private readonly uploads: Uploads,
    private readonly erasure: Erasure,
    private readonly access: FileAccess,
    private readonly seen: SeenFiles,
    private readonly list: FileList,
  ) {}

  /** The body is the file and nothing else: a browser sends it as it is (`fetch(…, { body: file })`), and nobody holds it whole. */
  @Post(':object')
  @SettledAtObject()
  @TakesFiles()
  @CommandOperation('上传附件（请求体即文件内容，最大 50 MiB）', { type: TakenFileDto })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  upload(
    @PathId('jurisdictionId') tenant: string,
    @PathId('object') object: string,
    @Query() { name, internal = false }: UploadFileDto,
    @PersonCommand() context: PersonsCommand,
    @Req() request: FastifyRequest,
  ): Promise<TakenAnswer> {
    return this.uploads.take(tenant, { object, name, internal }, context, request);
  }

  @Get(':object')
  @SettledAtObject()
  @ReadOperation('一个对象的附件', filesExample, {
    codes: { status: ofTerm(t.fileStatus), format: calledAs(formatNames) },
  })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @PathId('object') id: string,
    @Query() query: ListFilesDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<object>> {
    const admission = admissionOf(request);
    const [, standing] = await this.access.of(tenant, id, admission);
    return this.list.page(tenant, id, { admission, standing }, query);
  }

  @Get(':object/:file')
  @SettledAtObject()
  @ReadOperation('附件', fileExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathFile() place: FilePlace,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { shown } = await this.seen.of(tenant, place, admissionOf(request));
    return shown;
  }

  @Post(':object/:file/erasure')
  @SettledAtObject()
  @CommandOperation('清除附件内容（须说明理由，不可恢复）', { ifMatch: true })
  erase(
    @PathId('jurisdictionId') tenant: string,
    @PathFile() place: FilePlace,
    @Body() { because }: EraseFileDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.erasure.erase(tenant, place, because, context);
  }
}
