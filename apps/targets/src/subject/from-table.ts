/** From which table of another system something is known: the batch that brought it, and the mapping by which it was read. */
export type FromTable = Readonly<{ batch?: string; mapping?: string }>;

/** That alone, of whatever says it beside something else. */
export const fromTable = ({ batch, mapping }: FromTable): FromTable => ({
  ...(batch !== undefined && { batch }),
  ...(mapping !== undefined && { mapping }),
});
