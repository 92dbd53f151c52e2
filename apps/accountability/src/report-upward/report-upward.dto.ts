import { ApiPropertyOptional } from '@nestjs/swagger';
import { Input } from '@wenxiao/contracts/input';
import { reportUpwardFacts } from '@wenxiao/facts/accountability';
import { AskedYear, SortedPageQueryDto } from '@wenxiao/service-kit';
import { IsIn, IsOptional } from 'class-validator';
import { reportSorts, reportStatuses } from './report-upward-list.query.js';

const {
  reportCompiled,
  reportUpwardSubmitted,
  reportUpwardTakenBack,
  reportUpwardReminded,
  reportUpwardTaskHandedOver,
} = reportUpwardFacts;

export class CompileReportDto extends Input(reportCompiled, 'documents', 'reason') {}
export class SubmitReportUpwardDto extends Input(reportUpwardSubmitted, 'to', 'document', 'on') {}
export class TakeBackReportDto extends Input(reportUpwardTakenBack, 'reason') {}

export class RemindOfReportDto extends Input(reportUpwardReminded, 'step', 'to', 'words') {}
export class HandOverReportDto extends Input(reportUpwardTaskHandedOver, 'step', 'to', 'because') {}

export class ListReportsDto extends SortedPageQueryDto(reportSorts) {
  @AskedYear('预算年度')
  year?: number;

  @ApiPropertyOptional({ description: '报送状态', enum: reportStatuses, example: 'expected' })
  @IsOptional()
  @IsIn(reportStatuses)
  status?: (typeof reportStatuses)[number];
}
