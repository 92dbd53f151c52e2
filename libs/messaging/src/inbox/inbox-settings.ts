/** How a consumer takes in messages. Every one has a default that suits a service of the product. */
export type InboxSettings = Readonly<{
  /** How many messages share one transaction at most; 100 when not given. */
  batchMessages_max?: number;
  /** When a transaction takes longer, it commits what it has done so far: open transactions stall every reader; 500 when not given. */
  batchTime_ms_max?: number;
  /** How often a message is tried before an error of unknown class counts as permanent; 3 when not given. */
  tries_max?: number;
  /** As many newly parked streams within the window stop the consumer: that is a defect of a handler, not of messages; 10 when not given. */
  parkedStreams_max?: number;
  /** The window of {@link parkedStreams_max}; 60 when not given. */
  parkedWindow_s?: number;
  /** How long after it was asked for a missing message is asked for again, doubled each time up to 64 times; 5 when not given. */
  askAgainAfter_s?: number;
}>;

export const inboxDefaults: Required<InboxSettings> = {
  batchMessages_max: 100,
  batchTime_ms_max: 500,
  tries_max: 3,
  parkedStreams_max: 10,
  parkedWindow_s: 60,
  askAgainAfter_s: 5,
};
