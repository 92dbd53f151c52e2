/** That a consumer is stopped as a whole, why, and since when (UTC). A person resumes it. */
export type ConsumerStop = Readonly<{ reason: string; since: string }>;
