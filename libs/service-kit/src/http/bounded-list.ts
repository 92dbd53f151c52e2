/** Some items of a list, and whether these are all. */
export type BoundedList<Item> = Readonly<{ items: readonly Item[]; more: boolean }>;

/**
 * The newest items that an answer can carry: the last ones of a list, at most `count` of them and about `bytes` long together, though one
 * at least. An answer is never as long as a history is.
 */
export function newestOf<Item>(
  all: readonly Item[],
  { count, bytes }: Readonly<{ count: number; bytes: number }>,
): BoundedList<Item> {
  const items: Item[] = [];
  let length = 0;
  for (const item of all.slice(-count).reverse()) {
    length += Buffer.byteLength(JSON.stringify(item));
    if (items.length > 0 && length > bytes) break;
    items.unshift(item);
  }
  return { items, more: items.length < all.length };
}
