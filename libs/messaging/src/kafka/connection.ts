import { Kafka, logLevel, type KafkaConfig } from 'kafkajs';

/** How to reach Kafka. */
export type KafkaConnection = Readonly<{
  brokers: readonly string[];
  /** The names of its topics and groups begin with it; a broker serves many. */
  installation: string;
  /** Shows in the broker's logs and quotas, behind the installation's name: the service's. */
  clientId: string;
  /** `true`: TLS, the broker's certificate signed by a known authority; or the authority's certificate as PEM. */
  tls?: boolean | Readonly<{ ca: string }>;
  login?: Readonly<{ mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; username: string; password: string }>;
  /** After so long without a sign of life a member's partitions go to others; 15 000 when not given. */
  session_ms?: number;
  /** Copies of each topic that the relay makes; 1 when not given, 3 where there are three brokers. */
  replicas?: number;
}>;

/** kafkajs for one connection. What goes wrong reaches us as errors and shows in health; its own log would say it a second time. */
export function connect(connection: KafkaConnection): Kafka {
  const { brokers, installation, clientId, tls, login } = connection;
  const config: KafkaConfig = {
    brokers: [...brokers],
    clientId: `${installation}-${clientId}`,
    logLevel: logLevel.NOTHING,
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    // Our own loops try again, and say so; kafkajs only bridges a change of leader.
    retry: { retries: 4, initialRetryTime: 100, maxRetryTime: 1_000 },
    ...(tls !== undefined && { ssl: typeof tls === 'boolean' ? tls : { ca: [tls.ca] } }),
  };
  if (!login) return new Kafka(config);
  const { mechanism, username, password } = login;
  switch (mechanism) {
    case 'plain':
      return new Kafka({ ...config, sasl: { mechanism, username, password } });
    case 'scram-sha-256':
      return new Kafka({ ...config, sasl: { mechanism, username, password } });
    case 'scram-sha-512':
      return new Kafka({ ...config, sasl: { mechanism, username, password } });
  }
}
