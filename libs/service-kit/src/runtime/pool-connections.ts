/** Connections of the pool of commands and of the pool of the read side, at most: of each instance of a service. */
export const poolConnections_max = { commands: 10, reads: 8 } as const;
