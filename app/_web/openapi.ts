import { z } from 'zod';
import described from '@/app/api/v1/openapi.json/answers.json';
import packageFile from '@/package.json';
import type { Handler } from './route';

/** What a route file exports: handlers by method. */
export type RouteModule = Readonly<Record<string, unknown>>;
type Json = Readonly<Record<string, unknown>>;
type ObjectSchema = { properties?: Record<string, Json>; required?: string[] };

/** What each route is called and answers; built, the code itself has forgotten its names. */
const answers: Readonly<Record<string, { name: string; answer: Json }>> = described.routes;
const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const;

/**
 * The document of the API, made from the schemas that parse its requests and from the types of its answers (scripts/testing/answers.mjs),
 * so that it cannot drift.
 */
export function openApi(routes: readonly [string, RouteModule][], appUrl: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Offpeak',
      version: packageFile.version,
      description:
        'Quiet hours of local services at a lower price. Money is in minor units, instants are ISO 8601 UTC, unknown fields are refused, a refusal is RFC 9457 problem+json whose `code` is its reason.',
    },
    servers: [{ url: `${appUrl}/api/v1` }],
    security: [{ token: [] }, { session: [] }, {}],
    paths: Object.fromEntries(routes.map(([path, module]) => [path, operationsOf(path, module)])),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'session' },
      },
      schemas: { ...described.schemas, Problem: problem },
    },
  };
}

export function contractOf(handler: unknown): Handler['contract'] | null {
  return typeof handler === 'function' && 'contract' in handler
    ? ((handler as Partial<Handler>).contract ?? null)
    : null;
}

function operationsOf(path: string, module: RouteModule): Json {
  const operations = methods.flatMap((method): [string, Json][] => {
    const contract = contractOf(module[method]);
    return contract ? [[method.toLowerCase(), operationOf({ path, method, contract })]] : [];
  });
  return Object.fromEntries(operations);
}

type Operation = { path: string; method: (typeof methods)[number]; contract: Handler['contract'] };

function operationOf({ path, method, contract }: Operation): Json {
  const schema = schemaOf(contract.input);
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const { required = [], properties = {} } = schema as ObjectSchema;
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name));
  const readsQuery = method === 'GET' || method === 'DELETE';
  const named = (name: string, place: 'path' | 'query') => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: properties[name] ?? {},
  });
  const parameters = [
    ...inPath.map((name) => named(name, 'path')),
    ...(readsQuery ? rest.map((name) => named(name, 'query')) : []),
    ...(contract.spends ? [idempotencyKey] : []),
  ];
  const told = answers[`${method} ${path}`];
  return {
    operationId: idOf({ path, method, contract }),
    summary: sentenceOf(told?.name ?? `${method} ${path}`),
    parameters,
    ...(readsQuery ? {} : { requestBody: bodyOf(schema, inPath) }),
    responses: responsesOf(contract, told?.answer ?? {}),
  };
}

function bodyOf(schema: Json, without: readonly string[]): Json {
  const { properties = {}, required = [] } = schema as ObjectSchema;
  const body = {
    ...schema,
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !without.includes(name))),
    required: required.filter((name) => !without.includes(name)),
  };
  const content = { schema: body };
  return {
    required: body.required.length > 0,
    content: { 'application/json': content, 'application/x-www-form-urlencoded': content },
  };
}

/** The act's name; several files of one act are told apart by how their address ends. */
function idOf({ path, method, contract: { file } }: Operation): string {
  const name = answers[`${method} ${path}`]?.name;
  if (!name) return `${method.toLowerCase()}${path.replaceAll(/\W+/g, '_')}`;
  return file ? `${name}_${path.slice(path.lastIndexOf('/') + 1)}` : name;
}

/** What a file is; one whose type is known only once it is there may be anything. */
function fileTypeOf({ file }: Handler['contract']): string | undefined {
  return typeof file?.type === 'function' ? '*/*' : file?.type;
}

function responsesOf(contract: Handler['contract'], answer: Json): Json {
  const { answers: status = 200, file } = contract;
  const type = fileTypeOf(contract)?.split(';')[0] ?? 'application/json';
  const schema = file ? { type: 'string' } : answer;
  const accepted =
    status === 204 ? { description: 'Done.' } : { description: 'Done.', content: { [type]: { schema } } };
  const refused = {
    description: 'Refused; `code` says why.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return { [status]: accepted, '4XX': refused, '5XX': refused };
}

function schemaOf(input: z.ZodType): Json {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  return schema;
}

/** `placeOrder` → `Place order`. */
function sentenceOf(name: string): string {
  const words = name.replaceAll(
    /([a-z])([A-Z])/g,
    (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'The same key and body again give the first answer again and act once. A form sends it as `idempotencyKey`.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};
