import kafkajs from 'kafkajs';
import { connect } from '../connection.js';

const { ConfigResourceTypes } = kafkajs;

/** What befalls topics: somebody deletes one. The product never does. */
export async function deleteTopic(brokers: readonly string[], topic: string): Promise<void> {
  const admin = connect({ brokers, clientId: 'test' }).admin();
  await admin.connect();
  try {
    await admin.deleteTopics({ topics: [topic] });
  } finally {
    await admin.disconnect();
  }
}

/** Somebody makes a topic before the product does, by their own settings. */
export async function makeTopic(
  brokers: readonly string[],
  topic: string,
  partitions: number,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const admin = connect({ brokers, clientId: 'test' }).admin();
  await admin.connect();
  try {
    const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
    await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: partitions, configEntries }] });
  } finally {
    await admin.disconnect();
  }
}

/** What a topic is set to, by name. */
export async function topicSettings(brokers: readonly string[], topic: string): Promise<Record<string, string>> {
  const admin = connect({ brokers, clientId: 'test' }).admin();
  await admin.connect();
  try {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name: topic }],
    });
    return Object.fromEntries(
      resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]) ?? [],
    );
  } finally {
    await admin.disconnect();
  }
}
