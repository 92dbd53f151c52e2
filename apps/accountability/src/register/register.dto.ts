import { ApiPropertyOptional } from '@nestjs/swagger';
import { Input } from '@wenxiao/contracts/input';
import { id } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { registerFacts } from '@wenxiao/facts/accountability';
import { IsCode, SortedPageQueryDto } from '@wenxiao/service-kit';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { registerSorts } from './register-list.query.js';
import { type EntryStatus, entryStatuses } from './register.state.js';

const { entryEntered, entryConfirmed, entryDeclined, entryCorrected, entryLogged, entryLeft } = registerFacts;
const { entryStrikeAsked, entryStruck, entryStrikeDeclined } = registerFacts;

/** The one thing that is entered, and what is said of it. */
const { kind, named, occasion, findings, words, checklist, participants, documents, on } = entryEntered.fields;
const thing = {
  subject: id(t.subject).optional(),
  organisation: id(t.organisation).optional(),
  person: id(t.person).optional(),
};
const entering = {
  type: 'register-entering',
  fields: { ...thing, named, kind, occasion, findings, words, checklist, participants, documents, on },
} as const;
export class EnterInRegisterDto extends Input(
  entering,
  'subject',
  'organisation',
  'person',
  'named',
  'kind',
  'occasion',
  'findings',
  'words',
  'checklist',
  'participants',
  'documents',
  'on',
) {}

export class ConfirmEntryDto extends Input(entryConfirmed, 'on', 'opinion', 'documents') {}
export class DeclineEntryDto extends Input(entryDeclined, 'reason') {}
export class CorrectEntryDto extends Input(
  entryCorrected,
  'words',
  'checklist',
  'participants',
  'documents',
  'reason',
) {}
export class StrikeEntryDto extends Input(entryStrikeAsked, 'on', 'reason', 'documents') {}
export class ConfirmStrikeDto extends Input(entryStruck, 'on', 'opinion', 'documents') {}
export class DeclineStrikeDto extends Input(entryStrikeDeclined, 'reason') {}
export class LeaveRegisterDto extends Input(entryLeft, 'on', 'reason', 'documents') {}

const { rating, words: logged, leaders, desks, on: loggedOn, row, reason } = entryLogged.fields;
const logging = { type: 'register-logging', fields: { rating, words: logged, leaders, desks, on: loggedOn } } as const;
const righting = { type: 'register-log-correction', fields: { ...logging.fields, row, reason } } as const;
export class LogEntryDto extends Input(logging, 'rating', 'words', 'leaders', 'desks', 'on') {}
export class CorrectLogDto extends Input(righting, 'row', 'rating', 'words', 'leaders', 'desks', 'on', 'reason') {}

export class ListEntriesDto extends SortedPageQueryDto(registerSorts) {
  @ApiPropertyOptional({ description: '名录类别', example: 'eliminated' })
  @IsOptional()
  @IsCode()
  kind?: string;

  @ApiPropertyOptional({ description: '名录状态', enum: entryStatuses, example: 'in-force' })
  @IsOptional()
  @IsIn(entryStatuses)
  status?: EntryStatus;

  @ApiPropertyOptional({ description: '条目对象的编号', example: '018f2f6e-0000-7000-8000-000000000101' })
  @IsOptional()
  @IsUUID()
  about?: string;

  @ApiPropertyOptional({
    description: '主管单位的编号：列出该单位自设的名录，或本区划的名录中属于该单位的条目；不填为本区划的名录',
    example: '018f2f6e-0000-7000-8000-000000000202',
  })
  @IsOptional()
  @IsUUID()
  body?: string;
}
