import { loopback } from '../processes/port.js';

/**
 * server.properties of one node that is broker and controller at once. Sized for one machine: the cleaner's buffer alone
 * would take half of the heap by default, and fifty partitions of offsets fifty folders.
 * @param data the folder of the logs
 */
export function brokerConfiguration(data: string, port: number, controllerPort: number): string {
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@${loopback}:${controllerPort}`,
    listeners: `BROKER://${loopback}:${port},CONTROLLER://${loopback}:${controllerPort}`,
    'advertised.listeners': `BROKER://${loopback}:${port}`,
    'listener.security.protocol.map': 'BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'BROKER',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': data.replaceAll('\\', '/'),
    'auto.create.topics.enable': 'false',
    'default.replication.factor': '1',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '8',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '4',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    // A killed broker comes back only when its old session has run out: nine seconds by default.
    'broker.session.timeout.ms': '4000',
    'broker.heartbeat.interval.ms': '1000',
    'group.initial.rebalance.delay.ms': '0',
    'log.cleaner.dedupe.buffer.size': String(16 * 1024 * 1024),
    'num.network.threads': '2',
    'num.io.threads': '4',
    'background.threads': '2',
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** Heap and what else the broker's Java gets; about 350 MB in all. */
export const javaMemory = ['-Xms64m', '-Xmx256m', '-XX:MaxDirectMemorySize=64m', '-XX:+ExitOnOutOfMemoryError'];
