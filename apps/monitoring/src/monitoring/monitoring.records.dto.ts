import { Input } from '@wenxiao/contracts/input';
import { monitoringFacts } from '@wenxiao/facts/monitoring';

const { monitoringNoted, findingRecorded, findingSettled, monitoringChecked } = monitoringFacts;

export class NoteDto extends Input(monitoringNoted, 'on', 'seen', 'indicator') {}
export class RecordFindingDto extends Input(findingRecorded, 'source', 'on', 'document', 'found', 'concludes') {}
export class SettleFindingDto extends Input(findingSettled, 'because') {}
export class CheckMonitoringDto extends Input(monitoringChecked, 'kind', 'on', 'round', 'seen', 'findings') {}
