import { contracts, fieldsOf, termsOf, topicOf } from '@wenxiao/contracts';
import { nameAtBroker } from '../broker.js';
import { type Schema, schemaOf } from './schema.js';

/** A contract as the document names it: its type, which topic it travels on, who publishes it. */
type Described = Readonly<{ type: string; service: string; topic: string; payload: Schema }>;

const described = (): readonly Described[] =>
  [...contracts()]
    .map(([type, contract]) => {
      const terms = termsOf(contract);
      return { type, service: terms.service, topic: topicOf(terms), payload: schemaOf(fieldsOf(contract)) };
    })
    .sort((one, other) => (one.type < other.type ? -1 : 1));

/** What a record says beside the text that was published: CloudEvents 1.0, binary mode, with extension attributes of ours (`recordOf`). */
const headers: Schema = {
  type: 'object',
  properties: {
    'content-type': { type: 'string', const: 'application/json; charset=utf-8' },
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: { type: 'string', description: 'unique within ce_source: incarnation/tenant/stream/version' },
    ce_source: { type: 'string', description: '/<installation>/<store>' },
    ce_type: { type: 'string', description: 'contract and version' },
    ce_subject: { type: 'string', description: 'the stream' },
    ce_time: { type: 'string', description: 'recorded at, UTC, microseconds' },
    ce_store: { type: 'string' },
    ce_incarnation: { type: 'string', pattern: String.raw`^\d{1,10}$`, description: 'raised when a store is restored' },
    ce_tenant: { type: 'string', format: 'uuid', description: 'the jurisdiction' },
    ce_stream: { type: 'string' },
    ce_streamversion: { type: 'string', pattern: String.raw`^\d{1,10}$` },
    ce_previousversion: {
      type: 'string',
      pattern: String.raw`^\d{1,10}$`,
      description: 'version of the previous event of the stream that was published; 0 where there is none',
    },
    ce_correlationid: { type: 'string' },
  },
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time', 'ce_store', 'ce_tenant', 'ce_stream'],
};

/** The key of a record: what keeps its order. */
const key: Schema = { type: 'string', description: '["<tenant>","<stream>"], as JSON' };

/**
 * What the services of an installation publish, as an AsyncAPI 3.0 document: a channel for each topic, a message for each contract
 * and version with the schema of its text, an operation for each service and topic. Nothing of it is written by hand.
 * @param release the version of the product
 * @param installation begins the topics' names at the broker
 */
export function asyncApiDocument(release: string, installation: string): Schema {
  const all = described();
  const topics = [...new Set(all.map(({ topic }) => topic))];
  const of = (topic: string) => all.filter((each) => each.topic === topic);
  const reference = (...path: readonly string[]) => ({
    $ref: `#/${path.map((part) => part.replaceAll('/', '~1')).join('/')}`,
  });
  return {
    asyncapi: '3.0.0',
    info: {
      title: '问效 Wenxiao',
      version: release,
      license: { name: 'Apache-2.0' },
      description:
        '各服务公布的事件。What services publish: in the order of each stream, at least once; unknown fields are to be passed over.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(
      topics.map((topic) => [
        topic,
        {
          address: nameAtBroker(installation, topic),
          messages: Object.fromEntries(of(topic).map(({ type }) => [type, reference('components', 'messages', type)])),
          bindings: { kafka: { topic: nameAtBroker(installation, topic) } },
        },
      ]),
    ),
    operations: Object.fromEntries(
      topics.map((topic) => [
        `publish-${topic}`,
        {
          action: 'send',
          channel: reference('channels', topic),
          tags: of(topic)
            .slice(0, 1)
            .map(({ service }) => ({ name: service })),
          messages: of(topic).map(({ type }) => reference('channels', topic, 'messages', type)),
        },
      ]),
    ),
    components: {
      messages: Object.fromEntries(
        all.map(({ type, payload }) => [
          type,
          { name: type, headers: reference('components', 'schemas', 'headers'), payload, bindings: { kafka: { key } } },
        ]),
      ),
      schemas: { headers },
    },
  };
}
