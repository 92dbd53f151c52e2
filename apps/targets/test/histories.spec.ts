import { itReplaysHistoriesOf } from '@wenxiao/service-kit/testing';

await itReplaysHistoriesOf(new URL('../', import.meta.url));
