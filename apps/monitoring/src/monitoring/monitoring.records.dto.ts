import { Input } from '@wenxiao/contracts/input';
import { monitoringFacts } from '@wenxiao/facts/monitoring';

const { monitoringNoted, findingDeclined, findingRecorded, findingSettled, monitoringChecked } = monitoringFacts;

export class NoteDto extends Input(monitoringNoted, 'on', 'seen', 'indicator', 'risk') {}
export class RecordFindingDto extends Input(
  findingRecorded,
  'source',
  'on',
  'document',
  'found',
  'concludes',
  'risks',
) {}
export class ConfirmFindingDto extends Input(findingRecorded, 'document', 'found', 'risks') {}
export class DeclineFindingDto extends Input(findingDeclined, 'because') {}
export class SettleFindingDto extends Input(findingSettled, 'because') {}
export class CheckMonitoringDto extends Input(monitoringChecked, 'kind', 'on', 'round', 'seen', 'findings') {}
