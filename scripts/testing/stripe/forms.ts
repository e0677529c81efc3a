export type Fields = { [name: string]: string | Fields | undefined };

/** `metadata[act]=a&expand[]=b` as nested fields. */
export function fieldsOf(form: string): Fields {
  const fields: Fields = {};
  for (const [path, value] of new URLSearchParams(form)) {
    const [first = '', ...rest] = path.split(/\[|\]\[|\]/).filter((part, at) => at === 0 || part !== '');
    let inside = fields;
    let name = first;
    for (const next of rest) {
      const deeper = inside[name];
      inside = inside[name] = typeof deeper === 'object' ? deeper : {};
      name = next;
    }
    inside[name] = value;
  }
  return fields;
}

export function textIn(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

export function fieldsIn(fields: Fields, name: string): Record<string, string> {
  const value = fields[name];
  if (typeof value !== 'object') return {};
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}
