/** How a consumer takes in messages. Every one has a default that suits a service of the product. */
export type InboxSettings = Readonly<{
  /** How many messages share one transaction at most; 100 when not given. */
  batchMessages_max?: number;
  /** When a transaction takes longer, it commits what it has done so far: open transactions stall every reader; 500 when not given. */
  batchTime_ms_max?: number;
  /** How often a message is tried before an error of unknown class counts as permanent; 3 when not given. */
  tries_max?: number;
  /** As many streams of one contract and tenant that are parked within the window are one alarm: a defect of a handler; 10 when not given. */
  alarmStreams_min?: number;
  /** The window of {@link alarmStreams_min}; 60 when not given. */
  alarmWindow_s?: number;
  /** How long after it was asked for a missing message is asked for again, doubled each time up to 64 times; 5 when not given. */
  askAgainAfter_s?: number;
  /** How long after an error that passes its stream is tried again, doubled each time up to 64 times; 1 when not given. */
  retryAfter_s?: number;
  /** How often a stream that waits for a row is looked at although nobody woke it; 300 when not given. */
  lookAgainAfter_s?: number;
}>;

export const inboxDefaults: Required<InboxSettings> = {
  batchMessages_max: 100,
  batchTime_ms_max: 500,
  tries_max: 3,
  alarmStreams_min: 10,
  alarmWindow_s: 60,
  askAgainAfter_s: 5,
  retryAfter_s: 1,
  lookAgainAfter_s: 300,
};
