import { Get, Header, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SettledAtObject } from '../access/access.guard.js';
import { type PersonsCommand, TriedCommand } from '../command/command-context.js';
import { PathId } from '../http/path-id.js';
import { type ImportSheet, readImport, templateOf } from './import-file.js';
import { PreviewOperation, TemplateOperation } from './import-operation.js';
import type { Importer, ImportPreview, Imports, PlannedRow } from './imports.js';

type ImportRoutes<Column extends string> = abstract new () => Readonly<{
  imports: Imports;
  importer: Importer<Column, unknown, PlannedRow<unknown>>;
}>;

/**
 * The routes of what every file of registrations has beside being taken: its headings, and what it would make. A controller extends
 * them, and says who works its rows out.
 * @param files what they hold: its part of the path, `subjects`, what it is called, `对象`, and its columns
 */
export function importRoutes<Column extends string>({
  path,
  called,
  sheet,
}: Readonly<{ path: string; called: string; sheet: ImportSheet<Column> }>): ImportRoutes<Column> {
  abstract class Routes {
    abstract readonly imports: Imports;
    abstract readonly importer: Importer<Column, unknown, PlannedRow<unknown>>;

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
