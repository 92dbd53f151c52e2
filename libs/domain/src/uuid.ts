const uuidText = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether `text` is a UUID in its one stored form: lower case, with hyphens. */
export function isUuid(text: string): boolean {
  return uuidText.test(text);
}
