/** Connections of whoever reads the store of another service, at most: one that waits, and one beside it. */
export const readerConnections_max = 2;
