import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Input } from '@wenxiao/contracts/input';
import { limits } from '@wenxiao/domain/field';
import { evidenceFileFacts } from '@wenxiao/facts/evidence';
import { CommandAnswerDto, PageQueryDto, saidAs, SortedPageQueryDto } from '@wenxiao/service-kit';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { fileSorts } from '../file-list/file-list.query.js';

/** A name, and nothing of a path; it begins with what is seen, and has an ending. */
const fileNamePattern = /^(?!\.)[^/\\:*?"<>|\t\n\r]*[^/\\:*?"<>|\s.]\.(?=[0-9A-Za-z]{1,10}$)[0-9]*[A-Za-z]/u;
const fileNameWanted = {
  zh: '须为文件名，如 验收报告.pdf：不含路径和 / \\ : * ? " < > |，以扩展名结尾',
  en: 'must be the name of a file, such as report.pdf: no path, none of / \\ : * ? " < > |, ending in an extension',
};

export class UploadFileDto {
  @ApiProperty({ description: '文件名，不含路径', example: '验收报告.pdf', maxLength: limits.name })
  @IsString()
  @Length(1, limits.name)
  @Matches(fileNamePattern, saidAs(fileNameWanted))
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.normalize('NFC').trim() : value))
  name!: string;

  @ApiPropertyOptional({ description: '仅供财政部门查阅', type: Boolean, example: false })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  internal?: boolean;
}

/** What a file came to. */
export class TakenFileDto extends CommandAnswerDto {
  @ApiProperty({ description: '附件所属对象', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000041' })
  object!: string;

  @ApiProperty({
    description: '附件编号：办理环节时填入 documents[].file',
    format: 'uuid',
    example: '018f2f6e-0000-7000-8000-000000000701',
  })
  file!: string;

  @ApiProperty({ example: '验收报告.pdf' })
  name!: string;

  @ApiProperty({ description: '按内容识别的格式', example: 'pdf' })
  format!: string;

  @ApiProperty({ description: '字节数', example: 48213 })
  size!: number;

  @ApiProperty({ description: 'SHA-256', example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  hash!: string;
}

export class EraseFileDto extends Input(evidenceFileFacts.fileErased, 'because') {}

export class ListFilesDto extends SortedPageQueryDto(fileSorts) {
  @ApiPropertyOptional({ description: '状态', enum: ['kept', 'erased'], example: 'kept' })
  @IsOptional()
  @IsIn(['kept', 'erased'])
  status?: 'kept' | 'erased';
}

export class ReadsQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: '只看此人', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000201' })
  @IsOptional()
  @IsUUID()
  person?: string;
}

const ticketWanted = {
  zh: '须为获取下载凭证时给出的凭证（43 个字符）',
  en: 'must be the ticket as it was given, of 43 characters',
};

export class TicketQueryDto {
  @ApiProperty({ description: '下载凭证，60 秒内有效', example: 'tVyYx2n8uE8g0Yl0p3J2o0sQ5r7m1k4b6d9f8h2w3z0' })
  @IsString()
  @Matches(/^[\w-]{43}$/, saidAs(ticketWanted))
  ticket!: string;
}
