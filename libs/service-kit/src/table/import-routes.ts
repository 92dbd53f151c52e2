import { Get, Header, Post, Query, Req, type Type } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SettledAtObject } from '../access/access.guard.js';
import { PersonCommand, type PersonsCommand, TriedCommand } from '../command/command-context.js';
import { CommandOperation } from '../http/operation.js';
import { PathId } from '../http/path-id.js';
import { type ImportFile, type ImportSheet, readImport, templateOf } from './import-file.js';
import {
  ImportAnswerDto,
  ImportQueryDto,
  PreviewOperation,
  TakesImport,
  TemplateOperation,
} from './import-operation.js';
import type { Importer, ImportAnswer, ImportPreview, Imports, PlannedRow } from './imports.js';

/** Who has a file taken, and whether the rows that are right are taken where others are not. */
export type TakingImport = Readonly<{ context: PersonsCommand; skip: boolean }>;

type ImportRoutes<Column extends string> = Readonly<{
  imports: Imports;
  importer: Importer<Column, unknown, PlannedRow<unknown>>;
}> & {
  /** Takes a file that was read. Whoever does more about it overrides it. */
  taken(tenant: string, file: ImportFile<Column>, how: TakingImport): Promise<ImportAnswer>;
};

type Files<Column extends string> = Readonly<{
  /** Its part of the path, `subjects`. */
  path: string;
  /** What they hold is called, `对象`. */
  called: string;
  /** What taking one is called, where it is said at greater length. */
  takes?: string;
  sheet: ImportSheet<Column>;
  /** What is answered of a file that was taken. */
  answer?: Type<ImportAnswerDto>;
}>;

/**
 * The routes of every file of registrations: it is taken, its headings, and what it would make. A controller extends them, and says who
 * works its rows out.
 */
export function importRoutes<Column extends string>({
  path,
  called,
  takes = `导入${called}（CSV）`,
  sheet,
  answer = ImportAnswerDto,
}: Files<Column>): abstract new () => ImportRoutes<Column> {
  abstract class Routes {
    abstract readonly imports: Imports;
    abstract readonly importer: Importer<Column, unknown, PlannedRow<unknown>>;

    @Post(`jurisdictions/:jurisdictionId/${path}/imports`)
    @SettledAtObject()
    @CommandOperation(takes, { type: answer })
    @TakesImport()
    async take(
      @PathId('jurisdictionId') tenant: string,
      @Query() { errors }: ImportQueryDto,
      @PersonCommand() context: PersonsCommand,
      @Req() request: FastifyRequest,
    ): Promise<ImportAnswer> {
      return this.taken(tenant, await readImport(request.raw, sheet), { context, skip: errors === 'skip' });
    }

    taken(tenant: string, file: ImportFile<Column>, how: TakingImport): Promise<ImportAnswer> {
      return this.imports.take(tenant, this.importer, file, how);
    }

    @Get(`${path}/import-template`)
    @SettledAtObject()
    @Header('content-type', 'text/csv; charset=utf-8')
    @TemplateOperation(`${called}导入模板`, sheet)
    template(): string {
      return templateOf(sheet);
    }

    @Post(`jurisdictions/:jurisdictionId/${path}/imports/preview`)
    @SettledAtObject()
    @PreviewOperation(`检查${called}导入文件`)
    async preview(
      @PathId('jurisdictionId') tenant: string,
      @TriedCommand() context: PersonsCommand,
      @Req() request: FastifyRequest,
    ): Promise<ImportPreview> {
      return this.imports.preview(tenant, this.importer, await readImport(request.raw, sheet), context);
    }
  }
  return Routes;
}
