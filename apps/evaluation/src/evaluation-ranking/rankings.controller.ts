import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Input } from '@wenxiao/contracts/input';
import { code, count, limits, list } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { evaluationFacts } from '@wenxiao/facts/evaluation';
import {
  type CommandAnswer,
  CommandOperation,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  SettledAtObject,
} from '@wenxiao/service-kit';
import { periodKindOf } from '../evaluation/evaluation.place.js';
import { EvaluationRankings } from './rankings.js';

const { because } = evaluationFacts.evaluationRanked.fields;
const ranking = {
  type: 'evaluation-ranking',
  fields: {
    /** From best to worst: how many have each grade of the rules. */
    places: list(['grade'], limits.shortList, {
      grade: code(t.gradeCode),
      places: count(t.gradePlaces, { max: limits.batch }),
    }),
    because,
  },
} as const;
export class RankEvaluationsDto extends Input(ranking, 'places', 'because') {}

/** 评价排名定档: of one type and period, in one department; how many have each grade is said by whoever ranks, with a reason. */
@ApiTags('绩效评价 evaluation')
@Controller('jurisdictions/:jurisdictionId/evaluation-rankings/:department/:type/:period')
export class RankingsController {
  constructor(private readonly rankings: EvaluationRankings) {}

  @Post()
  @SettledAtObject()
  @CommandOperation('按得分排名并定档（须说明各档个数的依据）')
  rank(
    @PathId('jurisdictionId') tenant: string,
    @PathId('department') department: string,
    @Param('type') type: string,
    @Param('period') period: string,
    @Body() { places, because }: RankEvaluationsDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    if (periodKindOf(period) === undefined || !/^[a-z][a-z0-9-]{0,63}$/.test(type)) throw problem('not-found');
    const said = { places: places.map((each) => ({ ...each })), because };
    return this.rankings.rank({ tenant, department, type, period }, said, context);
  }
}
