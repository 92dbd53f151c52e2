import kafkajs, { type Admin } from 'kafkajs';
import { nameAtBroker } from '../../broker.js';
import { connect } from '../connection.js';

const { ConfigResourceTypes } = kafkajs;

/** A topic of an installation, and the brokers that have it. */
export type TopicAt = Readonly<{ brokers: readonly string[]; installation: string; topic: string }>;

/** What befalls topics: somebody deletes one. The product never does. */
export async function deleteTopic({ brokers, installation, topic }: TopicAt): Promise<void> {
  await administering(brokers, (admin) => admin.deleteTopics({ topics: [nameAtBroker(installation, topic)] }));
}

/** Somebody makes a topic before the product does, by their own settings. */
export async function makeTopic(
  { brokers, installation, topic: name }: TopicAt,
  partitions: number,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const configEntries = Object.entries(settings).map(([setting, value]) => ({ name: setting, value }));
  const topic = nameAtBroker(installation, name);
  await administering(brokers, (admin) =>
    admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: partitions, configEntries }] }),
  );
}

/** What a topic is set to, by name. */
export async function topicSettings({ brokers, installation, topic }: TopicAt): Promise<Record<string, string>> {
  const { resources } = await administering(brokers, (admin) =>
    admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name: nameAtBroker(installation, topic) }],
    }),
  );
  return Object.fromEntries(
    resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]) ?? [],
  );
}

/** Everything that a broker has of an installation, by the names that others see. */
export async function namesAtBroker(
  brokers: readonly string[],
  installation: string,
): Promise<Readonly<{ topics: readonly string[]; groups: readonly string[] }>> {
  return administering(brokers, async (admin) => {
    const { groups } = await admin.listGroups();
    const own = (names: readonly string[]) => names.filter((name) => name.startsWith(`${installation}.`)).sort();
    return { topics: own(await admin.listTopics()), groups: own(groups.map(({ groupId }) => groupId)) };
  });
}

async function administering<Result>(
  brokers: readonly string[],
  work: (admin: Admin) => Promise<Result>,
): Promise<Result> {
  const admin = connect({ brokers, installation: 'test', clientId: 'admin' }).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
