import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mustFitDocument } from '@/app/_web/door/answers';
import { contractOf, openApi } from '@/app/_web/openapi';
import { listRoutes } from './routes';

const list = 'app/api/v1/openapi.json/routes.ts';

it('knows every route there is: else run `node scripts/routes.mjs`', async () => {
  const path = '../../../../scripts/routes.mjs';
  const sources = (await import(path)) as Record<'routesSource' | 'methodsSource', () => string>;
  expect(readFileSync(list, 'utf8').trim()).toBe(sources.routesSource().trim());
  expect(readFileSync('app/_web/door/arrival/methods.ts', 'utf8').trim()).toBe(
    sources.methodsSource().trim(),
  );
});

it('knows what every route answers: else run `node scripts/testing/answers.mjs`', async () => {
  const path = '../../../../scripts/testing/answers.mjs';
  const { answersSource } = (await import(path)) as Record<'answersSource', () => string>;
  expect(readFileSync('app/api/v1/openapi.json/answers.json', 'utf8')).toBe(answersSource());
}, 60_000);

it('finds every method behind the one door, or a form that leads to one', async () => {
  const methods = (await listRoutes()).flatMap(([path, module]) =>
    Object.entries(module).map(([method, handler]) => ({ path, method, handler })),
  );
  const outside = methods.filter(({ handler }) => !contractOf(handler) && !isForm(handler));
  expect(outside.map(({ path, method }) => `${method} ${path}`)).toEqual([]);
});

it('describes every method with its parameters, its body and its key', async () => {
  const routes = await listRoutes();
  const document = JSON.parse(JSON.stringify(openApi(routes, 'http://localhost:3000')));
  for (const [path, module] of routes)
    for (const method of Object.keys(module)) {
      const contract = contractOf(module[method]);
      if (!contract) continue;
      const operation = document.paths[path][method.toLowerCase()];
      expect(operation, `${method} ${path}`).toBeDefined();
      const names = operation.parameters.map(({ name }: { name: string }) => name);
      for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(names).toContain(name);
      expect(names.includes('Idempotency-Key')).toBe(contract.spends === true);
    }
  expect(document.openapi).toBe('3.1.0');
  expect(document.paths['/tokens'].post.requestBody.content['application/json'].schema).toMatchObject({
    type: 'object',
    additionalProperties: false,
    required: ['email', 'password'],
  });
});

it('holds an answer against what is written of it', () => {
  const asked = new Request('http://localhost:3000/api/v1/orders/order_x/cancellations', { method: 'POST' });
  const said = (answer: unknown) => () => mustFitDocument(asked, JSON.stringify(answer));
  const refund = { amount: { amount: 4200, currency: 'EUR' }, status: 'confirmed', reference: 'refund_x' };
  expect(said({ refund })).toThrow('POST /orders/{id}/cancellations answers what its document says');
  expect(said({ order: {}, refund })).toThrow();
});

it('says what is in every answer', async () => {
  const document = JSON.parse(JSON.stringify(openApi(await listRoutes(), 'http://localhost:3000')));
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path as object));
  const answers = operations.flatMap(({ operationId, responses }) =>
    Object.values(responses).flatMap((response) => {
      const { content = {} } = response as { content?: Record<string, { schema: object }> };
      return Object.values(content).map(({ schema }) => ({ operationId, schema }));
    }),
  );
  expect(answers.filter(({ schema }) => Object.keys(schema).length === 0)).toEqual([]);
});

function isForm(handler: unknown): boolean {
  return typeof handler === 'function' && 'leadsTo' in handler;
}
