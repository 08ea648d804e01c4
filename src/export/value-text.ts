/** A value of an entry in words for people: actors with their offices, places, dates, lists of them. */

/** Words as the documents have them, so whoever shows them makes them safe for their place. */
export const valueText = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  if (value === null || typeof value !== 'object') return String(value);
  const { name, party, role, organization, country, start, end, delegation } = value as Readonly<
    Record<string, unknown>
  >;
  if (typeof start === 'string' && typeof end === 'string') return `${start} to ${end}`;
  // 'president of the European Commission' names its organization already.
  const body =
    typeof role === 'string' && typeof organization === 'string' && role.includes(organization) ? '' : organization;
  const more = typeof delegation === 'number' && delegation > 1 ? `with ${delegation - 1} more` : '';
  const inside = [party, role, body, country, more].filter((one) => typeof one === 'string' && one !== '').join(', ');
  return `${typeof name === 'string' ? name : ''}${inside ? ` (${inside})` : ''}`;
};
