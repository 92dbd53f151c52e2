const uuidText = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether `text` is a UUID in its one stored form: lower case, with hyphens. */
export function isUuid(text: string): boolean {
  return uuidText.test(text);
}

/** Whether `text` is a UUID of version 7: what a client's command id (its idempotency key) must be. */
export function isCommandId(text: string): boolean {
  return isUuid(text) && text[14] === '7';
}
