import type { z } from 'zod';

type Fields = Record<string, unknown>;
type Schema = z.core.$ZodType;
const depthMax = 8;

/** Pairs of a form or a query as nested fields: `seenPrice.amount=4200` becomes { seenPrice: { amount: '4200' } }. */
export function nest(pairs: Iterable<[string, string]>): Fields {
  const fields: Fields = Object.create(null);
  for (const [name, value] of pairs) place(fields, name.split('.', depthMax), value);
  return fields;
}

function place(fields: Fields, [name = '', ...rest]: string[], value: string): void {
  const there = fields[name];
  if (rest.length > 0) {
    const inner = isFields(there) ? there : (Object.create(null) as Fields);
    fields[name] = inner;
    place(inner, rest, value);
  } else if (there === undefined) fields[name] = value;
  else fields[name] = Array.isArray(there) ? [...there, value] : [there, value];
}

/** Texts of a form or a query as what the schema wants: one definition serves scripts and plain forms. */
export function shapeBy(schema: Schema, value: unknown): unknown {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'prefault':
      return value === '' || value === undefined ? undefined : shapeBy(def.innerType, value);
    case 'nullable':
      return value === '' || value === null ? null : shapeBy(def.innerType, value);
    case 'readonly':
    case 'nonoptional':
    case 'catch':
      return shapeBy(def.innerType, value);
    case 'pipe':
      return shapeBy(def.in, value);
    case 'lazy':
      return shapeBy(def.getter(), value);
    case 'object':
      return isFields(value) ? fitObject(def.shape, value) : value;
    case 'array':
      return listOf(value).map((item) => shapeBy(def.element, item));
    case 'union':
      return fitUnion(def.options, value);
    case 'number':
      return numberOf(value);
    case 'boolean':
      return booleanOf(value);
    case 'literal':
      return def.values.find((literal) => String(literal) === value) ?? value;
    default:
      return value;
  }
}

function fitObject(shape: Readonly<Record<string, Schema>>, value: Fields): Fields {
  const fitted = Object.entries(value).map(([name, field]): [string, unknown] => {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    return [name, schema ? shapeBy(schema, field) : field];
  });
  return Object.fromEntries(fitted.filter(([, field]) => field !== undefined));
}

function fitUnion(options: readonly Schema[], value: unknown): unknown {
  const fitted = options.map((option) => ({ option, value: shapeBy(option, value) }));
  const right = fitted.find(
    ({ option, value: candidate }) => (option as z.ZodType).safeParse(candidate).success,
  );
  return (right ?? fitted[0])?.value ?? value;
}

/** Repeated fields, or numbered ones: `offPeak.0.from`. */
function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (isFields(value))
    return Object.keys(value)
      .sort((a, b) => Number(a) - Number(b))
      .map((name) => value[name]);
  return value === '' || value === undefined ? [] : [value];
}

function numberOf(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,6})?$/.test(value.trim()) ? Number(value) : value;
}

function booleanOf(value: unknown): unknown {
  if (value === 'true' || value === 'on' || value === '1') return true;
  return value === 'false' || value === '0' ? false : value;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
