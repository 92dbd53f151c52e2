/** Whether content is of the form that is laid over what holds above it, member by member. */
export function isLayered(content: object): boolean {
  return 'members' in content && 'values' in content;
}
