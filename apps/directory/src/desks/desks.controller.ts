import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BoundedLists, ReadOperation, SettledAtObject } from '@wenxiao/service-kit';
import { DESK_TABLE, type DeskTable } from './desk-table.js';

const example = {
  items: [
    {
      desk: 'budget-desk',
      zh: '财政预算股',
      en: 'budget desk of the finance bureau',
      within: ['finance-bureau'],
      borne: true,
    },
  ],
};

/** 岗位: what the desks are called that the table knows, and over what they may be granted. */
@ApiTags('人员与授权 people and grants')
@Controller('desks')
export class DesksController {
  constructor(@Inject(DESK_TABLE) private readonly table: DeskTable) {}

  @Get()
  @SettledAtObject()
  @ReadOperation('岗位及其名称', example)
  @BoundedLists({ items: 'the desks of one table, which is written in the code' })
  all(): object {
    return { items: Object.entries(this.table.desks).map(([desk, rule]) => ({ desk, ...rule })) };
  }
}
