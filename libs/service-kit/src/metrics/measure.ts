/** What is measured when it is asked for: the name by which Prometheus knows it, and what it says. Seconds and counts, as the convention has it. */
export const measures = {
  wenxiao_oldest_write_transaction_seconds:
    '最早的未结束写事务已打开多久，读取方都在等它 / how long the oldest write transaction is open, which holds all readers back',
  wenxiao_consumer_lag_messages: '尚未处理的消息数 / messages that are not taken in yet',
  wenxiao_consumer_oldest_message_age_seconds:
    '最早一条未处理消息登记至今 / since the oldest message that is not taken in was recorded',
  wenxiao_consumer_paused: '是否暂停接收（1 为是） / whether a source is paused (1)',
  wenxiao_held_streams: '未流动的流，按原因 / streams that do not flow, by reason',
  wenxiao_overdue_waits: '等待超过一天的流 / streams that have waited for more than a day',
  wenxiao_alarms: '警报数 / alarms: many streams of one contract and tenant were parked within a short time',
  wenxiao_relay_lag_events:
    '尚未送往 Kafka 的事件数，至多计到 10000 / events not sent to Kafka yet, counted up to 10000',
  wenxiao_relay_oldest_event_age_seconds: '最早一条未送出事件登记至今 / since the oldest event not sent was recorded',
  wenxiao_projection_failing: '读模型更新是否失败（1 为是） / whether a projection fails and is tried again (1)',
  wenxiao_due_items_pending: '至今日应处理而未处理的到期事项 / items that are due through today and not looked at yet',
} as const;

export type Measure = Readonly<{
  name: keyof typeof measures;
  labels?: Readonly<Record<string, string>>;
  value: number;
}>;

/** Seconds since an instant, 0 where there is none. @param instant UTC, as the store writes it. */
export const ageOf = (instant: string | undefined, now = Date.now()): number =>
  instant === undefined ? 0 : Math.max(0, (now - Date.parse(instant)) / 1000);
