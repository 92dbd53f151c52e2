import { type HistoryFeed, kafkaBroker, kafkaHistory, type Log, postgresHistory } from '@wenxiao/messaging';

/** The histories of several stores, and what they are read through. */
export type Histories = Readonly<{ feeds: readonly HistoryFeed[]; close(): Promise<void> }>;

/** From the stores themselves. @param urls historian URLs by store */
export function historiesInStores(installation: string, urls: Readonly<Record<string, string>>): Histories {
  const feeds = Object.entries(urls).map(([store, url]) => postgresHistory({ installation, store }, url));
  return { feeds, close: () => closeAll(feeds) };
}

/** From the history topics: no store needs to run. @param log is told of connections that are lost and made anew */
export function historiesInKafka(
  { installation, brokers }: Readonly<{ installation: string; brokers: readonly string[] }>,
  stores: readonly string[],
  log: Log,
): Histories {
  const broker = kafkaBroker({ brokers, installation, clientId: 'audit' }, log);
  const feeds = stores.map((store) => kafkaHistory(store, broker));
  return {
    feeds,
    close: async () => {
      await closeAll(feeds);
      await broker.close();
    },
  };
}

async function closeAll(feeds: readonly HistoryFeed[]): Promise<void> {
  for (const feed of feeds) await feed.close();
}
